"""Workbooks whose sheets are our own tables: one sheet a table, our headings.

A sheet is a table when it is named as one (``rows``, ``activities`` …) and has
the headings of its key, or when it has the table's name in nynorsk, bokmål or
English and every heading that must be filled in.  Other sheets, such as
instructions, are left alone.
"""

from collections.abc import Iterator, Sequence

from graph.errors import Problem, Severity
from graph.reading.grids.grid import Grid
from graph.reading.labels import code_of, heading_of, table_of
from graph.reading.schema import Schema, schemas
from graph.reading.tables import Tables, read_lines

#: A workbook with one of these is a collection of tables.
TELLING = ("rows", "activities", "collection")


def is_tables(grids: Sequence[Grid]) -> bool:
    """Return whether a workbook's sheets are named and headed as our tables."""
    return any(
        table_of(grid.name) in TELLING
        and heading_place(grid, schemas()[table_of(grid.name)]) is not None
        for grid in grids
    )


def read_sheets(
    grids: Sequence[Grid], file: str
) -> tuple[Tables, Tables, list[Problem]]:
    """Return a collection's tables, what is added to the register, and problems."""
    places: dict[str, Tables] = {"collection": {}, "register": {}}
    problems: list[Problem] = []
    for grid in grids:
        schema = schemas().get(table_of(grid.name))
        where = heading_place(grid, schema) if schema else None
        if schema is None or where is None:
            words = {"sheet": grid.name}
            problems.append(Problem("sheet-left", Severity.INFO, file, details=words))
            continue
        problems += grid.notes
        lines = _lines(grid, where, schema)
        table = read_lines(lines, schema, f"{file}/{grid.name}", whole=False)
        places[schema.place].setdefault(schema.name, []).extend(table.records)
        problems += table.problems
    problems += _missing(places["collection"], grids, file)
    return places["collection"], places["register"], problems


def heading_place(grid: Grid, schema: Schema) -> int | None:
    """Return which line holds the headings: the first with every key column."""
    required = {column.name for column in schema.columns if column.required}
    wanted = set(schema.key)
    if grid.name != schema.name:
        # Many a sheet is called «aktivitetar»; ours have all their headings.
        wanted |= required
    for place, line in enumerate(grid.lines):
        if wanted <= {heading_of(cell, schema) for cell in line.cells}:
            return place
    return None


def _lines(grid: Grid, where: int, schema: Schema) -> Iterator[tuple[int, list[str]]]:
    """Yield lines in our words, as wide as the heading.

    Sheets leave out empty cells at the end.
    """
    line = grid.lines[where]
    headings = [heading_of(cell, schema) for cell in line.cells]
    columns = {column.name: column for column in schema.columns}
    yield line.number, headings
    for line in grid.lines[where + 1 :]:
        cells = [*line.cells, *[""] * (len(headings) - len(line.cells))]
        named = zip(cells, [*headings, *[""] * len(cells)], strict=False)
        yield line.number, [code_of(cell, columns.get(name)) for cell, name in named]


def _missing(tables: Tables, grids: Sequence[Grid], file: str) -> Iterator[Problem]:
    present = {table_of(grid.name) for grid in grids} | set(tables)
    for schema in schemas().values():
        if (
            schema.place == "collection"
            and schema.needed
            and schema.name not in present
        ):
            yield Problem("missing-table", file=f"{file}/{schema.name}")
