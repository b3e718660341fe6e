"""The middle of the picture: the county and, over and under it, its own units."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from viz.explorer.groups import HOME
from viz.explorer.lettering import LINE, wrap
from viz.explorer.spots import Spot

if TYPE_CHECKING:
    import networkx as nx

ONE_COLUMN = 24  # more units than this stand in two columns
WIDE, NARROW = 176, 150  # a box in one column, and in two
FREE = 46  # from the middle of the county's box to the next box
BETWEEN = 9


def stack(
    network: "nx.MultiGraph[str]",
    home: Sequence[str],
    partners: Mapping[str, Spot],
    font: int,
) -> dict[str, Spot]:
    """Place the county in the middle and its units near those they work with."""
    owners = [actor for actor in home if network.nodes[actor]["owner"]][:1]
    spots = {owner: _box(network, owner, 0, WIDE, font + 2) for owner in owners}
    units = [actor for actor in home if actor not in owners]
    units.sort(key=lambda unit: _rank(network, unit, partners))
    columns = (0,) if len(units) <= ONE_COLUMN else (-NARROW // 2 - 6, NARROW // 2 + 6)
    half = (len(units) + 1) // 2
    for sign, part in ((-1, units[:half][::-1]), (1, units[half:])):
        reach = dict.fromkeys(columns, FREE)
        for number, unit in enumerate(part):
            x = columns[number % len(columns)]
            box = _box(network, unit, x, WIDE if x == 0 else NARROW, font - 1)
            spots[unit] = replace(box, y=sign * (reach[x] + box.height // 2))
            reach[x] += box.height + BETWEEN
    return spots


def _rank(
    network: "nx.MultiGraph[str]", unit: str, partners: Mapping[str, Spot]
) -> tuple[bool, float, str]:
    """Order units: offices first, schools last, and then by where partners stand."""
    near = [partners[one].y for one in network.neighbors(unit) if one in partners]
    school = network.nodes[unit]["kind"] == "school"
    return (school, sum(near) / len(near) if near else 0.0, unit)


def _box(
    network: "nx.MultiGraph[str]", actor: str, x: int, wide: int, font: int
) -> Spot:
    """Write a unit's name in a box, on two lines at most."""
    lines = wrap(str(network.nodes[actor]["name"]), font, wide - 16, lines=2)
    tall = round(len(lines) * font * LINE) + 10
    return Spot(x, 0, "home", HOME.key, "\n".join(lines), wide, tall)
