"""Marks and names on a map, moved so that none lies on another.

Marks are pushed off each other and keep a thread to where they belong; names try
the places around their mark, near ones first, and get a thread when they must go
far.  All of it is decided here and in a fixed order: the same map, every time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin, sqrt

from viz.explorer.lettering import LINE, width

#: Letters on the map, in pixels at first sight.
SIZE = 12.0
#: How wide a mark for one activity is; the area grows with the number.
UNIT = 7.0
LARGEST = 24.0
#: Half of what a digit takes: a mark is never smaller than its number.
DIGIT = 3.3
GAP = 2.0
ROUNDS = 200
#: Where a name may stand: far from the mark only when near is taken.
DISTANCES = (3.0, 9.0, 18.0, 30.0, 44.0, 60.0, 80.0, 105.0, 135.0, 170.0, 210.0)
#: Sixteen directions, those first in which a name reads best: right, left.
TURNS = tuple(
    2 * pi * part / 16
    for part in (0, 8, 1, 15, 7, 9, 2, 14, 6, 10, 4, 12, 3, 13, 5, 11)
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page: left, top, right, bottom in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether the two have anything in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def inside(self, other: "Box") -> bool:
        """Tell whether this one lies wholly in the other."""
        across = self.left >= other.left and self.right <= other.right
        return across and self.top >= other.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: where it belongs (``at``), where it stands, how large, its name.

    ``box`` is where the name stands; ``None`` when there was no room for it.
    """

    id: str
    name: str
    number: int
    at: tuple[float, float]
    x: float = 0.0
    y: float = 0.0
    radius: float = 0.0
    box: Box | None = None

    @property
    def moved(self) -> bool:
        """Tell whether the mark stands so far off that it needs a thread."""
        return hypot(self.x - self.at[0], self.y - self.at[1]) > 3

    @property
    def square(self) -> Box:
        """Return the room that the mark itself takes."""
        x, y, r = self.x, self.y, self.radius + 1
        return Box(x - r, y - r, x + r, y + r)


def radius(number: int, unit: float = UNIT) -> float:
    """Return how large a mark is: its area stands for the number of activities.

    >>> radius(4) / radius(1)
    2.0
    """
    return unit * sqrt(number)


def unit_of(numbers: Iterable[int]) -> float:
    """Return how large a mark for one activity is, so that none is too large.

    >>> unit_of([1, 9]), unit_of([1, 144])
    (7.0, 2.0)
    """
    return min(UNIT, LARGEST / sqrt(max([1, *numbers])))


def placed(
    marks: Iterable[Mark], frame: Box, size: float = SIZE, unit: float = UNIT
) -> list[Mark]:
    """Return the marks where they stand, each with the place of its name.

    ``frame`` is what the map shows; nothing stands across its edge.  ``size`` is how
    large the letters are, and ``unit`` a mark for one activity, in pixels.
    """
    stood = _spread([_at_home(mark, unit) for mark in marks], frame)
    taken = [mark.square for mark in stood]
    taken += [_dot(mark) for mark in stood if mark.moved]
    named: dict[str, Mark] = {}
    # Those with least room choose first.
    near = [_free(mark, taken, frame, size, DISTANCES[:2]) for mark in stood]
    room = {mark.id: len(list(free)) for mark, free in zip(stood, near, strict=True)}
    for mark in sorted(stood, key=lambda one: room[one.id]):
        box = _room(mark, taken, frame, size)
        named[mark.id] = replace(mark, box=box)
        if box:
            taken += [box, *_steps(thread(named[mark.id]))]
    return [named[mark.id] for mark in stood]


def _at_home(mark: Mark, unit: float) -> Mark:
    x, y = mark.at
    room = DIGIT * len(str(mark.number)) + 1
    return replace(mark, x=x, y=y, radius=max(room, radius(mark.number, unit)))


def _dot(mark: Mark) -> Box:
    x, y = mark.at
    return Box(x - 2, y - 2, x + 2, y + 2)


