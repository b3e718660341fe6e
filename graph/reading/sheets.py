"""Workbooks whose sheets are our own tables: one sheet a table, our headings.

A sheet is a table when it is named as one (``rows``, ``activities`` …) and has
the headings of its key.  Other sheets, such as instructions, are left alone.
"""

from collections.abc import Iterator, Sequence

from graph.errors import Problem, Severity
from graph.reading.grids.grid import Grid
from graph.reading.schema import Schema, schemas
from graph.reading.tables import Tables, read_lines

#: A workbook with one of these is a collection of tables.
TELLING = ("rows", "activities", "collection")


def is_tables(grids: Sequence[Grid]) -> bool:
    """Return whether a workbook's sheets are named and headed as our tables."""
    return any(
        grid.name in TELLING and _heading(grid, schemas()[grid.name]) is not None
        for grid in grids
    )


def read_sheets(
    grids: Sequence[Grid], file: str
) -> tuple[Tables, Tables, list[Problem]]:
    """Return a collection's tables, what is added to the register, and problems."""
    places: dict[str, Tables] = {"collection": {}, "register": {}}
    problems: list[Problem] = []
    for grid in grids:
        schema = schemas().get(grid.name)
        where = _heading(grid, schema) if schema else None
        problems += grid.notes
        if schema is None or where is None:
            words = {"sheet": grid.name}
            problems.append(Problem("sheet-left", Severity.INFO, file, details=words))
            continue
        table = read_lines(_lines(grid, where), schema, f"{file}/{grid.name}")
        places[schema.place][grid.name] = table.records
        problems += table.problems
    problems += _missing(places["collection"], grids, file)
    return places["collection"], places["register"], problems


def _heading(grid: Grid, schema: Schema) -> int | None:
    """Return which line holds the headings: the first with every key column."""
    for place, line in enumerate(grid.lines):
        if set(schema.key) <= set(line.cells):
            return place
    return None


def _lines(grid: Grid, where: int) -> Iterator[tuple[int, list[str]]]:
    """Yield lines as wide as the heading: sheets leave out empty cells at the end."""
    width = len(grid.lines[where].cells)
    for line in grid.lines[where:]:
        yield line.number, [*line.cells, *[""] * (width - len(line.cells))]


def _missing(tables: Tables, grids: Sequence[Grid], file: str) -> Iterator[Problem]:
    present = {grid.name for grid in grids} | set(tables)
    for schema in schemas().values():
        if (
            schema.place == "collection"
            and schema.needed
            and schema.name not in present
        ):
            yield Problem("missing-table", file=f"{file}/{schema.name}")
