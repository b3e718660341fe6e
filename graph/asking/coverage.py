"""Where each activity is anchored: asked in three, and put together here.

One line an activity and document; those that name none have no document.  One query
for all of it holds half a gigabyte meanwhile for 50,000 activities.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from graph.asking.store import BETWEEN, Answer, Graph, once
from graph.asking.views import ask_view

COLUMNS = (
    "address", "activity", "row", "part", "title", "department", "kind", "kind_label",
    "document", "document_name", "level", "level_label", "publisher", "successor",
    "since", "period", "evidence", "evidence_label", "as_written", "source",
)  # fmt: skip
#: What a line is sorted by, and the views that it is made of.
ORDER = ("row", "activity", "document")
VIEWS = ("coverage", "coverage-more", "coverage-documents")

Line = dict[str, str]
#: What an anchoring or an activity has besides, by what it is.
Facts = dict[str, list[str]]


def ask_coverage(store: Graph, *, language: str = "nn") -> Answer:
    """Return where each activity is anchored, labels in a language."""
    return once(store, ("coverage", language), lambda: _coverage(store, language))


def _coverage(store: Graph, language: str) -> Answer:
    more: dict[str, Facts] = defaultdict(lambda: defaultdict(list))
    for about, fact, value in ask_view(store, "coverage-more").rows:
        more[about][fact].append(value)
    documents: dict[str, list[Line]] = defaultdict(list)
    for one in ask_view(store, "coverage-documents", language=language).records():
        documents[one["named"]].append(one)
    rows = {
        tuple([line.get(column, "") for column in COLUMNS]): None
        for told in ask_view(store, "coverage", language=language).records()
        for line in _lines(told, more, documents)
    }
    places = [COLUMNS.index(column) for column in ORDER]
    ordered = sorted(rows, key=lambda row: [row[place] for place in places])
    return Answer(list(COLUMNS), ordered)


def _lines(
    told: Line, more: dict[str, Facts], documents: dict[str, list[Line]]
) -> Iterator[Line]:
    """Yield a line for each document of an anchoring, one line for none."""
    own = more.get(told["anchoring"], {})
    source = BETWEEN.join(sorted(set(own.get("source", ()))))
    known = [one for named in own.get("document", ()) for one in documents[named]]
    units = more.get(told["address"], {}).get("department") or [""]
    words = own.get("as_written") or [""]
    for document, unit, written in product(known or [{}], units, words):
        besides = {"department": unit, "as_written": written, "source": source}
        yield told | document | besides
