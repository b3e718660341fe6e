"""Questions of the built graph, answered alike by both engines."""

import csv
import io

import pyoxigraph as ox
import pytest

from graph.asking.in_rdflib import InRdflib, in_rdflib
from graph.asking.questions import Question, ask_question, find_question, questions
from graph.asking.store import ask_claims, ask_store, asked_once
from graph.build import Built, build
from graph.errors import QueryError
from tests.samples import write_tiny


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the graph of the tiny collection."""
    return build([str(write_tiny(tmp_path_factory.mktemp("tiny")))])


@pytest.fixture(scope="module")
def shipped() -> Built:
    """Return the graph of everything that ships."""
    return build([])


def test_questions_have_the_headings_that_others_rely_on(tiny: Built) -> None:
    """The three fixed questions answer with fixed columns, row by row."""
    activities = ask_question(tiny.store, find_question("activities"))
    anchorings = ask_question(tiny.store, find_question("anchorings"))
    participations = ask_question(tiny.store, find_question("participations"))

    assert activities.columns == [
        "id",
        "collection",
        "row",
        "title",
        "kind",
        "department",
        "start",
        "end",
        "status",
        "anchoring",
    ]
    assert list(activities.rows) == [
        (
            "til-erfurt",
            "tiny",
            "1",
            "Utveksling til Erfurt",
            "exchange",
            "OPK",
            "",
            "desember 2021",
            "time-limited",
            "Utviklingsplan for Vestland",
        ),
        (
            "til-cardiff",
            "tiny",
            "2",
            "Utveksling til Cardiff",
            "exchange",
            "OPK",
            "",
            "Pågåande",
            "ongoing",
            "",
        ),
        (
            "cpmr",
            "tiny",
            "3",
            "CPMR",
            "membership",
            "INN",
            "",
            "2020 (21?)",
            "uncertain",
            "",
        ),
    ]
    assert anchorings.columns == [
        "activity",
        "row",
        "document",
        "level",
        "evidence",
        "source",
    ]
    assert [row[-2:] for row in anchorings.rows] == [
        ("stated", "rad 1, Forankring"),
        ("missing", "rad 2, Forankring"),
        ("missing", "rad 3, Forankring"),
    ]
    assert participations.columns == [
        "activity",
        "row",
        "actor",
        "role",
        "evidence",
        "source",
    ]
    assert len(participations.rows) == 7


@pytest.fixture(scope="module")
def as_rdflib(shipped: Built) -> InRdflib:
    """Return the shipped graph as rdflib holds it."""
    return in_rdflib(shipped.store)


@pytest.mark.parametrize("card", questions().values(), ids=lambda card: card.name)
def test_a_question_is_answered_alike_by_both_engines(
    card: Question, shipped: Built, as_rdflib: InRdflib
) -> None:
    """A card is plain SPARQL 1.1: Oxigraph and rdflib give the same, in one order."""
    ours = ask_question(shipped.store, card)

    assert ours == ask_question(as_rdflib, card)


@pytest.mark.parametrize("card", questions().values(), ids=lambda card: card.name)
def test_a_card_speaks_three_languages(card: Question) -> None:
    """Each card has its title and its answer in nynorsk, bokmål and English."""
    assert {"nn", "nb", "en"} == set(card.titles) == set(card.answers)


def test_a_query_that_would_change_the_graph_is_refused(tiny: Built) -> None:
    """Only questions are answered; an update is no question."""
    for query in ("DELETE WHERE { ?s ?p ?o }", "SELECT nonsense", ""):
        with pytest.raises(QueryError):
            ask_store(tiny.store, query)


def test_csv_of_a_question_is_what_it_says(tiny: Built) -> None:
    """The CSV form of an answer reads back as the same rows."""
    from viz.formats import render

    answer = ask_question(tiny.store, find_question("activities"))
    read = list(csv.reader(io.StringIO(render(answer, "csv").decode())))

    assert [answer.columns, *map(list, answer.rows)] == read


def test_what_is_answered_within_is_forgotten_and_what_before_is_known() -> None:
    """The outer answer is the same object inside; the inner one is asked anew."""
    store = ox.Store()
    with asked_once(store):
        outer = ask_claims(store, "SELECT ?a {}")
        with asked_once(store):
            assert ask_claims(store, "SELECT ?a {}") is outer
            inner = ask_claims(store, "SELECT ?b {}")
            assert ask_claims(store, "SELECT ?b {}") is inner
        assert ask_claims(store, "SELECT ?b {}") is not inner
