"""Whom the cells of an overview name: partners, countries, programmes, who takes part.

What stands in a column of partners is said to be a partner.  A name that the
register has means that thing; another becomes a body in the overview's own
register, called as it is written.  Words that are no name stay as they are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.errors import Problem, Severity
from graph.names import fold
from graph.reading.dates import read_date
from graph.reading.overviews.continued import Continued
from graph.reading.overviews.counties import county_named
from graph.reading.overviews.kinds import MEMBER, role_of
from graph.reading.overviews.known import beginning
from graph.reading.overviews.meant import Names
from graph.reading.overviews.newcomers import (
    BETWEEN,
    COMMA,
    MAYBE,
    is_name,
    listed,
    pieces,
    with_a_person,
)
from graph.reading.tables import Record, Tables

#: Which part whoever stands in a column of our own has; a school or an office of the
#: county's own that takes part is one of its units.
ROLES = {
    "participant": "participant",
    "school": "participant",
    "responsible": "coordinator",
}
UNIT, UNITS = "collaborating-unit", ("school", "department")
#: What may part as many partners as there are countries.
JOINED = re.compile(r"\s+(?:og|and|samt|&)\s+")
#: What tells one part in an activity from another.
PART = ("activity", "actor", "organisation", "programme", "role")
Cells = dict[str, str]
#: A country: the words, and the place that they mean.
Land = tuple[str, str]


def named_in(
    activities: Sequence[Record],
    rows: Sequence[Record],
    names: Names,
    problems: list[Problem],
    continued: Continued,
) -> Tables:
    """Return who takes part in activities and who pays, by the cells of their rows.

    ``continued`` are the rows that go on with another.  What could not be read is
    added to the ``problems``.
    """
    standing = list(_standing(activities, rows, continued))
    # A school of our own may be met as a partner before it is said to be ours.
    for _, row, _ in standing:
        for _, words in _named(row, "school", names):
            names.unit(words, row, schools=True)
    found: Tables = {}
    seen: set[tuple[str, ...]] = set()
    for activity, row, known in standing:
        for table, cells in _in_row(activity, row, names, problems):
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
        column: list(_lands(row, column, names, problems))
        for column in row.several("country")
    }
    others = list(_others(activity, row, lands, names, problems))
    yield from others
    yield from _part_of_ours(activity, row, problems)
    if (others or any(lands.values())) and activity["kind"] != "membership":
        yield "participations", _owner(activity, row)
    yield from _units(activity, row, names, problems)
    yield from _programmes(activity, row, names, problems)


def _others(
    activity: Record,
    row: Record,
    lands: Mapping[str, Sequence[Land]],
    names: Names,
    problems: list[Problem],
) -> Iterator[tuple[str, Cells]]:
    """Yield the partners of a row, and its countries where they are not theirs."""
    theirs: set[str] = set()
    columns = _in_place(row, "partner", "partner-school")
    for column in columns:
        land = _land_of(row, column, columns)
        mine = lands.get(land, [])
        found = _partners(row[column], len(mine), names)
        if len(lands) == 1 and len(mine) == len(columns) > len(found) == 1:
            # One column of countries for several of one partner each.
            mine = [mine[columns.index(column)]]
        placed = len(mine) in (1, len(found)) and bool(found)
        theirs |= {land} if placed else set()
        schools = column.startswith("partner-school")
        for at, (words, name) in enumerate(found):
            place = mine[at % len(mine)][1] if placed else ""
            actor = names.partner(name, place, row, schools=schools)
            # A list of all who are in it names the county itself, too.
            if actor and actor != activity["owner"]:
                told = _told(activity, row, column, words) | _meant(name, actor)
                yield _part(activity, row, told, actor, names)
            elif not actor:
                problems.extend(_unread(row, column, words))
    for column in lands:
        for words, place in () if column in theirs else lands[column]:
            about = {"actor": place, "role": "partner-place"}
            yield "participations", _told(activity, row, column, words) | about


def _in_place(row: Record, *fields: str) -> list[str]:
    """Return the columns of some fields from left to right."""
    columns = [column for field in fields for column in row.several(field)]
    return sorted(columns, key=list(row.cells).index)


def _land_of(row: Record, column: str, partners: Sequence[str]) -> str:
    """Return the column that has the countries of a column of partners, or nothing.

    Where there are as many of both, they go together in their order; else it is the
    next one to the right.  What stands to the right of the last is in no country that
    we know of, unless all partners stand there.
    """
    lands = _in_place(row, "country")
    if len(lands) == len(partners):
        return lands[partners.index(column)]
    order = list(row.cells).index
    right = [land for land in lands if order(land) > order(column)]
    alone = lands and all(order(lands[-1]) < order(one) for one in partners)
    return right[0] if right else lands[-1] if alone else ""


def _meant(name: str, actor: str) -> Cells:
    """Return that «Agder» alone is taken for the county's authority, if it was."""
    return {"evidence": "inferred"} if county_named(name) == actor else {}


