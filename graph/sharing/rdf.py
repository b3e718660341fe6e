"""The graph for those who go on with it: rdflib, and TriG with a graph a source.

    graph/register        what the register states
    graph/vestland-2020   what the tables of one source state
    graph/derived         what rules and findings add; never mixed with the above
    graph/ontology        terms and codes

A triple that two sources state stands in the graph of each.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.asking.store import ntriples, ontology_quads, triples_as_lines
from graph.build import Built
from graph.holding import batched
from graph.stating.addresses import part
from graph.stating.statements import triples_by_source
from graph.stating.terms import PREFIXES
from ontology import GRAPHS_NAMESPACE

if TYPE_CHECKING:
    from rdflib import Graph


def as_rdflib(built: Built) -> "Graph":
    """Return the whole graph as an ``rdflib.Graph``, with its prefixes bound."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in sorted(PREFIXES.items()):
        graph.bind(prefix, namespace)
    return graph.parse(data=ntriples(built.store), format="nt")


def trig(built: Built) -> bytes:
    """Return the graph as TriG: a named graph a source, and one for what is derived."""
    lines = b"".join(line.encode() for line in _in_graphs(built))
    quads = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
    return ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""


def _in_graphs(built: Built) -> Iterator[str]:
    """Yield N-Quads, graph by graph, sorted within each."""
    left = _lines(built.store)
    ontology = ox.Store()
    ontology.extend(ontology_quads())
    told = [("ontology", _lines(ontology))]
    for name, stated in triples_by_source(built.sources):
        # By way of a store, which spells durations in a way of its own.
        store = ox.Store()
        for portion in batched(stated):
            store.load(portion, format=ox.RdfFormat.N_TRIPLES)
        told.append((name, _lines(store)))
    derived = left.difference(*(lines for _, lines in told))
    for name, lines in [*told, ("derived", derived)]:
        graph = f"<{GRAPHS_NAMESPACE}{part(name)}> .\n"
        yield from (line.removesuffix(".") + graph for line in sorted(lines))


def _lines(store: ox.Store) -> set[str]:
    """Return the triples of a store as lines without their ends."""
    # Not splitlines(), which also splits at signs that may stand in a text.
    return set(triples_as_lines(store).decode().split("\n")) - {""}
