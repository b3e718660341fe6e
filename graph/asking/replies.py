"""What a SPARQL server answers, read as if it had been asked here.

Follows the W3C recommendations for results in JSON, XML and TSV (2013).  Servers
spell some values in their own way, and add to the forms; an answer from anywhere
reads the same.
"""

import json
import re

import pyoxigraph as ox

from graph.asking.store import Answer, texts

#: The forms of an answer that are understood, the best first.
TABLES = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.8, "
    "application/n-triples;q=0.7, text/turtle;q=0.6"
)
BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
DURATION = "http://www.w3.org/2001/XMLSchema#duration"
#: The seconds of a day.
DAY = 86_400
#: What the standard lets an answer in JSON be made of.
PARTS = {"head", "results", "boolean"}


def read_reply(kind: str, body: bytes) -> Answer:
    """Return an answer from the form it came in."""
    if kind in GRAPHS:
        found = ox.parse(body, format=GRAPHS[kind])
        rows = sorted(texts((t.subject, t.predicate, t.object)) for t in found)
        return Answer(["subject", "predicate", "object"], rows)
    if kind not in TABLES:
        raise ValueError(f"{kind or 'an answer without a media type'} is not SPARQL.")
    if TABLES[kind] is ox.QueryResultsFormat.JSON:
        body = _without_more(body)
    table = ox.parse_query_results(body, format=TABLES[kind])
    if isinstance(table, ox.QueryBoolean):
        return Answer(["answer"], [("true" if table else "false",)])
    columns = [variable.value for variable in table.variables]
    return Answer(columns, [texts(map(_spelled, row)) for row in table])


def _without_more(body: bytes) -> bytes:
    """Return an answer in JSON without what a server adds to the standard's parts."""
    found = json.loads(body)
    if found.keys() <= PARTS:
        return body
    return json.dumps({part: found[part] for part in found.keys() & PARTS}).encode()


def _spelled(term: object) -> object:
    """Return a term as the standard spells it, where servers have other ways."""
    if not isinstance(term, ox.Literal):
        return term
    if term.datatype.value == BOOLEAN:
        return ox.Literal({"1": "true", "0": "false"}.get(term.value, term.value))
    if term.datatype.value == DURATION:
        return ox.Literal(duration(term.value))
    return term


def duration(text: str) -> str:
    """Return a duration as XML Schema spells it, also one told as a number.

    Virtuoso keeps months, as a whole number, or else seconds, with a point.

    >>> duration("27"), duration("60"), duration("864000.0"), duration("P5Y")
    ('P2Y3M', 'P5Y', 'P10D', 'P5Y')
    """
    if text.isdecimal():
        years, months = divmod(int(text), 12)
        told = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return f"P{told or '0M'}"
    if re.fullmatch(r"\d+\.\d+", text) and float(text) % DAY == 0:
        return f"P{int(float(text) // DAY)}D"
    return text
