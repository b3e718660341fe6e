"""Outlines of countries and regions, out of the small files in ``data/boundaries``.

The files are TopoJSON: lines that two areas share stand there once, as steps from
point to point.  Source of the format: the TopoJSON specification 1.0, sections
2.1.2 (transforms), 2.1.3 (arcs) and 2.2 (geometry).
"""

import json
from functools import cache
from itertools import accumulate
from typing import Any

from data import BOUNDARIES
from graph.mapping.projection import Point

Ring = tuple[Point, ...]
Outlines = dict[str, tuple[Ring, ...]]


@cache
def outlines(name: str) -> Outlines:
    """Return the rings of every area of a file, by code, in degrees.

    ``name`` is ``countries`` (ISO 3166-1), ``regions`` (NUTS), ``counties`` (those of
    Norway, by NUTS) or ``world`` (all land under one empty code).
    """
    text = (BOUNDARIES / f"{name}.topojson").read_text(encoding="utf-8")
    topology = json.loads(text)
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    found: dict[str, list[Ring]] = {}
    for group in topology["objects"].values():
        for area in group["geometries"]:
            rings = (ring for polygon in area["arcs"] for ring in polygon)
            found.setdefault(area["id"], []).extend(_ring(ring, arcs) for ring in rings)
    return {code: tuple(rings) for code, rings in found.items()}


def _arc(steps: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    """Return a line in degrees from its steps."""
    scale, shift = transform["scale"], transform["translate"]
    xs = accumulate(step[0] for step in steps)
    ys = accumulate(step[1] for step in steps)
    return [
        (x * scale[0] + shift[0], y * scale[1] + shift[1])
        for x, y in zip(xs, ys, strict=True)
    ]


def _ring(numbers: list[int], arcs: list[list[Point]]) -> Ring:
    """Return a ring of its arcs; a number below zero is an arc taken backwards."""
    points: list[Point] = []
    for number in numbers:
        line = arcs[~number][::-1] if number < 0 else arcs[number]
        points.extend(line[1:] if points else line)
    return tuple(points)
