"""One answer in the form that the reader wants: screen, CSV, JSON, Excel, Markdown."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from textwrap import wrap

from graph.asking.store import Answer

Choices = Mapping[str, Sequence[str]]
NO_CHOICES: Choices = {}
#: No column on the screen is wider than this, so that a row stays a row.
WIDEST = 42
#: So many lines of a CSV file are handed on at once.
PORTION = 1_000
#: A spreadsheet takes a cell that begins like this for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(answer: Answer, form: str, choices: Choices = NO_CHOICES) -> bytes:
    """Return an answer in one of the forms of ``FORMS``.

    ``choices`` are what a workbook lets a person choose between, by column.
    """
    if form == "xlsx":
        return _xlsx(answer, choices)
    return FORMS[form](answer)


def _table(answer: Answer) -> bytes:
    """Return aligned columns for a screen, long cells on several lines."""
    rows = [tuple(answer.columns), *answer.rows]
    widths = [
        min(WIDEST, max(len(cell) for cell in column))
        for column in zip(*rows, strict=True)
    ]
    rule = tuple("─" * width for width in widths)
    lines = [_line(answer.columns, widths), "  ".join(rule)]
    lines += [_line(row, widths) for row in answer.rows]
    return ("\n".join(lines) + "\n").encode()


def _line(cells: tuple[str, ...] | list[str], widths: list[int]) -> str:
    wrapped = [
        wrap(cell, width or 1) for cell, width in zip(cells, widths, strict=True)
    ]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def _csv(answer: Answer) -> bytes:
    return b"".join(csv_pieces(answer.columns, answer.rows))


def csv_pieces(
    columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> Iterator[bytes]:
    """Yield RFC 4180 in UTF-8, cells that look like formulas made inert."""
    lines = iter(rows)
    found: list[Sequence[str]] = [columns]
    while found:
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(found)
        yield written.getvalue().encode()
        found = [[inert(cell) for cell in row] for row in islice(lines, PORTION)]


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> inert("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _json(answer: Answer) -> bytes:
    rows = list(answer.records())
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def _markdown(answer: Answer) -> bytes:
    lines = [_row(answer.columns), _row(["---"] * len(answer.columns))]
    lines += [_row(row) for row in answer.rows]
    return ("\n".join(lines) + "\n").encode()


def _row(cells: tuple[str, ...] | list[str]) -> str:
    safe = (" ".join(cell.replace("|", "\\|").split()) for cell in cells)
    return "| " + " | ".join(safe) + " |"


def _xlsx(answer: Answer, choices: Choices = NO_CHOICES) -> bytes:
    """Return a workbook with one sheet: headings frozen, filters on, all text."""
    from datetime import datetime

    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    # The same answer must give the same bytes, so the workbook has no clock.
    book.set_properties({"created": datetime(2020, 1, 1)})
    sheet = book.add_worksheet("samband")
    heading = book.add_format({"bold": True, "bottom": 1})
    for place, column in enumerate(answer.columns):
        sheet.write_string(0, place, column, heading)
        widest = max((len(row[place]) for row in answer.rows), default=0)
        sheet.set_column(place, place, min(60, max(len(column), widest) + 2))
    for number, row in enumerate(answer.rows, start=1):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell)
    sheet.freeze_panes(1, 0)
    if answer.rows:
        sheet.autofilter(0, 0, len(answer.rows), len(answer.columns) - 1)
        for column, words in choices.items():
            place = answer.columns.index(column)
            only = {"validate": "list", "source": list(words)}
            sheet.data_validation(1, place, len(answer.rows), place, only)
    book.close()
    return written.getvalue()


FORMS: dict[str, Callable[[Answer], bytes]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "xlsx": _xlsx,
    "md": _markdown,
}
