"""Overviews as people keep them, made and read for the tests."""

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from graph.reading.collection import Collection, Sources, read_sources
from graph.reading.grids.grid import Grid, Line
from graph.reading.overviews.mapping import Mapping
from graph.reading.overviews.overview import read_overview
from graph.reading.tables import Tables

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="the public files are not beside the project"
)
ROWS = [
    ("Nr", "Tiltak", "Forankring", "Avd"),
    ("1", "Erfurt", "Utviklingsplan for Vestland", "OPK"),
    ("2", "Cardiff", "Ein plan", "INN"),
    ("3", "Orkney", "", "INN"),
]


def read(*paths: Path) -> Sources:
    """Read files, without looking for mappings elsewhere."""
    return read_sources(paths, aside=paths[0].parent)


def only(path: Path) -> Collection:
    """Return the one collection of a file."""
    (found,) = read(path).collections
    return found


def told(path: Path) -> list[str]:
    """Return what was told of a file, as codes, without the usual."""
    usual = ("owner-unknown", "anchoring-unread")
    return [found.code for found in read(path).problems if found.code not in usual]


def column(path: Path, field: str) -> list[str]:
    """Return one column of the rows that a file was read as."""
    return [row[field] for row in only(path).records("rows")]


def sheet_of(rows: Sequence[Sequence[object]]) -> tuple[openpyxl.Workbook, Worksheet]:
    """Return a workbook with one sheet that holds the rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Ark")
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def saved(book: openpyxl.Workbook, path: Path) -> Path:
    """Save a workbook and return where it stands."""
    book.save(path)
    return path


def document(path: Path, *tables: Sequence[Sequence[str]]) -> Path:
    """Write a document with some tables, a paragraph between them."""
    made = docx.Document()
    for rows in tables:
        table = made.add_table(rows=len(rows), cols=len(rows[0]))
        for line, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, cells, strict=True):
                cell.text = text
        made.add_paragraph("")
    made.save(str(path))
    return path


#: The headings of an overview that names things in columns of their own.
HEAD = ("Tiltak", "Type", "Partnarar", "Land", "Program", "Forankring", "Ansvarleg")
REGISTER = read_sources([]).register


def overview(
    rows: list[tuple[str, ...]], above: str = "Rogaland"
) -> tuple[Tables, ...]:
    """Return the tables and the register of an overview with these rows."""
    lines = tuple(Line(number, cells) for number, cells in enumerate(rows, 1))
    grid = Grid("a.xlsx", "Ark", lines, before=(above,))
    found = read_overview([grid], Path("a.xlsx"), Mapping(), REGISTER)
    return found.tables, found.register


def row(partner: str = "", land: str = "", **cells: str) -> tuple[str, ...]:
    """Return a row of the overview; ``cells`` are its type, programme and so on."""
    order = ("type", "partner", "land", "programme", "anchoring", "responsible")
    given = {"partner": partner, "land": land} | cells
    return ("Besøk", *(given.get(name, "") for name in order))
