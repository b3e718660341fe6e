"""A large graph cut into portions that can be held against the shapes one by one.

A shape looks at a node, at what is said of it, along the paths that the shapes
name, and at the class of what these lead to.  A portion holds just that for its
nodes, so that what is found about them is what would be found in the whole graph;
what is found about other nodes in it is to be left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

import pyoxigraph as ox

from graph.stating.terms import node
from graph.stating.walks import CLASS, Walk, walks

#: So many nodes make a portion: the checker takes some kilobytes for each.
PORTION = 2_000
#: Nearly all nodes have fewer triples than these.
ENOUGH = 20
#: Every node that says something of itself; nothing else can break a shape.
NODES = "SELECT DISTINCT ?node WHERE { ?node ?says ?something }"

Node = ox.NamedNode | ox.BlankNode | ox.Triple


@dataclass(frozen=True, slots=True)
class Portion:
    """Some nodes, by address, and what the shapes look at in them, as N-Triples."""

    nodes: frozenset[str]
    text: str


def portions(store: ox.Store, shapes: str, size: int = PORTION) -> Iterator[Portion]:
    """Yield the graph in portions of so many nodes; every node is in one of them.

    ``shapes`` is the Turtle of the shapes, for the paths that they walk.
    """
    below = list(store.quads_for_pattern(None, node("rdfs:subClassOf"), None))
    paths = walks(shapes, {(quad.subject, quad.object) for quad in below})
    found = store.query(NODES)
    assert isinstance(found, ox.QuerySolutions), "it selects nodes"
    while nodes := [solution["node"] for solution in islice(found, size)]:
        # What is told twice is one triple to the checker.
        triples = (quad.triple for quad in chain(below, _seen(store, nodes, paths)))
        lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        yield Portion(frozenset(one.value for one in nodes), lines.decode())


def _seen(store: ox.Store, nodes: list[Node], paths: list[Walk]) -> Iterator[ox.Quad]:
    """Yield what the shapes look at from some nodes.

    What a shape looks at in the end comes with more than the class it asks for: it
    would be found wanting in all the rest, in vain.
    """
    looked_at: dict[Node, None] = {}
    for one in nodes:
        said = list(store.quads_for_pattern(one, None, None))
        yield from said
        classes = {quad.object for quad in said if quad.predicate == CLASS}
        for path in paths:
            if classes & path.classes:
                quads, ends = _along(store, one, path)
                yield from quads
                looked_at |= dict.fromkeys(ends if path.looks else ())
    for end in looked_at.keys() - set(nodes):
        yield from store.quads_for_pattern(end, CLASS, None)
        yield from islice(store.quads_for_pattern(end, None, None), ENOUGH)


def _along(
    store: ox.Store, one: Node, path: Walk
) -> tuple[list[ox.Quad], Iterable[Node]]:
    """Return what stands along a path from a node, and what it comes to."""
    met, reached = [], [one]
    for property_, backwards in path.steps:
        quads = [
            quad
            for end in reached
            for quad in _walked(store, end, property_, backwards)
        ]
        met += quads
        ends = (quad.subject if backwards else quad.object for quad in quads)
        reached = [end for end in ends if not isinstance(end, ox.Literal)]
    return met, reached


def _walked(
    store: ox.Store, one: Node, property_: ox.NamedNode, backwards: bool
) -> Iterable[ox.Quad]:
    if backwards:
        return store.quads_for_pattern(None, property_, one)
    return store.quads_for_pattern(one, property_, None)
