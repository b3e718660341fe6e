"""The code lists: which words a column may hold, and what they are called."""

from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

from ontology import CODES, CODES_NAMESPACE, NAMESPACE

SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True)
class Code:
    """One word of a code list, its names by language and what it stands for."""

    scheme: str
    code: str
    labels: dict[str, str] = field(default_factory=dict)
    class_iri: str = ""

    @property
    def iri(self) -> str:
        """Return the address of the code."""
        return f"{CODES_NAMESPACE}{self.scheme}/{self.code}"


@cache
def codes() -> dict[str, dict[str, Code]]:
    """Return every code list, by scheme and then by code."""
    found: dict[str, dict[str, Code]] = {}
    text = CODES.read_text(encoding="utf-8")
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        scheme, _, code = (
            str(quad.subject.value).removeprefix(CODES_NAMESPACE).partition("/")
        )
        if not code:
            continue
        entry = found.setdefault(scheme, {}).setdefault(code, Code(scheme, code))
        if quad.predicate.value == SKOS + "prefLabel":
            entry.labels[quad.object.language or ""] = quad.object.value
        elif quad.predicate.value == NAMESPACE + "classForKind":
            named = Code(scheme, code, entry.labels, quad.object.value)
            found[scheme][code] = named
    return found
