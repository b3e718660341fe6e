"""The queries that views and findings are made of, asked in one language."""

from collections.abc import Iterable
from functools import cache

from graph.asking.questions import read_card, set_value
from graph.asking.store import Answer, Graph, ask_claims
from ontology import VIEWS

#: Stands in the views of some things where their addresses go, or the one.
THING = "urn:samband:thing"


@cache
def view_text(name: str) -> str:
    """Return the SPARQL of a view."""
    return read_card(VIEWS / f"{name}.rq").query


def ask_view(
    store: Graph,
    name: str,
    *,
    language: str = "nn",
    thing: str = "",
    things: Iterable[str] = (),
) -> Answer:
    """Return the answer of a view of ``ontology/views``, its labels in a language.

    ``thing`` is the address that a view of one thing is about; ``things`` are those
    of a view of several.
    """
    query = set_value(view_text(name), "language", language)
    about = "> <".join(things) or thing
    return ask_claims(store, query.replace(THING, about) if about else query)


def has_words(name: str) -> bool:
    """Return whether a view answers otherwise in another language."""
    return "VALUES ?language" in view_text(name)
