"""Makes the outlines of ``data/boundaries`` smaller than what they come from.

    python -m tests.tools.boundaries FOLDER

``FOLDER`` holds the npm package ``world-atlas`` unpacked; the rest is read from the
public files beside the project.  Borders that two countries share are simplified
once, so that no gap opens between them.
"""

import csv
import gzip
import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graph.reading.bodies.counties import norwegian

ROOT = Path(__file__).parent.parent.parent
TARGET = ROOT / "data" / "boundaries"
PUBLIC = ROOT.parent / "shared" / "data"
Point = tuple[float, float]
Ring = list[Point]

#: What the main map shows, with a margin: west, south, east, north in degrees.
EUROPE = (-32.0, 30.0, 50.0, 73.0)
#: The NUTS regions that our places are, and the counties of Norway; NUTS 2024 has none
#: in Great Britain.
REGIONS = (
    (1, ("DEG", "FRD")),
    (3, ("NO0A2", "SI042", "CZ032", "LV00A")),
    (3, ("NO020", "NO060", "NO071", "NO072", "NO073", "NO083", "NO084", "NO085")),
    (3, ("NO092", "NO093", "NO094", "NO0A1", "NO0A3")),
)


def unpacked_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Return the arcs of a quantised TopoJSON in degrees."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    return arcs


def simplified(line: Ring, tolerance: float) -> Ring:
    """Return a line without the points that lie closer than a tolerance (degrees).

    Outside Europe less care is taken, unless the tolerance is below zero.

    Source: Douglas and Peucker (1973), Cartographica 10(2), 112-122.
    """
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    away = [_away(point, first, last) for point in line[1:-1]]
    farthest = max(range(len(away)), key=away.__getitem__)
    care = tolerance * _coarse(line[farthest + 1]) if tolerance > 0 else -tolerance
    if away[farthest] <= care:
        return [first, last]
    middle = farthest + 1
    return simplified(line[: middle + 1], tolerance)[:-1] + simplified(
        line[middle:], tolerance
    )


def _coarse(point: Point) -> float:
    """Return how much less care a point deserves that the map does not show."""
    west, south, east, north = EUROPE
    shown = west < point[0] < east and south < point[1] < north
    return 1.0 if shown else 15.0


def _away(point: Point, first: Point, last: Point) -> float:
    shrink = math.cos(math.radians(point[1]))
    px, py = (point[0] - first[0]) * shrink, point[1] - first[1]
    dx, dy = (last[0] - first[0]) * shrink, last[1] - first[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
    return math.hypot(px - along * dx, py - along * dy)


def area(ring: Sequence[Point]) -> float:
    """Return the size of a ring in square degrees at the equator."""
    total = 0.0
    for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True):
        total += x * v - u * y
    shrink = math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
    return abs(total) / 2 * shrink


class Packed:
    """Arcs and objects of a new TopoJSON, quantised to a step in degrees."""

    def __init__(self, step: float) -> None:
        self.step, self.arcs = step, list[list[list[int]]]()
        self.objects: dict[str, dict[str, Any]] = {}

    def arc(self, line: Iterable[Point]) -> int:
        """Add an arc and return its number."""
        x = y = 0
        steps: list[list[int]] = []
        for point in line:
            u, v = round(point[0] / self.step), round(point[1] / self.step)
            if not steps or (u, v) != (x, y):
                steps.append([u - x, v - y])
            x, y = u, v
        self.arcs.append(steps)
        return len(self.arcs) - 1

    def write(self, name: str) -> None:
        """Write the file, one arc a line so that changes can be read."""
        whole = {
            "type": "Topology",
            "transform": {"scale": [self.step, self.step], "translate": [0, 0]},
            "objects": self.objects,
        }
        head = json.dumps(whole, separators=(",", ":"), sort_keys=True)
        arcs = ",\n".join(json.dumps(arc, separators=(",", ":")) for arc in self.arcs)
        text = f'{head[:-1]},\n"arcs":[\n{arcs}\n]}}\n'
        (TARGET / name).write_text(text, encoding="utf-8")
        print(name, len(text))


