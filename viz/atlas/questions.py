"""Spør: every question that has a name, with its answer and the SPARQL behind it."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from graph.asking.questions import Question, ask_question, questions
from graph.asking.store import Answer
from graph.reading.vocabulary import codes
from viz.atlas.book import Book, Leaf
from viz.atlas.pointers import activities
from viz.atlas.things import named
from viz.page import fill
from viz.references import references_in
from viz.wording import say, texts

ROUTE = "spor"
TOPIC = "atlas_questions"
COLUMNS = "atlas_columns"
#: The topics of the cards in the order in which they are listed; others come last.
TOPICS = ("who", "activities", "documents", "time", "money", "places", "sources", "")
#: No table of a page is longer than this; the whole answer comes by command.
MOST = 200
#: With more activities than this, some questions take minutes; they are asked by
#: command then, one at a time.
ACTIVITIES = 1000

#: A cell: its text, the language of a name, and the address of what has a page.
Cell = tuple[str, str, str]


def leaf(book: Book) -> Leaf:
    """Return the page that lists the questions by topic."""
    groups: dict[str, list[Question]] = defaultdict(list)
    for card in questions().values():
        groups[card.topic if card.topic in TOPICS else ""].append(card)
    html = fill(
        "atlas/questions.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        groups=[(topic, groups[topic]) for topic in TOPICS if groups[topic]],
        count=len(questions()),
        answer=lambda card: told(book, card),
        asked=len(activities(book)) <= ACTIVITIES,
    )
    return Leaf(ROUTE, say(book.language, TOPIC, "title"), html)


def leaves(book: Book) -> Iterable[Leaf]:
    """Yield the page of each question."""
    for card in questions().values():
        yield _leaf(book, card)


def _leaf(book: Book, card: Question) -> Leaf:
    answer = answered(book, card)
    words = texts(book.language, COLUMNS)
    html = fill(
        "atlas/question.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        card=card,
        told=told(book, card),
        headings=[words.get(one, one.replace("_", " ")) for one in answer.columns],
        numbers=[_all_numbers(answer.column(one)) for one in answer.columns],
        settings=[
            (words.get(one, one.replace("_", " ")), value, one)
            for one, value in card.parameters.items()
        ],
        rows=list(_rows(book, card, answer)),
        asked=bool(answer.columns),
        count=len(answer.rows),
        most=MOST,
    )
    return Leaf(f"{ROUTE}/{card.name}", card.titles[book.language], html)


def answered(book: Book, card: Question) -> Answer:
    """Return the answer of a question, asked once for all languages.

    In a large atlas it has no columns: the question was not asked.
    """
    if len(activities(book)) > ACTIVITIES:
        return Answer([], [])
    found: Answer = book.once(
        ("answer", card.name),
        partial(ask_question, book.built.store, card),
        shared=True,
    )
    return found


def told(book: Book, card: Question) -> str:
    """Return the answer as one sentence."""
    if not answered(book, card).columns:
        return texts(book.language, TOPIC)["not_asked"]
    return card.answers[book.language].format(count=len(answered(book, card).rows))


def _rows(book: Book, card: Question, answer: Answer) -> Iterable[list[Cell]]:
    """Yield the first rows: codes by their words, things by their names."""
    holders: dict[str, str] = book.once("holders", lambda: _holders(book))
    schemes = [card.codes.get(column, "") for column in answer.columns]
    for row in references_in(answer, book.language).rows[:MOST]:
        yield [
            (_code(book.language, scheme, text), "", "")
            if scheme
            else _thing(book, text, holders.get(text, ""))
            for scheme, text in zip(schemes, row, strict=True)
        ]


def _thing(book: Book, text: str, address: str) -> Cell:
    """Return a cell by the name of the thing it stands for: no reader knows an id."""
    if not address:
        return (text, "", "")
    thing = named(book, address)
    return (thing["name"], thing["tongue"], address)


def _all_numbers(cells: list[str]) -> bool:
    """Return whether a column holds nothing but whole numbers."""
    return all(cell.isdecimal() for cell in cells)


def _code(language: str, scheme: str, word: str) -> str:
    code = codes().get(scheme, {}).get(word)
    return code.labels.get(language, word) if code else word


def _holders(book: Book) -> dict[str, str]:
    """Return the thing behind each name that only one thing goes by."""
    holders: dict[str, set[str]] = defaultdict(set)
    for one in book.view("names"):
        if one["sort"] in ("main", "code"):
            holders[one["name"]].add(one["thing"])
    return {
        name: next(iter(things))
        for name, things in holders.items()
        if len(things) == 1 and not name.isdecimal()
    }
