"""Which kinds of partners are drawn together, and with what sign.

The order is the order round the picture: places, schools and programmes down the
left side, organisations down the right.  Shape and colour say the same thing twice,
so that nobody needs to tell two colours apart; every colour has a contrast of at
least 3:1 against white, and the hues are those that colour-blind readers tell apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Group:
    """One sector of the picture: its kinds of partners, its shape and its colour."""

    key: str
    shape: str
    colour: str
    kinds: frozenset[str]


def _group(key: str, shape: str, colour: str, kinds: str) -> Group:
    return Group(key, shape, colour, frozenset(kinds.split()))


HOME = _group("home", "box", "#12395b", "")
GROUPS = (
    _group("regions", "square", "#0072b2", "region county county-authority"),
    _group("cities", "dot", "#0072b2", "city municipality"),
    _group("countries", "hexagon", "#0072b2", "country territory"),
    _group("schools", "triangle", "#b35900", "school"),
    _group("programmes", "triangleDown", "#00795c", ""),
    _group("associations", "dot", "#8c2d62", "association"),
    _group("networks", "star", "#8c2d62", "network platform"),
    _group("committees", "diamond", "#8c2d62", "committee council working-group group"),
    _group(
        "bodies",
        "square",
        "#5b6470",
        "public-body agency ministry embassy representation research-institute "
        "university centre",
    ),
    _group("others", "dot", "#5b6470", ""),
)
PROGRAMMES = next(group for group in GROUPS if group.key == "programmes")
OTHERS = GROUPS[-1]


def group_of(node: Mapping[str, Any]) -> Group:
    """Tell which sector an actor belongs to; a kind we do not know is not lost.

    >>> group_of({"kind": "city", "type": "place", "home": False}).key
    'cities'
    >>> group_of({"kind": "lodge", "type": "organisation", "home": False}).key
    'others'
    """
    if node.get("home"):
        return HOME
    if node.get("type") == "programme":
        return PROGRAMMES
    kind = node.get("kind")
    return next((group for group in GROUPS if kind in group.kinds), OTHERS)
