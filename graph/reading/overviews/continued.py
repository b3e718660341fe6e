"""Rows that go on with the activity above them: one more partner, and no more.

The title of such a row is merged with the one above, which states it, or left
empty, from which it is inferred.  A row with words of its own in any other column,
its own dates or its own type, is no such row.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.errors import Problem, Severity
from graph.reading.overviews.fields import REPEATED, field_of_column

#: What such a row may say: who else is in it, and remarks.
MORE = frozenset({*REPEATED, "comment"} - {"programme"})
#: The row that an activity stands in, and how it is known that another goes on with it.
Continued = Mapping[str, tuple[str, str]]


def continued(
    rows: Iterable[tuple[str, Mapping[str, str], Collection[str]]],
) -> Continued:
    """Return the rows that go on with another, by their numbers.

    Each row comes with its sheet, its cells by column, and those columns that have
    words of its own, not of a merged cell above.

    >>> continued([("Ark", {"row": "2", "title": "A", "partner": "B"}, ["title"]),
    ...     ("Ark", {"row": "3", "title": "", "partner": "C"}, ["partner"])])
    {'3': ('2', 'inferred')}
    """
    found = {}
    above, sheet = "", ""
    for place, cells, own in rows:
        title = cells.get("title", "")
        fields = {field_of_column(column) for column in own}
        if above and place == sheet and fields <= MORE:
            found[cells["row"]] = (above, "stated" if title else "inferred")
        else:
            above, sheet = (cells["row"] if title else ""), place
    return found


def notes_of(more: Continued, file: str) -> Iterator[Problem]:
    """Yield how many rows of a file go on with another, if any do."""
    if more:
        words = {"count": str(len(more))}
        yield Problem("rows-continued", Severity.INFO, file, details=words)
