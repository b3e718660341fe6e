"""The views that findings are made of are plain SPARQL 1.1."""

import pytest
import rdflib

from graph.asking.questions import find_question
from graph.asking.store import ask_store, build_store, turtle
from graph.asking.views import ask_view, view_text
from graph.build import Built, build
from graph.reading.collection import find_collections, read_sources
from graph.stating.terms import PREFIXES, node
from ontology import ID_NAMESPACE

EVIDENCE = node("samband:evidenceStatus")

#: What findings look at that is more than one pattern of triples.
VIEWS = (
    "called",
    "cited",
    "features",
    "lapse-cells",
    "lapses",
    "our-documents",
    "reach",
    "wider",
)


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


def test_the_question_means_the_same_documents_as_the_view() -> None:
    """Those that concern whoever answers: a question has no view to lean on."""
    asked = find_question("unused-documents").query.replace("?plan", "?document")
    pattern = view_text("our-documents").partition("WHERE {")[2].rpartition("}")[0]

    assert " ".join(pattern.split()) in " ".join(asked.split())


def test_a_fact_without_evidence_is_told_once() -> None:
    """And takes on no kind of evidence that happens to be in the graph."""
    store = build_store(read_sources(find_collections(["vestland-2020"])))
    about = f"{ID_NAMESPACE}hordaland-opplaeringsavdeling"
    for quad in list(store.quads_for_pattern(node(about), EVIDENCE, None)):
        store.remove(quad)
    facts = ask_view(store, "page-facts").records()

    (part_of,) = [fact for fact in facts if fact["thing"] == about]
    assert (part_of["fact"], part_of["evidence"]) == ("part-of", "")
