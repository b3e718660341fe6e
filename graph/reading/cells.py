"""Checking every cell against its schema: codes, dates, numbers, references.

What a table by itself can tell is found here, cell by cell.  What only the
graph can tell (a document without a level, a share above 100 %) is found by
the shapes.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2s

from graph.errors import Problem
from graph.names import slug
from graph.reading.collection import Collection, Sources, Tables
from graph.reading.edtf import bounds
from graph.reading.schema import IDENTIFIER, Column, Schema, schemas
from graph.reading.tables import Record
from graph.reading.vocabulary import codes

Ids = dict[str, set[str]]

PATTERNS = {
    "integer": re.compile(r"\d+"),
    "decimal": re.compile(r"\d+(\.\d+)?"),
    "duration": re.compile(r"P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?"),
    "language": re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*"),
    "anyURI": re.compile(r"https?://[^\s<>\"{}|^`\\]+"),
}
#: Key columns that hold identifiers by nature, and need no mark.
NO_MARK = ("id", "row", "column", "language", "action")


def cell_problems(sources: Sources) -> Iterator[Problem]:
    """Yield what is wrong in the cells of every table that could be read."""
    shared = ids_of(sources.register)
    yield from _register_ids(sources.register)
    for records in sources.register.values():
        yield from _table_problems(records, shared)
    names: set[str] = set()
    for collection in sources.collections:
        known = shared | ids_of(collection.tables)
        for records in collection.tables.values():
            yield from _table_problems(records, known)
        yield from _collection_problems(collection, names)


def ids_of(tables: Tables) -> Ids:
    """Return the identifiers that each table defines."""
    found = {}
    for name, records in tables.items():
        schema = schemas()[name]
        if len(schema.key) == 1:
            found[name] = {record[schema.key[0]] for record in records}
        elif name == "memberships":
            found[name] = {key_of(record) for record in records}
    return found


def key_of(record: Record) -> str:
    """Return a row's own key: the cells that tell it from every other row.

    >>> key_of(Record("memberships", "", 2, {"activity": "cpmr",
    ...     "member": "hordaland", "organisation": "cpmr", "role": "member"}))
    'cpmr.hordaland.cpmr.member'
    """
    parts = (
        _marked(record[name]) if is_text else slug(record[name])
        for name, is_text in _key_columns(record.table)
    )
    return ".".join(part for part in parts if part)


@cache
def _key_columns(table: str) -> tuple[tuple[str, bool], ...]:
    """Return the columns of a table's key, and whether each holds free text."""
    columns = map(schemas()[table].column, schemas()[table].key)
    return tuple(
        (one.name, not (one.codes or one.refers or one.name in NO_MARK))
        for one in columns
    )


def _marked(text: str) -> str:
    """Return free text as a part of a key, with a mark of its own.

    «Sogn og Fjordane» and «Sogn og fjordane» are two names, but one slug.
    """
    if not text:
        return ""
    return f"{slug(text)}-{blake2s(text.encode(), digest_size=3).hexdigest()}"


def _register_ids(register: Tables) -> Iterator[Problem]:
    """Yield identifiers that stand in more than one table of the register."""
    seen: dict[str, str] = {}
    for table in ("organisations", "places", "programmes", "documents"):
        for record in register.get(table, []):
            if record["id"] in seen and seen[record["id"]] != table:
                yield record.problem("id-elsewhere", "id", other=seen[record["id"]])
            seen.setdefault(record["id"], table)


def _collection_problems(collection: Collection, names: set[str]) -> Iterator[Problem]:
    heads = collection.records("collection")
    for record in heads[1:]:
        yield record.problem("one-row-only", "id")
    for record in heads[:1]:
        if record["id"] in names:
            yield record.problem("collection-twice", "id")
        names.add(record["id"])
    own = {record["column"] for record in collection.records("columns")}
    fields = own | set(schemas()["rows"].headings)
    for records in collection.tables.values():
        for record in records:
            if record.table not in ("columns", "rows") and record["column"]:
                yield from _source_cell(record, fields)


def _source_cell(record: Record, fields: set[str]) -> Iterator[Problem]:
    if set(record["column"].split()) - fields:
        choices = ", ".join(schemas()["rows"].headings[2:10])
        yield record.problem("unknown-field", "column", choices=choices)
    elif not record["row"]:
        yield record.problem("column-without-row", "column")


def _table_problems(records: Sequence[Record], ids: Ids) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    if not records:
        return
    schema = schemas()[records[0].table]
    for column in schema.columns:
        yield from _column_problems(records, column, ids)
    for record in records:
        yield from _key_problems(record, schema, seen)


def _column_problems(
    records: Sequence[Record], column: Column, ids: Ids
) -> Iterator[Problem]:
    """Yield what is wrong in one column; what stands in many rows is tried once."""
    first = {record[column.name]: record for record in records}
    wrong = {
        cell
        for cell, record in first.items()
        if any(_cell_problems(record, column, ids))
    }
    for record in records if wrong else ():
        if record[column.name] in wrong:
            yield from _cell_problems(record, column, ids)


def _key_problems(
    record: Record, schema: Schema, seen: dict[str, int]
) -> Iterator[Problem]:
    # Each sheet of an overview has columns of its own.
    apart = record.file if record.table == "columns" else ""
    key = f"{apart} {key_of(record)}"
    if key in seen:
        yield record.problem("row-twice", schema.key[0], other=str(seen[key]))
    seen.setdefault(key, record.row)
    if (
        schema.key == ("id",)
        and record["id"]
        and not IDENTIFIER.fullmatch(record["id"])
    ):
        yield record.problem("bad-identifier", "id", example=slug(record["id"]))


def _cell_problems(record: Record, column: Column, ids: Ids) -> Iterator[Problem]:
    cell = record[column.name]
    if column.required and not cell:
        yield record.problem("empty-cell", column.name)
    for value in column.values(cell):
        if column.codes:
            yield from _code_problems(record, column, value)
        elif column.refers:
            yield from _reference_problems(record, column, value, ids)
        elif not _fits(column.datatype, value):
            yield record.problem(f"bad-{column.datatype.lower()}", column.name)


def _code_problems(record: Record, column: Column, value: str) -> Iterator[Problem]:
    allowed = codes().get(column.codes, {})
    if value not in allowed:
        near = ", ".join(_near(value, frozenset(allowed), 0.5))
        choices = near or ", ".join(sorted(allowed))
        yield record.problem("unknown-code", column.name, choices=choices)


def _reference_problems(
    record: Record, column: Column, value: str, ids: Ids
) -> Iterator[Problem]:
    if not any(value in ids.get(table, ()) for table in column.refers):
        tables = ", ".join(f"{table}.csv" for table in column.refers)
        allowed = frozenset().union(*(ids.get(table, ()) for table in column.refers))
        near = _near(value, allowed, 0.6)
        code = "unknown-reference-near" if near else "unknown-reference"
        yield record.problem(code, column.name, tables=tables, near=", ".join(near))


@lru_cache(maxsize=1024)
def _near(value: str, allowed: frozenset[str], cutoff: float) -> list[str]:
    """Return up to three allowed words that come close to one that is not."""
    from difflib import get_close_matches

    return get_close_matches(value, allowed, n=3, cutoff=cutoff)


def _fits(datatype: str, value: str) -> bool:
    try:
        if datatype == "edtf":
            bounds(value)
        elif datatype == "date":
            date.fromisoformat(value)
    except ValueError:
        return False
    pattern = PATTERNS.get(datatype)
    return pattern is None or bool(pattern.fullmatch(value))
