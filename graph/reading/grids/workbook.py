"""Excel workbooks (.xlsx): every sheet with its cells as people see them.

``openpyxl`` reads the values, streaming.  What it does not tell then (hidden
rows, merged cells, formulas whose result was never stored) is looked up in the
sheet's own XML first, which also shows how large the sheet really is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat
from zipfile import ZipFile

from graph.errors import Problem, Severity
from graph.reading.grids.grid import Grid, Line, check_size, refuse, trimmed
from graph.reading.grids.package import check_package

REFERENCE = re.compile(r"([A-Z]{1,4})(\d{1,9})")
#: What Excel writes for a line break that came from elsewhere.
RETURN = "_x000D_"
ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!")
#: More formulas than this need not be named one by one.
FEW = 3


@dataclass(slots=True)
class Facts:
    """What a sheet's XML says beside its values."""

    rows: int = 0
    columns: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    unstored: list[str] = field(default_factory=list)


def read_workbook(path: Path, step: Any = lambda: None) -> list[Grid]:
    """Return every sheet that holds anything; ``step`` is called after each.

    Raises ``InputError`` for a workbook that cannot be read, is too large, or
    holds formulas without results.
    """
    import openpyxl

    check_package(path)
    # An open file, since the library refuses names that do not end in .xlsx.
    file = path.open("rb")
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        grids = []
        for sheet in book.worksheets:
            with ZipFile(path) as package, package.open(_part(sheet)) as part:
                facts = sheet_facts(part, path.name)
            grid = _grid(sheet, facts, path.name)
            if grid.lines:
                grids.append(grid)
            step()
        return grids
    finally:
        file.close()


def _part(sheet: Any) -> str:
    """Return where the sheet's XML stands in the archive."""
    return str(sheet._worksheet_path)


def sheet_facts(part: IO[bytes], file: str) -> Facts:
    """Return what the XML of a sheet says beside its values.

    Raises ``InputError`` as soon as the sheet is seen to be too large.
    """
    reading = _Reading(file)
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.CharacterDataHandler, parser.buffer_text = reading.text, True
    parser.EndElementHandler = reading.end
    parser.ParseFile(part)
    facts = reading.facts
    check_size(file, rows=facts.rows, columns=facts.columns)
    return facts


