"""The views that findings are made of are plain SPARQL 1.1."""

import pytest
import rdflib

from graph.asking.store import ask_store, turtle
from graph.asking.views import view_text
from graph.build import Built, build
from graph.stating.terms import PREFIXES

#: What findings look at that is more than one pattern of triples.
VIEWS = ("called", "cited", "features", "lapse-cells", "lapses", "reach", "wider")


@pytest.fixture(scope="module")
def shipped() -> Built:
    """Return the graph of every shipped collection, without its findings."""
    return build([], findings=False)


@pytest.fixture(scope="module")
def as_rdflib(shipped: Built) -> rdflib.Graph:
    """Return the same graph as rdflib reads it."""
    return rdflib.Graph().parse(data=turtle(shipped.store), format="turtle")


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_answered_alike_by_both_engines(
    name: str, shipped: Built, as_rdflib: rdflib.Graph
) -> None:
    """Oxigraph and rdflib give the same rows, however each of them joins."""
    ours = sorted(ask_store(shipped.store, view_text(name)).rows)
    theirs = sorted(
        tuple("" if term is None else str(term) for term in row)
        for row in as_rdflib.query(view_text(name), initNs=PREFIXES)
        if isinstance(row, rdflib.query.ResultRow)
    )

    assert ours
    assert ours == theirs
