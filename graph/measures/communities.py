"""Which actors belong together, and how far one should believe it.

Groups are found by the method of Louvain (Blondel and others 2008): actors are
moved between groups as long as that raises the modularity

    Q = 1/2m * sum over i, j of ( w(i, j) - k(i) k(j) / 2m ) [i and j in one group]

(Newman and Girvan 2004), where w is the number of shared activities, k an
actor's sum of them and m the sum of all.  The outcome depends on the order of
the moves, so a seed is fixed, and it is said how much it would have changed:
the *stability* is the mean adjusted Rand index (Hubert and Arabie 1985) over
all pairs of ``RUNS`` runs with seeds 0, 1, 2 ...  It is 1 when all runs agree,
and about 0 when they agree no more than chance would.

In words: a proposal of who could be asked into the same room.

Do not use it: when the stability is under about 0.8; with the county still in
the network; on groups of two or three, which are a pair and no community; or as
a plan of organisation.  Modularity misses groups much smaller than the whole
(Fortunato and Barthélemy 2007).
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from graph.asking.store import Answer
from graph.measures.actors import name_of

if TYPE_CHECKING:
    import networkx as nx

SEED = 0
RUNS = 20


@dataclass(frozen=True, slots=True)
class Communities:
    """The groups of one run, the largest first, and how stable they are."""

    groups: list[list[str]]
    stability: float


def communities(
    drawn: "nx.Graph[str]", *, runs: int = RUNS, backend: str | None = None
) -> Communities:
    """Return the groups of actors that have a tie, and their stability.

    NetworkX hands the work on to another library where its own settings say so
    (``NETWORKX_BACKEND_PRIORITY``), or to the ``backend`` named here; groups may
    then differ, since each library moves actors in its own order.
    """
    tied = drawn.subgraph([actor for actor in drawn if drawn.degree(actor)])
    found = [_labels(tied, seed, backend) for seed in range(SEED, SEED + runs)]
    groups: dict[int, list[str]] = {}
    for actor, label in sorted(found[0].items()):
        groups.setdefault(label, []).append(actor)
    return Communities(
        sorted(groups.values(), key=lambda group: (-len(group), group)), _mean(found)
    )


def adjusted_rand(one: dict[str, int], other: dict[str, int]) -> float:
    """Return how alike two divisions of the same actors are; 1 is the same.

    >>> adjusted_rand({"a": 0, "b": 0, "c": 1}, {"a": 5, "b": 5, "c": 2})
    1.0
    """
    pairs = comb(len(one), 2)
    both = _pairs(Counter((one[actor], other[actor]) for actor in one))
    first, last = _pairs(Counter(one.values())), _pairs(Counter(other.values()))
    chance = first * last / pairs if pairs else 0.0
    most = (first + last) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def _pairs(sizes: "Counter[int] | Counter[tuple[int, int]]") -> int:
    return sum(comb(size, 2) for size in sizes.values())


def _mean(found: list[dict[str, int]]) -> float:
    scores = [adjusted_rand(one, other) for one, other in combinations(found, 2)]
    return sum(scores) / len(scores) if scores else 1.0


def _labels(tied: "nx.Graph[str]", seed: int, backend: str | None) -> dict[str, int]:
    """Return each actor's group; on numbers, since sets of words have no order."""
    import networkx as nx

    names = sorted(tied)
    numbered = nx.relabel_nodes(tied, {name: at for at, name in enumerate(names)})
    elsewhere = {"backend": backend} if backend else {}
    groups = nx.community.louvain_communities(
        numbered, weight="weight", seed=seed, **elsewhere
    )
    return {names[at]: label for label, group in enumerate(groups) for at in group}


def communities_table(drawn: "nx.Graph[str]") -> Answer:
    """Return the groups, one line an actor, with the stability on every line."""
    found = communities(drawn)
    rows = [
        (str(number), name_of(drawn, actor), f"{len(group)}", f"{found.stability:.3f}")
        for number, group in enumerate(found.groups, start=1)
        for actor in group
    ]
    return Answer(["group", "name", "size", "stability"], rows)