def _spread(marks: list[Mark], frame: Box) -> list[Mark]:
    """Push marks apart, little by little, until none lies on another."""
    spots = [[mark.x, mark.y] for mark in marks]
    for _ in range(ROUNDS):
        if not _push(marks, spots):
            break
    kept = []
    for mark, (x, y) in zip(marks, spots, strict=True):
        r = mark.radius + 1
        inside_x = min(max(x, frame.left + r), frame.right - r)
        inside_y = min(max(y, frame.top + r), frame.bottom - r)
        kept.append(replace(mark, x=round(inside_x, 1), y=round(inside_y, 1)))
    return kept


def _push(marks: Sequence[Mark], spots: list[list[float]]) -> bool:
    pushed = False
    for one, first in enumerate(marks):
        for two in range(one + 1, len(marks)):
            need = first.radius + marks[two].radius + GAP
            dx = spots[two][0] - spots[one][0]
            dy = spots[two][1] - spots[one][1]
            far = hypot(dx, dy)
            if far >= need - 0.01:
                continue
            pushed = True
            # On the very same spot there is no direction; take one by the order.
            ux, uy = (dx / far, dy / far) if far else (cos(two), sin(two))
            step = (need - far) / 2
            spots[one][0] -= ux * step
            spots[one][1] -= uy * step
            spots[two][0] += ux * step
            spots[two][1] += uy * step
    return pushed


def _room(mark: Mark, taken: Sequence[Box], frame: Box, size: float) -> Box | None:
    """Return the nearest free place for the name of a mark."""
    others = [other for other in taken if other != mark.square]
    first = None
    for box in _free(mark, taken, frame, size, DISTANCES):
        if not _crosses(thread(replace(mark, box=box)), others):
            return box
        first = first or box
    # Rather a thread across something than a mark without a name.
    return first


def _free(
    mark: Mark,
    taken: Sequence[Box],
    frame: Box,
    size: float,
    distances: Sequence[float],
) -> Iterator[Box]:
    """Yield every free place for a name, the nearest first."""
    wide, high = width(mark.name, size), size * LINE
    far = mark.radius + distances[-1]
    reach = Box(
        mark.x - far - wide,
        mark.y - far - high,
        mark.x + far + wide,
        mark.y + far + high,
    )
    own = mark.square
    others = [one for one in taken if one != own and one.meets(reach)]
    for distance in distances:
        for turn in TURNS:
            box = _beside(mark, distance, turn, wide, high)
            if box.inside(frame) and not any(map(box.meets, others)):
                yield box


def thread(mark: Mark) -> tuple[float, float, float, float] | None:
    """Return the line from a mark to its name, if the name stands far off."""
    if not mark.box:
        return None
    box = mark.box
    x = min(max(mark.x, box.left), box.right)
    y = min(max(mark.y, box.top + 2), box.bottom - 2)
    far = hypot(x - mark.x, y - mark.y)
    if far < mark.radius + 7:
        return None
    part = mark.radius / far
    start = mark.x + (x - mark.x) * part, mark.y + (y - mark.y) * part
    return round(start[0], 1), round(start[1], 1), round(x, 1), round(y, 1)


def _steps(line: tuple[float, float, float, float] | None) -> list[Box]:
    """Return a thread as small boxes, so that no name is set across it."""
    if not line:
        return []
    x1, y1, x2, y2 = line
    number = int(hypot(x2 - x1, y2 - y1) / 3) + 1
    along = [
        (x1 + (x2 - x1) * n / number, y1 + (y2 - y1) * n / number)
        for n in range(number + 1)
    ]
    return [Box(x - 0.5, y - 0.5, x + 0.5, y + 0.5) for x, y in along]


def _crosses(
    line: tuple[float, float, float, float] | None, boxes: Sequence[Box]
) -> bool:
    """Tell whether a thread runs over another mark or name, looked at step by step."""
    return any(step.meets(box) for step in _steps(line) for box in boxes)


def _beside(mark: Mark, distance: float, turn: float, wide: float, high: float) -> Box:
    away = mark.radius + distance
    x, y = mark.x + away * cos(turn), mark.y + away * sin(turn)
    # A name to the right begins there, one to the left ends there.
    left = x - wide * (1 - cos(turn)) / 2
    top = y - high * (1 - sin(turn)) / 2
    return Box(
        round(left, 1), round(top, 1), round(left + wide, 1), round(top + high, 1)
    )
