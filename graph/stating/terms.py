"""The small words of RDF: prefixes, nodes and literals."""

from functools import lru_cache

import pyoxigraph as ox

from ontology import NAMESPACE

PREFIXES = {
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "samband": NAMESPACE,
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: The RDF datatype of each datatype that a schema names; the rest are strings.
DATATYPES = {
    "anyURI": "xsd:anyURI",
    "date": "xsd:date",
    "decimal": "xsd:decimal",
    "duration": "xsd:duration",
    "edtf": "edtf:EDTF",
    "integer": "xsd:integer",
}


@lru_cache(maxsize=8192)
def node(name: str) -> ox.NamedNode:
    """Return the node of an address, or of a prefixed name.

    >>> node("skos:note").value
    'http://www.w3.org/2004/02/skos/core#note'
    """
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else name)


def literal(text: str, datatype: str = "string") -> ox.Literal:
    """Return a text with the datatype that a schema names for it."""
    known = DATATYPES.get(datatype)
    return ox.Literal(text, datatype=node(known)) if known else ox.Literal(text)


#: That something is of a class, as N-Triples spells it.
TYPE = f"<{PREFIXES['rdf']}type>"


@lru_cache(maxsize=8192)
def spelt(name: str) -> str:
    """Return an address, or a prefixed name, as N-Triples spells it.

    >>> spelt("skos:note")
    '<http://www.w3.org/2004/02/skos/core#note>'
    """
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>" if prefix in PREFIXES else f"<{name}>"


def _target(value: str) -> str:
    # Addresses are many and seldom come again: nothing to remember them for.
    return f"<{value}>" if value.startswith("http") else spelt(value)


def triple(subject: str, predicate: str, value: str | ox.Literal) -> str:
    """Return a triple as a line of N-Triples; a value that is text is an address.

    The subject is an address in full.  Lines are loaded some times faster than
    objects, and take less room.
    """
    target = _target(value) if isinstance(value, str) else value
    return f"<{subject}> {spelt(predicate)} {target} .\n"


def is_seen(predicate: str, target: str, seen: frozenset[str]) -> bool:
    """Return whether somebody who looks at nothing but some names sees a triple.

    All are as N-Triples spells them.  Who looks for nothing in particular sees all;
    that something is of a class is seen by who looks at the class.

    >>> is_seen("<urn:owner>", "<urn:me>", frozenset({"<urn:name>"}))
    False
    """
    if not seen:
        return True
    return (target if predicate == TYPE else predicate) in seen
