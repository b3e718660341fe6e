"""What others get: the same graph in every format, and tables that check."""

import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import csvw
import networkx as nx
import pytest
import rdflib
from rdflib.compare import isomorphic

from graph.asking.network import gexf, graphml, network
from graph.asking.store import ntriples, turtle
from graph.build import Built, build
from graph.findings.statements import words_of_findings
from graph.sharing.crate import crate
from graph.sharing.csvw import DESCRIPTION, csvw_files
from graph.sharing.dcat import FILES
from graph.sharing.gexf import gexf_pieces
from graph.sharing.jsonld import json_ld
from graph.sharing.rdf import as_rdflib, trig
from graph.sharing.turtle import turtle_pieces
from tests.samples import write_tiny
from viz.commands.export import FORMATS
from viz.exports import exported
from viz.lines.sentences import tell

ROOT = Path(__file__).parent.parent
GRAPHS = "https://w3id.org/samband/graph/"
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")


@pytest.fixture(scope="module", params=["tiny", "shipped"])
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Built, Built]:
    """Return a graph, the tiny one or all that ships, and what of it is stated."""
    place = str(write_tiny(tmp_path_factory.mktemp("t") / "tiny"))
    places = [place] if request.param == "tiny" else []
    return build(places), build(places, stated_only=True)


@pytest.fixture(scope="module")
def built(shared: tuple[Built, Built]) -> Built:
    """Return the graph alone."""
    return shared[0]


@pytest.mark.parametrize(
    ("form", "made"),
    [
        ("turtle", lambda built: turtle(built.store)),
        ("json-ld", lambda built: json_ld(built.store)),
    ],
)
def test_every_format_reads_back_as_the_same_graph(
    built: Built, form: str, made: Callable[[Built], bytes]
) -> None:
    """What rdflib reads is what the graph holds, triple for triple."""
    found = rdflib.Graph().parse(data=made(built), format=form)

    assert isomorphic(found, as_rdflib(built))


def test_trig_keeps_apart_who_states_what(shared: tuple[Built, Built]) -> None:
    """The graphs together are the whole; derived is what no table states."""
    built, stated = shared
    found = rdflib.Dataset(default_union=True)
    found.parse(data=trig(built), format="trig")
    names = {str(graph.identifier) for graph in found.graphs() if len(graph)}
    derived = set(found.graph(rdflib.URIRef(GRAPHS + "derived")))
    whole = set(found.triples((None, None, None)))

    assert whole == set(as_rdflib(built))
    assert names == {
        GRAPHS + name
        for name in (
            "register",
            "ontology",
            "derived",
            *(part.name for part in built.sources.collections),
        )
    }
    assert derived == whole - set(as_rdflib(stated))


def test_rdflib_gets_every_triple_and_the_prefixes(built: Built) -> None:
    """The graph as ``rdflib.Graph`` has as many triples as the store."""
    graph = as_rdflib(built)

    assert len(graph) == len(built.store) == ntriples(built.store).count(b"\n")
    assert dict(graph.namespaces())["samband"] == rdflib.URIRef(
        "https://w3id.org/samband/ns#"
    )


@pytest.mark.parametrize(
    ("write", "read"), [(gexf, nx.read_gexf), (graphml, nx.read_graphml)]
)
def test_the_network_reads_back(
    built: Built, tmp_path: Path, write: Callable[..., bytes], read: Callable[..., Any]
) -> None:
    """Actors and ties come back, each with what it is called."""
    drawn = network(built.store)
    place = tmp_path / "network"
    place.write_bytes(write(drawn))
    found = read(place)

    assert set(found) == set(drawn)
    assert found.number_of_edges() == drawn.number_of_edges()
    assert {actor: found.nodes[actor]["label"] for actor in found} == {
        actor: drawn.nodes[actor]["name"] for actor in drawn
    }


def valid(folder: Path) -> bool:
    """Return whether the tables of a folder hold what their description says."""
    # The library's strict mode takes an empty reference for a broken one; in the
    # other a wrong cell is a warning.
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        try:
            place = str(folder / DESCRIPTION)
            found = csvw.CSVW(place, validate=True, strict=False)
            return bool(found.is_valid) and not found.warnings
        except (UserWarning, ValueError):
            return False


def test_the_tables_hold_what_their_description_says(
    built: Built, tmp_path: Path
) -> None:
    """The package passes the rules of CSVW, and does not when a cell is wrong."""
    for name, written in csvw_files(built.sources).items():
        (tmp_path / name).write_bytes(written)
    name = f"{built.sources.collections[0].name}.participations.csv"
    wrong = (tmp_path / name).read_text(encoding="utf-8")

    assert valid(tmp_path)

    (tmp_path / name).write_text(wrong.replace("stated", "statd"), encoding="utf-8")
    assert not valid(tmp_path)


def test_an_activity_that_nobody_defines_breaks_the_package(tmp_path: Path) -> None:
    """A reference to another table is checked by those who receive the tables."""
    built = build([str(write_tiny(tmp_path / "tiny"))])
    for name, written in csvw_files(built.sources).items():
        changed = written.replace(b"til-cardiff,vestland", b"til-london,vestland")
        (tmp_path / name).write_bytes(changed)

    assert not valid(tmp_path)


