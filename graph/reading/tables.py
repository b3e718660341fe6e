"""Reading one table, and saying cell by cell what cannot be read.

A table is a CSV file in UTF-8 with commas.  Nothing is guessed: a file that a
spreadsheet has stored otherwise is named, with what was found, and nothing is
made of it until somebody has looked (``samband mend`` rewrites such a file).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import Problem, Severity
from graph.reading.privacy import left_out
from graph.reading.schema import Schema

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Record:
    """One row of one table: where it stands and what its cells say.

    Attributes:
        table: The table's name.
        file: The table as people know it, ``collection/table.csv``.
        row: The row as a spreadsheet numbers it; the heading is row 1.
        cells: Text by column name; a column left empty is an empty string.
    """

    table: str
    file: str
    row: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the text of a cell, empty when the table lacks the column."""
        return self.cells.get(column, "")

    @property
    def sheet(self) -> str:
        """Return the sheet or the table that the row stands in, within its file."""
        return self.file.partition("/")[2]

    def several(self, field: str) -> Iterator[str]:
        """Yield the columns of one field: ``partner``, ``partner-2`` and so on."""
        number, column = 1, field
        while column in self.cells:
            yield column
            number, column = number + 1, f"{field}-{number + 1}"

    def problem(self, code: str, column: str = "", **details: str) -> Problem:
        """Return a problem that points at this row, or at one cell of it."""
        value = self[column] if column else ""
        return Problem(
            code, Severity.ERROR, self.file, self.row, column, value, details
        )


#: Rows by the name of their table.
Tables = dict[str, list[Record]]


#: What the columns of a sheet are headed, by the sheet.
Headings = Mapping[str, Mapping[str, str]]


def headings_by_sheet(columns: Iterable[Record]) -> Headings:
    """Return what the columns of each sheet are headed; by no name, those of all."""
    found: dict[str, dict[str, str]] = {"": {}}
    for record in columns:
        for sheet in {record.sheet, ""}:
            headed = found.setdefault(sheet, {})
            headed.setdefault(record["column"], record["heading"])
    return found


def headings_of_row(row: Record, headings: Headings) -> Mapping[str, str]:
    """Return what the columns of a row are headed: those of its own sheet."""
    return headings.get(row.sheet) or headings[""]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that could be read from a file, and what was wrong with it."""

    records: list[Record]
    problems: list[Problem]


def read_table(path: Path, schema: Schema, *, file: str) -> Table:
    """Read one CSV file against its schema; problems are returned, not raised."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return Table([], [Problem("unreadable", file=file, details={"reason": reason})])
    text, problem = _decode(raw, file)
    if problem:
        return Table([], [problem])
    try:
        return _parse(text, schema, file)
    except csv.Error as error:
        details = {"reason": str(error)}
        return Table([], [Problem("broken-csv", file=file, details=details)])


def _decode(raw: bytes, file: str) -> tuple[str, Problem | None]:
    """Return the text, or the problem with how the file was stored."""
    if not raw.strip():
        return "", Problem("empty-file", file=file)
    if raw.startswith((BOM, b"\xff\xfe", b"\xfe\xff")):
        return "", Problem("byte-order-mark", file=file, row=1)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        value = raw[error.start : error.start + 1].decode("cp1252", "replace")
        return "", Problem("not-utf-8", file=file, row=row, value=value)
    heading = text.splitlines()[0]
    if ";" in heading and "," not in heading:
        return "", Problem(
            "semicolons", file=file, row=1, value=left_out(heading)[0][:60]
        )
    return text, None


def _parse(text: str, schema: Schema, file: str) -> Table:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    return read_lines(enumerate(lines, start=1), schema, file)


def read_lines(
    lines: Iterator[tuple[int, list[str]]],
    schema: Schema,
    file: str,
    *,
    whole: bool = True,
) -> Table:
    """Return the table that numbered lines hold, the first being its headings.

    If it need not be ``whole``, a column may lack whose cells may be empty: a sheet
    that somebody fills in lives longer than the list of columns.
    """
    headings = [heading.strip() for heading in next(lines)[1]]
    problems = list(_heading_problems(headings, schema, file, whole))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Table([], problems)
    records = []
    known: dict[str, str] = {}
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(headings):
            problems.append(_ragged(cells, headings, file, number))
            continue
        # Empty cells are left out, and the same words kept once: that is half the room.
        named = {
            heading: known.setdefault(word, word)
            for heading, cell in zip(headings, cells, strict=True)
            if (word := cell.strip())
        }
        records.append(Record(schema.name, file, number, named))
    return Table(records, problems)


def _ragged(cells: list[str], headings: list[str], file: str, row: int) -> Problem:
    """Return the problem of a row with more or fewer cells than the heading."""
    details = {"found": str(len(cells)), "wanted": str(len(headings))}
    # Cut before it is looked at, half an address would slip through.
    value = left_out(",".join(cells))[0][:60]
    return Problem("ragged-row", file=file, row=row, value=value, details=details)


def _heading_problems(
    headings: list[str], schema: Schema, file: str, whole: bool
) -> Iterator[Problem]:
    for column in schema.columns:
        needed = whole or column.required or column.name in schema.key
        if needed and column.name not in headings:
            yield Problem("missing-column", file=file, row=1, column=column.name)
    for name in sorted({name for name in headings if headings.count(name) > 1}):
        yield Problem("column-twice", file=file, row=1, column=name)
    for name in headings:
        if name not in schema.headings:
            yield Problem("extra-column", Severity.WARNING, file, 1, name)
