"""How often an actor lies on the shortest way between two others.

    b(v) = sum over s < t of  sigma(s, t | v) / sigma(s, t),   scaled to 0..1
           by dividing with (n - 1)(n - 2) / 2

after Freeman (1977), where sigma(s, t) is the number of shortest ways from s to
t and sigma(s, t | v) those of them through v; computed with the algorithm of
Brandes (2001).  Each tie counts as one step, however many activities are in it.

In words: who many others would have to go through to reach each other.  Where
actors times ties pass ``WORK`` it is estimated from some of the actors, chosen
with a fixed seed (Brandes and Pich 2007): as many as ``WORK`` allows, at least
``PIVOTS``.

Do not use it: with the county still in the network; to compare two networks of
different size or two overviews made in different ways; as a sign of influence
(an overview shows who is listed, not who talks); where most actors have one tie
(then it only counts how many hang on a hub, which the plain list shows better).
"""

from typing import TYPE_CHECKING

from graph.asking.store import Answer
from graph.measures.actors import actor_table

if TYPE_CHECKING:
    import networkx as nx

WORK = 5_000_000
PIVOTS = 10
SEED = 7


def betweenness(drawn: "nx.Graph[str]") -> dict[str, float]:
    """Return the betweenness of every actor, between 0 and 1.

    >>> import networkx as nx
    >>> betweenness(nx.path_graph(["a", "b", "c"]))["b"]
    1.0
    """
    import networkx as nx

    actors, ties = len(drawn), drawn.number_of_edges()
    some = min(actors, max(PIVOTS, WORK // max(ties, 1)))
    found: dict[str, float] = nx.betweenness_centrality(
        drawn, k=None if some == actors else some, seed=SEED
    )
    return found


def betweenness_table(drawn: "nx.Graph[str]") -> Answer:
    """Return who lies between others, those most in between first."""
    found = betweenness(drawn)
    between = (actor for actor in found if found[actor] > 0)
    ranked = sorted(between, key=lambda actor: (-found[actor], actor))
    return actor_table(drawn, ranked, found, "betweenness")
