"""The network seen from each county in turn: who is drawn where, and who is not.

A scene is what does not hang on a language.  The county that answers for most
activities is the first scene and the one that the page opens with.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.asking.network import around, leading, owners
from viz.explorer.facts import Tie, in_order, ties
from viz.explorer.layout import LIMIT, place
from viz.explorer.spots import Layout

if TYPE_CHECKING:
    import networkx as nx

MOST_OWNERS = 12
#: So many activities come along in the file; the tables of the atlas hold the rest.
MOST_ACTIVITIES = 2500


@dataclass(frozen=True)
class Scene:
    """The network round one owner, with its places and its merged ties."""

    owner: str
    network: "nx.MultiGraph[str]"
    layout: Layout
    ties: tuple[Tie, ...]

    @property
    def name(self) -> str:
        """Return what the owner is called, or the title of the source without one."""
        facts = self.network.nodes
        found = facts[self.owner]["name"] if self.owner in facts else ""
        return str(found or self.network.graph["title"])


def scene(network: "nx.MultiGraph[str]") -> Scene:
    """Return the scene of a network that is cut out round its owner already."""
    flagged = [actor for actor in sorted(network) if network.nodes[actor]["owner"]]
    owner = flagged[0] if flagged else ""
    return Scene(owner, network, place(network), tuple(ties(network)))


def scenes(drawn: "nx.MultiGraph[str]") -> list[Scene]:
    """Return a scene an owner, the one with most activities first.

    A graph that is not seen from anybody is one scene.
    """
    cut = [around(drawn, actor) for actor in centres(drawn)]
    return [scene(network) for network in cut or [around(drawn)]]


def centres(drawn: "nx.MultiGraph[str]") -> list[str]:
    """Return whom the network is seen from, those with most activities first.

    Owners that no tie reaches have no picture; of very many owners only the first
    come along.  Without any owner, as in a database of projects, those who take part
    in most stand for them, if the network is too large to be drawn whole.
    """
    found = [*owners(drawn)]
    if not found and len(drawn) > LIMIT:
        found = [*leading(drawn)]
    return [one for one in found if one in drawn][:MOST_OWNERS]


def everything(views: Sequence[Scene]) -> dict[str, dict[str, Any]]:
    """Return the activities of all scenes by key, in the order of the overview."""
    found: dict[str, dict[str, Any]] = {}
    for view in views:
        for key, facts in view.network.graph["activities"].items():
            found.setdefault(key, facts)
    return {key: found[key] for key in in_order(found)}


def carried(
    views: Sequence[Scene], *, most: int = MOST_ACTIVITIES
) -> dict[str, dict[str, Any]]:
    """Return the activities that the page tells of: those in the pictures first."""
    found = everything(views)
    if len(found) <= most:
        return found
    drawn = set(_drawn(views))
    chosen = set(sorted(found, key=lambda one: one not in drawn)[:most])
    return {key: facts for key, facts in found.items() if key in chosen}


def _drawn(views: Iterable[Scene]) -> Iterable[str]:
    for view in views:
        for tie in view.ties:
            if {tie.one, tie.other} <= view.layout.spots.keys():
                yield from (part.activity for part in tie.parts)


def actors(
    views: Sequence[Scene], activities: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Return the actors that are drawn or take part in the activities, by name."""
    nodes = {
        actor: facts
        for view in reversed(views)
        for actor, facts in view.network.nodes(data=True)
    }
    kept = {actor for view in views for actor in view.layout.spots}
    for facts in activities.values():
        kept |= {part["actor"] for part in facts["participants"]}
    for view in views:
        kept |= _tied(view, activities)

    def name(actor: str) -> tuple[str, str]:
        return (str(nodes[actor]["name"]).casefold(), actor)

    return {actor: nodes[actor] for actor in sorted(kept & nodes.keys(), key=name)}


def _tied(view: Scene, activities: Mapping[str, Any]) -> set[str]:
    ends = [
        (tie.one, tie.other)
        for tie in view.ties
        if any(part.activity in activities for part in tie.parts)
    ]
    return {actor for pair in ends for actor in pair}
