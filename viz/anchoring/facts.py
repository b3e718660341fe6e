"""What the anchoring page counts: rows and activities apart, and what is missing.

A row is anchored when any activity in it names a document.  The first activity of a
row stands for the row; the others, and all that stands in paragraphs or on slides,
are further activities and never counted as rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Line = Mapping[str, str]
Row = tuple[str, str]  # the source, and the number in it


@dataclass(frozen=True)
class Department:
    """One department's rows: those that name a document and those that do not."""

    code: str
    named: tuple[Row, ...]
    missing: tuple[Row, ...]

    @property
    def rows(self) -> int:
        """Count the rows that the department reported."""
        return len(self.named) + len(self.missing)


@dataclass(frozen=True)
class Coverage:
    """How much of an overview is anchored, counted in rows and in activities."""

    departments: tuple[Department, ...]
    activities: int
    activities_named: int
    further: tuple[Line, ...]

    @property
    def rows(self) -> int:
        """Count the rows of the table."""
        return sum(department.rows for department in self.departments)

    @property
    def named(self) -> int:
        """Count the rows that name a document."""
        return sum(len(department.named) for department in self.departments)


def names_document(line: Line) -> bool:
    """Tell whether a line says which document an activity is anchored in."""
    return line["evidence"] != "missing"


def collection_of(line: Line) -> str:
    """Return the source that an activity comes from, read out of its address.

    >>> collection_of({"address": "https://w3id.org/samband/id/tiny/activity/cpmr"})
    'tiny'
    """
    return line.get("address", "").partition("/id/")[2].partition("/")[0]


def row_of(line: Line) -> Row:
    """Tell rows of different sources apart, whatever their numbers."""
    return collection_of(line), line["row"]


def count(lines: Sequence[Line]) -> Coverage:
    """Count rows by department, and activities whatever their row."""
    anchored = {_activity(line) for line in lines if names_document(line)}
    by_row = by_rows(lines)
    first = {_activity(found[0]) for found in by_row.values()}
    further = {_activity(line): line for line in lines if _activity(line) not in first}
    return Coverage(
        departments=_departments(by_row),
        activities=len({_activity(line) for line in lines}),
        activities_named=len(anchored),
        further=tuple(sorted_lines(further.values())),
    )


def by_rows(lines: Iterable[Line]) -> dict[Row, list[Line]]:
    """Gather the lines of each row of a table."""
    found: dict[Row, list[Line]] = defaultdict(list)
    for line in lines:
        if line["part"] == "table":
            found[row_of(line)].append(line)
    return found


def _activity(line: Line) -> tuple[str, str]:
    return collection_of(line), line["activity"]


def _departments(by_row: Mapping[Row, list[Line]]) -> tuple[Department, ...]:
    named: dict[str, list[Row]] = defaultdict(list)
    missing: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(by_row, key=lambda row: (_place(row[1]), row)):
        heap = named if any(map(names_document, by_row[row])) else missing
        heap[by_row[row][0]["department"]].append(row)
    codes = {*named, *missing}
    found = [
        Department(code, tuple(named[code]), tuple(missing[code])) for code in codes
    ]

    def best_first(one: Department) -> tuple[bool, float, int, str]:
        return (one.code == "", -len(one.named) / one.rows, -one.rows, one.code)

    return tuple(sorted(found, key=best_first))


def in_order(rows: Iterable[str]) -> list[str]:
    """Sort row numbers as people count, paragraphs last.

    >>> in_order(["10", "p1", "2"])
    ['2', '10', 'p1']
    """
    return sorted(rows, key=_place)


def _place(row: str) -> tuple[bool, str]:
    return (not row.isdecimal(), row.zfill(9))


def sorted_lines(lines: Iterable[Line]) -> list[Line]:
    """Sort coverage lines by row; within a row they keep the order given."""
    return sorted(lines, key=lambda line: _place(line["row"]))
