"""What a finished picture of a network is made of, in whole pixels.

The middle of the picture is (0, 0); x grows to the right and y downwards.
"""

from dataclasses import dataclass

GAP = 9  # from the middle of a sign to its name
SIGN = 5  # from the middle of a sign to its edge

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Spot:
    """One actor in the picture: centre, side, the words shown, and their box."""

    x: int
    y: int
    side: str
    group: str
    label: str
    width: int
    height: int
    room: int = 0  # the widest that the name may become


@dataclass(frozen=True)
class Heading:
    """The name of a group over its actors, with their number."""

    group: str
    x: int
    y: int
    side: str
    count: int


@dataclass(frozen=True)
class Layout:
    """A finished picture: size, size of the type, places, headings, who is left out."""

    width: int
    height: int
    font: int
    spots: dict[str, Spot]
    headings: tuple[Heading, ...]
    left_out: tuple[str, ...]


def boxes(layout: Layout) -> dict[str, Box]:
    """Return the box round each actor's sign and name: left, top, right, bottom."""
    return {actor: _box(spot) for actor, spot in layout.spots.items()}


def _box(spot: Spot) -> Box:
    top, bottom = spot.y - spot.height / 2, spot.y + spot.height / 2
    ends = {
        "left": (spot.x - GAP - spot.width, spot.x + SIGN),
        "right": (spot.x - SIGN, spot.x + GAP + spot.width),
        "home": (spot.x - spot.width / 2, spot.x + spot.width / 2),
    }
    left, right = ends[spot.side]
    return (left, top, right, bottom)
