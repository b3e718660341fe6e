"""What a reader is told of each activity: what all have, and what each has besides.

One query for all of it holds a line as wide as the whole query for each step of it, a
gigabyte for 50,000 activities.  So it is asked in two, and put together here.
"""

from collections import defaultdict
from itertools import product

from graph.asking.store import BETWEEN, Answer, Graph, once
from graph.asking.views import ask_view

COLUMNS = (
    "key", "id", "title", "title_language", "row", "kind", "kind_label", "department",
    "start", "end", "owner", "collection", "place", "status", "status_label",
    "anchoring", "comment", "source",
)  # fmt: skip
#: What an activity may lack, in the order of the lines.
MORE = ("department", "start", "end", "owner", "anchoring", "comment", "source")
#: Rows without a number come after so many.
UNNUMBERED = 9999

#: What an activity has besides, by what it is.
Facts = dict[str, list[str]]


def ask_details(store: Graph, *, language: str = "nn") -> Answer:
    """Return a line for each activity, in the order of the overview."""
    return once(store, ("details", language), lambda: _details(store, language))


def _details(store: Graph, language: str) -> Answer:
    more: dict[str, Facts] = defaultdict(lambda: defaultdict(list))
    for activity, fact, value in ask_view(store, "details-more").rows:
        more[activity][fact].append(value)
    found = ask_view(store, "details", language=language)
    lines: dict[tuple[str, ...], tuple[object, ...]] = {}
    for one in found.records():
        own = more.get(one["activity"], {})
        for besides in product(*(_values(own, fact) for fact in MORE)):
            facts = one | dict(zip(MORE, besides, strict=True))
            lines[tuple([facts[column] for column in COLUMNS])] = _order(one, own)
    return Answer(list(COLUMNS), sorted(lines, key=lines.__getitem__))


def _values(own: Facts, fact: str) -> list[str]:
    """Return what is known of one fact; a time as written before one that was read."""
    if fact == "source":
        return [BETWEEN.join(sorted(set(own.get(fact, ()))))]
    return own.get(fact) or own.get(f"{fact}_read") or [""]


def _order(one: dict[str, str], own: Facts) -> tuple[object, ...]:
    """Return what lines are sorted by: the row, then wholes before their parts."""
    return (in_overview(one["row"]), "whole" in own, one["id"], one["activity"])


def in_overview(row: str) -> tuple[int, str]:
    """Return what rows are sorted by: their number; those without one come late.

    >>> in_overview("12"), in_overview("p3")
    ((12, '12'), (9999, 'p3'))
    """
    return (int(row) if row.isdecimal() else UNNUMBERED, row)
