"""The built graph: what it says, that it says it everywhere alike."""

import random
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graph.asking.profile import find_things, profile
from graph.asking.store import ask_store, turtle
from graph.build import Built, build
from graph.errors import NameNotFoundError
from tests.samples import TINY, write_tiny


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the graph of the tiny collection."""
    return build([str(write_tiny(tmp_path_factory.mktemp("tiny")))])


@pytest.fixture(scope="module")
def shipped() -> Built:
    """Return the graph of everything that ships."""
    return build([])


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    """Return the rows of a query."""
    return list(ask_store(store, query).rows)


def test_a_statement_points_at_its_cell(tiny: Built) -> None:
    """Askøy is coordinator because row 1 says so under «Kommentar»."""
    found = rows(
        tiny.store,
        """
        PREFIX samband: <https://w3id.org/samband/ns#>
        SELECT ?role ?status ?cell ?text WHERE {
          ?part samband:participant <https://w3id.org/samband/id/askoy-vgs> ;
            samband:role/skos:notation ?role ;
            samband:evidenceStatus/skos:notation ?evidence ;
            prov:wasDerivedFrom ?origin .
          ?origin samband:reference ?cell ; samband:cellText ?text ;
            samband:textStatus/skos:notation ?status .
        }""",
    )

    assert found == [
        ("coordinator", "restated", "rad 1, Kommentar", "Askøy vgs er med")
    ]


def test_derived_statements_say_so_and_can_be_left_out(tmp_path: Path) -> None:
    """What a rule adds names the rule, and goes with ``stated_only``."""
    folder = str(write_tiny(tmp_path))
    derived = "ASK { ?x samband:derivedBy ?rule }"

    assert rows(build([folder]).store, derived) == [("true",)]
    assert rows(build([folder], stated_only=True).store, derived) == [("false",)]


def test_ties_join_the_home_side_with_the_other(tiny: Built) -> None:
    """The county and its school are tied to Erfurt; they are no tie themselves."""
    found = rows(
        tiny.store,
        """SELECT ?tie WHERE { ?tie a samband:CooperationTie } ORDER BY ?tie""",
    )

    assert sorted(
        (tie.rpartition("activity/")[2] for (tie,) in found),
        key=lambda tie: (tie.split("/")[2].split("--")[1], tie),
    ) == [
        "til-cardiff/tie/vestland--cardiff",
        "cpmr/tie/vestland--cpmr",
        "til-erfurt/tie/askoy-vgs--erfurt",
        "til-erfurt/tie/vestland--erfurt",
    ]


def test_every_cell_with_words_can_be_reached(shipped: Built) -> None:
    """No cell of any source is lost on the way from the tables to the graph."""
    fields = [
        "title",
        "content",
        "type",
        "start",
        "end",
        "anchoring",
        "department",
        "comment",
    ]
    wanted = {
        (part.name, row["row"], field): row[field]
        for part in shipped.sources.collections
        for row in part.records("rows")
        for field in fields
        if row[field]
    }
    found = rows(
        shipped.store,
        """SELECT ?in ?row ?column ?text WHERE {
          ?cell samband:cellText ?text ; samband:column ?column ; dcterms:isPartOf ?at .
          ?at samband:rowNumber ?row ; dcterms:isPartOf ?in }""",
    )

    reached = {(place.rpartition("/")[2], *key): text for place, *key, text in found}
    assert wanted == reached


def test_the_order_of_rows_does_not_matter(tmp_path: Path, tiny: Built) -> None:
    """Tables may be sorted as one likes: the graph is the same, byte by byte."""
    shuffled = {}
    for name, text in TINY.items():
        heading, *lines = text.splitlines(keepends=True)
        random.Random(7).shuffle(lines)
        shuffled[name] = heading + "".join(lines)

    folder = write_tiny(tmp_path, **shuffled)

    assert turtle(tiny.store) == turtle(build([str(folder)]).store)


def test_rdflib_reads_the_same_graph(shipped: Built) -> None:
    """What is written as Turtle has as many triples for rdflib as for us."""
    read = rdflib.Graph().parse(data=turtle(shipped.store), format="turtle")

    assert len(shipped.store) == len(read)


@pytest.mark.parametrize("name", ["Thüringen", "thüringen", "Thuringen", "THURINGEN"])
def test_a_name_is_found_however_it_is_spelt(shipped: Built, name: str) -> None:
    """Accents and capitals do not hide a region."""
    assert "https://w3id.org/samband/id/thuringen" in find_things(shipped.store, name)


def test_a_name_that_nobody_has_gives_near_ones(shipped: Built) -> None:
    """A slip of the pen is answered with what was probably meant."""
    with pytest.raises(NameNotFoundError) as caught:
        find_things(shipped.store, "Erfrut")

    assert "Erfurt" in caught.value.near


def test_erfurt_shows_its_rows_and_its_region(shipped: Built) -> None:
    """Erfurt stands in rows 8, 9 and 12; the register puts it in Thüringen."""
    (thing,) = find_things(shipped.store, "Erfurt")
    page = profile(shipped.store, thing)
    within = [fact for fact in page.facts if fact.fact == "within"]

    assert [found.row for found in page.appearances] == ["8", "9", "12"]
    assert [(fact.value, fact.rows) for fact in within] == [("Thüringen", ("60",))]
    assert [fact.evidence for fact in within] == ["kjent frå anna kjelde"]


def test_no_address_is_left_hanging(shipped: Built) -> None:
    """Every address of ours that something points at is itself described."""
    hanging = rows(
        shipped.store,
        """SELECT DISTINCT ?object WHERE {
          ?subject ?predicate ?object .
          FILTER(ISIRI(?object) && STRSTARTS(STR(?object), "https://w3id.org/samband/"))
          FILTER NOT EXISTS { ?object ?any ?thing } }""",
    )

    # The version of the ontology is named, not described.
    assert [found for found in hanging if not re.search(r"/ns/\d", found[0])] == []


def test_personal_data_never_comes_in(shipped: Built) -> None:
    """No e-mail address stands anywhere in the graph."""
    assert not re.search(rb"[\w.]+@[\w-]+\.(no|com|eu|org)\b", turtle(shipped.store))
