"""The tables as a package for others: CSV files and one CSVW description of them.

Follows W3C "Metadata Vocabulary for Tabular Data" (2015).  What its rules can
say is said: keys, references that lead to one table, datatypes, code lists as
patterns.  A reference that may lead to one of several tables has no rule there.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from graph.reading.collection import Sources
from graph.reading.schema import Column, Schema, schemas
from graph.reading.tables import Record, Tables
from graph.reading.vocabulary import codes
from graph.stating.terms import DATATYPES, node
from ontology import TABLES

DESCRIPTION = "csv-metadata.json"
#: Datatypes of ours that are texts there.  CSVW has «language» too, but not every
#: reader of CSVW does.
OWN = {
    "edtf": {"@id": node(DATATYPES["edtf"]).value, "base": "string"},
    "language": {"base": "string", "format": "[A-Za-z]{2,3}(-[A-Za-z0-9]+)*"},
}

#: What a column is called by language; ``und`` is the heading in the file.
Titles = dict[str, str]


def csvw_files(sources: Sources) -> dict[str, bytes]:
    """Return every table as CSV, with the description of them all."""
    files = {DESCRIPTION: description(sources)}
    for name, tables in _parts(sources):
        for table, records in tables.items():
            files[_file(name, table)] = _csv(records, _headings(table, records))
    return files


def description(sources: Sources) -> bytes:
    """Return the CSVW description of all tables, as JSON."""
    tables = [
        _table(name, table, records, found)
        for name, found in _parts(sources)
        for table, records in found.items()
    ]
    whole = {"@context": "http://www.w3.org/ns/csvw", "tables": tables}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _parts(sources: Sources) -> Iterator[tuple[str, Tables]]:
    """Yield register and collections with those of their tables that hold rows."""
    for name, tables in [
        ("register", sources.register),
        *((one.name, one.tables) for one in sources.collections),
    ]:
        yield name, {table: tables[table] for table in sorted(tables) if tables[table]}


def _file(part: str, table: str) -> str:
    return f"{part}.{table}.csv"


def _headings(table: str, records: Sequence[Record]) -> list[str]:
    """Return the columns of the schema, then those that a source has of its own."""
    known = schemas()[table].headings
    return known + sorted({name for one in records for name in one.cells} - set(known))


def _csv(records: Sequence[Record], headings: list[str]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([record[name] for name in headings] for record in records)
    return written.getvalue().encode()


def _table(
    part: str, table: str, records: Sequence[Record], beside: Tables
) -> dict[str, Any]:
    schema, told = schemas()[table], _described(table)
    titles = {column["name"]: column["titles"] for column in told["columns"]}
    own = _headings(table, records)[len(schema.columns) :]
    columns = [_column(column, titles[column.name]) for column in schema.columns]
    columns += [{"name": quote(name), "titles": {"und": name}} for name in own]
    return {
        "url": quote(_file(part, table)),
        "dc:title": [
            {"@value": text, "@language": language}
            for language, text in told["dcterms:title"].items()
        ],
        "tableSchema": {
            "columns": columns,
            "primaryKey": list(schema.key),
            "foreignKeys": list(_foreign_keys(part, schema, beside)),
        },
    }


def _described(table: str) -> dict[str, Any]:
    text = (TABLES / f"{table}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _column(column: Column, titles: Titles) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "titles": {"und": column.name, **titles},
        "datatype": _datatype(column),
        "required": column.required,
    }
    if column.property:
        found["propertyUrl"] = node(column.property).value
    if column.separator:
        found["separator"] = column.separator
    return found


def _datatype(column: Column) -> str | dict[str, str]:
    """Return the CSVW datatype; a code list is a text with only those words."""
    if column.codes:
        words = map(re.escape, codes()[column.codes])
        return {"base": "string", "format": "|".join(sorted(words))}
    return OWN.get(column.datatype, column.datatype)


def _foreign_keys(part: str, schema: Schema, beside: Tables) -> Iterator[Any]:
    for column in schema.columns:
        if len(column.refers) == 1 and not column.separator:
            table = column.refers[0]
            target = schemas()[table]
            place = "register" if target.place == "register" else part
            # An identifier may also stand in a table that this source has not got.
            if len(target.key) == 1 and (place == "register" or table in beside):
                to = {
                    "resource": quote(_file(place, table)),
                    "columnReference": target.key[0],
                }
                yield {"columnReference": column.name, "reference": to}
