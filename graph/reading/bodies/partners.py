"""Who stands in the columns of partners, and in which country each of them is.

A name that the register has means that thing, another becomes a body; a country that
belongs to no partner is one by itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.errors import Problem
from graph.reading.bodies.counties import county_named
from graph.reading.bodies.meant import Names
from graph.reading.bodies.newcomers import both_names, is_name
from graph.reading.bodies.parted import (
    BETWEEN,
    COMMA,
    MAYBE,
    lines_of,
    listed,
    pieces,
)
from graph.reading.bodies.said import Cells, said, unread
from graph.reading.dates import read_date
from graph.reading.kinds import kind_of, role_of
from graph.reading.tables import Record

#: The part of a school or an office of our own that works with us.
UNIT = "collaborating-unit"
#: What the heading of a column of partners may say of them: «Leadpartner».
LEADING = ("lead-partner", "coordinator")
#: «Region Skåne (lead)», «Region Skåne – leadpartnar», «Lead partner: Region Skåne».
PART = re.compile(r"(.+?)\s*(?:\(([^()]+)\)|\s[-–]\s+([^-–]+))")
PART_BEFORE = re.compile(r"([^:]+):\s+(.+)")
#: Columns of our partner's part, by what they are headed.
PART_COLUMNS = tuple(
    f"own-{words}"
    for words in (
        *("rolle-partner", "partnerrolle", "partnarrolle", "partner-role"),
        *("rolla-til-partnaren", "partnerens-rolle", "role-of-partner"),
        *("rolle-partnar", "partnaren-si-rolle", "partners-rolle"),
    )
)
#: What may part as many partners as there are countries.
JOINED = re.compile(r"\s+(?:og|and|samt|&)\s+")
#: A country: the words, and the place that they mean.
Land = tuple[str, str]


def lands_of(
    row: Record, column: str, names: Names, problems: list[Problem]
) -> Iterator[Land]:
    """Yield the countries of a row: the words, and the place that they mean."""
    for part in BETWEEN.split(row[column]):
        for words in filter(None, MAYBE.split(part)):
            place = names.country(words)
            if place:
                yield words, place
            else:
                problems.extend(unread(row, column, words))


def others(
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
        # Before any of them is known for having been met.
        whole = {words for words, _ in found if names.is_whole(words)}
        whole.update(lines_of(row[column]))
        for at, (words, called) in enumerate(found):
            place = mine[at % len(mine)][1] if placed else ""
            name, part = _apart_from_part(called)
            part = part or names.leading.get((row.sheet, column), "")
            part = part or (_part_beside(row) if len(found) == 1 else "")
            actor = names.partner(name, place, row, schools=schools)
            # A list of all who are in it names the county itself, too.
            itself = actor == activity["owner"]
            if actor and (part or not itself):
                told = said(activity, row, column, words)
                if words not in whole or _is_guess(name, actor, names):
                    told["evidence"] = "inferred"
                yield _part(activity, row, told | {"actor": actor, "role": part}, names)
            elif not actor:
                problems.extend(unread(row, column, words))
    for column in lands:
        for words, place in () if column in theirs else lands[column]:
            about = {"actor": place, "role": "partner-place"}
            yield "participations", said(activity, row, column, words) | about


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


def _is_guess(name: str, actor: str, names: Names) -> bool:
    """Return whether it is read out of a name, more than said, who is meant.

    «Agder» alone is taken for the county's authority, a short form beside another name
    for whom the register has by it, and our own school among the partners for one that
    works with us.
    """
    short = bool(both_names(name)) and names.known(name) != actor
    return county_named(name) == actor or short or actor in names.ours


def _part(
    activity: Record, row: Record, told: Cells, names: Names
) -> tuple[str, Cells]:
    """Return what a partner is: whom one is a member of, or what part it is told."""
    actor = told["actor"]
    member = activity["kind"] == "membership"
    if actor in names.kinds and (member or _are_memberships(row)):
        del told["actor"]
        about = {"member": activity["owner"], "organisation": actor, "role": "member"}
        sure = {} if member else {"evidence": "inferred"}
        return "memberships", told | about | sure | _since(row)
    return "participations", told | {"role": told["role"] or _role(actor, names)}


def _are_memberships(row: Record) -> bool:
    """Return whether the sheet of a row says that it lists memberships."""
    return kind_of(row.sheet) == ("membership", "stated")


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


def _role(actor: str, names: Names) -> str:
    """Return what whoever stands among the partners is; our schools work with us."""
    if actor in names.ours:
        return UNIT
    if actor not in names.kinds:
        return "partner-place"
    return "partner-school" if names.kinds[actor] == "school" else "partner"


def _part_beside(row: Record) -> str:
    """Return the part that a column of its own says the partner of a row has."""
    told = (role_of(row[column]) for column in PART_COLUMNS)
    return next((role for role in told if role in LEADING), "")


def _apart_from_part(words: str) -> tuple[str, str]:
    """Return a name without the part that stands beside it, and that part.

    >>> _apart_from_part("Region Hovedstaden (lead)"), _apart_from_part("SLU (SE)")
    (('Region Hovedstaden', 'lead-partner'), ('SLU (SE)', ''))
    >>> _apart_from_part("Koordinator: Stadt Jena")
    ('Stadt Jena', 'coordinator')
    """
    after, before = PART.fullmatch(words), PART_BEFORE.fullmatch(words)
    told = [(after[1], after[2] or after[3])] if after else []
    told += [(before[2], before[1])] if before else []
    found = ((name, role_of(part)) for name, part in told)
    return next((one for one in found if one[1] in LEADING), (words, ""))


def leading(columns: Iterable[Record]) -> Mapping[tuple[str, str], str]:
    """Return the part that headings tell of the partners below, by sheet and column."""
    told = {(one.sheet, one["column"]): role_of(one["heading"]) for one in columns}
    return {place: role for place, role in told.items() if role in LEADING}
