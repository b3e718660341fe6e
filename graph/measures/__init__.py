"""Measures of the network of actors: a module each, with formula, paper and limits."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from graph.asking.store import Answer, Graph
from graph.measures.actors import actors
from graph.measures.backbone import backbone_table
from graph.measures.betweenness import betweenness_table
from graph.measures.communities import communities_table
from graph.measures.constraint import constraint_table

if TYPE_CHECKING:
    import networkx as nx

MEASURES: dict[str, Callable[["nx.Graph[str]"], Answer]] = {
    "betweenness": betweenness_table,
    "constraint": constraint_table,
    "communities": communities_table,
    "backbone": backbone_table,
}


def measure(store: Graph, name: str) -> Answer:
    """Return one measure of the network without the counties, as a table."""
    return MEASURES[name](actors(store))
