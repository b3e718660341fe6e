"""What every format is read as: lines of cells that know where they stand.

The limits here are the same for all formats.  They are far above any county's
overview, and low enough that a file made to fill the memory is refused first.
"""

from dataclasses import dataclass

from graph.errors import InputError, Problem

#: An overview of a whole county is under 10 MB, also with pictures in it.
MAX_FILE = 50_000_000
#: Office files are packed; a workbook of 200,000 filled cells unpacks to 17 MB.
MAX_UNPACKED = 100_000_000
#: Text packs to a tenth or so, repeated rows to a fiftieth; bombs to a thousandth.
MAX_PACKING = 250
#: Parts smaller than this may be packed as hard as they like.
SMALL_PART = 2_000_000
#: The largest public export we know has 224,000 cells.
MAX_CELLS = 500_000
#: What Excel itself can hold in one row.
MAX_COLUMNS = 16_384
#: A page of a table has 5 to 40 rows; this is many times a whole overview.
MAX_PAGES = 500
#: Stands at the end of a cell whose last word may go on overleaf (word joiner).
GLUE = "\u2060"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells.

    Attributes:
        number: The row as its program numbers it: in a sheet or text file the
            row itself, in a document or on a page the row of the table.
        cells: What stands in each cell, from the left; empty cells are "".
        page: The page it stands on, or 0 where there are no pages.
        across: Columns whose text comes from a merged cell further up.
        section: What stands in the row that heads this one and others, if one does.
    """

    number: int
    cells: tuple[str, ...]
    page: int = 0
    across: tuple[int, ...] = ()
    section: str = ""

    @property
    def empty(self) -> bool:
        """Return whether nothing stands in any cell."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as it stands in a file, and what is odd about it.

    Attributes:
        file: The file's name.
        name: The sheet, or a number for the table; empty when there is but one.
        lines: The rows, the heading among them.
        before: Texts that stand above the table or in the head of the page.
        after: Paragraphs that stand below the table.
        flowing: Whether the next grid can go on with the same table, as tables
            of documents do; sheets never do.
        notes: What a reader should know: merged, hidden, joined, guessed.
        turned: Whether its lines are the columns of the file.
    """

    file: str
    name: str
    lines: tuple[Line, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    flowing: bool = False
    notes: tuple[Problem, ...] = ()
    turned: bool = False

    @property
    def place(self) -> str:
        """Return the file and the table in it, as problems and rows point there."""
        return f"{self.file}/{self.name}" if self.name else self.file

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return max((len(line.cells) for line in self.lines), default=0)


def refuse(code: str, file: str, /, **details: object) -> InputError:
    """Return the error that a file cannot be read, to be raised."""
    words = {name: str(value) for name, value in details.items()}
    return InputError([Problem(code, file=file, details=words)])


def check_size(file: str, *, rows: int, columns: int) -> None:
    """Raise ``InputError`` when a table has more cells than we take."""
    if columns > MAX_COLUMNS or rows * max(columns, 1) > MAX_CELLS:
        raise refuse("file-too-wide", file, rows=rows, columns=columns, most=MAX_CELLS)


def trimmed(cells: list[str]) -> tuple[str, ...]:
    """Return cells without the empty ones at the right.

    >>> trimmed(["Nr", "", "Tiltak", "", ""])
    ('Nr', '', 'Tiltak')
    """
    last = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
    return tuple(cells[:last])
