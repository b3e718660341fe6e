"""Makes the lists of points in ``data/boundaries``: countries, regions and schools.

    python -m tests.tools.points FOLDER

``FOLDER`` holds the npm package ``world-atlas`` unpacked; the rest is read from the
public files beside the project.  Points have two decimals, about a kilometre.
"""

import csv
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.reading.bodies.counties import norwegian
from graph.reading.places import countries
from tests.tools.boundaries import (
    PUBLIC,
    TARGET,
    Point,
    Ring,
    area,
    line_of,
    numeric_codes,
    polygons_of,
    unpacked_arcs,
)

Line = tuple[str, ...]


def centroid(ring: Ring) -> Point:
    """Return the middle of a ring, weighed by its area.

    Source: Bourke (1988), Calculating the area and centroid of a polygon.
    """
    x0, y0 = ring[0]
    twice = across = up = 0.0
    for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True):
        x, y, u, v = x - x0, y - y0, u - x0, v - y0
        cross = x * v - u * y
        twice, across, up = (
            twice + cross,
            across + (x + u) * cross,
            up + (y + v) * cross,
        )
    return x0 + across / (3 * twice), y0 + up / (3 * twice)


def _lands(atlas: Path) -> Iterator[Line]:
    """Yield the middle of the largest piece of each country."""
    topology = json.loads((atlas / "countries-50m.json").read_text(encoding="utf-8"))
    arcs, codes = unpacked_arcs(topology), numeric_codes()
    for found in topology["objects"]["countries"]["geometries"]:
        code = codes.get(found.get("id", ""), "")
        if code in countries():
            rings = [
                [point for arc in polygon[0] for point in line_of(arcs, arc)]
                for polygon in polygons_of(found)
            ]
            yield (code, *_told(centroid(max(rings, key=area))))


def _regions() -> Iterator[Line]:
    """Yield the middle of each region, as Eurostat has it."""
    place = PUBLIC / "nuts/nuts_centroids.tsv.gz"
    with gzip.open(place, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="|"):
            if len(row["nuts_id"]) > 2:
                point = float(row["longitude"]), float(row["latitude"])
                yield (row["nuts_id"], *_told(point))


def _schools() -> Iterator[Line]:
    """Yield the upper secondary schools of Norway, with the county that they lie in."""
    codes = {name: code for name, code in norwegian().values()}
    with gzip.open(
        PUBLIC / "norway_regions/Fylker-S.geojson.gz", "rt", encoding="utf-8"
    ) as file:
        told = [one["properties"] for one in json.load(file)["features"]]
    numbers = {one["id"]: one["name"] for one in told}
    with gzip.open(
        PUBLIC / "norway_schools/vgs.geojson.gz", "rt", encoding="utf-8"
    ) as file:
        for one in json.load(file)["features"]:
            school = one["properties"]
            county = codes.get(numbers.get(school["kommunenum"][:2], ""), "")
            name = " ".join(school["skolenavn"].split())
            yield (name, county, *_told(one["geometry"]["coordinates"]))


def _told(point: Iterable[float]) -> Line:
    return tuple(f"{round(part, 2):g}" for part in point)


def _write(name: str, head: str, lines: Iterable[Line]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head.split(","))
        writer.writerows(sorted(set(lines)))


def main(atlas: Path) -> None:
    """Make both lists."""
    _write("points.csv", "code,longitude,latitude", [*_lands(atlas), *_regions()])
    _write("schools.csv", "name,county,longitude,latitude", _schools())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
