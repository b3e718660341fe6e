"""A large graph cut into portions that can be held against the shapes one by one.

A shape looks at a node, at what is said of it, along the paths that the shapes
name, and at the class of what these lead to.  A portion holds just that for its
nodes, so that what is found about them is what would be found in the whole graph;
what is found about other nodes in it is to be left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice

import pyoxigraph as ox

from graph.sorting import subject_of
from graph.stating.lines import sorted_lines
from graph.stating.terms import TYPE, node
from graph.stating.walks import CLASS, Walk, walks

#: So many nodes make a portion: the checker takes some kilobytes for each.
PORTION = 2_000
#: Nearly all nodes have fewer triples than these.
ENOUGH = 20
#: How a line of N-Triples ends.
END = b" .\n"

Node = ox.NamedNode | ox.BlankNode | ox.Triple


@dataclass(frozen=True, slots=True)
class Portion:
    """Some nodes, by address, and what the shapes look at in them, as N-Triples."""

    nodes: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class _Said:
    """A node with the lines that tell of it."""

    node: ox.NamedNode | ox.BlankNode
    lines: Sequence[bytes]

    @property
    def classes(self) -> set[ox.NamedNode]:
        """Return the classes that the node is told to be of."""
        begin = f"{self.node} {TYPE} <".encode()
        found = (line for line in self.lines if line.startswith(begin))
        ends = (line.removeprefix(begin).removesuffix(b">" + END) for line in found)
        return {ox.NamedNode(end.decode()) for end in ends}


def portions(store: ox.Store, shapes: str, size: int = PORTION) -> Iterator[Portion]:
    """Yield the graph in portions of so many nodes; every node is in one of them.

    ``shapes`` is the Turtle of the shapes, for the paths that they walk.
    """
    below = list(store.quads_for_pattern(None, node("rdfs:subClassOf"), None))
    paths = walks(shapes, {(quad.subject, quad.object) for quad in below})
    found = _nodes(store)
    while nodes := list(islice(found, size)):
        # What is told twice is one triple to the checker.
        triples = (quad.triple for quad in chain(below, _seen(store, nodes, paths)))
        beyond = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        text = b"".join([*chain.from_iterable(one.lines for one in nodes), beyond])
        yield Portion(frozenset(one.node.value for one in nodes), text.decode())


def _nodes(store: ox.Store) -> Iterator[_Said]:
    """Yield every node that says something of itself; nothing else breaks a shape.

    In a large graph, to read all there is in order takes a fraction of the time of
    looking up what each node says.
    """
    for lines in sorted_lines(store):
        for subject, told in groupby(lines, subject_of):
            yield _Said(_named(subject.decode()), list(told))


def _named(subject: str) -> ox.NamedNode | ox.BlankNode:
    if subject.startswith("_:"):
        return ox.BlankNode(subject.removeprefix("_:"))
    return ox.NamedNode(subject[1:-1])


def _seen(store: ox.Store, nodes: list[_Said], paths: list[Walk]) -> Iterator[ox.Quad]:
    """Yield what the shapes look at from some nodes, beyond what these say themselves.

    What a shape looks at in the end comes with more than the class it asks for: it
    would be found wanting in all the rest, in vain.
    """
    looked_at: dict[Node, None] = {}
    for one in nodes:
        classes = one.classes
        for path in paths:
            if not classes.isdisjoint(path.classes):
                quads, ends = _along(store, one.node, path)
                yield from quads
                looked_at |= dict.fromkeys(ends if path.looks else ())
    for end in looked_at.keys() - {one.node for one in nodes}:
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
