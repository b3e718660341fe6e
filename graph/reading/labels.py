"""Sheets, headings and codes by the names that people know them by.

A workbook may call a table, a column or a code what it is called in nynorsk,
bokmål or English; here that becomes the word that the tables themselves use.
"""

from functools import cache

from graph.names import fold
from graph.reading.schema import Column, Schema, schemas
from graph.reading.vocabulary import codes


@cache
def table_of(sheet: str) -> str:
    """Return the table that a sheet is named as, or an empty string.

    >>> table_of("activities"), table_of("Aktivitetar"), table_of("Ark1")
    ('activities', 'activities', '')
    """
    if sheet in schemas():
        return sheet
    return _tables().get(fold(sheet), "")


@cache
def _tables() -> dict[str, str]:
    return {
        fold(title): schema.name
        for schema in schemas().values()
        for _, title in schema.titles
    }


def heading_of(cell: str, schema: Schema) -> str:
    """Return the column that a heading names; a heading of no column as it is.

    >>> heading_of("Ansvarleg", schemas()["activities"])
    'owner'
    """
    plain = cell.strip()
    if plain in schema.headings:
        return plain
    return _headings(schema.name).get(fold(plain), plain)


@cache
def _headings(table: str) -> dict[str, str]:
    return {
        fold(title): column.name
        for column in schemas()[table].columns
        for _, title in column.titles
    }


def code_of(cell: str, column: Column | None) -> str:
    """Return the codes that the labels of a cell mean; other words as they are.

    >>> code_of("Elevutveksling", schemas()["activities"].column("kind"))
    'exchange'
    """
    if column is None or not column.codes:
        return cell
    marks = [_code(value.strip(), column.codes) for value in column.values(cell)]
    return column.separator.join(marks)


def _code(value: str, scheme: str) -> str:
    if value in codes().get(scheme, {}):
        return value
    return _codes(scheme).get(fold(value), value)


@cache
def _codes(scheme: str) -> dict[str, str]:
    return {
        fold(label): code.code
        for code in codes().get(scheme, {}).values()
        for label in code.labels.values()
    }
