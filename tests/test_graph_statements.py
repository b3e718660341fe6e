"""Findings in the graph: asked for in SPARQL, sound, and of no harm to the rest."""

from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import shacl

from graph.asking.questions import Question, ask_question, questions
from graph.asking.store import ask_store, triples_as_lines
from graph.build import Built, build
from graph.findings import FINDERS
from graph.findings.finding import Finding
from graph.findings.statements import address_of
from ontology import SHAPES
from tests.samples import write_tiny
from viz.commands.findings import KINDS, MEASURES, VERDICTS
from viz.lines.sentences import fix_text, places, reason_texts, sentence, tell
from viz.wording import LANGUAGES

OTHERS = [card for card in questions().values() if "samband:Finding" not in card.query]


@pytest.fixture(scope="module")
def shipped() -> Built:
    """Return the graph of everything that ships, its findings in words."""
    return build([], tell=tell)


@pytest.fixture(scope="module")
def bare() -> ox.Store:
    """Return the same graph without any findings."""
    return build([], findings=False).store


def every(built: Built) -> list[Finding]:
    """Return the findings of every kind."""
    return [finding for kind in built.findings.values() for finding in kind]


def test_every_finding_can_be_asked_for(shipped: Built) -> None:
    """As many statements of each kind as there are findings, and each name once."""
    query = """
    SELECT ?kind (COUNT(DISTINCT ?found) AS ?count) WHERE {
      ?found a samband:Finding ; samband:findingKind/skos:notation ?kind ;
        samband:derivedBy ?rule ; samband:certainty ?sure ;
        samband:evidenceStatus <https://w3id.org/samband/code/evidence/derived> .
      FILTER(STRENDS(STR(?rule), CONCAT("/", ?kind)))
    } GROUP BY ?kind"""
    counts = {kind: len(found) for kind, found in shipped.findings.items() if found}

    assert {k: int(n) for k, n in ask_store(shipped.store, query).rows} == counts
    assert set(counts) == set(FINDERS)


def test_a_finding_speaks_three_languages(shipped: Built) -> None:
    """Its sentence, each of its reasons and its smallest fix, as SPARQL sees them."""
    name = "conflicts-lapsed-agreement-voss-normandie--normandie-avtale"
    found = next(finding for finding in every(shipped) if finding.id == name)
    query = f"""
    SELECT (LANG(?text) AS ?language) ?text WHERE {{
      <{address_of(found)}> rdfs:label|skos:note|samband:fix ?text
    }}"""
    told = [tuple(row) for row in ask_store(shipped.store, query).rows]

    assert sorted(language for language, _ in told) == sorted(LANGUAGES * 5)
    assert (
        "nn",
        "Rad 7 og 62: Utvekslinga i Normandie held fram, men avtalen med regionen er "
        "ikkje fornya.",
    ) in told


def test_every_finding_has_words(shipped: Built) -> None:
    """A sentence, reasons and a fix in every language, without a blank left open."""
    for finding in every(shipped):
        for language in LANGUAGES:
            reasons = reason_texts(finding, language)
            words = [sentence(finding, language), fix_text(finding, language), *reasons]
            assert all(text.strip() and "{" not in text for text in words), finding.id
            assert reasons, finding.id


def test_rows_are_read_aloud() -> None:
    """Rows, paragraphs and slides, each number once."""
    assert places(("45", "46", "47"), "nn") == "rad 45, 46 og 47"
    assert places(("23", "p4"), "nb") == "rad 23 og avsnitt 4"
    assert places(("57", "57"), "en") == "row 57"


def test_findings_are_sound(shipped: Built) -> None:
    """The shapes have nothing to say against any finding."""
    shapes = shacl.Shapes.from_turtle(SHAPES.read_text(encoding="utf-8"))
    text = triples_as_lines(shipped.store).decode()
    report = shapes.validate_text(text, format="ntriples")

    assert not [
        result for result in report.results if "/id/finding/" in str(result.focus_node)
    ]


def test_stated_only_holds_none(tmp_path: Path) -> None:
    """What is derived is left out, findings and all."""
    built = build([str(write_tiny(tmp_path))], stated_only=True)

    asked = ask_store(built.store, "ASK { ?x a samband:Finding }")
    assert list(asked.rows) == [("false",)]
    assert built.findings["quality"]


def test_findings_are_reckoned_from_the_day_asked_for(tmp_path: Path) -> None:
    """In 2030 everything with an end has ended."""
    built = build([str(write_tiny(tmp_path))], as_of=date(2030, 1, 1))

    assert {finding.level for finding in built.findings["lapses"]} == {
        "ended-still-listed",
        "no-end-known",
    }


def test_two_builds_say_the_same(shipped: Built) -> None:
    """The same findings in the same order, no name twice."""
    names = [finding.id for finding in every(shipped)]

    assert names == [finding.id for finding in every(build([]))]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("card", OTHERS, ids=lambda card: card.name)
def test_no_other_answer_hangs_on_findings(
    card: Question, shipped: Built, bare: ox.Store
) -> None:
    """So ``samband ask`` may leave them out, and be quicker."""
    assert ask_question(shipped.store, card).rows == ask_question(bare, card).rows


def test_the_command_line_knows_every_kind() -> None:
    """What is spelled out there, so that help costs nothing, is what there is."""
    from graph.findings.matrix import MATRICES
    from graph.findings.verdict import Verdict
    from graph.measures import MEASURES as MEASURED
    from viz.commands import findings as commands

    assert list(KINDS) == list(FINDERS)
    assert list(MEASURES) == list(MEASURED)
    assert commands.MATRICES == MATRICES
    assert {*VERDICTS, "disputed"} == {verdict.value for verdict in Verdict}
