"""Who else is alike: counted to the last row, named as far as somebody reads.

In a large collection a theme is told in thousands of rows.  To name them all with
each finding would take the square of the rows, and nobody reads them: the first
``MOST`` are named, and how many more there are.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from graph.findings.features import Profile

#: So many rows are named.
MOST = 25


@dataclass(frozen=True, slots=True)
class Crowd:
    """Some activities by row, and for each key which of the rows have it, as bits."""

    rows: list[str]
    members: list[list[tuple[Profile, frozenset[str]]]]
    having: dict[str, int]
    place: dict[str, int]


@dataclass(frozen=True, slots=True)
class Named:
    """The activities of the first rows, and what is told of them.

    ``values`` are ``rows`` and, where there are more, how many as ``more``.
    """

    profiles: Sequence[Profile]
    values: dict[str, str]


def crowd(
    profiles: Iterable[Profile], keys: Callable[[Profile], Iterable[str]]
) -> Crowd:
    """Return activities by what they have, in their order; ``keys`` tells what."""
    place: dict[str, int] = {}
    members: list[list[tuple[Profile, frozenset[str]]]] = []
    having: dict[str, int] = defaultdict(int)
    for profile in profiles:
        at = place.setdefault(profile.row, len(place))
        if at == len(members):
            members.append([])
        had = frozenset(keys(profile))
        members[at].append((profile, had))
        for key in had:
            having[key] |= 1 << at
    return Crowd(list(place), members, dict(having), place)


def others(
    some: Crowd, keys: Collection[str], but: Profile, *, most: int = MOST
) -> Named | None:
    """Return who has any of some keys ``but`` one, if anybody has."""
    wanted = frozenset(keys)

    def fitting(at: int) -> list[Profile]:
        return [
            one
            for one, had in some.members[at]
            if one.address != but.address and had & wanted
        ]

    rows = 0
    for key in wanted:
        rows |= some.having.get(key, 0)
    own = some.place.get(but.row)
    if own is not None and rows >> own & 1 and not fitting(own):
        rows ^= 1 << own
    count = rows.bit_count()
    first: list[int] = []
    while rows and len(first) < most:
        lowest = rows & -rows
        first.append(lowest.bit_length() - 1)
        rows ^= lowest
    if not first:
        return None
    values = {"rows": ", ".join(some.rows[at] for at in first)}
    if count > len(first):
        values["more"] = str(count - len(first))
    return Named([one for at in first for one in fitting(at)], values)
