"""What each table may hold, read from the descriptions in ``ontology/tables``.

A description is a CSVW table schema with a few words of our own: which code
list a column takes its values from (``samband:codes``), which tables an
identifier must stand in (``samband:refers``), which class a row is a member of
(``samband:class``), which column holds the language of a name
(``samband:language``) and which property a column stands for in rows of a
certain kind (``samband:propertyByKind``).  Code reads it; no table has a Python
class of its own.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ontology import TABLES

#: What an identifier of ours looks like.
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its meaning and what it may hold."""

    name: str
    property: str = ""
    required: bool = False
    datatype: str = "string"
    separator: str = ""
    codes: str = ""
    refers: tuple[str, ...] = ()
    language: str = ""
    by_kind: tuple[tuple[str, str], ...] = ()
    titles: tuple[tuple[str, str], ...] = ()

    def property_for(self, kind: str) -> str:
        """Return the property that the column stands for in a row of a kind.

        >>> Column("part_of", "dcterms:isPartOf", by_kind=(("edition", "x:of"),)
        ...     ).property_for("edition")
        'x:of'
        """
        return dict(self.by_kind).get(kind, self.property)

    def values(self, cell: str) -> list[str]:
        """Return the values of a cell: several where the column allows it.

        >>> Column("restated", separator=" ").values("content comment")
        ['content', 'comment']
        >>> Column("title").values("")
        []
        """
        if not cell:
            return []
        return cell.split(self.separator) if self.separator else [cell]


@dataclass(frozen=True, slots=True)
class Schema:
    """One kind of table: its columns, its key and the class of its rows."""

    name: str
    place: str
    class_iri: str
    needed: bool
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    titles: tuple[tuple[str, str], ...] = ()

    @property
    def headings(self) -> list[str]:
        """Return the names of the columns, in the order of the table."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """Return the column of that name; raises ``KeyError`` for another."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _column(described: Mapping[str, Any]) -> Column:
    return Column(
        name=described["name"],
        property=described.get("propertyUrl", ""),
        required=described.get("required", False),
        datatype=described.get("datatype", "string"),
        separator=described.get("separator", ""),
        codes=described.get("samband:codes", ""),
        refers=tuple(described.get("samband:refers", ())),
        language=described.get("samband:language", ""),
        by_kind=tuple(described.get("samband:propertyByKind", {}).items()),
        titles=tuple(described["titles"].items()),
    )


def _schema(described: Mapping[str, Any]) -> Schema:
    return Schema(
        name=described["samband:table"],
        place=described["samband:place"],
        class_iri=described.get("samband:class", ""),
        needed=described["samband:needed"],
        key=tuple(described["primaryKey"]),
        columns=tuple(_column(column) for column in described["columns"]),
        titles=tuple(described["dcterms:title"].items()),
    )


@cache
def schemas() -> dict[str, Schema]:
    """Return the schema of every table, by the table's name."""
    found = {}
    for entry in sorted(TABLES.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".json"):
            schema = _schema(json.loads(entry.read_text(encoding="utf-8")))
            found[schema.name] = schema
    return found
