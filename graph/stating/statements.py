"""Turning rows into statements: who says what about whom, and in which cell.

Each row of each table becomes one thing or one statement in RDF, by the
schema of its table.  What no schema can say is said by two neighbours:
``origins`` for the rows and cells of the source, ``activities`` for an
activity's title, department and time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain

import pyoxigraph as ox

from graph.reading.cells import ids_of
from graph.reading.collection import Collection, Sources
from graph.reading.periods import department_codes
from graph.reading.schema import Column, Schema, schemas
from graph.reading.suggestions import accepted
from graph.reading.tables import Record
from graph.reading.vocabulary import codes
from graph.stating import addresses
from graph.stating.activities import activity_triples
from graph.stating.origins import origin_triples
from graph.stating.terms import TYPE, is_seen, literal, spelt, triple

#: Tables whose rows get their class from the kind that stands in them.
KINDS = {"organisations": "organisation-kind", "programmes": "programme-kind"}
#: Tables whose source row is told by a neighbour.
TOLD_ELSEWHERE = ("rows", "activities")

#: Triples as lines of N-Triples.
Triples = Iterator[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a row stands: in which collection, and what that one defines.

    ``seen`` are the names that somebody looks at, all for none.
    """

    name: str
    ids: dict[str, set[str]] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()

    def address(self, column: Column, value: str) -> str:
        """Return the address that an identifier in a column points to."""
        for table in column.refers:
            if value in self.ids.get(table, ()):
                return addresses.of_reference(table, value, self.name)
        return addresses.thing(value)


def triples(sources: Sources, *, seen: frozenset[str] = frozenset()) -> Triples:
    """Yield every triple that the tables state, the register's first.

    With names in ``seen``, properties and classes as N-Triples spells them, only
    the triples that somebody who looks at these can see.
    """
    for _, told in triples_by_source(sources, seen=seen):
        yield from told


def triples_by_source(
    sources: Sources, *, seen: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Triples]]:
    """Yield the name of each source with what its tables state, the register first."""
    yield "register", _register(sources, seen)
    for collection in sources.collections:
        departments = department_codes(sources, collection.head.get("owner", ""))
        around = chain(
            origin_triples(collection), activity_triples(collection, departments)
        )
        visible = filter(partial(_line_seen, seen=seen), around)
        yield collection.name, chain(_collection(collection, seen), visible)


def _register(sources: Sources, seen: frozenset[str]) -> Triples:
    scope = Scope("register", seen=seen)
    for records in sources.register.values():
        for record in records:
            yield from _record(record, scope)


def _line_seen(line: str, seen: frozenset[str]) -> bool:
    _, predicate, target = line.split(" ", 2)
    return is_seen(predicate, target.removesuffix(" .\n"), seen)


def _collection(collection: Collection, seen: frozenset[str]) -> Triples:
    scope = Scope(collection.name, ids_of(collection.tables), seen)
    for table in collection.tables.values():
        for record in table:
            yield from _record(record, scope)
    for mention in accepted(collection):
        yield from _record(mention, scope)
        if mention["decision"]:
            subject = addresses.of_record(mention, collection.name)
            decision = addresses.code("decision", mention["decision"])
            yield triple(subject, "samband:decision", decision)


def _record(record: Record, scope: Scope) -> Triples:
    """Yield one row's own triples: its class, its columns and its source cell."""
    schema = schemas()[record.table]
    if not schema.class_iri:
        return
    subject = addresses.of_record(record, scope.name)
    class_ = _class_of(record, schema)
    if is_seen(TYPE, spelt(class_), scope.seen):
        yield triple(subject, "rdf:type", class_)
    for column, predicate in _stated(record.table, record["kind"], scope.seen):
        for value in column.values(record[column.name]):
            yield triple(subject, predicate, _term(column, value, record, scope))
    if _has_cells(record) and is_seen(spelt("prov:wasDerivedFrom"), "", scope.seen):
        for cell in addresses.sources(scope.name, record):
            yield triple(subject, "prov:wasDerivedFrom", cell)


def _has_cells(record: Record) -> bool:
    return bool(record["row"]) and record.table not in TOLD_ELSEWHERE


@cache
def _stated(
    table: str, kind: str, seen: frozenset[str]
) -> tuple[tuple[Column, str], ...]:
    """Return the columns that stand for a property in rows of a kind, with it."""
    columns = schemas()[table].columns
    told = ((column, column.property_for(kind)) for column in columns)
    return tuple(
        (column, predicate)
        for column, predicate in told
        if predicate and is_seen(spelt(predicate), "", seen)
    )


def _class_of(record: Record, schema: Schema) -> str:
    """Return the class of a row: the table's own, or the one its kind gives."""
    scheme = KINDS.get(record.table)
    kind = codes()[scheme][record["kind"]].class_iri if scheme else ""
    return kind or schema.class_iri


def _term(column: Column, value: str, record: Record, scope: Scope) -> str | ox.Literal:
    """Return an address or a literal, as the column says."""
    if column.codes:
        return addresses.code(column.codes, value)
    if column.refers:
        return scope.address(column, value)
    if column.language:
        return ox.Literal(value, language=record[column.language])
    return literal(value, column.datatype)
