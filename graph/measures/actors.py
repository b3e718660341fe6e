"""Who works with whom when the county itself has left the room.

Nodes are the actors of ``graph.asking.network``, by address; two are tied by the
number of activities that one takes part in on the home side and the other on
the far side, as counterpart, body or programme.  The counties that answer for
activities, those before them, and their departments are taken out, since they
touch everything: with them in, every measure says only that the county is in
the middle of its own overview.  Their schools and offices stay.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING

from graph.asking.store import Answer, Graph
from graph.asking.views import ask_view
from graph.measures.shared import Sides, shared

if TYPE_CHECKING:
    import networkx as nx

NEAR = ("home", "owner")
FAR = ("partner", "body", "programme")

#: Up to so many pairs of near and far are counted before SciPy is imported.
SMALL = 500_000

#: By activity and by part played: what the activity has.
Hanging = dict[str, dict[str, set[str]]]


def hanging(store: Graph) -> Hanging:
    """Return what each activity has, by the part that it plays there."""
    found: Hanging = defaultdict(lambda: defaultdict(set))
    rows = {*ask_view(store, "hangs").rows, *ask_view(store, "abroad").rows}
    for activity, sort, thing in sorted(rows):
        found[activity][sort].add(thing)
    return found


def owners(store: Graph) -> frozenset[str]:
    """Return the counties that own activities, with departments and own country."""
    return frozenset(ask_view(store, "owners").column("owner"))


def actors(store: Graph, *, without_owners: bool = True) -> "nx.Graph[str]":
    """Return the network; nodes carry ``name``, ``kind`` and ``type``."""
    gone = owners(store) if without_owners else frozenset()
    drawn = tie(hanging(store), gone)
    for thing, sort, kind, name, _ in ask_view(store, "things").rows:
        if thing in drawn:
            drawn.nodes[thing].update(name=name, kind=kind, type=sort)
    return drawn


def tie(found: Hanging, gone: frozenset[str], *, small: int = SMALL) -> "nx.Graph[str]":
    """Return the ties between the two sides of each activity, in a fixed order.

    Up to ``small`` pairs are counted one by one, more by sparse matrices.
    """
    import networkx as nx

    sides = [
        (_on(parts, NEAR) - gone, _on(parts, FAR) - gone) for parts in found.values()
    ]
    actors = sorted(set().union(*(near | far for near, far in sides)))
    few = sum(len(near) * len(far) for near, far in sides) <= small
    drawn: nx.Graph[str] = nx.Graph()
    drawn.add_nodes_from(actors)
    drawn.add_weighted_edges_from(_counted(sides) if few else shared(sides, actors))
    return drawn


def _on(parts: dict[str, set[str]], sorts: Iterable[str]) -> set[str]:
    return set().union(*(parts.get(sort, ()) for sort in sorts))


def _counted(sides: Iterable[Sides]) -> list[tuple[str, str, int]]:
    """Return the pairs that share activities, and how many, in order."""
    weights: Counter[tuple[str, str]] = Counter()
    for near, far in sides:
        pairs = {tuple(sorted(pair)) for pair in product(near, far)}
        weights.update((one, other) for one, other in pairs if one != other)
    return [(one, other, weights[one, other]) for one, other in sorted(weights)]


def actor_table(
    drawn: "nx.Graph[str]", ranked: Iterable[str], measured: dict[str, float], name: str
) -> Answer:
    """Return actors in an order with a measure: name, kind, number of ties, value."""
    rows = [
        (
            name_of(drawn, actor),
            str(drawn.nodes[actor].get("kind", "")),
            str(drawn.degree(actor)),
            f"{measured[actor]:.4f}",
        )
        for actor in ranked
    ]
    return Answer(["name", "kind", "ties", name], rows)


def name_of(drawn: "nx.Graph[str]", actor: str) -> str:
    """Return what an actor is called; its address when it has no name."""
    return str(drawn.nodes[actor].get("name", actor))
