"""The rows of an overview: what each is called, its cells, and what stands beside them.

A row is called by its own number where all numbers can be addresses and none stands
twice; else by its place, and in a workbook by its sheet too.
"""

import re
from collections.abc import Iterator, Sequence

from graph.errors import Problem, Severity
from graph.names import slug
from graph.reading.grids.grid import Grid, Line
from graph.reading.overviews.fields import OWN
from graph.reading.overviews.headings import cell_of
from graph.reading.overviews.parts import Part
from graph.reading.tables import Record

#: The column of numbers that are not what their rows are called.
NUMBERS = f"{OWN}-number"
#: What a row can be called: it becomes part of an address.
NUMBER = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
#: A row: its sheet, its line, its cells by field, and the fields that it fills itself.
Row = tuple[str, Line, dict[str, str], list[str]]


def rows_in(parts: Sequence[Part]) -> Iterator[Row]:
    """Yield each row of all sheets."""
    numbered = bool(_numbers(parts)) and _clash(parts) is None
    many = sum(not part.flowing for part in parts) > 1
    count = 0
    for part in parts:
        last = ""
        for line in part.lines:
            count += 1
            cells = {head.field: cell_of(line, head.place) for head in part.headings}
            written = cells.pop("number", "").rstrip(".")
            number = _plain(written)
            if number and (not numbered or number != written):
                cells[NUMBERS] = written
            if not number or not numbered:
                at = str(count if part.flowing and not last else line.number)
                before = last or _before(part, numbered) if numbered or many else ""
                number = f"{before}-{at}" if before else at
            last = number if _has_numbers(part) and numbered else ""
            own = [
                head.field
                for head in part.headings
                if cell_of(line, head.place) and head.place not in line.across
            ]
            yield part.place, line, {"row": number, "part": "table", **cells}, own


def _before(part: Part, numbered: bool) -> str:
    """Return what stands before the lines of a table, to tell them from others'.

    Beside rows with numbers of their own, a table that is only numbered has a letter.
    """
    name = slug(part.name)
    return name if any(map(str.isalpha, name)) or not numbered else f"t{name}"


def _plain(number: str) -> str:
    """Return the number of a row as it can be in an address: case «2023/1234»."""
    return re.sub(r"\s?/\s?", "-", number)


def _has_numbers(part: Part) -> bool:
    return any(head.field == "number" for head in part.headings)


def _numbers(parts: Sequence[Part]) -> list[str]:
    return [
        _plain(cell_of(line, head.place).rstrip("."))
        for part in parts
        for head in part.headings
        if head.field == "number"
        for line in part.lines
        if cell_of(line, head.place)
    ]


def _clash(parts: Sequence[Part]) -> str | None:
    """Return the first number that cannot be a row's name, or stands twice."""
    seen: set[str] = set()
    for number in _numbers(parts):
        if number in seen or not NUMBER.fullmatch(number):
            return number
        seen.add(number)
    return None


def numbering(parts: Sequence[Part], file: str) -> Iterator[Problem]:
    """Yield that the numbers of an overview cannot be used, or that some lack."""
    clash = _clash(parts)
    if clash is not None:
        yield Problem("numbers-unusable", Severity.WARNING, file, value=clash)
    elif _numbers(parts):
        lines = sum(len(part.lines) for part in parts if _has_numbers(part))
        missing = lines - len(_numbers(parts))
        if missing:
            words = {"count": str(missing)}
            yield Problem("numbers-missing", Severity.WARNING, file, details=words)


def columns_of(parts: Sequence[Part], rows: Sequence[Record]) -> Iterator[Record]:
    """Yield the columns of each sheet with their headings.

    That of the numbers is one where some number is not what its row is called.
    """
    numbers = {row.file for row in rows if NUMBERS in row.cells}
    for part in parts:
        for head in part.headings:
            of_numbers = head.field == "number" and part.place in numbers
            if of_numbers or head.field not in ("number", "id"):
                heading = " ".join(head.written.split()) or head.field
                column = NUMBERS if of_numbers else head.field
                cells = {"column": column, "heading": heading}
                yield Record("columns", part.place, 1, cells | {"text": "as-written"})


def paragraphs(
    grids: Sequence[Grid], parts: Sequence[Part], file: str
) -> Iterator[Record]:
    """Yield footnotes, and the paragraphs below the last table: no row holds them."""
    below = [(file, number, text) for number, text in enumerate(grids[-1].after, 1)]
    below += [
        (part.place, line.number, " ".join(filter(None, line.cells)))
        for part in parts
        for line in part.below
    ]
    for number, (place, at, text) in enumerate(below, start=1):
        cells = {"row": f"p{number}", "part": "paragraph", "content": text}
        yield Record("rows", place, at, cells)
