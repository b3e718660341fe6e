"""The queries that views and findings are made of, asked in one language."""

from functools import cache

from graph.asking.questions import read_card, set_value
from graph.asking.store import Answer, Graph, ask_claims
from ontology import VIEWS

#: Stands in the views of one thing where that thing's address goes.
THING = "urn:samband:thing"


@cache
def view_text(name: str) -> str:
    """Return the SPARQL of a view."""
    return read_card(VIEWS / f"{name}.rq").query


def ask_view(
    store: Graph, name: str, *, language: str = "nn", thing: str = ""
) -> Answer:
    """Return the answer of a view of ``ontology/views``, its labels in a language.

    ``thing`` is the address that a view of one thing is about.
    """
    query = set_value(view_text(name), "language", language)
    query = query.replace(THING, thing) if thing else query
    return ask_claims(store, query)
