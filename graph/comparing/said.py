"""What the tables say of each activity, as values that can be held together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from graph.reading.collection import Collection
from graph.reading.schema import Column, Schema, schemas
from graph.reading.tables import Record

#: Columns that tell how something is known, not what.
ASIDE = (
    "row",
    "column",
    "evidence",
    "as_written",
    "source",
    "note",
    "since_evidence",
    "until_evidence",
    "continues",
)
PARTNERS = ("participations", "memberships")
REGISTER = ("organisations", "places", "programmes", "documents")


#: A part of a value that begins like this is a word of a code list.
CODE = "code:"


@dataclass(frozen=True, slots=True)
class Value:
    """One thing said: what makes it the same, and the parts that people read.

    ``refers`` is an activity that it points to; ``faint`` marks words that stand
    beside something more exact.
    """

    key: tuple[str, ...]
    parts: tuple[str, ...] = field(compare=False)
    refers: str = ""
    faint: bool = field(default=False, compare=False)

    @property
    def text(self) -> str:
        """Return the value with its codes as they stand in the tables."""
        return read(self.parts, lambda code: code.rpartition("/")[2])


def read(parts: Iterable[str], word: Callable[[str], str]) -> str:
    """Return parts as people read them, each code worded; a role in brackets.

    >>> read(["Erfurt", "code:role/partner-place", "2"], lambda code: code[5:])
    'Erfurt (partner-place) · 2'
    """
    found: list[str] = []
    for part in parts:
        code = part.removeprefix(CODE) if part.startswith(CODE) else ""
        if code.startswith("role/") and found:
            found[-1] += f" ({word(code)})"
        else:
            found.append(word(code) if code else part)
    return " · ".join(found)


#: Values by what a change of them is called and the field that they stand in.
Facts = dict[tuple[str, str], frozenset[Value]]


def said_of(
    collection: Collection, names: dict[str, str]
) -> tuple[dict[str, Facts], dict[str, dict[str, str]]]:
    """Return what every table says of each activity, and the things it names."""
    known = {record["id"] for record in collection.records("activities")}
    said: dict[str, dict[tuple[str, str], set[Value]]]
    said = defaultdict(lambda: defaultdict(set))
    things: dict[str, dict[str, str]] = defaultdict(dict)
    for schema in schemas().values():
        about = _about(schema)
        for record in collection.records(schema.name) if about else ():
            if about and record[about] in known:
                place = _place(schema)
                said[record[about]][place].add(_value(record, schema, about, names))
                things[record[about]].update(_things(record, schema, about, names))
    return _frozen(said), things


def _frozen(
    said: dict[str, dict[tuple[str, str], set[Value]]],
) -> dict[str, Facts]:
    found: dict[str, Facts] = defaultdict(dict)
    for name, places in said.items():
        found[name] = {place: frozenset(values) for place, values in places.items()}
    return found


def _about(schema: Schema) -> str:
    """Return the column that says which activity a row is about, if one does."""
    first = schema.column(schema.key[0])
    return first.name if "activities" in first.refers else ""


def _place(schema: Schema) -> tuple[str, str]:
    if schema.name == "anchorings":
        return "anchoring", "anchoring"
    if schema.name in PARTNERS:
        return "partners", "partners"
    return "details", schema.name


def _value(record: Record, schema: Schema, about: str, names: dict[str, str]) -> Value:
    key, told, refers = [schema.name], [], ""
    for column in schema.columns:
        text = record[column.name]
        if column.name in (*ASIDE, about) or not text:
            continue
        if "activities" in column.refers:
            refers = text
            continue
        key.append(f"{column.name}={text}")
        told.append(_part(column, text, names))
    if "as_written" in schema.key and not any(_things(record, schema, about, names)):
        # Somebody without a name is known by the words of the source alone.
        key.append(record["as_written"])
        told.insert(0, record["as_written"])
    return Value(tuple(key), tuple(filter(None, told)), refers)


def _part(column: Column, text: str, names: dict[str, str]) -> str:
    if column.codes:
        return f"{CODE}{column.codes}/{text}"
    return names.get(text, text) if column.refers else text


def _things(
    record: Record, schema: Schema, about: str, names: dict[str, str]
) -> Iterator[tuple[str, str]]:
    for column in schema.columns:
        text = record[column.name]
        if column.name != about and text in names and _names_a_thing(column):
            yield text, names[text]


def _names_a_thing(column: Column) -> bool:
    return column.name != "on_behalf_of" and bool(set(column.refers) & set(REGISTER))
