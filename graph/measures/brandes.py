"""Betweenness of large networks, many starting points at a time.

The algorithm of Brandes (2001), with the steps of all starting points of a
portion done as products of a sparse matrix with a dense one.  Numbers of
shortest ways are floats: exact up to 2^53, and good to 15 figures beyond.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

#: So many starting points at a time: more take more room, and are no quicker.
PORTION = 64


def dependencies(drawn: "nx.Graph[str]", starts: Sequence[str]) -> tuple[Any, Any]:
    """Return, for each actor, the sum and the sum of squares of its dependencies.

    The dependency of s on v is the sum over t of sigma(s, t | v) / sigma(s, t);
    that of an actor on itself is none.  Both arrays are in the order of ``drawn``.
    """
    import networkx as nx
    import numpy as np

    ties = nx.to_scipy_sparse_array(drawn, weight=None, dtype=np.dtype(float))
    place = {actor: at for at, actor in enumerate(drawn)}
    whole, squares = np.zeros(len(drawn)), np.zeros(len(drawn))
    for some in _portions([place[start] for start in starts]):
        found = _accumulated(ties, some)
        whole += found.sum(axis=1)
        squares += np.square(found).sum(axis=1)
    return whole, squares


def _portions(starts: Iterable[int]) -> Iterator[list[int]]:
    waiting = iter(starts)
    while some := list(islice(waiting, PORTION)):
        yield some


def _accumulated(ties: Any, starts: list[int]) -> Any:
    """Return the dependency of each starting point (column) on each actor (row)."""
    import numpy as np

    ways, levels = _outwards(ties, starts)
    found = np.zeros_like(ways)
    for nearer, farther in zip(levels[-2::-1], levels[:0:-1], strict=True):
        share = np.divide(1 + found, ways, out=np.zeros_like(ways), where=farther)
        found += np.where(nearer, ways * (ties @ share), 0)
    found[starts, range(len(starts))] = 0
    return found


def _outwards(ties: Any, starts: list[int]) -> tuple[Any, list[Any]]:
    """Return the number of shortest ways, and who is reached at each distance."""
    import numpy as np

    ways = np.zeros((ties.shape[0], len(starts)))
    ways[starts, range(len(starts))] = 1
    front, levels = ways.copy(), [ways > 0]
    reached = levels[0].copy()
    while True:
        front = np.where(reached, 0, ties @ front)
        here = front > 0
        if not here.any():
            return ways, levels
        ways += front
        reached |= here
        levels.append(here)
