"""Where in a workbook something is to be written: names of rows, and what is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import Problem, Severity
from graph.reading.collection import ASIDE, Sources
from graph.reading.grids.grid import Grid
from graph.reading.labels import heading_of, table_of
from graph.reading.overviews.fields import TITLED
from graph.reading.overviews.mapping import NAME, read_mapping
from graph.reading.overviews.parts import parts_of
from graph.reading.schema import schemas
from graph.reading.sheets import heading_place, is_tables

#: The heading of the column of names.
HEADING = "samband-id"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that was read: where its headings stand and what they mean.

    Attributes:
        name: The sheet.
        row: The row of its headings.
        places: The column of each field, counted from 1.
        written: The column of each heading as it is written.
        main: The column that a whole row is spoken of in.
        named: Whether its rows are to have names: rows of an overview.
    """

    name: str
    row: int
    places: Mapping[str, int]
    written: Mapping[str, int]
    main: int
    named: bool


def sheets_of(grids: Sequence[Grid], path: Path) -> list[Sheet]:
    """Return the sheets of a workbook that were read as tables."""
    if is_tables(grids):
        return list(_tables(grids))
    told = read_mapping([path.parent / NAME, ASIDE / NAME]).told(path.name)
    parts, _ = parts_of(grids, told)
    found = []
    # A form has no column beside its rows for their names, nor rows for its headings.
    for part in (one for one in parts if not one.turned):
        places = {head.field: head.place + 1 for head in part.headings}
        written = {head.written: head.place + 1 for head in part.headings}
        title = next(places[name] for name in TITLED if name in places)
        found.append(Sheet(part.name, part.row, places, written, title, named=True))
    return found


def _tables(grids: Sequence[Grid]) -> Iterator[Sheet]:
    for grid in grids:
        schema = schemas().get(table_of(grid.name))
        where = heading_place(grid, schema) if schema else None
        if schema is None or where is None:
            continue
        line = grid.lines[where]
        written = {cell: place for place, cell in enumerate(line.cells, 1) if cell}
        places = {heading_of(cell, schema): place for cell, place in written.items()}
        main = places[schema.key[0]]
        yield Sheet(grid.name, line.number, places, written, main, named=False)


def names_in(sheet: Sheet, sources: Sources, file: str) -> dict[int, str]:
    """Return what the activity of each row is called, by the row of the sheet."""
    return {
        record.row: record["id"]
        for part in sources.collections
        for record in part.records("activities")
        if record.file == f"{file}/{sheet.name}"
    }


def told_in(
    sheet: Sheet, problems: Iterable[Problem], file: str
) -> dict[tuple[int, int], list[Problem]]:
    """Return the errors and warnings of a sheet by row and column, each once."""
    found: dict[tuple[int, int], list[Problem]] = {}
    for problem in problems:
        here = problem.file == f"{file}/{sheet.name}" and problem.row
        if here and problem.severity is not Severity.INFO:
            column = sheet.places.get(problem.column, 0)
            if problem.row == sheet.row and not column:
                column = sheet.written.get(problem.value, 0)
            told = found.setdefault((problem.row or 0, column or sheet.main), [])
            if problem not in told:
                told.append(problem)
    return found
