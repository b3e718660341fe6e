"""Who is in which activity: partners against activities, for those with few of both."""

from collections.abc import Sequence
from dataclasses import dataclass

from viz.atlas.book import Book
from viz.atlas.pointers import Activity, activities
from viz.atlas.said import TAKING_PART, statements_on
from viz.atlas.things import Appearance

#: A picture of more than this is a table again.
ACTIVITIES, PARTNERS = (2, 9), (2, 16)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of partners, columns of activities; a cell is the evidence, or empty."""

    columns: tuple[Activity, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def matrix(
    book: Book,
    address: str,
    direct: Sequence[Appearance],
    company: Sequence[tuple[str, int]],
) -> Matrix | None:
    """Return who is in which of a thing's activities, or nothing if it tells little."""
    few = ACTIVITIES[0] <= len(direct) <= ACTIVITIES[1]
    if not few or not PARTNERS[0] <= len(company) <= PARTNERS[1]:
        return None
    columns = tuple(activities(book)[one.activity] for one in direct)
    known = {
        (one["thing"], place["address"]): one["evidence"]
        for place in columns
        for one in reversed(statements_on(book, place["address"]))
        if one["way"] in TAKING_PART
    }
    rows = tuple(
        (partner, tuple(known.get((partner, one["address"]), "") for one in columns))
        for partner, _ in company
    )
    return Matrix(columns, rows)
