"""A description of the data set for catalogues, after DCAT-AP-NO.

Its mandatory properties are there: description, identifier, contact point,
publisher, theme and title, and the address of each distribution.  The contact
point is an organisation, never a person.  What nobody has decided is left out:
there is no licence for facts whose source names none, only what is known of it.
Blank nodes are avoided, so that the same input gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph.build import Built
from graph.stating.addresses import part, thing
from graph.stating.terms import PREFIXES, literal, node

EU = "http://publications.europa.eu/resource/authority/"
DATASETS = "https://w3id.org/samband/dataset/"
#: Who publishes, as the ontology names it, and where to ask.
PUBLISHER = "https://w3id.org/samband/"
#: International issues; government and public sector.
THEMES = ("INTR", "GOVE")
LANGUAGES = ("NNO", "NOB", "ENG")
#: Files by name: what kind the EU's list and IANA's call them.
FILES = {
    "graph.ttl": ("RDF_TURTLE", "text/turtle"),
    "graph.nt": ("RDF_N_TRIPLES", "application/n-triples"),
    "graph.jsonld": ("JSON_LD", "application/ld+json"),
    "graph.trig": ("RDF_TRIG", "application/trig"),
    "network.gexf": ("XML", "application/xml"),
    "network.graphml": ("XML", "application/xml"),
    "csv-metadata.json": ("JSON", "application/csvm+json"),
}
OTHERS = {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}

#: Texts by language.
Texts = dict[str, str]
Facts = Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]


@dataclass(frozen=True, slots=True)
class Described:
    """What people read in a catalogue, by language."""

    title: Texts
    description: Texts
    contact: Texts
    rights: Texts


def dcat(built: Built, words: Described, *, published: str = "") -> bytes:
    """Return the description as Turtle; ``published`` is a day, when there is one."""
    names = sorted(one.name for one in built.sources.collections)
    data = DATASETS + "+".join(map(part, names))
    facts = [
        *_dataset(data, names, words, published),
        *_agents(data, words),
        *(fact for name in FILES for fact in _distribution(data, name)),
    ]
    triples = [ox.Triple(_node(s), _node(p), o) for s, p, o in facts]
    return (
        ox.serialize(
            triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES) | OTHERS
        )
        or b""
    )


def _node(name: str) -> ox.NamedNode:
    """Return a node, also of the two prefixes that only catalogues use."""
    prefix, _, local = name.partition(":")
    return node(OTHERS[prefix] + local if prefix in OTHERS else name)


def _dataset(data: str, names: list[str], words: Described, published: str) -> Facts:
    yield data, "rdf:type", node("dcat:Dataset")
    yield data, "dcterms:identifier", ox.Literal(data)
    for predicate, texts in (
        ("dcterms:title", words.title),
        ("dcterms:description", words.description),
    ):
        yield from ((data, predicate, text) for text in _texts(texts))
    yield data, "dcterms:publisher", node(PUBLISHER)
    yield data, "dcat:contactPoint", node(f"{data}#contact")
    for theme in THEMES:
        yield data, "dcat:theme", node(f"{EU}data-theme/{theme}")
    for language in LANGUAGES:
        yield data, "dcterms:language", node(f"{EU}language/{language}")
    for name in names:
        yield data, "dcterms:source", node(thing(name))
    if published:
        yield data, "dcterms:issued", literal(published, "date")
    for name in FILES:
        yield data, "dcat:distribution", node(f"{data}#{name}")
    yield data, "dcterms:rights", node(f"{data}#rights")
    yield f"{data}#rights", "rdf:type", node("dcterms:RightsStatement")
    for text in _texts(words.rights):
        yield f"{data}#rights", "rdfs:label", text


def _agents(data: str, words: Described) -> Facts:
    yield PUBLISHER, "rdf:type", _node("foaf:Agent")
    yield PUBLISHER, "foaf:name", ox.Literal("samband")
    contact = f"{data}#contact"
    yield contact, "rdf:type", _node("vcard:Organization")
    for text in _texts(words.contact):
        yield contact, "vcard:fn", text
    yield contact, "vcard:hasURL", node(PUBLISHER)


def _distribution(data: str, name: str) -> Facts:
    kind, media = FILES[name]
    place = f"{data}#{name}"
    yield place, "rdf:type", node("dcat:Distribution")
    yield place, "dcat:accessURL", node(f"{data}/{name}")
    yield place, "dcterms:title", ox.Literal(name)
    yield place, "dcterms:format", node(f"{EU}file-type/{kind}")
    media_type = f"https://www.iana.org/assignments/media-types/{media}"
    yield place, "dcat:mediaType", node(media_type)


def _texts(texts: Texts) -> Iterator[ox.Literal]:
    return (ox.Literal(text, language=one) for one, text in sorted(texts.items()))
