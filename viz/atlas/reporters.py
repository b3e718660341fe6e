"""Who has reported an activity: a department, a table without one, another source.

Departments of two counties can have the same name, and the sources without a table
have no departments at all, so they stand together in one column of their own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viz.atlas.book import Book
from viz.atlas.grid import Column
from viz.wording import say

TOPIC = "atlas_overview"


@dataclass(frozen=True, slots=True)
class Reporters:
    """The columns of those who reported, and where each activity belongs."""

    columns: Sequence[Column]
    belongs: Mapping[str, str]

    def of(self, key: str) -> str:
        """Return the column of an activity, from its key ``source/name``."""
        return self.belongs[key]


def group_columns(book: Book) -> Reporters:
    """Return a column a department, one for none, one for the other sources.

    A single other source goes by its name.
    """
    details = book.view("details")
    heads = {head["collection"]: head for head in book.view("ladder-sources")}
    tabled = [name for name in heads if heads[name]["has_table"] == "true"]
    others = [head["title"] for name, head in heads.items() if name not in tabled]
    last = others[0] if len(others) == 1 else say(book.language, TOPIC, "other_sources")
    belongs, titles = {}, {}
    for line in details:
        source = line["collection"]
        name = _name(book, line, several=len(tabled) > 1) if source in tabled else ""
        belongs[line["key"]] = name or last
        titles[belongs[line["key"]]] = heads[source]["title"] if name else ""
    counts = Counter(belongs.values())
    without = say(book.language, TOPIC, "no_department")
    order = sorted(
        counts, key=lambda name: (name == last, without in name, -counts[name], name)
    )
    return Reporters(
        [Column(name, counts[name], titles[name]) for name in order], belongs
    )


def _name(book: Book, line: Mapping[str, str], *, several: bool) -> str:
    """Return what a department is called, with its source where several have some."""
    name = line["department"] or say(book.language, TOPIC, "no_department")
    return f"{name} ({line['collection']})" if several else name
