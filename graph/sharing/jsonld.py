"""The graph as JSON-LD: one object a thing, short names by a context.

The context says of each property whether its values are addresses, so that a
reader who knows no RDF meets plain JSON.  No library that we have writes this
in step with the size of the graph: Oxigraph writes no context, and rdflib takes
minutes where this takes a second.
"""

import json
import re
from collections import defaultdict
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from graph.asking.store import ntriples
from graph.stating.terms import PREFIXES, node

TYPE = node("rdf:type")
TEXT = node("xsd:string")

Facts = dict[ox.NamedNode, list[Any]]


def json_ld(store: ox.Store) -> bytes:
    """Return the whole graph as JSON-LD 1.1, sorted."""
    triples = list(ox.parse(ntriples(store), format=ox.RdfFormat.N_TRIPLES))
    literal = {one.predicate for one in triples if isinstance(one.object, ox.Literal)}
    named = {one.predicate for one in triples} - literal - {TYPE}
    context: dict[str, Any] = dict(PREFIXES)
    for one in sorted(named, key=lambda one: one.value):
        context[compact(one.value)] = {"@id": one.value, "@type": "@id"}
    things = []
    for subject, found in groupby(triples, key=lambda one: one.subject):
        facts: Facts = defaultdict(list)
        for one in found:
            facts[one.predicate].append(_value(one.object, one.predicate in named))
        things.append({"@id": subject.value, **_properties(facts)})
    whole = {"@context": context, "@graph": things}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def compact(address: str) -> str:
    """Return an address with a prefix where that can be read back, else whole.

    >>> compact("http://www.w3.org/2004/02/skos/core#note")
    'skos:note'
    """
    for prefix, namespace in PREFIXES.items():
        local = address.removeprefix(namespace)
        if local != address and re.fullmatch(r"\w+", local):
            return f"{prefix}:{local}"
    return address


def _properties(facts: Facts) -> dict[str, Any]:
    """Return properties by their short names; one value stands without a list."""
    found = {}
    for predicate, values in facts.items():
        name = "@type" if predicate == TYPE else compact(predicate.value)
        if predicate == TYPE:
            values = [compact(value["@id"]) for value in values]
        found[name] = values[0] if len(values) == 1 else values
    return found


def _value(term: Any, is_named: bool) -> Any:
    """Return a value as the context has it read."""
    if isinstance(term, ox.NamedNode):
        return term.value if is_named else {"@id": term.value}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    if term.datatype == TEXT:
        return term.value
    return {"@type": compact(term.datatype.value), "@value": term.value}
