"""Opening exports as they are: CSV of any kind, gzipped, zipped, or a workbook.

Nothing is read as a whole: lines come one at a time, and only the columns asked
for are kept.  Columns are found by their headings, since exports move and rename
them; a heading may stand some lines down.
"""

import csv
import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import IO

from graph.errors import ExportError
from graph.names import slug

#: Our name of each column, and the headings that mean it, the best first.
Columns = Mapping[str, Sequence[str]]
Lines = Iterator[tuple[int, Sequence[str]]]
Opened = Callable[[], IO[bytes] | gzip.GzipFile | io.FileIO]

#: A heading stands no further down than this.
HEAD = 10
#: Descriptions of projects are longer than the reader's own limit.
LONGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row of an export: its number, and its cells by our names.

    ``ragged`` tells that the row has more or fewer cells than the heading, so
    that nothing in it can be trusted to stand where it should.
    """

    number: int
    cells: dict[str, str]
    ragged: bool = False

    def __getitem__(self, name: str) -> str:
        """Return the text of a cell, empty when the export lacks the column."""
        return self.cells.get(name, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file: its heading, as it stands and normalised, and the rest."""

    heading: list[str]
    lines: Lines

    def columns(self, wanted: Columns) -> dict[str, int]:
        """Return where the wanted columns stand; those that are missing are not."""
        places: dict[str, int] = {}
        for place, heading in enumerate(map(normal, self.heading)):
            places.setdefault(heading, place)
        found = {}
        for name, headings in wanted.items():
            known = [places[heading] for heading in headings if heading in places]
            if known:
                found[name] = known[0]
        return found

    def rows(self, places: Mapping[str, int]) -> Iterator[Line]:
        """Yield the rows that hold anything, with the columns at the given places."""
        width = len(self.heading)
        for number, cells in self.lines:
            if not any(cells):
                continue
            if len(cells) != width:
                yield Line(number, {}, ragged=True)
                continue
            named = {name: cells[place].strip() for name, place in places.items()}
            yield Line(number, named)


def normal(heading: str) -> str:
    """Return a heading without what drifts: apostrophes, case, blanks, brackets.

    >>> normal("Partner’s ID  if not PIC (2021-2027 only)")
    "partner's id if not pic"
    """
    plain = re.sub(r"\([^()]*\)", " ", heading).replace("’", "'").replace("\ufeff", "")
    return " ".join(plain.casefold().split())


def find_sheet(path: Path, wanted: Columns, needed: Sequence[str]) -> Sheet | None:
    """Return the table of a file that has all the needed columns, if one has.

    Raises ``ExportError`` for a file that cannot be opened as what it is called.
    """
    for lines in _tables(path):
        for number, heading in list(islice(lines, HEAD)):
            sheet = Sheet(list(heading), lines)
            if set(needed) <= sheet.columns(wanted).keys():
                # Lines of the head that stand below the heading are rows.
                return Sheet(list(heading), _from(path, heading, number))
    return None


def needed_sheet(path: Path, wanted: Columns, needed: Sequence[str]) -> Sheet:
    """Return the table of a file that has all the needed columns.

    Raises ``ExportError`` with what was expected and what was found.
    """
    sheet = find_sheet(path, wanted, needed)
    if sheet is None:
        expected = ", ".join(wanted[name][0] for name in needed)
        found = headings_of(path)
        raise ExportError(path.name, "headings", expected=expected, found=found)
    return sheet


def mark_of(path: Path, paths: Sequence[Path]) -> str:
    """Return what row numbers begin with: the file's name where there are several.

    >>> mark_of(Path("KA1 2024.csv.gz"), [Path("a.csv"), Path("b.csv")])
    'ka1-2024-'
    >>> mark_of(Path("a.csv"), [Path("a.csv")])
    ''
    """
    if len(paths) < 2:
        return ""
    return slug(path.name.partition(".")[0]) + "-"


def headings_of(path: Path) -> str:
    """Return the first headings of a file, for somebody who gave another file."""
    for lines in _tables(path):
        for _, cells in islice(lines, HEAD):
            named = [cell.strip() for cell in cells if cell.strip()]
            if len(named) > 1:
                return ", ".join(cell[:40] for cell in named[:8])
    return "–"


def _from(path: Path, heading: Sequence[str], number: int) -> Lines:
    """Yield the lines after a heading, from the table that it stands in."""
    for lines in _tables(path):
        head = list(islice(lines, HEAD))
        if (number, heading) in head:
            below = [line for line in head if line[0] > number]
            yield from chain(below, lines)
            return


def _tables(path: Path) -> Iterator[Lines]:
    """Yield the tables of a file one by one, each as numbered lines of text."""
    csv.field_size_limit(LONGEST)
    try:
        if path.suffix == ".xlsx":
            yield from _workbook(path)
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in sorted(archive.namelist()):
                    if name.endswith(".csv"):
                        yield _csv_lines(partial(archive.open, name))
        elif path.suffix == ".gz":
            yield _csv_lines(partial(gzip.GzipFile, path))
        else:
            yield _csv_lines(partial(io.FileIO, path))
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ExportError(path.name, "unreadable", found=reason) from error


def _workbook(path: Path) -> Iterator[Lines]:
    """Yield the sheets of a workbook; a row is read when it is asked for."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    for sheet in book:
        rows = sheet.iter_rows(values_only=True)
        yield (
            (number, ["" if cell is None else str(cell) for cell in row])
            for number, row in enumerate(rows, start=1)
        )


def _csv_lines(opened: Opened) -> Lines:
    encoding = _encoding(opened)
    delimiter = _delimiter(opened, encoding)
    with io.TextIOWrapper(opened(), encoding, errors="replace", newline="") as text:
        reader = csv.reader(text, delimiter=delimiter)
        try:
            yield from enumerate(reader, start=1)
        except csv.Error as error:
            raise ValueError(str(error)) from error


def _encoding(opened: Opened) -> str:
    """Return UTF-8 when all of the file is that, else Windows-1252."""
    try:
        with io.TextIOWrapper(opened(), "utf-8-sig") as text:
            while text.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(opened: Opened, encoding: str) -> str:
    with io.TextIOWrapper(opened(), encoding, errors="replace") as text:
        head = "".join(islice(text, 2))
    return max(",;\t", key=head.count)
