"""What a cell says, as a row of a table; and words that no rule reads."""

from collections.abc import Iterator

from graph.errors import Problem, Severity
from graph.reading.tables import Record

Cells = dict[str, str]


def said(activity: Record, row: Record, column: str, words: str) -> Cells:
    """Return the cells of a statement that a cell makes."""
    cells = {"activity": activity["id"], "evidence": "stated", "row": row["row"]}
    return cells | {"column": column, "as_written": words}


def unread(row: Record, column: str, words: str) -> Iterator[Problem]:
    """Yield that words were not read; a dash alone says that there is nothing."""
    if any(map(str.isalnum, words)):
        place = (row.file, row.row, column, words)
        yield Problem("name-unread", Severity.INFO, *place)
