"""The map as facts for a template: outlines as paths, marks, names and threads.

Europe is the main map; the county with its schools stands larger beside it, and what
lies outside Europe on a small map of the world.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.mapping.homes import County
from graph.mapping.outlines import Ring, outlines
from graph.mapping.projection import Point, Projection, europe, world
from graph.mapping.spots import Actor, Spot
from viz.explorer.lettering import shorten
from viz.map.marks import SIZE, Box, Mark, placed, thread, unit_of

#: The whole picture, and its three maps, in pixels at first sight.
WIDE, HIGH = 1310.0, 800.0
MAIN = Box(0.0, 0.0, 856.0, HIGH)
NEAR = Box(876.0, 26.0, WIDE, 480.0)
FAR = Box(876.0, 512.0, WIDE, 716.0)
#: What Europe's map shows: two corners in degrees, and the middle decides the rest.
WEST_EAST = (2_480_000.0, 6_800_000.0)
NORTH = 5_330_000.0
#: So many places are marked, the busiest: more of them hide the map.
MOST = 100
#: A name longer than this is shortened; the table has it in full.
LONGEST = 190.0
#: Stands after the name of a school whose municipality was read from its name.
INFERRED = "*"
PRECISE = 1
#: What the sources themselves write short.
SCHOOL = re.compile(r"\bvidareg[åa]+ande sk[ou]le\b|\bvideregående sk[ou]le\b")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A spot on the map: its mark, and the line that the thread of its name takes."""

    spot: Spot
    mark: Mark
    shape: str
    thread: tuple[float, float, float, float] | None

    @property
    def language(self) -> str:
        """Return the language of the name that stands beside the mark."""
        alone = lone(self.spot)
        return alone.language if alone else self.spot.language

    @property
    def baseline(self) -> tuple[float, float]:
        """Return where the first letter of the name stands."""
        box = self.mark.box
        return (box.left, round(box.bottom - SIZE * 0.3, 1)) if box else (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of the maps: its frame, the outlines by class, what is drawn on it.

    ``of`` is the name of the county that it is of, if it is of one.
    """

    name: str
    frame: Box
    paths: tuple[tuple[str, str], ...]
    drawn: tuple[Drawn, ...]
    of: str = ""


def sheets(
    spots: Sequence[Spot], *, county: County | None = None, size: float = SIZE
) -> list[Sheet]:
    """Return the maps that the spots need, the main one first.

    The ``county`` stands out on it, and has a map of its own if there are spots in
    it; ``size`` is how large the letters are, in pixels.
    """
    home = county or County()
    with_point = [spot for spot in spots if spot.position.point and not spot.why]
    with_point = with_point[:MOST]
    near = [spot for spot in with_point if spot.home and _in_county(spot, home.code)]
    there = {spot.id for spot in near}
    main = [s for s in with_point if s.id not in there and _in_europe(s)]
    there |= {spot.id for spot in main}
    far = [spot for spot in with_point if spot.id not in there]
    paths = _main_paths(tuple(main), home.code)
    letters = (size, unit_of(len(spot.activities) for spot in with_point))
    found = [_sheet("main", MAIN, _europe(), paths, main, letters)]
    if near:
        to_page, paths = _county(home.code), _near_paths(home.code)
        large = _sheet("near", NEAR, to_page, paths, near, letters)
        found.append(replace(large, of=home.name))
    if far:
        found.append(_sheet("far", FAR, _world(), _far_paths(), far, letters))
    return found


def undrawn(found: Iterable[Sheet]) -> list[Spot]:
    """Return the spots that are marked, but for whose name there was no room."""
    return [one.spot for sheet in found for one in sheet.drawn if not one.mark.box]


def _sheet(
    name: str,
    frame: Box,
    to_page: Projection,
    paths: tuple[tuple[str, str], ...],
    spots: Sequence[Spot],
    letters: tuple[float, float],
) -> Sheet:
    """Return one map; ``letters`` are their size, and that of a mark for one."""
    marks = [
        Mark(spot.id, _label(spot), len(spot.activities), to_page(point))
        for spot in spots
        if (point := spot.position.point)
    ]
    inner = Box(frame.left + 3, frame.top + 3, frame.right - 3, frame.bottom - 3)
    by_id = {spot.id: spot for spot in spots}
    drawn = tuple(
        Drawn(by_id[mark.id], mark, _shape(by_id[mark.id]), thread(mark))
        for mark in placed(marks, inner, *letters)
    )
    return Sheet(name, frame, paths, drawn)


def lone(spot: Spot) -> Actor | None:
    """Return who stands alone at a place at home, and so under its own name."""
    return spot.actors[0] if spot.home and len(spot.actors) == 1 else None


def _label(spot: Spot) -> str:
    """Return the name on the map; a lone school stands under its own name."""
    alone = lone(spot)
    name = SCHOOL.sub("vgs", alone.name if alone else spot.name)
    name = shorten(name, SIZE, LONGEST)
    unsure = any(actor.placed == "inferred" for actor in spot.actors)
    return f"{name} {INFERRED}" if unsure else name


def _shape(spot: Spot) -> str:
    if spot.home:
        return "home"
    return "land" if spot.position.precision == "country" else "place"


def _fitted(projection: Projection, frame: Box, corners: Iterable[Point]) -> Projection:
    """Return a projection onto the page, so that flat corners fill a frame."""
    flat = list(corners)
    west, east = min(x for x, _ in flat), max(x for x, _ in flat)
    south, north = min(y for _, y in flat), max(y for _, y in flat)
    wide, high = frame.right - frame.left, frame.bottom - frame.top
    scale = min(wide / (east - west), high / (north - south))
    left = frame.left + (wide - (east - west) * scale) / 2
    top = frame.top + (high - (north - south) * scale) / 2

    def to_page(point: Point) -> Point:
        x, y = projection(point)
        return (
            round(left + (x - west) * scale, PRECISE),
            round(top + (north - y) * scale, PRECISE),
        )

    return to_page


@cache
def _europe() -> Projection:
    wide = WEST_EAST[1] - WEST_EAST[0]
    high = wide * (MAIN.bottom - MAIN.top) / (MAIN.right - MAIN.left)
    return _fitted(europe, MAIN, [(WEST_EAST[0], NORTH), (WEST_EAST[1], NORTH - high)])


@cache
def _county(code: str) -> Projection:
    inner = Box(NEAR.left + 12, NEAR.top + 12, NEAR.right - 12, NEAR.bottom - 12)
    points = (europe(p) for ring in outlines("counties")[code] for p in ring)
    return _fitted(europe, inner, points)


@cache
def _world() -> Projection:
    corners = [world((-180.0, 0.0)), world((180.0, 0.0))]
    corners += [world((0.0, -58.0)), world((0.0, 84.0))]
    return _fitted(world, FAR, corners)


@cache
def _county_box(code: str) -> Box:
    points = [point for ring in outlines("counties")[code] for point in ring]
    return Box(
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )


def _in_county(spot: Spot, code: str) -> bool:
    """Tell whether a spot lies in the county: in one of the rings of its outline."""
    point = spot.position.point
    if not point or not code:
        return False
    box = _county_box(code)
    if not (box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom):
        return False
    return spot.position.region == code or any(
        _within(point, ring) for ring in outlines("counties")[code]
    )


def _within(point: Point, ring: Ring) -> bool:
    """Tell whether a point lies in a ring, by the edges that a ray east crosses.

    Source: Shimrat (1962), Algorithm 112, Communications of the ACM 5(8), 434.
    """
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _in_europe(spot: Spot) -> bool:
    """Tell whether a spot lies on the main map; in degrees first, as it bends."""
    point = spot.position.point
    if not point or not (-26 < point[0] < 46 and 33 < point[1] < 72):
        return False
    x, y = _europe()(point)
    return MAIN.left < x < MAIN.right and MAIN.top < y < MAIN.bottom


def _path(rings: Iterable[Ring], to_page: Projection, frame: Box) -> str:
    """Return rings as an SVG path, without those that the frame does not show."""
    parts = []
    for ring in rings:
        points = list(dict.fromkeys(to_page(point) for point in ring))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        extent = Box(min(xs), min(ys), max(xs), max(ys))
        if len(points) > 2 and extent.meets(frame):
            parts.append("M" + "L".join(f"{x:g},{y:g}" for x, y in points) + "Z")
    return "".join(parts)


@cache
def _land() -> str:
    shown = outlines("countries")
    rings = [ring for code in sorted(shown) for ring in shown[code]]
    return _path(rings, _europe(), MAIN)


def _main_paths(spots: tuple[Spot, ...], home: str) -> tuple[tuple[str, str], ...]:
    """Return all land, over it the county, and on top the partner regions."""
    regions, to_page = outlines("regions"), _europe()
    shown = {s.position.region for s in spots if s.position.precision == "area"}
    codes = sorted(shown & set(regions))
    paths = [("land", _land())]
    paths += (
        [("county", _path(regions[home], to_page, MAIN))] if home in regions else []
    )
    return (*paths, *(("region", _path(regions[one], to_page, MAIN)) for one in codes))


@cache
def _near_paths(code: str) -> tuple[tuple[str, str], ...]:
    """Return the county alone: its coast is finer than that of its neighbours."""
    return (("county", _path(outlines("counties")[code], _county(code), NEAR)),)


@cache
def _far_paths() -> tuple[tuple[str, str], ...]:
    rings = [ring for area in outlines("world").values() for ring in area]
    return (("land", _path(rings, _world(), FAR)),)
