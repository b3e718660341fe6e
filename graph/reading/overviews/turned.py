"""Forms and tables on their side: the headings stand in a column, not in a row.

A form for each project has one column of headings and one of answers; some tables have
one column for each project.  Turned, they are read as any other table.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from graph.errors import Problem, Severity
from graph.reading.grids.grid import Grid, Line, trimmed
from graph.reading.overviews.headings import Told, heading_line, known_in, means

#: A column is one of headings when it has more than this that are understood.
ENOUGH = 2


def upright(grid: Grid, told: Told) -> Grid:
    """Return a table with its headings in a row, turned if they stand in a column.

    The number of a row is then that of the column it was.

    >>> lines = (Line(1, ("Prosjekt", "A")), Line(2, ("Start", "2023")),
    ...     Line(3, ("Partnarar", "Stadt Jena")))
    >>> [line.cells for line in upright(Grid("a.docx", "1", lines), {}).lines]
    [('Prosjekt', 'Start', 'Partnarar'), ('A', '2023', 'Stadt Jena')]
    """
    if heading_line(grid.lines, told) is not None:
        return grid
    columns = list(zip_longest(*(line.cells for line in grid.lines), fillvalue=""))
    first = next((at for at, cells in enumerate(columns) if any(cells)), 0)
    labels = columns[first] if columns else ()
    if len(columns) < first + 2 or known_in(labels, told) <= ENOUGH:
        return grid
    answered = [any(cells) for cells in zip(*columns[first + 1 :], strict=True)]
    # What stands alone, and is no heading, is a title above the form.
    kept = [
        at
        for at, label in enumerate(labels)
        if label and (answered[at] or means(label, told)[0])
    ]
    alone = (label for at, label in enumerate(labels) if label and at not in kept)
    return replace(
        grid,
        lines=tuple(_lines(columns, first, kept)),
        before=(*grid.before, *alone),
        turned=True,
        notes=(*grid.notes, Problem("table-turned", Severity.INFO, grid.place)),
    )


def _lines(
    columns: Sequence[Sequence[str]], first: int, kept: Sequence[int]
) -> list[Line]:
    """Return columns as lines, those from the first on that anything stands in."""
    lines = (
        Line(number, trimmed([cells[at] for at in kept]))
        for number, cells in enumerate(columns[first:], first + 1)
    )
    return [line for line in lines if not line.empty]
