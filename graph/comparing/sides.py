"""What counties have in common: networks where one could speak for several.

Held against each other are the overviews of one graph.  In a network where several
have a place of their own, one could represent the others; where one has a place and
another has only shown interest, or has not begun, it could do so for that one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from graph.asking.views import ask_view

#: In the order that they are told.
SORTS = ("body", "region", "country", "programme")
#: Whoever stands like this has no place of its own yet, or not any more.
WITHOUT_PLACE = ("interested", "not-started", "not-renewed", "ended")


@dataclass(frozen=True, slots=True)
class Place:
    """What one overview has of a thing, and where that stands.

    ``own`` tells that it is more than interest: a place in use.
    """

    roles: tuple[str, ...]
    statuses: tuple[str, ...]
    source: str
    own: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """One network, region, country or programme, and who has it.

    Attributes:
        sort: One of ``SORTS``.
        thing: Its identifier in the register.
        name: What it is called.
        places: What each overview has of it, by the overview's name.
        state: ``represent`` (several have a place), ``speak-for`` (one has, others
            are interested), ``both`` (several have it) or ``one``.
    """

    sort: str
    thing: str
    name: str
    places: dict[str, Place]
    state: str


def sides(store: ox.Store, names: Iterable[str]) -> list[Shared]:
    """Return what the overviews of these names have, what is shared first."""
    wanted = list(names)
    held: dict[tuple[str, str, str], dict[str, list[dict[str, str]]]]
    held = defaultdict(lambda: defaultdict(list))
    for found in ask_view(store, "sides").records():
        if found["collection"] in wanted:
            key = (found["sort"], found["thing"], found["name"])
            held[key][found["collection"]].append(found)
    every = []
    for (sort, thing, name), by_name in held.items():
        places = {one: _place(by_name[one]) for one in wanted if one in by_name}
        every.append(Shared(sort, thing, name, places, _state(sort, places)))
    return sorted(every, key=_order)


def _order(shared: Shared) -> tuple[object, ...]:
    several = len(shared.places)
    return (SORTS.index(shared.sort), -several, shared.name, shared.thing)


def _place(said: list[dict[str, str]]) -> Place:
    def each(column: str) -> tuple[str, ...]:
        return tuple(sorted({found[column] for found in said} - {""}))

    places = dict.fromkeys("; ".join(each("source")).split("; "))
    own = any(not {one["role"], one["status"]} & set(WITHOUT_PLACE) for one in said)
    return Place(each("role"), each("status"), "; ".join(places), own)


def _state(sort: str, places: dict[str, Place]) -> str:
    if len(places) < 2:
        return "one"
    own = sum(place.own for place in places.values())
    if sort != "body" or own == 0:
        return "both"
    return "represent" if own > 1 else "speak-for"
