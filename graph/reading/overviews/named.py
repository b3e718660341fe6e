"""Whom the cells of an overview name: partners, countries, programmes, who takes part.

What stands in a column of partners is said to be a partner.  A name that the
register has means that thing; another becomes a body in the overview's own
register, called as it is written.  Words that are no name stay as they are.
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.errors import Problem
from graph.names import fold
from graph.reading.bodies.known import beginning
from graph.reading.bodies.meant import Names
from graph.reading.bodies.newcomers import with_a_person
from graph.reading.bodies.parted import BETWEEN, pieces
from graph.reading.bodies.partners import UNIT, lands_of, others
from graph.reading.bodies.said import Cells, said, unread
from graph.reading.kinds import MEMBER, role_of
from graph.reading.overviews.continued import Continued
from graph.reading.overviews.sections import is_school
from graph.reading.tables import Record, Tables

#: Which part whoever stands in a column of our own has; a school or an office of the
#: county's own that takes part is one of its units.
ROLES = {
    "participant": "participant",
    "school": "participant",
    "responsible": "coordinator",
}
UNITS = ("school", "department")
#: What tells one part in an activity from another.
PART = ("activity", "actor", "organisation", "programme", "role")


def named_in(
    activities: Sequence[Record],
    rows: Sequence[Record],
    names: Names,
    problems: list[Problem],
    continued: Continued,
    sections: Mapping[str, str],
) -> Tables:
    """Return who takes part in activities and who pays, by the cells of their rows.

    ``continued`` are the rows that go on with another, ``sections`` what heads each.
    What could not be read is added to the ``problems``.
    """
    standing = list(_standing(activities, rows, continued))
    # A school of our own may be met as a partner before it is said to be ours.
    for _, row, _ in standing:
        for _, words in _named(row, "school", names):
            names.unit(words, row, schools=True)
    found: Tables = {}
    seen: set[tuple[str, ...]] = set()
    for activity, row, known in standing:
        stated = _in_row(activity, row, names, problems)
        headed = _headed(activity, row, sections.get(row["row"], ""), names)
        for table, cells in (*stated, *headed):
            # A thing that a row names twice has one part in it.
            key = (table, *(cells.get(name, "") for name in PART))
            if key not in seen:
                seen.add(key)
                sure = cells["evidence"] if known == "stated" else known
                told = cells | {"evidence": sure}
                found.setdefault(table, []).append(
                    Record(table, row.file, row.row, told)
                )
    return found


def _standing(
    activities: Sequence[Record], rows: Sequence[Record], continued: Continued
) -> Iterator[tuple[Record, Record, str]]:
    """Yield each activity with each of its rows, and how that is known."""
    begun = {activity["row"]: activity for activity in activities}
    for row in rows:
        at, known = continued.get(row["row"], (row["row"], "stated"))
        if at in begun:
            yield begun[at], row, known


def _in_row(
    activity: Record, row: Record, names: Names, problems: list[Problem]
) -> Iterator[tuple[str, Cells]]:
    lands = {
        column: list(lands_of(row, column, names, problems))
        for column in row.several("country")
    }
    partners = list(others(activity, row, lands, names, problems))
    yield from partners
    yield from _part_of_ours(activity, row, problems)
    joined = activity["kind"] == "membership" or any(
        table == "memberships" for table, _ in partners
    )
    if (partners or any(lands.values())) and not joined:
        yield "participations", _owner(activity, row)
    yield from _units(activity, row, names, problems)
    yield from _programmes(activity, row, names, problems)


def _headed(
    activity: Record, row: Record, section: str, names: Names
) -> Iterator[tuple[str, Cells]]:
    """Yield the school that heads a row, or that its sheet is called after."""
    for words in filter(is_school, (section, row.sheet)):
        actor = names.unit(words, row, schools=True)
        about = {"actor": actor, "role": UNIT, "evidence": "inferred"}
        yield "participations", said(activity, row, activity["column"], "") | about


def _owner(activity: Record, row: Record) -> Cells:
    """Return that whose overview it is, has the activity: so it is with the others."""
    about = {"actor": activity["owner"], "role": "owner", "evidence": "inferred"}
    return said(activity, row, activity["column"], "") | about


def _part_of_ours(
    activity: Record, row: Record, problems: list[Problem]
) -> Iterator[tuple[str, Cells]]:
    """Yield the part that whose overview it is has, where a column says which."""
    role = role_of(row["role"])
    if role and role != MEMBER:
        about = {"actor": activity["owner"], "role": role}
        yield "participations", said(activity, row, "role", row["role"]) | about
    elif not role:
        problems.extend(unread(row, "role", row["role"]))


def _units(
    activity: Record, row: Record, names: Names, problems: list[Problem]
) -> Iterator[tuple[str, Cells]]:
    """Yield who takes part on our own side."""
    for field, role in ROLES.items():
        for column, words in _named(row, field, names):
            actor = names.unit(words, row, schools=field == "school")
            if actor and actor != activity["owner"]:
                ours = role == "participant" and names.kinds.get(actor) in UNITS
                about = {"actor": actor, "role": UNIT if ours else role}
                yield "participations", said(activity, row, column, words) | about
            elif not actor and not with_a_person(words):
                problems.extend(unread(row, column, words))


def _named(row: Record, field: str, names: Names) -> Iterator[tuple[str, str]]:
    """Yield each name in the columns of a field, with the column that it stands in."""
    for column in row.several(field):
        yield from ((column, one) for one in pieces(row[column], names.is_apart))


def _programmes(
    activity: Record, row: Record, names: Names, problems: list[Problem]
) -> Iterator[tuple[str, Cells]]:
    """Yield the programmes of a row: by the very name, or by what it begins with."""
    cells = [(column, row[column]) for column in row.several("programme")]
    told = ((column, one) for column, cell in cells for one in BETWEEN.split(cell))
    for column, words in told:
        known = names.programmes.get(fold(words), "")
        programme = known or beginning(words, names.programmes)
        if programme:
            about = {"programme": programme}
            about["evidence"] = "stated" if known else "inferred"
            yield "fundings", said(activity, row, column, words) | about
        else:
            problems.extend(unread(row, column, words))
