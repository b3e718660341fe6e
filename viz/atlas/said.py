"""What statements say of activities: read once for all languages, worded when shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.asking.named import COLUMNS, ask_named
from viz.atlas.book import Book, Records
from viz.explorer.data import labels_of
from viz.references import reference_in

ACTIVITY, WAY, ROLE, THING = (
    COLUMNS.index(name) for name in ("activity", "way", "role", "thing")
)
#: Ways to be in an activity oneself, and not only to be spoken of.
TAKING_PART = ("participant", "member", "organisation")

#: One statement and one thing that it names, as codes and addresses.
Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Every statement by its activity and by the thing that it names.

    ``taking`` are the things that take part in each activity.
    """

    by_activity: Mapping[str, list[Line]]
    by_thing: Mapping[str, list[Line]]
    taking: Mapping[str, set[str]]


def said(book: Book) -> Said:
    """Return what all statements say, the same in every language."""
    found: Said = book.once("said", lambda: _said(book), shared=True)
    return found


def _said(book: Book) -> Said:
    by_activity: dict[str, list[Line]] = defaultdict(list)
    by_thing: dict[str, list[Line]] = defaultdict(list)
    taking: dict[str, set[str]] = defaultdict(set)
    for line in ask_named(book.built.store).rows:
        by_activity[line[ACTIVITY]].append(line)
        by_thing[line[THING]].append(line)
        if line[WAY] in TAKING_PART:
            taking[line[ACTIVITY]].add(line[THING])
    return Said(by_activity, by_thing, taking)


def worded(book: Book, lines: Iterable[Line]) -> Records:
    """Return statements, with roles, evidence and places in the language."""
    labels = book.once("labels", lambda: labels_of(book.view("labels")))
    found = []
    for line in lines:
        one = dict(zip(COLUMNS, line, strict=True))
        one["role"] = labels["role"][line[ROLE]] if line[ROLE] else ""
        one["source"] = reference_in(one["source"], book.language)
        one["evidence_label"] = labels["evidence"][one["evidence"]]
        found.append(one)
    return found


def statements_on(book: Book, activity: str) -> Records:
    """Return what is said of an activity, in words."""
    return worded(book, said(book).by_activity.get(activity, ()))
