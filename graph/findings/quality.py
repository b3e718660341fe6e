"""How much of each column is filled in, and which cells are still empty.

The share of a column in a department is the number of its cells that hold words
divided by the number of its rows; the first group is all rows together.  A full
cell is not a right one, and an empty one need not be a fault: an activity
without an end has no end date.  So the share is a work list, not a grade, and
departments with different kinds of work must not be ranked by it.
"""

from collections import defaultdict
from dataclasses import dataclass

from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.findings.features import Evidence, row_order
from graph.findings.finding import Finding, Reason
from graph.stating import addresses
from graph.stating.origins import FIELDS

LEVELS = ("empty", "partly", "full")
#: Stands for all departments together.
ALL = "*"


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """One cell that somebody could fill in."""

    collection: str
    department: str
    row: str
    title: str
    column: str
    heading: str
    place: str = ""


def quality(evidence: Evidence) -> list[Finding]:
    """Return every column of every department, all rows together first."""
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    headings: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for found in ask_view(evidence.store, "quality").records():
        headings[found["collection"], found["column"]][found["heading"]] = None
        for department in (ALL, found["department"]):
            line = counts[found["collection"], department, found["column"]]
            line[0] += int(found["filled"])
            line[1] += int(found["of"])
    empty = _by_column(worklist(evidence.store))
    return [
        _finding(key, " / ".join(headings[key[0], key[2]]), counts[key], empty[key])
        for key in sorted(counts, key=_order)
    ]


def worklist(store: Graph) -> list[EmptyCell]:
    """Return the empty cells, department by department, row by row."""
    names = ("collection", "department", "row", "title", "column", "heading", "source")
    cells = [
        EmptyCell(*(found[name] for name in names))
        for found in ask_view(store, "empty-cells").records()
    ]
    return sorted(
        cells,
        key=lambda cell: (
            cell.collection,
            cell.department,
            row_order(cell.row),
            *field_order(cell.column),
        ),
    )


def _by_column(cells: list[EmptyCell]) -> dict[tuple[str, str, str], list[EmptyCell]]:
    """Return the empty cells of a column, by department and for all."""
    found: dict[tuple[str, str, str], list[EmptyCell]] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: row_order(cell.row)):
        for department in (ALL, cell.department):
            found[cell.collection, department, cell.column].append(cell)
    return found


def _order(key: tuple[str, str, str]) -> tuple[str, bool, str, int, str]:
    collection, department, column = key
    return (collection, department != ALL, department, *field_order(column))


def field_order(column: str) -> tuple[int, str]:
    """Return what columns are sorted by: as in the overview, then a source's own."""
    own = column not in FIELDS
    return (len(FIELDS) if own else FIELDS.index(column), column)


def _finding(
    key: tuple[str, str, str], heading: str, counted: list[int], empty: list[EmptyCell]
) -> Finding:
    collection, department, column = key
    filled, total = counted
    level = "full" if filled == total else "partly" if filled else "empty"
    values = {"heading": heading, "filled": str(filled), "of": str(total)}
    name = department or "unknown"
    return Finding(
        "quality",
        f"quality-{collection}-{'all' if name == ALL else name.casefold()}-{column}",
        (),
        tuple(cell.row for cell in empty),
        (),
        level,
        (Reason(f"quality-{level}", values, tuple(cell.place for cell in empty)),),
        "nothing" if level == "full" else "fill-column",
        score=filled / total,
        details={"collection": collection, "department": department, **values},
        certainty="certain",
        things=(addresses.thing(collection),),
    )
