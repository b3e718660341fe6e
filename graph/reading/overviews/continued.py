"""Rows that go on with the activity above them: one more partner, and no more.

The title of such a row is merged with the one above, which states it, or left empty,
from which it is inferred.  So is a row that says what the one above says of the title,
the programme, the dates and all else that we understand, but for who is in it: one
project with a row for each partner.  A row with words of its own in any other column,
its own dates or its own type, is no such row.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.errors import Problem, Severity
from graph.names import fold
from graph.reading.overviews.fields import OWN, REPEATED, WHO, field_of_column

#: What such a row may say: who else is in it, and remarks.
MORE = frozenset({*REPEATED, "comment"} - {"programme"})
#: What one row for each partner may say otherwise than the first.
FREE = frozenset({*WHO, OWN, "comment", "row", "part", "id"} - {"programme"})
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
    begun: Mapping[str, str] = {}
    sheet = ""
    for place, cells, own in rows:
        title = cells.get("title", "")
        fields = {field_of_column(column) for column in own}
        if begun and place == sheet and fields <= MORE:
            found[cells["row"]] = (begun["row"], "stated" if title else "inferred")
        elif begun and place == sheet and _says_the_same(cells, begun):
            found[cells["row"]] = (begun["row"], "inferred")
        else:
            begun, sheet = (cells if title else {}), place
    return found


def _says_the_same(cells: Mapping[str, str], begun: Mapping[str, str]) -> bool:
    """Return whether a row says nothing of its activity but who else is in it.

    A title, a programme and dates together tell that it is the same.
    """
    dated = cells.get("start") or cells.get("end")
    told = {name for name in {*cells, *begun} if field_of_column(name) not in FREE}
    same = all(fold(cells.get(one, "")) == fold(begun.get(one, "")) for one in told)
    other = any(cells.get(one, "") != begun.get(one, "") for one in {*cells, *begun})
    return all((cells.get("title"), cells.get("programme"), dated, same, other))


def notes_of(more: Continued, file: str) -> Iterator[Problem]:
    """Yield how many rows of a file go on with another, if any do."""
    if more:
        words = {"count": str(len(more))}
        yield Problem("rows-continued", Severity.INFO, file, details=words)