def from_topology(
    source: Path, target: str, *, step: float, tolerance: float, least: float, by: str
) -> None:
    """Simplify a file of ``world-atlas``; keep the rings of some size."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs, codes = unpacked_arcs(topology), numeric_codes()
    packed, numbers = Packed(step), dict[int, int]()

    def number(arc: int) -> int:
        plain = ~arc if arc < 0 else arc
        if plain not in numbers:
            numbers[plain] = packed.arc(_split(arcs[plain], tolerance))
        return ~numbers[plain] if arc < 0 else numbers[plain]

    geometries = []
    for found in topology["objects"][by]["geometries"]:
        kept = []
        for polygon in polygons_of(found):
            outer = [point for arc in polygon[0] for point in line_of(arcs, arc)]
            if (
                area(outer) >= least
                and (by == "land" or _meets(outer))
                and not _torn(outer)
            ):
                kept.append([[number(arc) for arc in ring] for ring in polygon[:1]])
        if kept:
            code = codes.get(found.get("id", ""), "")
            geometries.append({"type": "MultiPolygon", "id": code, "arcs": kept})
    geometries.sort(key=lambda one: str(one["id"]))
    packed.objects[by] = {"type": "GeometryCollection", "geometries": geometries}
    packed.write(target)


def _split(line: Ring, tolerance: float) -> Ring:
    """Simplify an arc; a closed one in two halves, so that it stays a ring."""
    if line[0] != line[-1]:
        return simplified(line, tolerance)
    half = len(line) // 2
    halves = simplified(line[: half + 1], tolerance), simplified(line[half:], tolerance)
    return halves[0][:-1] + halves[1]


def line_of(arcs: list[Ring], arc: int) -> Ring:
    """Return an arc; a number below zero is one taken backwards."""
    return arcs[~arc][::-1] if arc < 0 else arcs[arc]


def polygons_of(geometry: dict[str, Any]) -> list[Any]:
    """Return the polygons of a geometry, each a list of rings."""
    arcs: list[Any] = geometry.get("arcs", geometry.get("coordinates", []))
    return arcs if geometry["type"] == "MultiPolygon" else [arcs]


def _meets(ring: Ring) -> bool:
    west, south, east, north = EUROPE
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south


def _torn(ring: Ring) -> bool:
    """Tell whether a small island lies on both sides of the date line."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(xs) - min(xs) > 350 and max(ys) - min(ys) < 5


def numeric_codes() -> dict[str, str]:
    """Return the codes of two letters by those of three digits."""
    with gzip.open(
        PUBLIC / "countries/country-codes.csv.gz", "rt", encoding="utf-8"
    ) as file:
        return {
            row["ISO3166-1-numeric"].zfill(3): row["ISO3166-1-Alpha-2"]
            for row in csv.DictReader(file)
        }


def from_features(
    target: str,
    features: list[tuple[str, dict[str, Any]]],
    *,
    step: float,
    tolerance: float,
    least: float,
) -> None:
    """Simplify polygons of GeoJSON; each ring is an arc of its own."""
    packed, geometries = Packed(step), []
    for code, geometry in features:
        kept = [
            [[packed.arc(_split([(x, y) for x, y, *_ in polygon[0]], tolerance))]]
            for polygon in polygons_of(geometry)
            if area([(x, y) for x, y, *_ in polygon[0]]) >= least
        ]
        geometries.append({"type": "MultiPolygon", "id": code, "arcs": kept})
    packed.objects["regions"] = {
        "type": "GeometryCollection",
        "geometries": geometries,
    }
    packed.write(target)


def features_of(path: str, key: str) -> dict[str, dict[str, Any]]:
    """Return the geometries of a public GeoJSON file by a property."""
    with gzip.open(PUBLIC / path, "rt", encoding="utf-8") as file:
        whole = json.load(file)
    return {one["properties"][key]: one["geometry"] for one in whole["features"]}


def main(atlas: Path) -> None:
    """Make all four files."""
    from_topology(
        atlas / "countries-50m.json",
        "countries.topojson",
        step=0.01,
        tolerance=0.05,
        least=0.03,
        by="countries",
    )
    from_topology(
        atlas / "land-110m.json",
        "world.topojson",
        step=0.1,
        tolerance=-0.4,
        least=8.0,
        by="land",
    )
    nuts = [
        (
            code,
            features_of(
                f"nuts/NUTS_RG_60M_2024_4326_LEVL_{level}.geojson.gz", "NUTS_ID"
            ),
        )
        for level, codes in REGIONS
        for code in codes
    ]
    from_features(
        "regions.topojson",
        [(code, found[code]) for code, found in nuts],
        step=0.01,
        tolerance=0.02,
        least=0.003,
    )
    # Oslo is no county: its schools are not the county's.
    counties = features_of("norway_regions/Fylker-S.geojson.gz", "name")
    codes = {name: code for name, code in norwegian().values()}
    from_features(
        "counties.topojson",
        [(codes[name], counties[name]) for name in sorted(counties) if name in codes],
        step=0.001,
        tolerance=0.004,
        least=0.0003,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
