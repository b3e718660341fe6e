"""A file as somebody hands it in: read, understood and made a collection.

Workbook, document, PDF or text file: first a grid of cells (``grids/``), then
tables, either those that the sheets are named as or those that an overview
gives.
"""

from pathlib import Path

from graph.errors import InputError
from graph.reading.grids.apart import read_apart
from graph.reading.overviews.mapping import NAME, read_mapping
from graph.reading.overviews.overview import Overview, read_overview
from graph.reading.sheets import is_tables, read_sheets
from graph.reading.tables import Tables


def read_handed(path: Path, register: Tables, aside: Path) -> Overview:
    """Return a file as tables; problems are returned, not raised.

    Corrections are read from ``mapping.csv`` beside the file, then from the
    one that stands aside.
    """
    try:
        grids = read_apart(path)
    except InputError as error:
        return Overview({}, {}, tuple(error.problems), ())
    if is_tables(grids):
        tables, extra, problems = read_sheets(grids, path.name)
        return Overview(tables, extra, tuple(problems), ())
    corrections = read_mapping([path.parent / NAME, aside / NAME])
    found = read_overview(grids, path, corrections, register)
    problems = [*corrections.problems, *found.problems]
    return Overview(found.tables, found.register, tuple(problems), found.entries)
