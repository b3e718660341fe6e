"""A graph in a SPARQL server gives the same answers as one in memory."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from graph.asking.endpoint import Endpoint, load_endpoint
from graph.asking.in_rdflib import in_rdflib
from graph.asking.kept import keep_lines
from graph.asking.questions import find_question
from graph.asking.replies import duration
from graph.asking.store import ask_store, triples_as_lines
from graph.build import build
from graph.errors import OutputError, QueryError
from samband import main
from tests.samples import write_tiny
from tests.servers import free_port, running, samband_serving
from tests.tools.cards_elsewhere import difference, differing, differing_findings
from viz.commands.options import ENGINES

VIRTUOSO = shutil.which("virtuoso-t")
COMUNICA = shutil.which("comunica-sparql-file-http")
SETTINGS = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{inside}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = 100000
"""


@pytest.fixture(scope="module")
def shipped() -> ox.Store:
    """Return the shipped graph."""
    return build([]).store


@pytest.fixture(scope="module")
def lines(shipped: ox.Store) -> bytes:
    """Return the shipped graph as lines."""
    return triples_as_lines(shipped)


@pytest.fixture(scope="module")
def served(lines: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a kept graph by our own server; yield the endpoint."""
    folder = tmp_path_factory.mktemp("kept")
    keep_lines(lines, folder, "shipped")
    with samband_serving("--store", str(folder)) as place:
        yield f"{place}/sparql"


def test_every_card_is_answered_over_http(served: str, shipped: ox.Store) -> None:
    """All questions and findings are exactly as here through the protocol."""
    assert differing(Endpoint(served)) == {}
    assert differing_findings(Endpoint(served), shipped) == {}


@pytest.mark.parametrize(
    "command",
    [["find", "gaps"], ["find", "brokers"], ["show", "Erfurt"], ["ask", "countries"]],
)
def test_commands_ask_a_server_as_they_ask_the_sources(
    served: str, command: list[str]
) -> None:
    """Findings and profiles rest on SPARQL alone."""
    there = CliRunner().invoke(main, [*command, "--store", served])
    here = CliRunner().invoke(main, command)

    assert (there.exit_code, there.output) == (0, here.output)


def test_yes_no_and_triples_come_over_http(served: str) -> None:
    """ASK and CONSTRUCT are read as they are here."""
    name = 'CONSTRUCT { ?x skos:notation "x" } WHERE { ?x skos:notation "home" }'

    assert ask_store(Endpoint(served), "ASK { ?s ?p ?o }").rows == [("true",)]
    assert len(ask_store(Endpoint(served), name).rows) == 1


def test_a_server_says_what_is_wrong(served: str) -> None:
    """Bad SPARQL, a server that takes no update, and no server: one line each."""
    with pytest.raises(QueryError, match="400"):
        ask_store(Endpoint(served), "SELECT")
    with pytest.raises(OutputError, match="403"):
        load_endpoint(Endpoint(served, served), ["<urn:a> <urn:b> <urn:c> .\n"])
    with pytest.raises(QueryError, match="refused"):
        ask_store(Endpoint(f"http://127.0.0.1:{free_port()}/"), "ASK { ?s ?p ?o }")


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """Start Virtuoso in an empty folder; without it the tests are skipped."""
    if VIRTUOSO is None or sys.platform == "win32":
        if os.environ.get("SAMBAND_REQUIRE_VIRTUOSO") == "1":
            pytest.fail("SAMBAND_REQUIRE_VIRTUOSO=1, but virtuoso-t was not found.")
        pytest.skip("No virtuoso-t was found; install virtuoso-opensource.")
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    settings = folder / "v.ini"
    text = SETTINGS.format(folder=folder, port=port, inside=free_port())
    settings.write_text(text)
    command = [VIRTUOSO, "+configfile", str(settings), "+foreground"]
    with running(command, port, seconds=120) as place:
        yield _endpoint(place)


def _endpoint(place: str) -> Endpoint:
    return Endpoint(
        f"{place}/sparql",
        f"{place}/sparql-auth",
        f"{place}/sparql-graph-crud-auth",
        "https://w3id.org/samband/graph",
        "dba",
        "dba",
    )


def test_virtuoso_gives_the_expected_answers(
    virtuoso: Endpoint, lines: bytes, shipped: ox.Store
) -> None:
    """Loaded by the Graph Store Protocol: every card and every finding."""
    load_endpoint(virtuoso, lines.decode().splitlines(keepends=True))

    assert differing(virtuoso) == {}
    assert differing_findings(virtuoso, shipped) == {}


def test_virtuoso_takes_everything_by_update(virtuoso: Endpoint, lines: bytes) -> None:
    """Durations too, which it does not take as data; it keeps them as numbers."""
    there = replace(virtuoso, data="", graph="urn:samband:test")
    load_endpoint(there, lines.decode().splitlines(keepends=True))
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    assert int(ask_store(there, count).rows[0][0]) == len(lines.splitlines())
    assert difference(there, find_question("approvals")) == ""


def test_a_second_update_takes_the_place_of_the_first(virtuoso: Endpoint) -> None:
    """In portions by SPARQL Update, the new graph in the place of the old."""
    there = replace(virtuoso, data="", graph="urn:samband:test")
    for name in ("b", "c"):
        load_endpoint(there, [f"<urn:a> <urn:p> <urn:{name}> .\n"])

    assert ask_store(there, "SELECT ?o { ?s ?p ?o }").column("o") == ["urn:c"]


@pytest.fixture(scope="module")
def comunica(lines: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the graph by Comunica, which only reads; skipped where it is missing."""
    if COMUNICA is None:
        pytest.skip("No comunica-sparql-file-http (5, with Node 22) was found.")
    file, port = tmp_path_factory.mktemp("comunica") / "graph.nt", free_port()
    file.write_bytes(lines)
    command = [COMUNICA, str(file), "-p", str(port), "-w", "1", "-t", "120"]
    with running(command, port, seconds=120) as place:
        yield f"{place}/sparql"


#: Cards with the right rows in the order of Node's own alphabet (å as a, h as H),
#: where SPARQL has that of the code points.
OTHER_ALPHABET = {
    "corrected-names",
    "countries",
    "known-from-elsewhere",
    "participations",
    "schools-abroad",
    "shared-programmes",
    "unnamed-partners",
}


def test_comunica_gives_the_expected_answers(comunica: str, shipped: ox.Store) -> None:
    """Every finding and every card, some of them in another order."""
    reordered = dict.fromkeys(OTHER_ALPHABET, "the same rows in another order")

    assert differing(Endpoint(comunica)) == reordered
    assert differing_findings(Endpoint(comunica), shipped) == {}


def test_rdflib_gives_the_same_findings(shipped: ox.Store) -> None:
    """Every kind; the cards are asked one by one in ``test_graph_store``."""
    assert differing_findings(in_rdflib(shipped), shipped) == {}


def test_rdflib_refuses_what_is_no_question_to_one_graph(tmp_path: Path) -> None:
    """No SPARQL, an update, another graph: one line each; the rest as here."""
    there = in_rdflib(ox.Store())
    queries = ("SELECT nonsense", "DELETE WHERE { ?s ?p ?o }")
    for query in (*queries, f"SELECT * FROM <{tmp_path.as_uri()}> {{ ?s ?p ?o }}"):
        with pytest.raises(QueryError):
            ask_store(there, query)
    construct = "CONSTRUCT { skos:a skos:b 1 } WHERE {}"

    assert ask_store(there, "ASK {}").rows == [("true",)]
    assert ask_store(there, construct) == ask_store(ox.Store(), construct)


def test_the_engine_is_asked_for_on_the_command_line(tmp_path: Path) -> None:
    """The same lines from both; a server has an engine of its own."""
    place = str(write_tiny(tmp_path / "tiny"))
    ask = ["ask", "activities", "-c", place, "--engine"]
    ours, theirs = (CliRunner().invoke(main, [*ask, name]) for name in ENGINES)
    elsewhere = [*ask[:2], "--engine", "rdflib", "--store", "http://127.0.0.1:9/"]

    assert (theirs.exit_code, theirs.output) == (0, ours.output)
    assert CliRunner().invoke(main, elsewhere).exit_code == 2


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("60", "P5Y"),
        ("27", "P2Y3M"),
        ("0", "P0M"),
        ("864000.0", "P10D"),
        ("P7W", "P7W"),
    ],
)
def test_a_duration_told_as_a_number_is_read(told: str, read: str) -> None:
    """Months are whole numbers, seconds have a point; text is left alone."""
    assert duration(told) == read
