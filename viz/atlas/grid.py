"""A table of counts whose shading lets the empty squares speak."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

#: From this share of the largest count a square has this shade.
SHADES = (0.0, 0.15, 0.35, 0.6, 0.9)


@dataclass(frozen=True, slots=True)
class Square:
    """One square: its number, and how dark it is from 0 (nothing) to 5."""

    number: int
    shade: int


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table, with how many activities it holds in all."""

    name: str
    squares: tuple[Square, ...]
    total: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: whose it is, and how many activities it could hold at most."""

    name: str
    of: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of counts; a row or column that holds nothing is a part of it."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def empty(self) -> list[Column]:
        """Return the columns that hold nothing at all, though they could."""
        return [
            column
            for place, column in enumerate(self.columns)
            if column.of and not any(line.squares[place].number for line in self.lines)
        ]


def shade(number: int, most: int) -> int:
    """Return how dark a square is; only nothing at all is 0.

    >>> [shade(number, 20) for number in (0, 1, 4, 20)]
    [0, 1, 2, 5]
    """
    return sum(number > share * most for share in SHADES) if number else 0


def counted_grid(
    pairs: Iterable[tuple[str, str]],
    columns: Sequence[Column],
    words: Mapping[str, str],
) -> Grid:
    """Count pairs of a row's code and a column's name, in the order given.

    ``words`` names the rows; a row that no pair has stays, empty.
    """
    counts = Counter(pairs)
    most = max(counts.values(), default=0)
    lines = []
    for code, name in words.items():
        found = [counts[code, column.name] for column in columns]
        squares = tuple(Square(number, shade(number, most)) for number in found)
        lines.append(Line(name, squares, sum(found), code))
    return Grid(tuple(columns), tuple(lines))


def heaviest_first(grid: Grid) -> Grid:
    """Return the table with the rows that hold most first, then by name."""
    lines = sorted(grid.lines, key=lambda line: (-line.total, line.name))
    return Grid(grid.columns, tuple(lines))