def test_the_catalogue_has_what_it_must(built: Built) -> None:
    """The mandatory properties of DCAT-AP-NO, in three languages, without persons."""
    graph = rdflib.Graph().parse(data=exported("dcat", built, "nn"), format="turtle")
    (data,) = graph.subjects(rdflib.RDF.type, DCAT.Dataset)
    (contact,) = graph.objects(data, DCAT.contactPoint)
    places = list(graph.objects(data, DCAT.distribution))

    for must in (DCTERMS.title, DCTERMS.description):
        texts = graph.objects(data, must)
        found = {getattr(text, "language", None) for text in texts}
        assert found == {"nn", "nb", "en"}
    for must in (DCTERMS.identifier, DCTERMS.publisher, DCAT.theme):
        assert list(graph.objects(data, must))
    assert (contact, rdflib.RDF.type, VCARD.Organization) in graph
    assert not list(graph.objects(None, VCARD.hasEmail))
    assert len(places) == len(FILES)
    assert all(list(graph.objects(place, DCAT.accessURL)) for place in places)


def test_a_day_of_publication_is_told_when_it_is_known(built: Built) -> None:
    """Nobody's clock is asked."""
    day = exported("dcat", built, "nn", published="2026-11-22")

    assert b"dcterms:issued" not in exported("dcat", built, "nn")
    assert b'dcterms:issued "2026-11-22"^^xsd:date' in day


def test_the_packing_list_has_every_file(tmp_path: Path) -> None:
    """Type, size and checksum of each; the list itself and hidden files are not in."""
    (tmp_path / "funn.csv").write_bytes(b"a,b\n")
    (tmp_path / "kart").mkdir()
    (tmp_path / "kart" / "sør.svg").write_bytes(b"<svg/>")
    (tmp_path / ".x.unfinished").write_bytes(b"?")
    (tmp_path / "ro-crate-metadata.json").write_bytes(b"{}")
    found = json.loads(crate(tmp_path, name="n", description="d", rights="r"))
    _, root, _, first, second = found["@graph"]

    assert [part["@id"] for part in root["hasPart"]] == [
        "funn.csv",
        "kart/s%C3%B8r.svg",
    ]
    assert (first["encodingFormat"], first["contentSize"], first["sha256"]) == (
        "text/csv",
        "4",
        "5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313",
    )
    assert second["encodingFormat"] == "image/svg+xml"


def run(*words: str, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    """Run the program, with a hash seed of its own."""
    return subprocess.run(
        [sys.executable, "samband.py", *words],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "SAMBAND_LANGUAGE": "en"},
        check=False,
    )


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "rocrate"])
def test_the_same_export_twice_is_the_same_bytes(form: str, tmp_path: Path) -> None:
    """From two processes with different hashing, on the screen and in a file."""
    place = str(write_tiny(tmp_path / "tiny"))
    first = run("export", form, "-c", place)
    again = run("export", form, "-c", place, "--out", str(tmp_path / "ut"), seed="1")
    written = tmp_path / "ut"
    written = written / DESCRIPTION if form == "csvw" else written

    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert first.stdout == written.read_bytes() != b""


def test_a_folder_is_packed_where_it_stands(tmp_path: Path) -> None:
    """The list goes into the folder; one that is not there is told in one line."""
    (tmp_path / "funn.csv").write_bytes(b"a,b\n")
    done = run("export", "rocrate", "--out", str(tmp_path), "--published", "2026-11-22")
    none = run("export", "rocrate", "--out", str(tmp_path / "ingen"))
    root = json.loads((tmp_path / "ro-crate-metadata.json").read_bytes())["@graph"][1]

    assert done.returncode == 0, done.stderr
    assert root["datePublished"] == "2026-11-22"
    assert none.returncode == 1
    assert len(none.stderr.splitlines()) == 1
    assert not (tmp_path / "ingen").exists()


def test_turtle_in_pieces_is_the_same_turtle(built: Built) -> None:
    """Cut in many pieces or in one, the bytes are those of the graph sorted whole."""
    whole = turtle(built.store)

    assert b"".join(turtle_pieces(built.store)) == whole
    assert len(list(turtle_pieces(built.store, piece=20_000))) > 5
    assert b"".join(turtle_pieces(built.store, piece=20_000)) == whole


def test_what_findings_say_can_join_the_graph_when_it_is_written() -> None:
    """A build keeps the words out of memory; the file has them all the same."""
    told, wordless = build([], tell=tell), build([], tell=None)
    words = list(words_of_findings(wordless.findings, tell))
    written = turtle_pieces(wordless.store, besides=[*words, words[0]])

    assert not told.wordless and wordless.wordless
    assert len(wordless.store) + len(set(words)) == len(told.store)
    assert b"".join(written) == turtle(told.store)


def test_gexf_in_pieces_is_the_same_gexf(built: Built) -> None:
    """Written line by line it is what NetworkX writes, whatever stands in a name."""
    drawn = network(built.store)
    drawn.nodes[min(drawn)]["name"] = 'A "b" & <c>\n\td'

    assert b"".join(gexf_pieces(drawn)) == gexf(drawn)
