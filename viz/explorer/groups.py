"""Which kinds of partners are drawn together, and with what sign.

The order is the order round the picture: places, schools and programmes down the
left side, organisations down the right.  Shape and colour say the same thing twice,
so that nobody needs to tell two colours apart.  A tone is a variable of the page's
styles, with one colour for light and one for dark paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Group:
    """One sector of the picture: its kinds of partners, its shape and its tone."""

    key: str
    shape: str
    tone: str
    kinds: frozenset[str]


def _group(key: str, shape: str, tone: str, kinds: str) -> Group:
    return Group(key, shape, tone, frozenset(kinds.split()))


HOME = _group("home", "box", "deep", "")
GROUPS = (
    _group("regions", "square", "place", "region county county-authority"),
    _group("cities", "dot", "place", "city municipality"),
    _group("countries", "hexagon", "place", "country territory"),
    _group("schools", "triangle", "school", "school"),
    _group("programmes", "triangleDown", "programme", ""),
    _group("associations", "dot", "member", "association"),
    _group("networks", "star", "member", "network platform"),
    _group("committees", "diamond", "member", "committee council working-group group"),
    _group(
        "bodies",
        "square",
        "body",
        "public-body agency ministry embassy representation research-institute "
        "university centre",
    ),
    _group("others", "dot", "body", ""),
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
