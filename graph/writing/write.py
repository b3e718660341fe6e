"""Writing back into somebody's workbook: names of rows, and what is wrong where.

Nothing else in the workbook is touched.  Read again it gives the same graph,
and written again the same bytes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.build import checked
from graph.errors import Problem
from graph.reading.collection import Sources
from graph.reading.grids.apart import read_apart
from graph.reading.grids.formats import sniffed
from graph.reading.grids.grid import Grid, refuse
from graph.reading.overviews.mapping import Entry
from graph.writing.cells import (
    free_column,
    letters,
    number_all,
    set_texts,
    set_width,
)
from graph.writing.comments import set_comments
from graph.writing.marks import HEADING, Sheet, names_in, sheets_of, told_in
from graph.writing.package import Package, open_package, packed, related, sheet_parts

#: What a problem is told as in a comment.
Words = Callable[[Problem], str]
SIGNED = "_xmlsignatures/"


@dataclass(frozen=True, slots=True)
class Written:
    """A workbook with names and comments in it.

    Attributes:
        content: The file.
        names: How many rows have a name.
        comments: How many cells are commented on.
        threads: How many cells could not be, since people discuss them.
        mapping: How its headings were understood.
    """

    content: bytes
    names: int
    comments: int
    threads: int
    mapping: tuple[Entry, ...]


def write_back(path: Path, words: Words) -> Written:
    """Return a workbook with names of rows, and warnings as comments.

    Raises ``InputError`` for a file that is no workbook, is signed, or cannot
    be read.
    """
    if sniffed(path) != "xlsx":
        raise refuse("write-no-workbook", path.name)
    grids = read_apart(path)
    sources, problems = checked([str(path)])
    return write_into(path, grids, sources, problems, words)


def write_into(
    path: Path,
    grids: Sequence[Grid],
    sources: Sources,
    problems: Sequence[Problem],
    words: Words,
) -> Written:
    """Return a workbook that has been read with names and warnings in it."""
    package = open_package(path)
    if any(name.startswith(SIGNED) for name in package.parts):
        raise refuse("write-signed", path.name)
    counts = [
        _write_sheet(package, sheet, sources, problems, path.name, words)
        for sheet in sheets_of(grids, path)
    ]
    names, comments, threads = map(sum, zip((0, 0, 0), *counts, strict=True))
    mapping = tuple(entry for _, entries in sources.mappings for entry in entries)
    return Written(packed(package), names, comments, threads, mapping)


def _write_sheet(
    package: Package,
    sheet: Sheet,
    sources: Sources,
    problems: Sequence[Problem],
    file: str,
    words: Words,
) -> tuple[int, int, int]:
    """Write into one sheet; return how many names, comments and threads there are."""
    part = sheet_parts(package)[sheet.name]
    number_all(package.tree(part))
    names = names_in(sheet, sources, file) if sheet.named else {}
    if names:
        _write_names(package, part, sheet, names, file)
    told = {
        f"{letters(column)}{row}": "\n".join(map(words, found))
        for (row, column), found in sorted(told_in(sheet, problems, file).items())
    }
    threads = set(_threads(package, part)) & told.keys()
    free = {cell: text for cell, text in told.items() if cell not in threads}
    set_comments(package, part, free)
    return len(names), len(free), len(threads)


def _write_names(
    package: Package, part: str, sheet: Sheet, names: Mapping[int, str], file: str
) -> None:
    root = package.tree(part)
    column = sheet.places.get("id") or free_column(root)
    if column is None:
        raise refuse("write-full", file, sheet=sheet.name)
    texts = dict(names)
    if "id" not in sheet.places:
        texts[sheet.row] = HEADING
        set_width(root, column)
    set_texts(root, column, texts)


def _threads(package: Package, part: str) -> Iterator[str]:
    """Yield the cells that people discuss: Excel shows no other comment there."""
    place = related(package, part, "threadedComment")
    if place is not None:
        for comment in package.tree(place).iter("{*}threadedComment"):
            yield comment.get("ref", "")
