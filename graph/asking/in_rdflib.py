"""The graph in rdflib, for those who want its engine to answer.

Answers are the same and come later: Oxigraph takes a hundredth of the time.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.asking.store import Answer, triples_as_lines
from graph.errors import QueryError
from graph.stating.terms import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph


@dataclass(frozen=True, slots=True)
class InRdflib:
    """A graph that rdflib holds and asks."""

    graph: "RdflibGraph"

    def answer(self, query: str) -> Answer:
        """Return the answer of a query; raise ``QueryError`` when there is none."""
        from rdflib.plugins.sparql import prepareQuery

        try:
            prepared = prepareQuery(query, initNs=PREFIXES)
            if prepared.algebra.datasetClause:  # rdflib would pass it by
                raise ValueError("There is one graph here; FROM is not for it.")
            found = self.graph.query(prepared)
            if found.type == "ASK":
                return Answer(["answer"], [("true" if found.askAnswer else "false",)])
            if found.type == "SELECT":
                columns = [str(variable) for variable in found.vars or ()]
                return Answer(columns, [_texts(row) for row in found])
            triples = sorted(_texts(triple) for triple in found)
            return Answer(["subject", "predicate", "object"], triples)
        except Exception as error:  # rdflib has no class of its own for what it raises
            raise QueryError(" ".join(str(error).split())[:300]) from error


def _texts(row: object) -> tuple[str, ...]:
    """Return the terms of a row as texts; what is unbound is empty."""
    assert isinstance(row, tuple), "rdflib gives rows and triples as tuples"
    return tuple("" if term is None else str(term) for term in row)


def in_rdflib(store: ox.Store) -> InRdflib:
    """Return the graph of a store, copied into rdflib."""
    from rdflib import Graph

    lines = triples_as_lines(store)
    return InRdflib(Graph().parse(data=lines, format="nt"))
