"""A graph in a SPARQL server gives the same answers as one in memory."""

import os
import shutil
import sys
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from graph.asking.endpoint import Endpoint, load_endpoint
from graph.asking.kept import keep_lines
from graph.asking.store import ask_store, triples_as_lines
from graph.build import build
from graph.errors import OutputError, QueryError
from samband import main
from tests.servers import free_port, running, samband_serving
from tests.tools.cards_elsewhere import differing

VIRTUOSO = shutil.which("virtuoso-t")
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
def lines() -> bytes:
    """Return the shipped graph as lines."""
    return triples_as_lines(build([]).store)


@pytest.fixture(scope="module")
def served(lines: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a kept graph by our own server; yield the endpoint."""
    folder = tmp_path_factory.mktemp("kept")
    keep_lines(lines, folder, "shipped")
    with samband_serving("--store", str(folder)) as place:
        yield f"{place}/sparql"


def test_every_card_is_answered_over_http(served: str) -> None:
    """All questions give exactly the expected answers through the protocol."""
    assert differing(Endpoint(served)) == {}


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


#: Cards that Virtuoso 7 answers in another way, by what it does with datatypes.
OTHERWISE = {
    "approvals",
    "approvals-expiring",
    "findings",
    "unclear-dates",
}


def test_virtuoso_gives_the_expected_answers(virtuoso: Endpoint, lines: bytes) -> None:
    """Loaded by the Graph Store Protocol, and asked: all cards but those named."""
    load_endpoint(virtuoso, lines.decode().splitlines(keepends=True))

    assert set(differing(virtuoso)) == OTHERWISE


def test_virtuoso_takes_updates_too(virtuoso: Endpoint) -> None:
    """In portions by SPARQL Update, the new graph in the place of the old."""
    there = Endpoint(
        virtuoso.url, virtuoso.update, "", "urn:samband:test", "dba", "dba"
    )
    for name in ("b", "c"):
        load_endpoint(there, [f"<urn:a> <urn:p> <urn:{name}> .\n"])

    assert ask_store(there, "SELECT ?o { ?s ?p ?o }").column("o") == ["urn:c"]
