"""A graph held against the shapes in portions breaks what it breaks as a whole."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import shacl

from graph.asking.store import build_store, triples_as_lines
from graph.reading.collection import find_collections, read_sources
from graph.stating.portions import portions
from ontology import SHAPES, TERMS

FIXTURES = Path(__file__).parent / "fixtures" / "shapes"
TEXT = SHAPES.read_text(encoding="utf-8")
COMPILED = shacl.Shapes.from_turtle(TEXT)


def breaches(text: str) -> list[tuple[str, ...]]:
    """Return what the shapes say against a graph."""
    return sorted(
        (
            result.focus_node,
            str(result.source_shape),
            result.component_iri,
            str(result.value),
        )
        for result in COMPILED.validate_text(text, format="ntriples").results
    )


def in_portions(store: ox.Store, size: int) -> list[tuple[str, ...]]:
    """Return what the shapes say against a graph, of the nodes of each portion."""
    return sorted(
        found
        for portion in portions(store, TEXT, size)
        for found in breaches(portion.text)
        if found[0].strip("<>") in portion.nodes
    )


@pytest.mark.parametrize("beside", ["alone", "ontology"])
@pytest.mark.parametrize(
    "fixture", sorted(FIXTURES.iterdir()), ids=lambda path: path.stem
)
def test_single_nodes_break_what_the_whole_breaks(fixture: Path, beside: str) -> None:
    """Every shape sees all that it looks at, though each node comes by itself."""
    store = ox.Store()
    store.load(path=str(fixture), format=ox.RdfFormat.TURTLE)
    if beside == "ontology":
        store.load(TERMS.read_bytes(), format=ox.RdfFormat.TURTLE)
    whole = triples_as_lines(store).decode()

    assert in_portions(store, 1) == breaches(whole)


def test_every_node_is_in_one_portion() -> None:
    """All nodes of all sources come, each once, and break what the whole breaks."""
    store = build_store(read_sources(find_collections([])))
    whole = triples_as_lines(store).decode()
    cut = list(portions(store, TEXT, 700))
    nodes = [node for portion in cut for node in portion.nodes]

    assert len(nodes) == len(set(nodes))
    assert set(nodes) == {str(quad.subject.value) for quad in store}
    assert in_portions(store, 700) == breaches(whole)
