"""The queries that views and findings are made of, asked in one language."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from graph.asking.questions import read_card, set_value
from graph.asking.store import BETWEEN, Answer, Graph, ask_claims
from ontology import VIEWS

#: Views with a line or more for each statement, which only one asks: their answers are
#: not kept for others, since they take room.
PASSING = frozenset(
    (
        "abroad", "coverage", "coverage-more", "details", "details-more", "empty-cells",
        "features", "hangs", "lapse-cells", "lapses", "names", "page-statements",
        "page-statements-more", "row-cells", "takers", "texts", "ties", "years",
    )
)  # fmt: skip
#: Stands in the views of some things where their addresses go, or the one.
THING = "urn:samband:thing"


@cache
def view_text(name: str) -> str:
    """Return the SPARQL of a view."""
    return read_card(VIEWS / f"{name}.rq").query


def ask_view(
    store: Graph,
    name: str,
    *,
    language: str = "nn",
    thing: str = "",
    things: Iterable[str] = (),
) -> Answer:
    """Return the answer of a view of ``ontology/views``, its labels in a language.

    ``thing`` is the address that a view of one thing is about; ``things`` are those
    of a view of several.
    """
    query = set_value(view_text(name), "language", language)
    about = "> <".join(things) or thing
    asked = query.replace(THING, about) if about else query
    return ask_claims(store, asked, keep=name not in PASSING)


def ask_coded(
    store: Graph,
    name: str,
    *,
    language: str = "nn",
    labels: Mapping[str, str],
    order: Sequence[str],
) -> Answer:
    """Return the answer of a view that gives codes, worded and put in order here.

    ``labels`` are the columns to word, each with its code list.  A query that words
    and sorts by itself holds everything several times in memory.
    """
    answer = ask_view(store, name)
    words = {
        (line["list"], line["code"]): line["label"]
        for line in ask_view(store, "labels", language=language).records()
    }
    lists = [labels.get(column, "") for column in answer.columns]
    rows = {
        tuple(
            [
                words[scheme, cell] if scheme and cell else cell
                for scheme, cell in zip(lists, row, strict=True)
            ]
        )
        for row in answer.rows
    }
    places = [answer.columns.index(column) for column in order]

    def place(row: tuple[str, ...]) -> list[str]:
        # Of several cells that tell the same, the first decides.
        return [row[at].partition(BETWEEN)[0] for at in places]

    return Answer(answer.columns, sorted(rows, key=place))


def has_words(name: str) -> bool:
    """Return whether a view answers otherwise in another language."""
    return "VALUES ?language" in view_text(name)
