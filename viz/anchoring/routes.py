"""The lines between cards: they keep to the gaps, and end in an arrow.

Cards stand in columns with a gap to the left of each.  A line leaves its card on
the side, follows the gap and, on its way to another column, the space above a step.
"""

from dataclasses import dataclass

LANE = 13  # from a card's side to the middle of the gap beside it
TICK = 8  # lines that meet a card keep this far from its corners
APART = 4  # lines in one gap run this far from each other
TIP = 7


@dataclass(frozen=True)
class Box:
    """The outline of a card, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return where the card ends to the right."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Return where the card ends below."""
        return self.y + self.height

    @property
    def middle(self) -> int:
        """Return the height of the card's middle."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Route:
    """A line between two cards: the path, its arrow, and how the link is known."""

    path: str
    tip: str
    evidence: str


def bracket(whole: Box, part: Box, evidence: str) -> Route:
    """Draw how a part hangs under its whole: down, and across into the part."""
    x = part.x - TICK
    return Route(f"M{x} {whole.bottom}V{part.middle}H{part.x}", "", evidence)


def route(one: Box, other: Box, evidence: str, *, above: int, turn: int = 0) -> Route:
    """Draw a line from one card to another.

    ``above`` is a height over the other card's step where nothing stands; ``turn``
    is the number of the line, which keeps lines in one gap apart.
    """
    low, high = max(one.y, other.y), min(one.bottom, other.bottom)
    if high - low > 2 * TICK and _neighbours(one, other):
        return _across(one, other, (low + high) // 2, evidence)
    shift = (turn % 3 - 1) * APART
    start, end = one.x - LANE + shift, other.x - LANE + shift
    path = f"M{one.x} {one.middle + shift}H{start}"
    if start != end:
        path += f"V{above + shift}H{end}"
    y = other.middle + 2 * TICK + shift
    return Route(f"{path}V{y}H{other.x - TIP}", _tip(other.x, y, 1), evidence)


def _neighbours(one: Box, other: Box) -> bool:
    gap = max(one.x, other.x) - min(one.right, other.right)
    return 0 < gap <= 2 * LANE


def _across(one: Box, other: Box, y: int, evidence: str) -> Route:
    """Draw a straight line over the gap between two cards side by side."""
    if one.x < other.x:
        return Route(f"M{one.right} {y}H{other.x - TIP}", _tip(other.x, y, 1), evidence)
    end = other.right
    return Route(f"M{one.x} {y}H{end + TIP}", _tip(end, y, -1), evidence)


def _tip(x: int, y: int, way: int) -> str:
    """Draw an arrow's tip that touches a card's side."""
    return f"M{x} {y}L{x - way * TIP} {y - 4}V{y + 4}Z"
