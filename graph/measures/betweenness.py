"""How often an actor lies on the shortest way between two others.

    b(v) = sum over s < t of  sigma(s, t | v) / sigma(s, t),   scaled to 0..1
           by dividing with (n - 1)(n - 2) / 2

after Freeman (1977), where sigma(s, t) is the number of shortest ways from s to
t and sigma(s, t | v) those of them through v; computed with the algorithm of
Brandes (2001).  Each tie counts as one step, however many activities are in it.

In words: who many others would have to go through to reach each other.

Where actors times ties pass ``WORK``, only k of the n actors are starting points,
drawn with a fixed seed (Brandes and Pich 2007): as many as ``WORK`` allows, at
least ``PIVOTS``.  The estimate is the mean of what each says of v,

    x(s) = sum over t of  sigma(s, t | v) / sigma(s, t),  divided by n - 2

and its error is half of a 95 per cent interval for the mean of a sample without
replacement (Cochran, Sampling Techniques, 1977, chapter 2):

    e(v) = 1.96 * sqrt( variance of x / k * (1 - k / n) )

It holds for one actor at a time, and roughly, since x is skew: in the random
network of the tests, 87 of 100 actors lie within it.  An exact figure has the error 0.

Do not use it: with the county still in the network; to compare two networks of
different size or two overviews made in different ways; as a sign of influence
(an overview shows who is listed, not who talks); where most actors have one tie
(then it only counts how many hang on a hub, which the plain list shows better).
"""

import random
from typing import TYPE_CHECKING

from graph.asking.store import Answer
from graph.measures.actors import actor_table

if TYPE_CHECKING:
    import networkx as nx

#: Up to so many steps, actors times actors and ties, NetworkX is done before SciPy is
#: imported.  Actors count by themselves: most partners in an export have no tie at all.
SMALL = 500_000
#: Up to so many the figures are exact: some seconds.
WORK = 100_000_000
PIVOTS = 256
SEED = 7
#: Standard errors in half of a 95 per cent interval.
SURE = 1.96

#: By actor: a figure, and how far it may be off.
Estimates = dict[str, tuple[float, float]]


def betweenness(drawn: "nx.Graph[str]") -> dict[str, float]:
    """Return the betweenness of every actor, between 0 and 1.

    >>> import networkx as nx
    >>> betweenness(nx.path_graph(["a", "b", "c"]))["b"]
    1.0
    """
    return {actor: figure for actor, (figure, _) in estimates(drawn).items()}


def estimates(
    drawn: "nx.Graph[str]",
    *,
    small: int = SMALL,
    pivots: int | None = None,
    backend: str | None = None,
) -> Estimates:
    """Return the betweenness of every actor with its error, 0 where it is exact.

    Small networks go to NetworkX, which hands them on to another library where
    its own settings say so (``NETWORKX_BACKEND_PRIORITY``); with the name of a
    ``backend`` networks of any size do, and all figures are exact.  ``pivots`` are
    how many actors are starting points; without it, as many as ``WORK`` allows.
    """
    import networkx as nx

    actors, ties = len(drawn), drawn.number_of_edges()
    if backend or (pivots is None and actors * (actors + ties) <= small):
        elsewhere = {"backend": backend} if backend else {}
        found = nx.betweenness_centrality(drawn, **elsewhere)
        return {str(actor): (figure, 0.0) for actor, figure in found.items()}
    some = max(PIVOTS, WORK // max(ties, 1)) if pivots is None else pivots
    return _sampled(drawn, min(actors, some))


def _sampled(drawn: "nx.Graph[str]", some: int) -> Estimates:
    """Return estimates from so many starting points; from all they are exact."""
    import numpy as np

    from graph.measures.brandes import dependencies

    actors = len(drawn)
    if actors <= 2:
        return dict.fromkeys(drawn, (0.0, 0.0))
    starts = random.Random(SEED).sample(list(drawn), some)
    whole, squares = dependencies(drawn, starts)
    chosen = set(starts)
    # What an actor as a starting point says of itself is nothing: not counted.
    counted = np.array([some - (actor in chosen) for actor in drawn])
    mean = whole / np.maximum(counted, 1)
    variance = np.maximum(squares - counted * mean**2, 0) / np.maximum(counted - 1, 1)
    left = 1 - counted / (actors - 1)
    error = SURE * np.sqrt(variance / np.maximum(counted, 1) * left)
    scale = 1 / (actors - 2)
    # Freed of the last digits, which hang on the order of additions.
    figures, errors = (np.round(one * scale, 12).tolist() for one in (mean, error))
    return dict(zip(drawn, zip(figures, errors, strict=True), strict=True))


def betweenness_table(drawn: "nx.Graph[str]") -> Answer:
    """Return who lies between others, those most in between first, with the error."""
    found = estimates(drawn)
    figures = {actor: figure for actor, (figure, _) in found.items()}
    between = (actor for actor in found if figures[actor] > 0)
    ranked = sorted(between, key=lambda actor: (-figures[actor], actor))
    table = actor_table(drawn, ranked, figures, "betweenness")
    rows = [
        (*row, f"{found[actor][1]:.4f}")
        for actor, row in zip(ranked, table.rows, strict=True)
    ]
    return Answer([*table.columns, "error"], rows)