def _part(
    activity: Record, row: Record, told: Cells, actor: str, names: Names
) -> tuple[str, Cells]:
    """Return what a partner is: whom one is a member of, or a partner."""
    if activity["kind"] == "membership" and actor in names.kinds:
        about = {"member": activity["owner"], "organisation": actor, "role": "member"}
        return "memberships", told | about | _since(row)
    return "participations", told | {"actor": actor, "role": _role(actor, names)}


def _since(row: Record) -> Cells:
    """Return when a membership began: when its row does, for all that we know."""
    start, _, _ = read_date(row["start"]).edtf.partition("/")
    if start in ("", "..") or start.startswith("{"):
        return {}
    return {"since": start, "since_evidence": "inferred"}


def _partners(cell: str, lands: int, names: Names) -> list[tuple[str, str]]:
    """Return the partners that a cell names, as written and what each is called.

    They are as many as countries, if that is so.
    """
    found = list(pieces(cell, names.is_whole, names.is_land))
    if len(found) == 1 and lands > 1:
        for sign in (JOINED, COMMA):
            apart = [one for one in sign.split(found[0]) if is_name(one)]
            if len(apart) == lands:
                return [(one, one) for one in apart]
    return [one for words in found for one in [*listed(words)] or [(words, words)]]


def _owner(activity: Record, row: Record) -> Cells:
    """Return that whose overview it is, has the activity: so it is with the others."""
    about = {"actor": activity["owner"], "role": "owner", "evidence": "inferred"}
    return _told(activity, row, activity["column"], "") | about


def _part_of_ours(
    activity: Record, row: Record, problems: list[Problem]
) -> Iterator[tuple[str, Cells]]:
    """Yield the part that whose overview it is has, where a column says which."""
    role = role_of(row["role"])
    if role and role != MEMBER:
        about = {"actor": activity["owner"], "role": role}
        yield "participations", _told(activity, row, "role", row["role"]) | about
    elif not role:
        problems.extend(_unread(row, "role", row["role"]))


def _lands(
    row: Record, column: str, names: Names, problems: list[Problem]
) -> Iterator[Land]:
    """Yield the countries of a row: the words, and the place that they mean."""
    for part in BETWEEN.split(row[column]):
        for words in filter(None, MAYBE.split(part)):
            place = names.country(words)
            if place:
                yield words, place
            else:
                problems.extend(_unread(row, column, words))


def _role(actor: str, names: Names) -> str:
    """Return what whoever stands among the partners is; our schools work with us."""
    if actor in names.ours:
        return UNIT
    if actor not in names.kinds:
        return "partner-place"
    return "partner-school" if names.kinds[actor] == "school" else "partner"


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
                yield "participations", _told(activity, row, column, words) | about
            elif not actor and not with_a_person(words):
                problems.extend(_unread(row, column, words))


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
            yield "fundings", _told(activity, row, column, words) | about
        else:
            problems.extend(_unread(row, column, words))


def _told(activity: Record, row: Record, column: str, words: str) -> Cells:
    """Return the cells of a statement that a cell makes."""
    cells = {"activity": activity["id"], "evidence": "stated", "row": row["row"]}
    return cells | {"column": column, "as_written": words}


def _unread(row: Record, column: str, words: str) -> Iterator[Problem]:
    """Yield that words were not read; a dash alone says that there is nothing."""
    if any(map(str.isalnum, words)):
        place = (row.file, row.row, column, words)
        yield Problem("name-unread", Severity.INFO, *place)
