"""The forms that an answer can be sent in, and which one the asker takes."""

from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Generic, TypeVar

import pyoxigraph as ox

F = TypeVar("F", ox.QueryResultsFormat, ox.RdfFormat)


@dataclass(frozen=True, slots=True)
class Form(Generic[F]):
    """A media type and what the engine calls it."""

    media_type: str
    format: F


#: Answers of SELECT and ASK, the first for those who take anything.
TABLES = (
    Form("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    Form("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    Form("text/csv; charset=utf-8", ox.QueryResultsFormat.CSV),
    Form("text/tab-separated-values; charset=utf-8", ox.QueryResultsFormat.TSV),
)
#: Answers of CONSTRUCT and DESCRIBE.
GRAPHS = (
    Form("text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
    Form("application/n-triples", ox.RdfFormat.N_TRIPLES),
    Form("application/rdf+xml", ox.RdfFormat.RDF_XML),
    Form("application/ld+json", ox.RdfFormat.JSON_LD),
)
#: What some clients call the same thing.
ALSO = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}


def table_form(
    accept: str, *, boolean: bool = False
) -> Form[ox.QueryResultsFormat] | None:
    """Return the best form for a table, or for a yes or no, that the asker takes.

    CSV and TSV have no way of saying yes or no.
    """
    return _best(accept, TABLES[:2] if boolean else TABLES)


def graph_form(accept: str) -> Form[ox.RdfFormat] | None:
    """Return the best form for a graph that the asker takes."""
    return _best(accept, GRAPHS)


def _best(accept: str, forms: tuple[Form[F], ...]) -> Form[F] | None:
    """Return the form that the asker likes best; of equals, the one we like best.

    >>> _best("text/csv;q=0.5, application/sparql-results+xml", TABLES).media_type
    'application/sparql-results+xml'
    """
    ranges = _ranges(accept or "*/*")
    liked = [(_liking(form, ranges), -place) for place, form in enumerate(forms)]
    liking, place = max(liked)
    return forms[-place] if liking > 0 else None


def _liking(form: Form[F], ranges: list[tuple[str, float]]) -> float:
    """Return how much the asker likes a form: the most exact range decides."""
    name = form.media_type.partition(";")[0]
    fitting = [
        (wanted.count("*"), quality)
        for wanted, quality in ranges
        if fnmatch(name, wanted)
    ]
    return min(fitting, default=(0, 0.0), key=lambda fit: fit[0])[1]


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Return the media ranges of an Accept header with their quality (RFC 9110).

    >>> _ranges("text/csv;q=0.5, */*;q=0.1")
    [('text/csv', 0.5), ('*/*', 0.1)]
    """
    found = []
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if name:
            found.append((ALSO.get(name, name), _quality(parameters)))
    return found


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0
