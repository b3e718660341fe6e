"""The files of the ontology as graphs, and what every test of them asks."""

import json
from pathlib import Path

from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"
HOME = "https://w3id.org/samband/"
TERM = HOME + "ns#"
CODE = HOME + "code/"
LANGUAGES = ["en", "nb", "nn"]

FILES = sorted(ONTOLOGY.glob("*.ttl"))
VOCABULARY = Graph().parse(ONTOLOGY / "samband.ttl")
CODES = Graph().parse(ONTOLOGY / "codes.ttl")
SHAPES = Graph().parse(ONTOLOGY / "shapes.ttl")
TABLES = [json.loads(path.read_text()) for path in (ONTOLOGY / "tables").glob("*.json")]
SCHEMES = sorted(
    str(scheme).removeprefix(CODE)
    for scheme in CODES.subjects(RDF.type, SKOS.ConceptScheme)
)


def texts(graph: Graph, node: Node, predicate: URIRef) -> list[Literal]:
    """Return the texts that a node has for one predicate."""
    return [
        text for text in graph.objects(node, predicate) if isinstance(text, Literal)
    ]


def assert_in_three_languages(found: list[Literal]) -> None:
    """Fail unless there is one tidy text in each language."""
    assert sorted(str(text.language) for text in found) == LANGUAGES
    for text in map(str, found):
        assert text == text.strip()
        assert "  " not in text
        assert text
