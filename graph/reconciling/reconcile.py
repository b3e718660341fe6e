"""What a collection and imported project databases say of the same work.

Compared are projects in which the collection's owner takes part, with its units,
those it took over from, and bodies at home in its own area; and those of our
activities that a programme in the import pays for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from graph.names import slug
from graph.reading.collection import find_collections
from graph.reading.edtf import bounds
from graph.reconciling.likeness import (
    Match,
    Reason,
    match_bodies,
    match_titles,
)
from graph.reconciling.sides import Side, Work, chain, read_side


class State(Enum):
    """Where something stands: there, here, or in both."""

    THEIRS = "only-theirs"
    OURS = "only-ours"
    DIFFERS = "differs"
    AGREES = "agrees"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the comparison, with its reasons as codes.

    ``certainty`` is a code of the list ``certainty``: ``certain`` only where both
    sides give the same number.
    """

    state: State
    ours: str
    theirs: str
    name: str
    identifier: str
    reasons: tuple[Reason, ...]
    certainty: str


def reconcile(collection: str, imported: Iterable[str]) -> list[Difference]:
    """Compare a collection with imported ones, by state and then by name.

    Raises ``InputError`` for a collection that cannot be read.
    """
    ours = read_side(find_collections([collection]))
    found: list[Difference] = []
    for name in imported:
        found += _compare(ours, read_side(find_collections([name])))
    order = list(State)
    return sorted(
        found, key=lambda line: (order.index(line.state), line.name, line.theirs)
    )


def home(side: Side) -> set[str]:
    """Return the bodies that speak for the owner: see the module's first lines."""
    family = set(side.owners)
    for owner in side.owners:
        family.update(side.predecessors.get(owner, []))
    areas = {side.areas[name] for name in family if name in side.areas}
    return {
        body.id
        for body in side.bodies.values()
        if family & set(chain(body.id, side.parents)) or areas & body.places
    }


def _compare(ours: Side, theirs: Side) -> Iterator[Difference]:
    mine = home(ours)
    known = {
        match.theirs: match
        for match in match_bodies(
            (ours.bodies[name] for name in mine),
            (
                theirs.bodies[name]
                for work in theirs.works
                for name in work.roles
                if name in theirs.bodies
            ),
        )
    }
    pairs = list(_pairs(ours, theirs, known))
    for own, other, reasons in pairs:
        yield _both(own, other, reasons, known)
    paired = {other.name for _, other, _ in pairs}
    for work in theirs.works:
        if work.name not in paired:
            yield from _only_theirs(work, theirs, known)
    yield from _only_ours(ours, theirs, {own.name for own, _, _ in pairs})


def _pairs(
    ours: Side, theirs: Side, known: dict[str, Match]
) -> Iterator[tuple[Work, Work, tuple[Reason, ...]]]:
    """Yield activities that may be one: by title, and something besides.

    Titles alone are too short to go by: «RIGHT» is an acronym and a word.
    """
    for own in ours.works:
        for other in theirs.works:
            support = tuple(_support(own, other, known))
            if support:
                reason = match_titles(own, other)
                if reason:
                    yield own, other, (reason, *support)


def _support(own: Work, other: Work, known: dict[str, Match]) -> Iterator[Reason]:
    """Yield what besides the title speaks for two activities being one."""
    actors = sorted(
        known[name].ours
        for name in other.roles
        if name in known and known[name].ours in own.roles
    )
    if actors:
        yield Reason("same-actor", {"actor": actors[0]})
    shared = sorted(own.programmes & other.programmes)
    if shared:
        yield Reason("same-programme", {"programme": shared[0]})


def _both(
    own: Work, other: Work, reasons: tuple[Reason, ...], known: dict[str, Match]
) -> Difference:
    """Return two activities that may be one, with what they say differently."""
    found = [*_role(own, other, known), *_times(own, other)]
    exact = reasons[0].code == "same-title"
    actor = any(reason.code == "same-actor" for reason in reasons)
    state = State.DIFFERS if found else State.AGREES
    certainty = "likely" if exact and actor else "possible"
    identifier = other.id
    told = (*reasons, *found)
    return Difference(
        state, own.name, other.name, own.title, identifier, told, certainty
    )


def _role(own: Work, other: Work, known: dict[str, Match]) -> Iterator[Reason]:
    for name, role in sorted(other.roles.items()):
        mine = own.roles.get(known[name].ours) if name in known else None
        if mine and mine != role:
            yield Reason("role", {"ours": mine, "theirs": role})


def _times(own: Work, other: Work) -> Iterator[Reason]:
    """Yield ends that cannot be the same day, as far as each side knows them."""
    for code, mine, their in (
        ("start", own.start, other.start),
        ("end", own.end, other.end),
    ):
        if mine and their and _apart(mine, their):
            yield Reason(code, {"ours": mine, "theirs": their})


def _apart(mine: str, their: str) -> bool:
    """Return whether two dates have no day in common.

    >>> _apart("2021-12", "2021-12-31"), _apart("2020", "2021-06-30")
    (False, True)
    """
    a, b = bounds(mine), bounds(their)
    if a.earliest and b.latest and b.latest < a.earliest:
        return True
    return bool(a.latest and b.earliest and a.latest < b.earliest)


def _only_theirs(
    work: Work, theirs: Side, known: dict[str, Match]
) -> Iterator[Difference]:
    """Yield a line for each of ours that takes part in a project we do not list."""
    for name, role in sorted(work.roles.items()):
        if name in known:
            match = known[name]
            numbers = sorted(theirs.bodies[name].identifiers)
            told = (match.reason, Reason("takes-part", {"role": role}))
            yield Difference(
                State.THEIRS,
                match.ours,
                work.name,
                work.title,
                " ".join(numbers),
                told,
                match.certainty,
            )


def _only_ours(ours: Side, theirs: Side, paired: set[str]) -> Iterator[Difference]:
    """Yield activities that a programme of the import pays for, but are not in it.

    Why not, is for people to find out: observers and partners without money are
    often left out of exports, and so is what was not finished when they were made.
    """
    programmes = {name for work in theirs.works for name in work.funded}
    ends = [work.end for work in theirs.works if work.end]
    latest = max(ends, default="")
    for work in ours.works:
        shared = sorted(work.funded & programmes)
        if shared and work.name not in paired:
            told = [Reason("not-found", {"programme": shared[0]})]
            same = [other for other in theirs.works if other.funded & work.funded]
            told += _untitled(same)
            if work.end and latest and _after(work.end, latest):
                words = {"ours": work.end, "theirs": latest}
                told.append(Reason("runs-longer", words))
            yield Difference(
                State.OURS, work.name, "", work.title, "", tuple(told), "possible"
            )


def _untitled(works: list[Work]) -> Iterator[Reason]:
    """Yield that many projects have no title, so that none is found by its name."""
    count = sum(slug(work.title) == work.id for work in works)
    if count:
        yield Reason("untitled", {"count": str(count), "total": str(len(works))})


def _after(mine: str, their: str) -> bool:
    a, b = bounds(mine), bounds(their)
    return bool(a.earliest and b.latest and a.earliest > b.latest)
