"""The workbook itself: sheets, headings that explain themselves, lists."""

import io
from datetime import datetime
from typing import Any

from graph.reading.schema import Column, Schema, schemas
from viz.blank.rows import SHEETS, Row, choices, first_rows, label
from viz.wording import say, texts

#: How many rows have lists to choose from.
ROWS = 2000
NARROW, WIDE = 14, 34
#: Columns that hold sentences.
SENTENCES = ("title", "content", "comment", "note", "heading", "name", "source")


def blank_workbook(county: str, language: str) -> bytes:
    """Return a workbook to fill in; the same one each time, without a clock."""
    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": datetime(2020, 1, 1)})
    _guide(book, language)
    sheets = {name: book.add_worksheet(_title(name, language)) for name in SHEETS}
    lists = book.add_worksheet(texts(language, "own_workbook")["sheet.lists"])
    lists.hide()
    known: dict[tuple[str, ...], str] = {}
    rows = first_rows(county, language)
    for name, sheet in sheets.items():
        schema = schemas()[name]
        _headings(book, sheet, schema, language)
        _fill(sheet, schema, rows.get(name, []), language)
        for place, column in enumerate(schema.columns):
            source = _source(lists, known, column, language)
            if source:
                strict = "warning" if column.codes else "information"
                only: dict[str, object] = {
                    "validate": "list",
                    "source": source,
                    "error_type": strict,
                }
                if not column.codes:
                    only["show_error"] = False
                sheet.data_validation(1, place, ROWS, place, only)
    book.close()
    return written.getvalue()


def _title(table: str, language: str) -> str:
    return dict(schemas()[table].titles)[language]


def _guide(book: Any, language: str) -> None:
    words = texts(language, "own_workbook")
    sheet = book.add_worksheet(words["sheet.guide"])
    head = book.add_format({"bold": True, "font_size": 14})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100)
    for row, line in enumerate(words["guide"].split("\n")):
        sheet.write_string(row, 0, line, body if row else head)


def _headings(book: Any, sheet: Any, schema: Schema, language: str) -> None:
    """Write the headings, each with a comment on what its column takes."""
    plain = book.add_format({"bottom": 1, "bg_color": "#eef2f6"})
    needed = book.add_format({"bold": True, "bottom": 1, "bg_color": "#eef2f6"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for place, column in enumerate(schema.columns):
        heading = dict(column.titles)[language]
        sheet.write_string(0, place, heading, needed if column.required else plain)
        sheet.write_comment(0, place, explained(column, language), {"author": ""})
        wide = WIDE if column.name in SENTENCES else max(NARROW, len(heading) + 2)
        sheet.set_column(place, place, wide, text)
    sheet.freeze_panes(1, 1)


def explained(column: Column, language: str) -> str:
    """Return what a column takes, after the name that messages call it by."""
    words = texts(language, "own_workbook")
    parts = [f"{column.name}:"]
    if column.required:
        parts.append(words["required"])
    if column.codes:
        parts.append(words["codes"])
    elif column.refers:
        tables = ", ".join(_title(name, language) for name in column.refers)
        parts.append(say(language, "own_workbook", "refers", tables=tables))
    else:
        parts.append(words[f"type.{column.datatype}"])
    if column.separator:
        parts.append(words["several"])
    return " ".join(parts)


def _fill(sheet: Any, schema: Schema, rows: list[Row], language: str) -> None:
    for number, row in enumerate(rows, start=1):
        for place, column in enumerate(schema.columns):
            value = row.get(column.name, "")
            if value:
                sheet.write_string(number, place, label(value, column, language))


def _source(
    lists: Any, known: dict[tuple[str, ...], str], column: Column, language: str
) -> str:
    """Return where a column's list stands, written down when it is new."""
    inside = [name for name in column.refers if name in ("rows", "activities")]
    if inside:
        return f"='{_title(inside[0], language)}'!$A$2:$A${ROWS + 1}"
    words = choices(column, language) if column.codes or column.refers else []
    if not words:
        return ""
    key = tuple(words)
    if key not in known:
        from xlsxwriter.utility import xl_col_to_name

        place = len(known)
        lists.write_column(0, place, words)
        letter = xl_col_to_name(place)
        named = texts(language, "own_workbook")["sheet.lists"]
        known[key] = f"='{named}'!${letter}$1:${letter}${len(words)}"
    return known[key]
