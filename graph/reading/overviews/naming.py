"""What the activities of an overview are called in addresses, year after year.

A workbook that samband has written in has a column of names, ``samband-id``.
They hold although the title changes or rows change places; a row that has none
yet is called after its title.
"""

from collections.abc import Mapping, Sequence
from itertools import chain, count

from graph.errors import Problem, Severity
from graph.names import slug
from graph.reading.privacy import personal_spans
from graph.reading.schema import IDENTIFIER
from graph.reading.tables import Record

#: How much of a title goes into an identifier.
NAME_LENGTH = 45
#: Keys are cut off at sixty signs (``cells.slug``).
LONGEST = 60


def names_of(
    rows: Sequence[Record],
    titles: Mapping[str, str],
    given: Mapping[str, str],
    problems: list[Problem],
) -> dict[str, str]:
    """Return what each row's activity is called, by the number of the row.

    ``titles`` and the names that are ``given`` stand by the number, too.

    Names that are given hold: where two rows have the same one, as when a row
    was copied, the first keeps it and the other is told and named anew.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for row in rows:
        name = given.get(row["row"], "")
        if not name:
            continue
        if name in taken or not _usable(name):
            place = (row.file, row.row, "id", name)
            problems.append(Problem("id-unusable", Severity.WARNING, *place))
        else:
            taken.add(name)
            names[row["row"]] = name
    for row in rows:
        if row["row"] not in names:
            names[row["row"]] = _name(row, titles[row["row"]], taken)
            taken.add(names[row["row"]])
    return names


def _usable(name: str) -> bool:
    return len(name) <= LONGEST and bool(IDENTIFIER.fullmatch(name))


def _name(row: Record, title: str, taken: set[str]) -> str:
    """Return a name made of the title, and of the row where that is taken.

    A person in the title is in no name: it stands in addresses, which nobody guards.
    """
    for first, last, _ in reversed(personal_spans(title)):
        title = f"{title[:first]} {title[last:]}"
    short = slug(title)[:NAME_LENGTH].rstrip("-") or "row"
    number = slug(row["row"])[-12:].strip("-")
    further = (f"{short}-{place}" for place in count(2))
    names = chain((short, f"{short}-{number}"), further)
    return next(name for name in names if name not in taken)
