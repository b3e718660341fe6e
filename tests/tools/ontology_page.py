"""Make ``ontology.html``: every term of the ontology on one page, with a drawing.

Run as ``python -m tests.tools.ontology_page FOLDER``.  The page asks nobody for
anything; its reader chooses between Nynorsk, Bokmål and English without a script.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from tests.tools.ontology_drawing import drawing
from viz.page import policy

HERE = Path(__file__).parent
ONTOLOGY = HERE.parent.parent / "ontology" / "samband.ttl"
HOME = "https://w3id.org/samband/"
LANGUAGES = {"nn": "Nynorsk", "nb": "Bokmål", "en": "English"}
#: The chapters of the page, by the class of the terms in them.
CHAPTERS = {
    "classes": OWL.Class,
    "objects": OWL.ObjectProperty,
    "datatypes": OWL.DatatypeProperty,
    "annotations": OWL.AnnotationProperty,
    "rules": URIRef(HOME + "ns#Rule"),
}
TEXTS = {
    "label": RDFS.label,
    "definition": SKOS.definition,
    "example": SKOS.example,
    "note": SKOS.scopeNote,
}
LINKS = {
    "kind_of": RDFS.subClassOf,
    "case_of": RDFS.subPropertyOf,
    "domain": RDFS.domain,
    "range": RDFS.range,
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or a rule, as the page shows it.

    Attributes:
        id: Its anchor on the page: the last part of its address.
        iri: Its address.
        texts: Its label, definition, example and note, each by language.
        links: What it hangs on, as short names, by the keys of ``LINKS``.
    """

    id: str
    iri: str
    texts: dict[str, dict[str, str]]
    links: dict[str, list[str]]


def page() -> str:
    """Return the whole page as text; the same ontology gives the same text."""
    graph = Graph().parse(ONTOLOGY)
    ontology = URIRef(HOME + "ns")
    chapters = {name: _terms(graph, kind) for name, kind in CHAPTERS.items()}
    style = (HERE / "ontology_page.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("ontology_page.html").render(
        languages=LANGUAGES,
        title=_texts(graph, ontology, DCTERMS.title),
        description=_texts(graph, ontology, DCTERMS.description),
        version=str(graph.value(ontology, OWL.versionInfo)),
        namespace=HOME + "ns#",
        chapters=chapters,
        own={f"samband:{term.id}" for terms in chapters.values() for term in terms},
        drawing=drawing(graph),
        style=Markup(style),
        policy=policy([style], []),
    )


def _terms(graph: Graph, kind: URIRef) -> list[Term]:
    """Return our own terms of one kind, in the order of their nynorsk labels."""
    own = {
        subject
        for subject in graph.subjects(RDF.type, kind)
        if isinstance(subject, URIRef) and subject.startswith(HOME)
    }
    terms = [_term(graph, term) for term in own]
    return sorted(terms, key=lambda term: (term.texts["label"]["nn"], term.iri))


def _term(graph: Graph, term: URIRef) -> Term:
    links = {
        key: sorted(str(other.n3(graph.namespace_manager)) for other in found)
        for key, link in LINKS.items()
        if (found := list(graph.objects(term, link)))
    }
    texts = {key: _texts(graph, term, predicate) for key, predicate in TEXTS.items()}
    return Term(str(term).rpartition("/")[2].rpartition("#")[2], term, texts, links)


def _texts(graph: Graph, subject: Node, predicate: URIRef) -> dict[str, str]:
    """Return the texts of one predicate, by language."""
    return {
        str(text.language): str(text)
        for text in graph.objects(subject, predicate)
        if isinstance(text, Literal)
    }


def main(arguments: Sequence[str]) -> None:
    """Write the page into the folder that is named."""
    (folder,) = map(Path, arguments)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ontology.html").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