@dataclass(slots=True)
class _Reading:
    """Where in the XML of a sheet the reading has come, and what it found."""

    file: str
    facts: Facts = field(default_factory=Facts)
    cells: int = 0
    here: str = ""
    formula: bool = False
    stored: bool = False
    inside: bool = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Take what an element says of a cell, a row, a column or a merged place."""
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell(given)
        elif name == "f":
            self.formula = True
        elif name in ("v", "is"):
            self.inside = True
        elif name == "row" and given.get("hidden") in ("1", "true"):
            self.facts.hidden_rows.append(int(given.get("r", "0")))
        elif name == "col" and given.get("hidden") in ("1", "true"):
            self.facts.hidden_columns.append(given.get("min", ""))
        elif name == "mergeCell":
            self.facts.merged.append(given.get("ref", ""))

    def _cell(self, given: dict[str, str]) -> None:
        self.here, self.formula = given.get("r", ""), False
        self.cells += 1
        # A formula that gives an empty text has no other result to store.
        self.stored, self.inside = given.get("t") == "str", False
        check_size(self.file, rows=self.cells, columns=1)

    def text(self, _: str) -> None:
        """Remember that a cell holds something."""
        if self.inside:
            self.stored = True
            _reach(self.facts, self.here, self.file)

    def end(self, tag: str) -> None:
        """Take a formula without a result for what it is."""
        name = tag.rpartition(":")[2]
        if name == "c" and self.formula and not self.stored:
            self.facts.unstored.append(self.here)
        elif name in ("v", "is"):
            self.inside = False


def _reach(facts: Facts, reference: str, file: str) -> None:
    """Let the sheet reach to a cell that holds something."""
    row, column = place_of(reference)
    facts.rows, facts.columns = max(facts.rows, row), max(facts.columns, column)
    check_size(file, rows=1, columns=facts.columns)


def place_of(reference: str) -> tuple[int, int]:
    """Return the row and column of a cell, counted from 1; zeros for no cell.

    >>> place_of("C5")
    (5, 3)
    >>> place_of("AA10")
    (10, 27)
    """
    matched = REFERENCE.fullmatch(reference)
    if not matched:
        return 0, 0
    column = 0
    for letter in matched[1]:
        column = column * 26 + ord(letter) - 64
    return int(matched[2]), column


def _grid(sheet: Any, facts: Facts, file: str) -> Grid:
    place = f"{file}/{sheet.title}"
    if facts.unstored:
        named = ", ".join(facts.unstored[:FEW])
        raise refuse("file-formulas", place, count=len(facts.unstored), cells=named)
    sheet.reset_dimensions()
    lines = []
    if facts.rows:
        for number, cells in enumerate(sheet.iter_rows(max_row=facts.rows), 1):
            texts = trimmed([shown(cell) for cell in cells])
            if texts:
                lines.append(Line(number, texts))
    notes = list(_notes(sheet, facts, place, lines))
    lines = list(spread(lines, [_box(reference) for reference in facts.merged]))
    return Grid(file, sheet.title, tuple(lines), notes=tuple(notes))


def _notes(
    sheet: Any, facts: Facts, place: str, lines: list[Line]
) -> Iterator[Problem]:
    if sheet.sheet_state != "visible" and lines:
        yield Problem("sheet-hidden", Severity.WARNING, place)
    filled = {line.number for line in lines}
    hidden = [row for row in facts.hidden_rows if row in filled]
    if hidden:
        words = {"rows": _few(hidden), "count": str(len(hidden))}
        yield Problem("rows-hidden", Severity.WARNING, place, details=words)
    if facts.hidden_columns and lines:
        words = {"columns": _few(facts.hidden_columns)}
        yield Problem("columns-hidden", Severity.WARNING, place, details=words)
    down = [reference for reference in facts.merged if _is_down(reference)]
    if down:
        words = {"cells": _few(down), "count": str(len(down))}
        yield Problem("cells-merged", Severity.INFO, place, details=words)
    for line in lines:
        for cell in line.cells:
            if cell in ERRORS:
                yield Problem(
                    "cell-error", Severity.WARNING, place, line.number, value=cell
                )


def _few(things: list[Any]) -> str:
    shown = ", ".join(str(thing) for thing in things[:8])
    return shown + (" …" if len(things) > 8 else "")


def _is_down(reference: str) -> bool:
    top, _, bottom, _ = _box(reference)
    return bottom > top


def _box(reference: str) -> tuple[int, int, int, int]:
    """Return the first row and column and the last row and column of a range."""
    first, _, last = reference.partition(":")
    top, left = place_of(first)
    bottom, right = place_of(last or first)
    return top, left, bottom, right


def spread(lines: list[Line], boxes: list[tuple[int, int, int, int]]) -> Iterator[Line]:
    """Yield lines in which a cell merged downwards says its text in every row.

    That is how people read it; the columns it concerns are kept in ``across``.
    """
    rows = {line.number: line for line in lines}
    for top, left, bottom, _ in boxes:
        text = _cell(rows.get(top), left)
        if not text:
            continue
        for number in range(top + 1, bottom + 1):
            line = rows.get(number)
            if line and not _cell(line, left):
                cells = [*line.cells, *[""] * (left - len(line.cells))]
                cells[left - 1] = text
                across = (*line.across, left - 1)
                rows[number] = replace(line, cells=tuple(cells), across=across)
    yield from rows.values()


def _cell(line: Line | None, column: int) -> str:
    return line.cells[column - 1] if line and column <= len(line.cells) else ""


def shown(cell: Any) -> str:
    """Return the text of a cell as people see it: dates and numbers plainly."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return _date(value, str(cell.number_format))
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float):
        return _number(value, str(cell.number_format))
    if isinstance(value, int) and "%" in str(cell.number_format):
        return _number(float(value), "%")
    return str(value).replace(RETURN, "").strip()


def _number(value: float, form: str) -> str:
    if "%" in form:
        return f"{round(value * 100, 6):g} %"
    return str(int(value)) if value.is_integer() else repr(value)


def _date(value: datetime, form: str) -> str:
    """Return a date with the parts that its format shows, year first."""
    form = re.sub(r"\[[^\]]*\]|\"[^\"]*\"", "", form.lower())
    if value.time() != time():
        return value.isoformat(" ")
    if "d" not in form and "y" in form:
        return value.strftime("%Y-%m" if "m" in form else "%Y")
    return value.date().isoformat()
