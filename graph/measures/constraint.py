"""How far an actor's partners are all the same people.

    c(i) = sum over j of ( p(i, j) + sum over q of p(i, q) p(q, j) )^2

after Burt (1992), where p(i, j) is the share of i's activities that are with j, j
runs over i's partners and q over those whom both know.  With many partners who
do not know each other it nears 0; with one partner, or partners all tied to one
another, it nears 1 (and can pass it in very small groups).

In words: low is an actor that brings together what would not meet otherwise;
high is one that hears the same from everybody.

Do not use it: for an actor with a single partner (it is 1 by definition, and
left out here); with the county still in the network, whose ties close every
triangle; on ties between the two sides of activities alone without remembering
that two partners' own ties are not in the overview, so that it comes out too low.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.asking.store import Answer
from graph.measures.actors import actor_table

if TYPE_CHECKING:
    import networkx as nx

#: With fewer partners than this the measure says nothing.
FEWEST = 2


def constraint(
    drawn: "nx.Graph[str]", actors: Iterable[str] | None = None
) -> dict[str, float]:
    """Return the constraint of actors that have two partners or more; else of none.

    Written out, since that of NetworkX adds up every strength anew.

    >>> import networkx as nx
    >>> round(constraint(nx.star_graph(["hub", "a", "b"]))["hub"], 2)
    0.5
    """
    asked = drawn if actors is None else actors
    shares = {actor: _shares(drawn, actor) for actor in drawn}
    return {
        actor: _constraint(shares, actor)
        for actor in asked
        if len(shares.get(actor, ())) >= FEWEST
    }


def _shares(drawn: "nx.Graph[str]", actor: str) -> dict[str, float]:
    """Return how an actor's activities are shared out among its partners."""
    weights = {
        other: float(tie.get("weight", 1)) for other, tie in drawn[actor].items()
    }
    whole = sum(weights.values())
    return {other: weight / whole for other, weight in weights.items()}


def _constraint(shares: dict[str, dict[str, float]], actor: str) -> float:
    own = shares[actor]
    around = dict(own)
    for between, share in own.items():
        for other, further in shares[between].items():
            if other in own:
                around[other] += share * further
    return sum(share**2 for share in around.values())


def constraint_table(drawn: "nx.Graph[str]") -> Answer:
    """Return who brings together what would not meet, the freest first."""
    found = constraint(drawn)
    ranked = sorted(found, key=lambda actor: (found[actor], actor))
    return actor_table(drawn, ranked, found, "constraint")
