"""Where everybody stands in the picture of the network.

The county stands in the middle with its departments and schools above and below.
The partners stand round it on two arcs, places on the left and organisations on
the right, group by group.  Every name is written outwards, away from the lines, so
that no line crosses a name and no two names can meet.

Steps: group the actors; cut the sequence of groups in two arcs of equal height;
give each arc one row an actor; stack the home units; turn all into whole pixels.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from viz.explorer.column import stack
from viz.explorer.groups import GROUPS, Group, group_of
from viz.explorer.lettering import LINE, TIGHT, shorten, width
from viz.explorer.spots import GAP, Heading, Layout, Spot

if TYPE_CHECKING:
    import networkx as nx

WIDTH, HEIGHT = 1040, 730  # the pane that is free on a screen of 1400x900
LOW = 460  # the least height, for a network of a handful
LIMIT = 300
ROWS = (14.0, 34.0)  # the smallest and largest distance between two names
FONT = (12, 15)
MIDDLE, BULGE = 268, 72  # how far out the arcs stand, and how much they bend
TAIL = 26  # the number that may follow a name
HEADING = 1.9  # a heading takes as much as this many rows

Blocks = Sequence[tuple[Group, list[str]]]


def place(network: "nx.MultiGraph[str]", *, limit: int = LIMIT) -> Layout:
    """Give every actor its place; beyond the limit only the most connected.

    The same network gives the same whole numbers every time.
    """
    shown, left_out = _chosen(network, limit)
    home = [actor for actor in shown if network.nodes[actor]["home"]]
    wings = _halves(_blocks(network, set(shown).difference(home)))
    tall = max(map(_height, wings))
    pitch = min(max((HEIGHT - 20) / max(tall, 1), ROWS[0]), ROWS[1])
    font = round(min(max(pitch * 0.8, FONT[0]), FONT[1]))
    spots: dict[str, Spot] = {}
    headings: list[Heading] = []
    for wing, side in zip(wings, ("left", "right"), strict=True):
        placed, titles = _arc(network, wing, side, pitch, font)
        spots |= placed
        headings += titles
    spots |= stack(network, home, spots, font)
    reach = max((abs(spot.y) + spot.height for spot in spots.values()), default=0)
    height = max(LOW, 2 * reach + 20)
    return Layout(WIDTH, height, font, spots, tuple(headings), left_out)


def _chosen(
    network: "nx.MultiGraph[str]", limit: int
) -> tuple[list[str], tuple[str, ...]]:
    """Choose the county, its units, and then the most connected partners."""

    def weight(actor: str) -> tuple[bool, bool, int, str]:
        node = network.nodes[actor]
        return (not node["owner"], not node["home"], -network.degree(actor), actor)

    ranked = sorted(network.nodes, key=weight)
    return ranked[:limit], tuple(ranked[limit:])


def _blocks(
    network: "nx.MultiGraph[str]", partners: Iterable[str]
) -> list[tuple[Group, list[str]]]:
    """Gather the partners in their groups, by name, so that a reader finds them."""
    members: dict[str, list[str]] = defaultdict(list)
    for actor in partners:
        members[group_of(network.nodes[actor]).key].append(actor)

    def name(actor: str) -> tuple[str, str]:
        return (str(network.nodes[actor]["name"]).casefold(), actor)

    return [
        (group, sorted(members[group.key], key=name))
        for group in GROUPS
        if group.key in members
    ]


def _height(blocks: Blocks) -> float:
    """Count the rows that some groups take with their headings."""
    return sum(HEADING + len(members) for _, members in blocks)


def _halves(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """Cut the sequence of groups where the two arcs become most alike."""
    cuts = range(len(blocks) + 1)
    best = min(cuts, key=lambda cut: max(_height(blocks[:cut]), _height(blocks[cut:])))
    return blocks[:best], blocks[best:]


def _arc(
    network: "nx.MultiGraph[str]", wing: Blocks, side: str, pitch: float, font: int
) -> tuple[dict[str, Spot], list[Heading]]:
    """Set the groups of one side on its arc, one row an actor."""
    spots: dict[str, Spot] = {}
    headings: list[Heading] = []
    row = top = -_height(wing) * pitch / 2
    half = max(-top, HEIGHT / 2)
    for group, members in wing:
        y = round(row + (HEADING - 0.75) * pitch)
        x = _out(y, half) if side == "right" else -_out(y, half)
        headings.append(Heading(group.key, x, y, side, len(members)))
        row += HEADING * pitch
        for actor in members:
            name = str(network.nodes[actor]["name"])
            y = round(row + pitch / 2)
            spots[actor] = _spot(name, group, side, _out(y, half), y, font)
            row += pitch
    return spots, headings


def _out(y: float, half: float) -> int:
    """Tell how far from the middle the arc is at some height: it bulges."""
    return round(MIDDLE - BULGE * (y / half) ** 2)


def _spot(name: str, group: Group, side: str, out: int, y: int, font: int) -> Spot:
    """Place one partner; the name gets the room from the arc to the edge."""
    room = WIDTH // 2 - out - GAP - TAIL
    label = shorten(name, font, room / TIGHT)
    return Spot(
        x=out if side == "right" else -out,
        y=y,
        side=side,
        group=group.key,
        label=label,
        width=min(round(width(label, font) * TIGHT), room) + TAIL,
        height=int(font * LINE),
        room=room,
    )
