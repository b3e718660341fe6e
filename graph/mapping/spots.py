"""Who takes part, gathered by where they are, with how that is known.

A spot is a place that can be put on a map: a town, a region, a country that is all
the source says, or a school whose own position is known.  What has no known position
stays among the rest, with the reason; nobody is dropped.
"""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from data import BOUNDARIES
from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.mapping.projection import Point
from graph.names import school_name

#: What the points of the two lists are, and where they come from.
COUNTRY = ("country", "Natural Earth 1:50m (world-atlas 2.0.2)")
REGION = ("area", "NUTS 2021 (Eurostat)")
SCHOOLS = "Skuleliste (Udir, vgs.geojson)"
#: Who answers for the work is in nearly all of it, and is no partner of itself.
OWNERS = ("county-authority", "department")


@dataclass(frozen=True, slots=True)
class Position:
    """One line of ``positions.csv``: where something is, and how that is known.

    ``point`` is longitude and latitude in degrees, or nothing: then only how its
    place is known stands there.  ``precision`` is ``school``, ``town``, ``area``
    (the middle of a region) or ``country``; ``region`` is a NUTS code.
    """

    point: Point | None
    precision: str
    region: str
    evidence: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One participant: what it is called, of which kind, and in what it takes part.

    ``evidence`` is ``stated`` if some cell says it outright, otherwise the word
    for how it is known; ``placed`` says how its place is known.
    """

    id: str
    address: str
    name: str
    language: str
    kind: str
    activities: frozenset[str]
    evidence: str
    placed: str
    note: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on the map, and who is there.

    ``home`` tells that it lies in the owners' own country.  ``why`` is empty for
    what can be drawn; otherwise ``no-place``, ``no-position`` or ``national``.
    """

    id: str
    address: str
    name: str
    language: str
    position: Position
    home: bool
    actors: tuple[Actor, ...]
    why: str = ""

    @property
    def activities(self) -> frozenset[str]:
        """Return the activities of all who are there, each once."""
        return frozenset().union(*(actor.activities for actor in self.actors))

    @property
    def evidence(self) -> str:
        """Return how firmly it is known that anybody there takes part."""
        known = {actor.evidence for actor in self.actors}
        return "stated" if "stated" in known else min(known)


NOWHERE = Position(None, "", "", "", "", "")


@cache
def positions() -> dict[str, Position]:
    """Return the known positions, by the id of a place or an organisation."""
    path = BOUNDARIES / "positions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: _position(row) for row in csv.DictReader(file)}


def _position(row: dict[str, str]) -> Position:
    point = None
    if row["longitude"]:
        point = float(row["longitude"]), float(row["latitude"])
    rest = (row[name] for name in ("precision", "region", "evidence", "source", "note"))
    return Position(point, *rest)


@cache
def points() -> dict[str, Point]:
    """Return the middle of every country and region of Europe, by its code."""
    with (BOUNDARIES / "points.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return {r["code"]: (float(r["longitude"]), float(r["latitude"])) for r in lines}


@cache
def schools() -> dict[str, Position]:
    """Return where Norway's upper secondary schools are, by name; shared names are not.

    Their names are as ``school_name`` makes them.
    """
    with (BOUNDARIES / "schools.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    counts = Counter(school_name(line["name"]) for line in lines)
    return {
        school_name(line["name"]): Position(
            (float(line["longitude"]), float(line["latitude"])),
            "school",
            line["county"],
            "external",
            SCHOOLS,
            "",
        )
        for line in lines
        if counts[school_name(line["name"])] == 1
    }


def position_of(site: dict[str, str]) -> Position:
    """Return where something is: by its own line, by its code, or as a school."""
    known = positions().get(site["actor"])
    if known:
        return known
    if site["code"] in points():
        country = len(site["code"]) == 2
        precision, source = COUNTRY if country else REGION
        region = "" if country else site["code"]
        return Position(
            points()[site["code"]], precision, region, "external", source, ""
        )
    if site["kind"] == "school":
        return schools().get(school_name(site["name"]), NOWHERE)
    return NOWHERE


def spots(store: Graph, *, language: str = "nn") -> list[Spot]:
    """Return every place that somebody takes part from, the busiest first."""
    view = ask_view(store, "sites", language=language).records()
    sites = {site["actor"]: site for site in view}
    taking: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for said in ask_view(store, "whereabouts").records():
        taking[said["actor"]].append((said["activity"], said["evidence"]))
    home = _home(sites)
    gathered: dict[str, list[Actor]] = defaultdict(list)
    for actor in sorted(taking):
        if actor in sites and sites[actor]["kind"] not in OWNERS:
            made = _actor(sites[actor], taking[actor], language)
            gathered[_where(sites[actor])].append(made)
    found = [
        _spot(sites, key, tuple(who), home, language) for key, who in gathered.items()
    ]
    return sorted(found, key=lambda spot: (-len(spot.activities), spot.id))


def _where(site: dict[str, str]) -> str:
    """Return the spot of an actor: its own, its place, or itself if it has neither."""
    own = position_of(site)
    return site["actor"] if own.point else site["place"] or site["actor"]


def _called(site: dict[str, str], language: str) -> tuple[str, str]:
    """Return the name of a thing and the language of that name."""
    if site["translated"]:
        return site["translated"], language
    return site["name"], site["name_language"]


def _actor(site: dict[str, str], said: list[tuple[str, str]], language: str) -> Actor:
    evidence = {how for _, how in said}
    position = position_of(site)
    return Actor(
        site["actor"],
        site["address"],
        *_called(site, language),
        site["kind"],
        frozenset(activity for activity, _ in said),
        "stated" if "stated" in evidence else min(evidence),
        position.evidence if site["type"] == "organisation" else "",
        position.note,
    )


def _spot(
    sites: dict[str, dict[str, str]],
    key: str,
    actors: tuple[Actor, ...],
    home: str,
    language: str,
) -> Spot:
    site, position = sites[key], position_of(sites[key])
    country = _country(sites, key)
    own = (bool(country) and country == home) or position.source == SCHOOLS
    why = ""
    if key == home:
        why = "national"
    elif not site["place"] and not position.point:
        why = "no-place"
    elif not position.point:
        why = "no-position"
    name = _called(site, language)
    return Spot(key, site["address"], *name, position, own, actors, why)


def _country(sites: dict[str, dict[str, str]], key: str) -> str:
    """Return the outermost place that something lies in."""
    place = sites[key]["place"]
    while place and sites[place]["within"]:
        place = sites[place]["within"]
    return place


def _home(sites: dict[str, dict[str, str]]) -> str:
    """Return the country of the counties, or nothing."""
    lands = (
        _country(sites, key)
        for key, site in sites.items()
        if site["kind"] == "county-authority"
    )
    return next(filter(None, lands), "")
