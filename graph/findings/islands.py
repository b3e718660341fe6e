"""What hangs together when the owner is taken out, and what falls apart.

A county touches everything it does, so with it in the picture all of it hangs
together and nothing is learnt.  Taken out with its departments, what is left are
the islands: activities joined by a partner, a place below the country, a
programme, a document, or by pointing at each other.  Who approves or pays, the
kind of activity, the theme and the country join nothing.

Components are found by union-find (Tarjan, 1975).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.findings.features import Feature, Profile
from graph.findings.traits import Unit, units
from graph.stating.addresses import local

#: What ties an activity to another that has the same, the closest first.
TIES = (
    "partner",
    "neighbour",
    "unit",
    "platform",
    "within",
    "action",
    "programme",
    "programme-about",
    "document",
    "link",
)
_CLOSE = {kind: place for place, kind in enumerate(TIES)}


@dataclass(frozen=True, slots=True)
class Islands:
    """How many pieces the activities fall into, with the owners and without.

    ``alone`` counts the activities that are a piece by themselves without them.
    """

    activities: int
    with_owners: int
    without_owners: int
    alone: int


def islands(profiles: Sequence[Profile]) -> Islands:
    """Return how the activities hang together, with their owners and without."""
    everything = units(profiles)
    tied = [ties_of(unit) for unit in everything]
    things = [{tie.thing for tie in ties} for ties in tied]
    for unit, mine in zip(everything, things, strict=True):
        mine.add(unit.profile.address)
    owned = [
        mine | {name for name in (unit.profile.house,) if name}
        for unit, mine in zip(everything, things, strict=True)
    ]
    without = pieces(things)
    return Islands(
        len(everything),
        len(pieces(owned)),
        len(without),
        sum(len(piece) == 1 for piece in without),
    )


def by_source(profiles: Iterable[Profile]) -> dict[str, Islands]:
    """Return how the activities of each source hang together, by its name."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        found[local(profile.address).partition("/")[0]].append(profile)
    return {source: islands(mine) for source, mine in found.items()}


def ties_of(unit: Unit) -> list[Feature]:
    """Return what could tie an activity and its parts to others, each thing once."""
    found: dict[str, Feature] = {}
    own = {unit.profile.address, *(part.address for part in unit.parts)}
    for profile in (unit.profile, *unit.parts):
        for feature in profile.features:
            if feature.kind in _CLOSE and feature.thing not in own:
                best = found.get(feature.thing, feature)
                found[feature.thing] = min(best, feature, key=_order)
    return sorted(found.values(), key=_order)


def _order(feature: Feature) -> tuple[int, str, str]:
    return _CLOSE[feature.kind], feature.name, feature.thing


def pieces(sets: Sequence[Iterable[str]]) -> list[list[int]]:
    """Return which sets hang together by what they share, as their places.

    >>> pieces([{"a", "b"}, {"c"}, {"b", "d"}])
    [[0, 2], [1]]
    """
    leader = list(range(len(sets)))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    first: dict[str, int] = {}
    for place, things in enumerate(sets):
        for thing in things:
            one, other = find(first.setdefault(thing, place)), find(place)
            leader[max(one, other)] = min(one, other)
    found: dict[int, list[int]] = defaultdict(list)
    for place in range(len(sets)):
        found[find(place)].append(place)
    return list(found.values())
