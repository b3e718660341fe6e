"""Measures of the network of actors: a module each, with formula, paper and limits."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from graph.asking.store import Answer, Graph
from graph.measures.actors import actors
from graph.measures.backbone import backbone, backbone_table
from graph.measures.betweenness import betweenness_table, estimates
from graph.measures.communities import communities, communities_table
from graph.measures.constraint import constraint, constraint_table

if TYPE_CHECKING:
    import networkx as nx

MEASURES: dict[str, Callable[["nx.Graph[str]"], Answer]] = {
    "betweenness": betweenness_table,
    "constraint": constraint_table,
    "communities": communities_table,
    "backbone": backbone_table,
}


def note_measures(drawn: "nx.Graph[str]", *, backend: str | None = None) -> None:
    """Note the measures on the network itself, for those who go on with NetworkX.

    Actors get ``betweenness`` (0..1) with its ``betweenness_error``, ``constraint``
    and ``community`` (1 is the largest), ties get ``chance`` where they belong to
    the backbone, and the network ``stability``.  What a measure leaves out has no
    attribute.  ``backend`` is handed on to NetworkX, where it does the work.

    >>> from graph.measures.actors import tie
    >>> drawn = tie({"1": {"home": {"a"}, "partner": {"b", "c"}}}, frozenset())
    >>> note_measures(drawn)
    >>> drawn.nodes["a"]["betweenness"], drawn.nodes["b"]["community"]
    (1.0, 1)
    """
    for actor, (figure, error) in estimates(drawn, backend=backend).items():
        drawn.nodes[actor].update(betweenness=figure, betweenness_error=error)
    for actor, figure in constraint(drawn).items():
        drawn.nodes[actor]["constraint"] = figure
    found = communities(drawn, backend=backend)
    drawn.graph["stability"] = found.stability
    for number, group in enumerate(found.groups, start=1):
        for actor in group:
            drawn.nodes[actor]["community"] = number
    for tie, chance in backbone(drawn).items():
        drawn.edges[tie]["chance"] = chance


def measure(store: Graph, name: str) -> Answer:
    """Return one measure of the network without the counties, as a table."""
    return MEASURES[name](actors(store))
