"""Names in the cells of a source, as candidates for a person to accept or reject.

Only an identifier makes a fact; a name is a candidate, whatever is known of it.
What was decided before is not asked again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from graph.reading.collection import Collection, Sources, Tables
from graph.reading.schema import schemas
from graph.stating.origins import FIELDS
from graph.suggesting.identifiers import identified, identifiers
from graph.suggesting.matching import SHORTEST, Match, matches
from graph.suggesting.spellings import TABLES, Spellings, spellings
from graph.suggesting.unknown import unknown_bodies

#: A department's cell holds a code, and start and end hold dates.
LEFT = ("department", "start", "contact")
COLUMNS = tuple(field for field in FIELDS if field not in LEFT)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One candidate: a line of the table ``suggestions``.

    Attributes:
        row: The row of the source, as it is numbered there.
        column: The column of the source.
        words: The words as written.
        thing: The identifier that they may mean; empty for an unknown body.
        name: What the register calls it.
        kind: What sort of thing it is.
        reason: What ties words and thing: a code of ``mention-kind``.
        certainty: A code of ``suggestion-certainty``.
        decision: ``accept``, ``reject`` or not decided yet.
    """

    row: str
    column: str
    words: str
    thing: str
    name: str
    kind: str
    reason: str
    certainty: str
    decision: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what tells this suggestion from every other."""
        return self.row, self.column, self.words, self.thing


HEADINGS = tuple(field.name for field in fields(Suggestion))


def suggest(
    collection: Collection, register: Tables, *, unknown: bool = False
) -> list[Suggestion]:
    """Return what may be meant in a collection's rows, in their order.

    What a person has rejected is left out, what is linked already is ``known``.
    ``unknown`` adds bodies that the register does not have.
    """
    names = spellings(register, shortest=SHORTEST)
    numbers = identifiers(register)
    linked = links(collection)
    asked = {earlier.key for earlier in decisions(collection)}
    found: dict[tuple[str, str, str, str], Suggestion] = {}
    # A column that the county has added names things as well as any.
    named = [record["column"] for record in collection.records("columns")]
    own = [column for column in named if column not in LEFT]
    columns = dict.fromkeys((*COLUMNS, *own))
    for row in collection.records("rows"):
        for column in columns:
            for made in _in_cell(row["row"], column, row[column], names, numbers):
                known = (made.row, made.thing) in linked
                found.setdefault(made.key, _marked(made, known))
            if unknown:
                for made in _unknown(row["row"], column, row[column], names):
                    found.setdefault(made.key, made)
    return [made for made in found.values() if made.key not in asked]


def _marked(made: Suggestion, known: bool) -> Suggestion:
    if not known:
        return made
    values = {name: getattr(made, name) for name in HEADINGS}
    return Suggestion(**values | {"certainty": "known"})


def _in_cell(
    row: str, column: str, text: str, names: Spellings, numbers: dict[str, str]
) -> Iterator[Suggestion]:
    for found in identified(text, numbers):
        name, kind = names.things[found.thing]
        words = text[found.first : found.last]
        yield Suggestion(
            row, column, words, found.thing, name, kind, "identifier", "certain"
        )
    for match in matches(text, names):
        thing = match.spelling.thing
        name, kind = names.things[thing]
        words = _words(text, match)
        certainty = _certainty(match)
        yield Suggestion(row, column, words, thing, name, kind, match.reason, certainty)


def _words(text: str, match: Match) -> str:
    return text[match.first : match.last]


def _certainty(match: Match) -> str:
    """Return how sure a name is: slips, short forms and shared names are less so."""
    short = match.last - match.first <= 3
    weak = match.open or short or match.reason == "typo"
    return "possible" if weak else "likely"


def _unknown(
    row: str, column: str, text: str, names: Spellings
) -> Iterator[Suggestion]:
    taken = [(match.first, match.last) for match in matches(text, names)]
    for first, last, kind in unknown_bodies(text, taken):
        words = text[first:last]
        yield Suggestion(row, column, words, "", words, kind, "exact", "possible")


def links(collection: Collection) -> set[tuple[str, str]]:
    """Return which things of the register are tied to which row, by any table."""
    found = set()
    for table, records in collection.tables.items():
        if table == "suggestions":
            continue
        columns = [
            column
            for column in schemas()[table].columns
            if set(column.refers) & set(TABLES)
        ]
        for record in records:
            for column in columns:
                for thing in column.values(record[column.name]):
                    found.add((record["row"], thing))
    return found | {
        (earlier.row, earlier.thing)
        for earlier in decisions(collection)
        if earlier.decision == "accept"
    }


def decisions(collection: Collection) -> list[Suggestion]:
    """Return the suggestions that a person has decided, as they stand."""
    return [
        Suggestion(**{name: record[name] for name in HEADINGS})
        for record in collection.records("suggestions")
        if record["decision"]
    ]


def decided(sources: Sources) -> list[Suggestion]:
    """Return what people have decided in every collection of the sources."""
    return [made for part in sources.collections for made in decisions(part)]


def suggest_all(sources: Sources, *, unknown: bool = False) -> list[Suggestion]:
    """Return what may be meant in every collection of the sources."""
    return [
        made
        for collection in sources.collections
        for made in suggest(collection, sources.register, unknown=unknown)
    ]
