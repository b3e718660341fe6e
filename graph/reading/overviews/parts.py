"""Which of a file's tables are the overview, put together from their pieces.

A table that runs over pages is several grids: with its headings on each page,
or without; with a row begun on one page and ended on the next.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.errors import Problem, Severity
from graph.reading.grids.grid import GLUE, Grid, Line
from graph.reading.overviews.asides import is_footnote, sums_up
from graph.reading.overviews.fields import NAMING, field_of_column, key
from graph.reading.overviews.headings import (
    Heading,
    Told,
    cell_of,
    heading_line,
    match,
    means,
)
from graph.reading.overviews.lists import persons_under
from graph.reading.overviews.sections import under_sections
from graph.reading.overviews.turned import upright

#: A heading below another that only says when.
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Part:
    """One table of an overview: its columns, and the rows below the heading.

    Attributes:
        name: The sheet, or the number of the table.
        place: The file, and the sheet or the table in it.
        headings: What each column means.
        lines: The rows below the heading, whole.
        below: The footnotes among them.
        above: The texts above the table and above its heading.
        flowing: Whether rows are counted through, as in a document.
        notes: What a reader should know.
        row: The row that the headings stand in.
        turned: Whether its rows are columns of the file.
    """

    name: str
    place: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    below: tuple[Line, ...]
    above: tuple[str, ...]
    flowing: bool
    notes: tuple[Problem, ...]
    row: int
    turned: bool = False


@dataclass(slots=True)
class Piece:
    """A table while its continuations are gathered."""

    grid: Grid
    heading: Line
    body: list[Line]
    above: list[str]
    notes: list[Problem]
    repeated: int = 0
    rejoined: int = 0
    summed: int = 0
    below: list[Line] = field(default_factory=list)


def parts_of(grids: Sequence[Grid], told: Told) -> tuple[list[Part], list[Problem]]:
    """Return the tables that have headings we understand, and what was left out."""
    pieces: list[Piece] = []
    left: list[Problem] = []
    for grid in (upright(one, told) for one in grids):
        where = heading_line(grid.lines, told)
        last = pieces[-1] if pieces else None
        same = last is not None and grid.flowing and grid.width == last.grid.width
        if where is not None and not (last and same and _repeats(grid, where, last)):
            pieces.append(_piece(grid, where, told))
        elif last and same:
            _continue(last, grid)
        else:
            left.append(Problem("table-left", Severity.WARNING, grid.place))
            left.extend(grid.notes)
    parts = []
    for piece in pieces:
        part = _part(piece, told)
        heading = persons_under(part.headings, part.lines)
        if heading:
            left.append(_of_persons(part, heading))
        else:
            parts.append(part)
    return parts, left


def _of_persons(part: Part, heading: str) -> Problem:
    """Return that a table is left out since it lists persons."""
    words = {"heading": heading}
    place = (part.place, part.row)
    return Problem("table-of-persons", Severity.WARNING, *place, details=words)


def _piece(grid: Grid, where: int, told: Told) -> Piece:
    above = [" ".join(filter(None, line.cells)) for line in grid.lines[:where]]
    heading, below = grid.lines[where], grid.lines[where + 1 :]
    if below and _goes_on(heading, below[0], told):
        heading, below = _both(heading, below[0]), below[1:]
    piece = Piece(grid, heading, [], [*grid.before, *above], list(grid.notes))
    _extend(piece, below)
    return piece


def _goes_on(heading: Line, line: Line, told: Told) -> bool:
    """Return whether a line has more headings: «Frå» and «Til» under «Periode»."""
    filled = [cell for cell in line.cells if cell.strip()]
    titled = any(
        cell_of(line, place) and means(text, told)[0] == "title"
        for place, text in enumerate(heading.cells)
    )
    known = all(YEAR.fullmatch(cell) or means(cell, told)[0] for cell in filled)
    return len(filled) > 1 and known and not titled


def _both(heading: Line, line: Line) -> Line:
    """Return the headings of two lines as one: what stands below says more.

    A year says when: «Kontingent» over «2023» and «2024» is over both of them.
    """
    width = max(len(heading.cells), len(line.cells))
    over, cells = "", []
    for at in range(width):
        below = cell_of(line, at)
        over = cell_of(heading, at) or (over if below else "")
        cells.append(f"{over} {below}" if YEAR.fullmatch(below) else below or over)
    return replace(heading, cells=tuple(cells))


def _repeats(grid: Grid, where: int, last: Piece) -> bool:
    """Return whether the headings are those of the table before, on its next page.

    A text between them heads a table of its own.
    """
    line = grid.lines[where]
    apart = grid.turned or (grid.before and not line.page)
    return not apart and _keys(line) == _keys(last.heading)


def _keys(line: Line) -> list[str]:
    return [key(cell) for cell in line.cells]


def _continue(piece: Piece, grid: Grid) -> None:
    """Add a grid that goes on with the table, its repeated heading left out."""
    lines = list(grid.lines)
    if lines and _keys(lines[0]) == _keys(piece.heading):
        piece.repeated += 1
        lines = lines[1:]
    piece.notes += grid.notes
    overleaf = bool(lines and piece.body and lines[0].page != piece.body[-1].page)
    if overleaf and not _begins(piece, lines[0]):
        piece.body[-1] = _rejoined(piece.body[-1], lines[0])
        piece.rejoined += 1
        lines = lines[1:]
    _extend(piece, lines)


def _extend(piece: Piece, lines: Sequence[Line]) -> None:
    for line in lines:
        if _keys(line) == _keys(piece.heading):
            piece.repeated += 1
        elif piece.body and sums_up(line):
            piece.summed += 1
        elif piece.body and is_footnote(line):
            piece.below.append(line)
        elif not line.empty:
            piece.body.append(line)


def _begins(piece: Piece, line: Line) -> bool:
    """Return whether a row begins here: something stands in its key column.

    That is the first column that every row before has filled: its number, or
    else its title.
    """
    for place in range(len(piece.heading.cells)):
        if all(cell_of(above, place) for above in piece.body):
            return bool(cell_of(line, place))
    return True


def _rejoined(line: Line, rest: Line) -> Line:
    """Return a row with what stands overleaf at the end of each of its cells."""
    width = max(len(line.cells), len(rest.cells))
    cells = tuple(
        _glued(cell_of(line, place), cell_of(rest, place)) for place in range(width)
    )
    return replace(line, cells=cells, page=rest.page)


def _glued(text: str, rest: str) -> str:
    if text.endswith(GLUE):
        return text.removesuffix(GLUE) + rest
    return f"{text} {rest}".strip()


def _part(piece: Piece, told: Told) -> Part:
    grid = piece.grid
    place = grid.place
    headings = match(piece.heading, piece.body, told)
    under = under_sections(piece.body, piece.above[-1] if piece.above else "")
    notes = [*piece.notes, *_joins(piece, place)]
    if len(under) < len(piece.body):
        words = {"count": str(len(piece.body) - len(under))}
        notes.append(Problem("rows-heading", Severity.INFO, place, details=words))
    for heading in headings:
        notes.extend(_heading_notes(heading, place, piece.heading.number))
    listing = _listing(headings) if not grid.file.lower().endswith(".pdf") else set()
    lines = tuple(replace(line, cells=_plain(line, listing)) for line in under)
    above = tuple(text.replace(GLUE, "") for text in piece.above)
    row = piece.heading.number
    marks = (grid.flowing, tuple(notes), row, grid.turned)
    below = tuple(piece.below)
    return Part(grid.name, place, tuple(headings), lines, below, above, *marks)


def _listing(headings: Sequence[Heading]) -> set[int]:
    """Return the columns that name things one by one, each on a line of its own."""
    naming = (*NAMING, "anchoring")
    return {head.place for head in headings if field_of_column(head.field) in naming}


def _plain(line: Line, listing: set[int]) -> tuple[str, ...]:
    """Return cells on one line each: a break that narrow columns made is a space.

    The lines of a cell that may be a list are kept; on a page they are never one.
    """
    return tuple(
        " ".join(cell.replace(GLUE, "").splitlines())
        if "\n" in cell and place not in listing
        else cell
        for place, cell in enumerate(cell.removesuffix(GLUE) for cell in line.cells)
    )


def _joins(piece: Piece, place: str) -> Iterator[Problem]:
    if piece.repeated:
        words = {"count": str(piece.repeated)}
        yield Problem("headings-repeated", Severity.INFO, place, details=words)
    if piece.summed:
        words = {"count": str(piece.summed)}
        yield Problem("rows-summed", Severity.INFO, place, details=words)
    if piece.rejoined:
        words = {"count": str(piece.rejoined)}
        yield Problem("rows-rejoined", Severity.INFO, place, details=words)


def _heading_notes(heading: Heading, place: str, row: int) -> Iterator[Problem]:
    codes = {"near": "heading-near", "own": "heading-own", "numbers": "heading-numbers"}
    if heading.how not in codes:
        return
    severity = Severity.INFO if heading.how == "numbers" else Severity.WARNING
    words = {"field": field_of_column(heading.field)}
    yield Problem(
        codes[heading.how], severity, place, row, value=heading.written, details=words
    )
