"""The named questions: SPARQL files with a title, an answer and a meaning.

A card is a ``.rq`` file in ``ontology/questions``.  Its head, in comments that
begin with ``#@``, says in three languages what is asked and how the answer
begins; the rest is plain SPARQL that any endpoint takes as it stands.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable

from graph.asking.store import Answer, Graph, ask_claims
from graph.errors import NameNotFoundError
from graph.names import near_names
from ontology import QUESTIONS

HEAD = re.compile(
    r"^#@ (title|answer|topic|codes|parameter) ([\w-]+): (.*)$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name, what it asks, and the SPARQL that answers it.

    Attributes:
        name: The file's name, which is what people ask for.
        query: The whole file, ready to be run.
        titles: What is asked, by language.
        answers: The sentence that begins the answer, by language; ``{count}``
            is the number of rows.
        codes: For columns that hold codes: the code list, by column.
        parameters: What the asker may set, with the value used otherwise.
    """

    name: str
    query: str
    titles: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)

    @property
    def topic(self) -> str:
        """Return what the question is about, to find it among the others."""
        return self.topics.get("card", "")

    def with_values(self, values: dict[str, str]) -> str:
        """Return the query with some of its parameters set.

        A parameter stands in the query as ``VALUES ?name { "value" }``.
        Raises ``NameNotFoundError`` for a parameter that the card lacks.
        """
        query = self.query
        for name, value in values.items():
            if name not in self.parameters:
                raise NameNotFoundError(name, near_names(name, self.parameters))
            query = set_value(query, name, value)
        return query


def set_value(query: str, name: str, value: str) -> str:
    """Return a query with one parameter's value exchanged for another.

    >>> set_value('VALUES ?x { "a" }', "x", "b")
    'VALUES ?x { "b" }'
    """
    text = value.replace("\\", "\\\\").replace('"', '\\"')
    setting = f'VALUES ?{name} {{ "{text}" }}'
    pattern = rf'VALUES \?{re.escape(name)} \{{ "[^"]*" \}}'
    return re.sub(pattern, lambda _: setting, query)


@cache
def questions() -> dict[str, Question]:
    """Return every question, by name."""
    return {card.name: card for card in cards(QUESTIONS)}


def cards(folder: Traversable) -> list[Question]:
    """Return the cards of a folder, in the order of their names."""
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return [read_card(entry) for entry in entries if entry.name.endswith(".rq")]


def read_card(entry: Traversable) -> Question:
    """Read one card from its file."""
    text = entry.read_text(encoding="utf-8")
    card = Question(entry.name.removesuffix(".rq"), text)
    places = {
        "title": card.titles,
        "answer": card.answers,
        "codes": card.codes,
        "parameter": card.parameters,
        "topic": card.topics,
    }
    for kind, key, value in HEAD.findall(text):
        places[kind][key] = value.strip()
    return card


def find_question(name: str) -> Question:
    """Return the question of that name.

    Raises ``NameNotFoundError``, with the names that come near.
    """
    known = questions()
    if name not in known:
        raise NameNotFoundError(name, near_names(name, known))
    return known[name]


def ask_question(
    store: Graph, question: Question, values: dict[str, str] | None = None
) -> Answer:
    """Return the answer of a question, some of its parameters set."""
    return ask_claims(store, question.with_values(values or {}), keep=False)
