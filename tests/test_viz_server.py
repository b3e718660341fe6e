"""Our own server, really running: the protocol, the limits, the pages.

The cases of W3C's own test suite stand in ``test_viz_protocol``; what fetches graphs
from the net has no place here.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import httpx
import pytest
import rdflib

from tests.servers import samband_serving

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
TSV = "text/tab-separated-values"
ASK, SELECT = "ASK {}", "SELECT (1 AS ?one) {}"
CONSTRUCT = "CONSTRUCT { <urn:a> <urn:b> 1 } WHERE {}"
#: Four times all triples: no machine finishes it.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
#: Holds all of it in memory to put it in order.
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


@pytest.fixture(scope="module")
def place() -> Iterator[str]:
    """Serve one small source, with limits low enough to meet."""
    limits = ("--seconds", "4", "--megabytes", "200", "--workers", "2")
    with samband_serving("ka101-ka229", *limits) as found:
        yield found


def get(place: str, query: str, accept: str = "*/*", **more: str) -> httpx.Response:
    """Ask by GET."""
    parameters = {"query": query, **more}
    headers = {"Accept": accept}
    return httpx.get(f"{place}/sparql", params=parameters, headers=headers, timeout=60)


def post(place: str, body: str | bytes, headers: dict[str, str]) -> httpx.Response:
    """Ask by POST."""
    return httpx.post(f"{place}/sparql", content=body, headers=headers, timeout=60)


def test_a_query_may_come_in_three_ways(place: str) -> None:
    """By GET, by a form, by itself (Protocol 2.1.1 to 2.1.3)."""
    answers = [
        get(place, ASK),
        post(place, "query=ASK%20%7B%7D", FORM),
        post(place, ASK, DIRECT),
    ]
    assert [answer.json()["boolean"] for answer in answers] == [True, True, True]


@pytest.mark.parametrize(
    ("method", "address", "body", "headers", "status"),
    [
        ("PUT", "/sparql?query=ASK%20%7B%7D", b"", {}, 405),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", b"", {}, 400),
        ("POST", "/sparql", b"ASK {}", {"Content-Type": "text/plain"}, 415),
        ("POST", "/sparql", b"ASK {}", {}, 415),
        ("POST", "/sparql", b"query=ASK%20%7B%7D", {}, 415),
        ("POST", "/sparql", b"", FORM, 400),
        ("POST", "/sparql", "ASK { 'å' }".encode("utf-16"), DIRECT, 400),
        ("GET", "/sparql?query=ASK%20%7B", b"", {}, 400),
        ("POST", "/sparql", b"update=CLEAR%20ALL", FORM, 403),
        ("POST", "/sparql", b"CLEAR ALL", UPDATE, 415),
        ("GET", "/sparql?query=INSERT%20DATA%20%7B%7D", b"", {}, 400),
        ("GET", "/sparql?query=LOAD%20%3Cfile:///etc/passwd%3E", b"", {}, 400),
        ("POST", "/sparql", b"ASK {}" + b" " * 300_000, DIRECT, 413),
        ("GET", "/nothing-here", b"", {}, 404),
    ],
)  # fmt: skip
def test_what_the_protocol_does_not_know_is_refused(
    place: str,
    method: str,
    address: str,
    body: bytes,
    headers: dict[str, str],
    status: int,
) -> None:
    """Each with its own status, and a line that says why."""
    with httpx.Client(timeout=60) as client:
        request = client.build_request(
            method, place + address, content=body, headers=headers
        )
        found = client.send(request)
    assert (found.status_code, found.text.strip() != "") == (status, True)


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "", "application/sparql-results+json"),
        (SELECT, "application/json", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv, */*;q=0.1", "text/csv; charset=utf-8"),
        (SELECT, "text/*", "text/csv; charset=utf-8"),
        (SELECT, TSV, f"{TSV}; charset=utf-8"),
        (ASK, "text/csv, application/xml;q=0.5", "application/sparql-results+xml"),
        (CONSTRUCT, "*/*", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        ("DESCRIBE <urn:a>", "application/n-triples", "application/n-triples"),
    ],
)  # fmt: skip
def test_the_asker_gets_the_form_that_it_takes(
    place: str, query: str, accept: str, kind: str
) -> None:
    """The form asked for, or the first of ours."""
    found = get(place, query, accept)
    assert (found.status_code, found.headers["content-type"]) == (200, kind)


def test_a_form_that_we_do_not_have_is_not_sent(place: str) -> None:
    """406, as RFC 9110 has it."""
    assert get(place, SELECT, "image/png").status_code == 406
    assert get(place, CONSTRUCT, "text/csv").status_code == 406


def test_answers_are_what_they_say_they_are(place: str) -> None:
    """JSON, XML and Turtle can be read as such."""
    assert json.loads(get(place, SELECT).text)["head"]["vars"] == ["one"]
    xml = ElementTree.fromstring(get(place, ASK, "application/xml").text)
    assert xml[1].text == "true"
    graph = rdflib.Graph().parse(data=get(place, CONSTRUCT).text, format="turtle")
    assert len(graph) == 1


def test_graphs_named_by_the_protocol_stand_in_for_those_of_the_query(
    place: str,
) -> None:
    """A graph that we do not have is empty; nothing is fetched for it."""
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def count(**more: str) -> int:
        bindings = get(place, query, **more).json()["results"]["bindings"]
        return int(bindings[0]["n"]["value"])

    unknown = {"default-graph-uri": "http://127.0.0.1:9/none"}
    assert (count() > 1000, count(**unknown)) == (True, 0)


def test_no_query_reaches_another_server(place: str) -> None:
    """Refused with a reason before the engine sees it."""
    found = get(place, f"SELECT * {{ SERVICE <{place}/sparql> {{ ?s ?p ?o }} }}")
    assert (found.status_code, "SERVICE" in found.text) == (400, True)


def test_an_endless_query_is_stopped_and_the_server_goes_on(place: str) -> None:
    """Both workers are held up; others wait their turn and are answered."""
    with ThreadPoolExecutor(4) as threads:
        endless = [threads.submit(get, place, ENDLESS) for _ in range(2)]
        others = [threads.submit(get, place, ASK) for _ in range(2)]
        assert [done.result().status_code for done in endless] == [503, 503]
        assert [done.result().status_code for done in others] == [200, 200]


def test_a_query_that_takes_too_much_memory_is_stopped(place: str) -> None:
    """Its worker ends; the next query meets a new one."""
    assert get(place, LARGE).status_code == 503
    assert get(place, ASK).status_code == 200


def test_the_endpoint_describes_itself(place: str) -> None:
    """Without a query the endpoint tells what it is (Service Description)."""
    found = httpx.get(f"{place}/sparql")
    graph = rdflib.Graph().parse(data=found.text, format="turtle", publicID=place)
    service = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#Service")
    assert (None, rdflib.RDF.type, service) in graph


def test_the_pages_are_served_and_nothing_else(place: str) -> None:
    """No path leads out of the files that were built."""
    assert httpx.get(f"{place}/", follow_redirects=True).text.startswith("<!doctype")
    assert httpx.get(f"{place}/findings.csv").status_code == 200
    assert httpx.get(f"{place}/..%2fsamband.py").status_code == 404


def test_another_name_for_this_machine_is_refused(place: str) -> None:
    """So that no page on the web can ask by a name that leads here."""
    found = httpx.get(f"{place}/sparql", headers={"Host": "somewhere.example"})
    assert found.status_code == 400
