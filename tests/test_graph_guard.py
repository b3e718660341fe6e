"""The one keyword that a query from outside may not use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.asking.guard import asks_elsewhere

HARMLESS = [
    "SELECT ?service { ?service ?p ?o }",
    "SELECT * { ?s ex:service ?o }",
    "SELECT * { ?s service:name ?o }",
    "SELECT * { ?s ?p 'SERVICE <http://x> {}' }",
    'SELECT * { ?s ?p """a "SERVICE" b""" }',
    "SELECT * { ?s ?p <http://x/SERVICE> }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://x> {}",
    "SELECT * { ?s ?p 'x'@en-service }",
    "SELECT * { FILTER(?a < ?b) ?services ?p ?o }",
]
REACHING = [
    "SELECT * { SERVICE <http://x> { ?s ?p ?o } }",
    "SELECT * { service silent ?where { ?s ?p ?o } }",
    "SELECT * {SERVICE<http://x>{?s ?p ?o}}",
    "SELECT * { ?s ?p 'x' .SERVICE ex:y {} }",
    "SELECT * { # SERVICE\n SERVICE <http://x> {} }",
    "SELECT * { ?s ?p 'a\\'b' . SERVICE <http://x> {} }",
    "SELECT * { FILTER(?a<?b) SERVICE <http://x> {} FILTER(?c>?d) }",
    "SELECT * { { ?s ?p ''''a'''' } }".replace("''''a''''", "'''a'b'''")
    + " SERVICE <x> {}",
]


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_in_a_name_or_a_text_does_no_harm(query: str) -> None:
    """Only the keyword counts."""
    assert not asks_elsewhere(query)


@pytest.mark.parametrize("query", REACHING)
def test_the_keyword_is_found_however_it_is_written(query: str) -> None:
    """Small letters, no spaces, after texts and comments that look like its end."""
    assert asks_elsewhere(query)


@given(st.text(alphabet="\"'\\ ab#<>\n", max_size=30))
def test_no_text_before_it_hides_the_keyword_from_us_alone(before: str) -> None:
    """Whatever stands before, a query that the engine takes does not reach out."""
    import pyoxigraph as ox

    query = f"SELECT * {{ {before}\n SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    if asks_elsewhere(query):
        return
    with pytest.raises(SyntaxError):
        ox.Store().query(query)
