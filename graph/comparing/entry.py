"""One activity of an overview as it is held against another year's.

Everything is read from the tables, not from the graph: a change is a change of what
somebody wrote, and what rules derive from it would only say it again.  Not compared
are the evidence, the place in the source, and the notes of whoever made the tables.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.comparing.said import CODE, Facts, Value, said_of
from graph.findings.words import roots
from graph.reading.collection import Collection, Sources
from graph.reading.tables import Record

#: What a change of each cell of a source row is called; the title stands for itself.
ROW_KINDS = {
    "department": "moved",
    "type": "type",
    "start": "dates",
    "end": "dates",
    "anchoring": "anchoring",
    "content": "text",
    "comment": "text",
}
#: ... and of each cell of an activity's own.
OWN_KINDS = {
    "kind": "type",
    "status": "dates",
    "start": "dates",
    "end": "dates",
    "duration": "dates",
    "frequency": "dates",
    "level": "details",
    "study": "details",
    "owner": "details",
    "part_of": "details",
}
CODES = {"kind": "activity-kind", "status": "status", "frequency": "frequency"}
#: Who stands for the activity at home tells no two activities apart.
HOME = ("county-authority", "department")


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity: what it is called, where it stands, what is said of it.

    Attributes:
        id: The identifier in the tables; empty for a row without an activity.
        row: The row that it stands in.
        title: What it is called.
        named: Whether its name is the title cell of the row.
        own: What is said of it alone.
        shared: What its row says, and so of every activity in the row.
        things: Partners, programmes, places and documents, by identifier with name.
        words: The roots of its title.
        text: The roots of all its words.
    """

    id: str
    row: str
    title: str
    named: bool = True
    own: Facts = field(default_factory=dict)
    shared: Facts = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()

    @property
    def days(self) -> tuple[str, ...]:
        """Return the dates as written, empty where none is."""
        found = (*_texts(self, "start"), *_texts(self, "end"))
        return found if any(found) else ()

    @property
    def order(self) -> tuple[str, ...]:
        """Return what tells one entry from another, whatever it is numbered."""
        return (self.title, *sorted(self.text), *sorted(self.things), self.id, self.row)


def _texts(entry: Entry, column: str) -> tuple[str, ...]:
    both = (*entry.shared.get(("dates", column), ()),)
    both += (*entry.own.get(("dates", column), ()),)
    return tuple(sorted(value.text for value in both))


def entries(sources: Sources) -> list[Entry]:
    """Return the activities of a collection, and its rows that hold none."""
    (collection,) = sources.collections
    names, home = _register(sources)
    said, things = said_of(collection, names)
    rows = {record["row"]: record for record in collection.records("rows")}
    found = [
        _entry(record, rows.get(record["row"]), said[record["id"]], names)
        for record in collection.records("activities")
    ]
    found = [_with(one, things[one.id], home, names) for one in found]
    held = {one.row for one in found}
    return found + list(_bare(collection, held))


def _register(sources: Sources) -> tuple[dict[str, str], set[str]]:
    """Return the names of the register, and who is at home in any overview."""
    names, home = {}, set()
    for table in ("organisations", "places", "programmes", "documents"):
        for record in sources.register.get(table, []):
            names[record["id"]] = record["name"]
            if record["kind"] in HOME:
                home.add(record["id"])
    return names, home


def _entry(
    activity: Record, row: Record | None, said: Facts, names: dict[str, str]
) -> Entry:
    title = activity["title"] or (row["title"] if row else "")
    own = dict(said)
    for column, kind in OWN_KINDS.items():
        if activity[column]:
            own[kind, column] = frozenset([_own_value(activity, column, names)])
    own["renamed", "title"] = frozenset([Value((title,), (title,))])
    shared = _cells(row) if row else {}
    if row and activity["title"] and row["title"]:
        told = Value((row["title"],), (row["title"],))
        shared["text", "title"] = frozenset([told])
    return Entry(
        activity["id"],
        activity["row"],
        title,
        named="title" in activity["column"].split(),
        own=own,
        shared=shared,
    )


def _own_value(activity: Record, column: str, names: dict[str, str]) -> Value:
    text = activity[column]
    if column == "part_of":
        return Value(("part_of",), (), refers=text)
    if column in CODES:
        return Value((text,), (f"{CODE}{CODES[column]}/{text}",))
    return Value((text,), (names.get(text, text) if column == "owner" else text,))


def _cells(row: Record) -> Facts:
    found: Facts = {}
    for column, kind in ROW_KINDS.items():
        if row[column]:
            # The words beside a document that the table names are told only when
            # the document is the same.
            value = Value((row[column],), (row[column],), faint=column == "anchoring")
            found[kind, column] = frozenset([value])
    return found


def _with(
    entry: Entry, things: dict[str, str], home: set[str], names: dict[str, str]
) -> Entry:
    """Return an entry with what it can be known by."""
    known = {thing: names[thing] for thing in sorted(things) if thing not in home}
    told = [entry.title, *things.values()]
    told += [v.text for key in ("content", "comment") for v in _shared(entry, key)]
    told += [v.text for key in ("level", "study") for v in _own(entry, key)]
    return Entry(
        entry.id,
        entry.row,
        entry.title,
        entry.named,
        entry.own,
        entry.shared,
        known,
        roots(entry.title),
        roots(" ".join(told)),
    )


def _shared(entry: Entry, column: str) -> frozenset[Value]:
    return entry.shared.get(("text", column), frozenset())


def _own(entry: Entry, column: str) -> frozenset[Value]:
    return entry.own.get(("details", column), frozenset())


def _bare(collection: Collection, held: set[str]) -> Iterator[Entry]:
    """Yield the rows in which no activity stands, under their titles."""
    for row in collection.records("rows"):
        title = row["title"] or row["content"] or row["comment"]
        if row["row"] not in held and title:
            own: Facts = {}
            if row["title"]:
                own["renamed", "title"] = frozenset([Value((title,), (title,))])
            bare = Entry("", row["row"], title, True, own, _cells(row))
            yield _with(bare, {}, set(), defaultdict(str))
