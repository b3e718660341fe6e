"""The ladder of the shipped sources, and of builds that are smaller."""

import re
from pathlib import Path

import pytest
import rdflib
from rdflib.query import ResultRow

from graph.asking.coverage import ask_coverage
from graph.asking.questions import read_card
from graph.asking.store import turtle
from graph.asking.views import ask_view
from graph.build import Built, build
from graph.stating.terms import PREFIXES
from ontology import VIEWS as FOLDER
from tests.samples import write_tiny
from tests.test_viz_anchoring_ladder import step_of, words
from viz.anchoring.ladder import LEVELS, VIEWS, read
from viz.anchoring.page import anchoring_page
from viz.anchoring.steps import draw_ladder
from viz.outputs import ceased

Lines = list[dict[str, str]]


def asked(built: Built, language: str = "nn") -> tuple[Lines, dict[str, Lines]]:
    """Ask a graph for all that the page is made of."""
    coverage = [
        {**found, "ceased": ceased(found, language)}
        for found in ask_coverage(built.store, language=language).records()
    ]
    found = {
        name: list(ask_view(built.store, name, language=language).records())
        for name in VIEWS
    }
    return coverage, found


def built_page(built: Built, language: str = "nn") -> str:
    """Make the whole page of a graph."""
    coverage, found = asked(built, language)
    return anchoring_page(
        coverage, title="Prøve", as_of="", language=language, ladder=found
    )


@pytest.fixture(scope="module")
def shipped() -> Built:
    """Return the graph of everything that ships."""
    return build([])


def test_shipped_ladder_has_both_counties(shipped: Built) -> None:
    """Trøndelag's documents and Vestland's, each on a step of five."""
    _, found = asked(shipped)
    ladder = read(found)
    steps = draw_ladder(ladder, "nn")

    assert list(ladder.counties.values()) == [
        "Trøndelag fylkeskommune",
        "Vestland fylkeskommune",
    ]
    assert [len(step.papers) for step in steps.steps] == [7, 14, 9, 4, 3]
    assert len(ladder.papers) == len({paper.id for paper in ladder.papers})
    assert step_of(steps, "fns-berekraftsmal") == ["international"]
    assert step_of(steps, "innovasjon-noreg-mal") == ["national"]
    assert step_of(steps, "handlingsplan-erasmus-utdanning") == ["national"]
    assert "Ført opp 2 gonger" in words(ladder, "handlingsplan-erasmus-utdanning")
    assert "Frankrike og Tyskland" in words(
        ladder, "strategi-erasmus-utdanningsomradet"
    )


def test_shipped_anchorings_stand_on_the_ladder(shipped: Built) -> None:
    """Six documents carry activities, and Hordaland's plan the VET project."""
    _, found = asked(shipped)
    ladder = read(found)
    carried = {one.id: one.anchored for one in ladder.papers if one.anchored}

    assert carried == {
        "utviklingsplan-vestland": 3,
        "handlingsprogram-folkehelse-hordaland": 1,
        "regional-plan-attraktive-senter": 1,
        "ihp-trondelag-tiltak-1": 2,
        "ihp-trondelag-tiltak-2": 1,
        "ihp-trondelag-tiltak-3": 3,
    }
    told = words(ladder, "regional-plan-attraktive-senter")
    assert "1 aktivitet: avsnitt 4 i «Prosjektet VET in Urban Centres»" in told
    assert "Hordaland fylkeskommune gjekk inn i Vestland fylkeskommune" in told
    assert "3 aktivitetar: rad 1, 2 og 3" in words(ladder, "utviklingsplan-vestland")
    assert ladder.by_id["ihp-trondelag-tiltak-1"].state == "inferred"


def test_shipped_links_are_those_of_the_sources(shipped: Built) -> None:
    """One link, read out; four parts; and the page says that levels are no links."""
    _, found = asked(shipped)
    ladder = read(found)

    assert [
        (one["document"], one["evidence"]) for one in ladder.between(parts=False)
    ] == [("memo-04-293", "inferred")]
    assert len(ladder.between(parts=True)) == 4
    assert "0 oppgjevne lenkjer, 1 lese ut" in built_page(shipped)


def test_rows_stay_rows_of_the_table(shipped: Built) -> None:
    """Slides and paragraphs of other sources are activities, never rows."""
    text = built_page(shipped)

    assert "<h1>4 av 64 rader nemner eit styringsdokument</h1>" in text
    assert "7 av dei nemner eit dokument" in text
    assert not re.search(r"rad [ps]\d", text)
    assert text.count('class="square filled"') == 4


def test_twin_has_every_document(shipped: Built) -> None:
    """The table under the ladder has a row for each card."""
    text = built_page(shipped)
    table = text[text.index('<table class="papers"') :]

    assert table.count('<th scope="row">') == 37
    assert table.count('scope="rowgroup"') == 5
    assert 'lang="en">Riga conclusions' in table


@pytest.mark.parametrize("language", ["nb", "en"])
def test_ladder_speaks_its_language(shipped: Built, language: str) -> None:
    """Bokmål and English have the same steps and cards."""
    _, found = asked(shipped, language)
    text = built_page(shipped, language)

    assert len(draw_ladder(read(found), language).steps) == 5
    assert {"nb": "Ingen aktivitet er forankret i", "en": "31 of 37"}[language] in text


def test_one_overview_has_a_small_ladder() -> None:
    """Vestland alone: its plans, and four steps where it names next to nothing."""
    _, found = asked(build(["vestland-2020"]))
    steps = draw_ladder(read(found), "nn")

    assert [step.level for step in steps.steps] == [*LEVELS]
    assert len([c for s in steps.steps for c in s.cards if c.state == "empty"]) == 3
    assert step_of(steps, "utviklingsplan-vestland") == ["regional"]


def test_a_source_without_table_counts_activities() -> None:
    """Slides have no rows: the headline counts activities, and no bar is drawn."""
    text = built_page(build(["trondelag-forankring"]))

    assert "<h1>6 av 6 aktivitetar nemner eit styringsdokument</h1>" in text
    assert 'id="s-bars"' not in text


def test_tiny_collection_has_its_ladder(tmp_path: Path) -> None:
    """One plan, one activity, five steps."""
    text = built_page(build([str(write_tiny(tmp_path / "tiny"))]))

    assert "Det eine styringsdokumentet har aktivitetar" in text
    assert "1 aktivitet: rad 1" in text
    assert "Kjeldene seier ikkje kva dokument som byggjer på kva" in text


@pytest.mark.parametrize("name", VIEWS)
def test_two_engines_give_the_same_ladder(shipped: Built, name: str) -> None:
    """A second engine, rdflib, answers as pyoxigraph does, line by line."""
    graph = rdflib.Graph().parse(data=turtle(shipped.store), format="turtle")
    query = read_card(FOLDER / f"{name}.rq").query
    found = [
        tuple("" if one is None else str(one) for one in line)
        for line in graph.query(query, initNs=PREFIXES)
        if isinstance(line, ResultRow)
    ]

    assert found == list(ask_view(shipped.store, name).rows)
