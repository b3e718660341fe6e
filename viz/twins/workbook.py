"""All tables in one workbook, for those who would rather sort than read.

Cells are text, numbers or days; no cell is ever a formula.  The same tables give
the same bytes: the workbook has no clock.
"""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from graph.build import Built
from viz.twins.sheets import TOPIC, Sheet, sheets
from viz.wording import texts

#: Columns whose full days are written as days, and whose numbers as numbers.
DAYS = frozenset({"start", "end", "earliest", "latest", "as_of"})
NUMBERS = frozenset(
    {"number", "rows_all", "activities_all", "latitude", "longitude", "row"}
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})(\.\d{1,6})?")
#: Widths in letters, and how many letters a cell of a spreadsheet can hold.
NARROWEST, WIDEST = 9, 60
LONGEST_CELL = 32_000
#: So many rows of a table at the most; Excel itself ends at 1,048,576 with the heading.
MOST_ROWS = 200_000
#: A workbook of more rows than this goes over the disk, a row at a time.
IN_MEMORY = 50_000
#: Excel's first day that all programs agree on, and its last.
FIRST_DAY = date(1900, 3, 1)
MADE = datetime(2020, 1, 1)


def workbook(built: Built, language: str) -> bytes:
    """Return the workbook as the bytes of an ``.xlsx`` file."""
    import xlsxwriter

    words = texts(language, TOPIC)
    written = io.BytesIO()
    tables = sheets(built, language)
    large = sum(len(table.rows) for table in tables) > IN_MEMORY
    book = xlsxwriter.Workbook(
        written, {"constant_memory": True} if large else {"in_memory": True}
    )
    # The same tables must give the same bytes, so the workbook has no clock.
    book.set_properties({"title": words["title"], "author": "samband", "created": MADE})
    formats = {
        "head": book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        ),
        "cell": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }
    _front(book, tables, words, formats)
    for table in tables:
        _write(book, table, words, formats)
    book.close()
    return written.getvalue()


def _front(
    book: Any, tables: list[Sheet], words: dict[str, str], formats: dict[str, Any]
) -> None:
    """Write the first sheet: what each of the others holds, and how many rows."""
    sheet = book.add_worksheet(words["sheet_front"])
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 90)
    sheet.write_string(0, 0, words["title"], formats["title"])
    sheet.write_string(1, 0, words["about"])
    for place, key in enumerate(("col_sheet", "col_count", "col_holds")):
        sheet.write_string(3, place, words[key], formats["head"])
    for number, table in enumerate(tables, start=4):
        name = words[f"sheet_{table.key}"]
        sheet.write_url(number, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_number(number, 1, len(table.rows), formats["cell"])
        holds = words[f"about_{table.key}"]
        if len(table.rows) > MOST_ROWS:
            holds = f"{holds} {words['rows_left_out'].format(most=MOST_ROWS)}"
        sheet.write_string(number, 2, holds, formats["cell"])
    sheet.freeze_panes(4, 0)


def _write(
    book: Any, table: Sheet, words: dict[str, str], formats: dict[str, Any]
) -> None:
    sheet = book.add_worksheet(words[f"sheet_{table.key}"])
    rows = table.rows[:MOST_ROWS]
    for place, column in enumerate(table.columns):
        heading = words[f"col_{column}"]
        sheet.write_string(0, place, heading, formats["head"])
        longest = max((len(row[place]) for row in rows), default=0)
        wide = min(WIDEST, max(NARROWEST, len(heading) + 4, longest + 1))
        sheet.set_column(place, place, wide)
    _fill(sheet, rows, table.columns, formats)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(rows)), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _fill(
    sheet: Any,
    rows: Sequence[Sequence[str]],
    columns: Sequence[str],
    formats: dict[str, Any],
) -> None:
    """Write the rows under the headings; most cells are text that is only text."""
    plain = [column not in DAYS | NUMBERS for column in columns]
    write, look = sheet.write_string, formats["cell"]
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if cell and plain[place]:
                write(number, place, cell[:LONGEST_CELL], look)
            elif cell:
                _cell(sheet, number, place, columns[place], cell, formats)


def _cell(
    sheet: Any, row: int, place: int, column: str, text: str, formats: dict[str, Any]
) -> None:
    """Write one cell with a day or a number, or else as text.

    No program takes the text for a formula.
    """
    if column in DAYS and DAY.fullmatch(text):
        day = date.fromisoformat(text)
        if day >= FIRST_DAY:
            sheet.write_datetime(row, place, day, formats["day"])
            return
    if column in NUMBERS and NUMBER.fullmatch(text):
        sheet.write_number(row, place, float(text), formats["cell"])
        return
    sheet.write_string(row, place, text[:LONGEST_CELL], formats["cell"])
