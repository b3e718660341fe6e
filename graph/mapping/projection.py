"""From longitude and latitude to a flat map on which areas keep their size.

Two projections: one for Europe, the one that Eurostat draws its maps in, and one
for the whole world.  Degrees in, metres out; east is positive, and so is north.
"""

from collections.abc import Callable
from math import asin, cos, log, radians, sin, sqrt

Point = tuple[float, float]
Projection = Callable[[Point], Point]

#: The ellipsoid GRS 80: half the long axis in metres, and how flat it is.
AXIS = 6_378_137.0
ECCENTRICITY_2 = 2 / 298.257222101 - 1 / 298.257222101**2
ECCENTRICITY = sqrt(ECCENTRICITY_2)
#: Where EPSG:3035 touches the globe, and what that point is called on the map.
ORIGIN = (10.0, 52.0)
FALSE = (4_321_000.0, 3_210_000.0)


def europe(point: Point) -> Point:
    """Return where a place lies on the map of Europe, in metres (EPSG:3035).

    Lambert's azimuthal equal-area projection on the ellipsoid.  Source: Snyder
    (1987), Map Projections - A Working Manual, USGS Professional Paper 1395,
    equations 3-12 and 24-17 to 24-23; the same as EPSG method 9820 in IOGP
    Guidance Note 373-7-2.

    >>> tuple(round(part) for part in europe((10.0, 52.0)))
    (4321000, 3210000)
    >>> tuple(round(part) for part in europe((5.0, 50.0)))
    (3962799, 2999719)
    """
    turn = radians(point[0] - ORIGIN[0])
    beta, beta0 = (_authalic(lat) for lat in (point[1], ORIGIN[1]))
    radius = AXIS * sqrt(_area(90.0) / 2)
    lat0 = radians(ORIGIN[1])
    narrow = cos(lat0) / sqrt(1 - ECCENTRICITY_2 * sin(lat0) ** 2)
    stretch = AXIS * narrow / (radius * cos(beta0))
    towards = 1 + sin(beta0) * sin(beta) + cos(beta0) * cos(beta) * cos(turn)
    scale = radius * sqrt(2 / max(towards, 1e-9))
    x = scale * stretch * cos(beta) * sin(turn)
    y = scale / stretch * (cos(beta0) * sin(beta) - sin(beta0) * cos(beta) * cos(turn))
    return x + FALSE[0], y + FALSE[1]


def _area(latitude: float) -> float:
    """Return Snyder's q (3-12): the area up to a latitude, without dimension."""
    s, e = sin(radians(latitude)), ECCENTRICITY
    ring = log((1 - e * s) / (1 + e * s)) / (2 * e)
    return (1 - ECCENTRICITY_2) * (s / (1 - ECCENTRICITY_2 * s * s) - ring)


def _authalic(latitude: float) -> float:
    """Return the latitude on a globe of the same area (3-11), in radians."""
    return asin(max(-1.0, min(1.0, _area(latitude) / _area(90.0))))


def world(point: Point) -> Point:
    """Return where a place lies on the map of the world, in metres on a globe.

    The Equal Earth projection.  Source: Šavrič, Patterson and Jenny (2018), The
    Equal Earth map projection, International Journal of Geographical Information
    Science 33(3), equations 4 to 6.

    >>> world((0.0, 0.0))
    (0.0, 0.0)
    """
    a = (1.340264, -0.081106, 0.000893, 0.003796)
    theta = asin(sqrt(3) / 2 * sin(radians(point[1])))
    t2, t6 = theta**2, theta**6
    slope = a[0] + 3 * a[1] * t2 + t6 * (7 * a[2] + 9 * a[3] * t2)
    x = 2 * sqrt(3) * radians(point[0]) * cos(theta) / (3 * slope)
    y = theta * (a[0] + a[1] * t2 + t6 * (a[2] + a[3] * t2))
    return x * AXIS, y * AXIS
