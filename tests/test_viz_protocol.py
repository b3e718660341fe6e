"""The query part of W3C's test suite for the SPARQL 1.1 Protocol, case by case.

Each case is named as in the suite (``query_get``, ``bad_query_method`` ...).  The
graphs that the suite keeps on the net stand in the store beforehand, since our
server fetches nothing.  The cases of its update part are all to be refused.
"""

from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

from tests.servers import samband_serving

DATA = [f"http://example.org/data{number}.rdf" for number in range(4)]
DEFAULT, NAMED = "default-graph-uri", "named-graph-uri"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
TEXT = {"Content-Type": "text/plain"}
HERE = (f"{DEFAULT}={quote(DATA[0], safe='')}",)
ONE_AND_TWO = "<{1}> a ?one . <{2}> a ?two".format(*DATA)
IN_OWN = "GRAPH ?g {{ <{1}> a ?one }} GRAPH ?h {{ <{2}> a ?two }}".format(*DATA)
YES_NO = {"application/sparql-results+xml", "application/sparql-results+json"}
TABLES = {*YES_NO, "text/tab-separated-values", "text/csv"}
GRAPHS = {"application/rdf+xml", "text/turtle", "application/n-triples"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve four graphs, each saying of itself that it is a document."""
    folder = tmp_path_factory.mktemp("four")
    store = ox.Store(str(folder / "graph-four"))
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    document = ox.NamedNode("http://xmlns.com/foaf/0.1/Document")
    for name in map(ox.NamedNode, DATA):
        store.add(ox.Quad(name, kind, document, name))
    store.flush()
    (folder / "CURRENT").write_text("graph-four mark\n", encoding="utf-8")
    del store
    with samband_serving("--store", str(folder), "--workers", "1") as found:
        yield f"{found}/sparql"


def graphs(parameter: str, *numbers: int) -> list[str]:
    """Return graphs as parameters of an address."""
    return [f"{parameter}={quote(DATA[number], safe='')}" for number in numbers]


def asked(place: str, query: str, parameters: list[str]) -> bool:
    """Return whether a query is answered yes, by GET and by POST alike."""
    told = "&".join(parameters)
    by_get = httpx.get(f"{place}?query={quote(query, safe='')}&{told}")
    by_post = httpx.post(f"{place}?{told}", content=query, headers=DIRECT)
    assert by_get.json()["boolean"] == by_post.json()["boolean"]
    return bool(by_get.json()["boolean"])


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        pytest.param(
            ONE_AND_TWO, graphs(DEFAULT, 1, 2), id="query_dataset_default_graphs"
        ),
        pytest.param(IN_OWN, graphs(NAMED, 1, 2), id="query_dataset_named_graphs"),
        pytest.param(
            f"<{DATA[3]}> a ?three {IN_OWN}",
            [*graphs(DEFAULT, 3), *graphs(NAMED, 1, 2)],
            id="query_dataset_full",
        ),
    ],
)
def test_the_protocol_says_which_graphs_are_asked(
    place: str, query: str, parameters: list[str]
) -> None:
    """All of them answer yes; without the last of the graphs, no."""
    assert asked(place, f"ASK {{ {query} }}", parameters)
    assert not asked(place, f"ASK {{ {query} }}", parameters[:-1])


def test_query_multiple_dataset(place: str) -> None:
    """What the protocol says counts, not what the query says."""
    query = f"ASK FROM <{DATA[3]}> {{ {IN_OWN} }}"
    of_three = f"ASK FROM <{DATA[3]}> {{ <{DATA[3]}> a ?three }}"

    assert asked(place, query, graphs(NAMED, 1, 2))
    assert asked(place, of_three, [])
    assert not asked(place, of_three, graphs(NAMED, 1, 2))


@pytest.mark.parametrize(
    ("method", "parameters", "body", "headers"),
    [
        pytest.param("GET", ["query=ASK%20%7B%7D", *HERE], b"", {}, id="query_get"),
        pytest.param("POST", HERE, b"query=ASK%20%7B%7D", FORM, id="query_post_form"),
        pytest.param("POST", HERE, b"ASK {}", DIRECT, id="query_post_direct"),
    ],
)
def test_a_query_comes_in_three_ways(
    place: str, method: str, parameters: list[str], body: bytes, headers: dict[str, str]
) -> None:
    """Each is answered yes."""
    address = f"{place}?{'&'.join(parameters)}"
    found = httpx.request(method, address, content=body, headers=headers)

    assert (found.status_code, found.json()["boolean"]) == (200, True)


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        pytest.param("SELECT (1 AS ?value) {}", TABLES, id="query_content_type_select"),
        pytest.param("ASK {}", YES_NO, id="query_content_type_ask"),
        pytest.param(
            "DESCRIBE <http://example.org/>", GRAPHS, id="query_content_type_describe"
        ),
        pytest.param(
            "CONSTRUCT { <s> <p> 1 } WHERE {}",
            GRAPHS,
            id="query_content_type_construct",
        ),
    ],
)
def test_an_answer_says_what_it_is(place: str, query: str, kinds: set[str]) -> None:
    """A form of the right sort, and each of them to those who ask for it."""
    for accept in ("", "*/*"):
        headers = {**DIRECT, "Accept": accept}
        found = httpx.post(f"{place}?{HERE[0]}", content=query, headers=headers)
        kind = found.headers["content-type"].partition(";")[0]
        assert (found.status_code, kind in kinds) == (200, True)
    told = (
        kinds - {"text/csv", "text/tab-separated-values"} if "ASK" in query else kinds
    )
    for kind in told:
        headers = {**DIRECT, "Accept": kind}
        found = httpx.post(place, content=query, headers=headers)
        assert found.headers["content-type"].partition(";")[0] == kind


TWICE = "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D"


@pytest.mark.parametrize(
    ("method", "parameters", "body", "headers"),
    [
        pytest.param("PUT", "query=ASK%20%7B%7D", b"", {}, id="bad_query_method"),
        pytest.param("GET", TWICE, b"", {}, id="bad_multiple_queries"),
        pytest.param("POST", "", b"ASK {}", TEXT, id="bad_query_wrong_media_type"),
        pytest.param(
            "POST", "", b"query=ASK%20%7B%7D", {}, id="bad_query_missing_form_type"
        ),
        pytest.param("POST", "", b"ASK {}", {}, id="bad_query_missing_direct_type"),
        pytest.param(
            "POST", "", "ASK {}".encode("utf-16"), DIRECT, id="bad_query_non_utf8"
        ),
        pytest.param("GET", "query=ASK%20%7B", b"", {}, id="bad_query_syntax"),
        pytest.param("GET", "update=CLEAR%20ALL", b"", {}, id="bad_update_get"),
        pytest.param("POST", "", b"update=CLEAR%20ALL", FORM, id="update_post_form"),
        pytest.param("POST", "", b"CLEAR ALL", UPDATE, id="update_post_direct"),
    ],
)
def test_what_is_wrong_is_refused(
    place: str, method: str, parameters: str, body: bytes, headers: dict[str, str]
) -> None:
    """With a status of 400 to 499 and a reason; the graphs are as they were."""
    address = f"{place}?{parameters}" if parameters else place
    found = httpx.request(method, address, content=body, headers=headers)

    assert found.status_code in range(400, 500)
    assert found.text.strip() != ""
    assert asked(place, f"ASK {{ {ONE_AND_TWO} }}", graphs(DEFAULT, 1, 2))
