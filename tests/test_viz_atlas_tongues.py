"""Names by the language of the page, and marks on those in another."""

from pathlib import Path

import pytest

from graph.findings.finding import Finding, Reason
from tests.atlas import book
from tests.overviews import saved, sheet_of
from tests.test_graph_privacy_outputs import outputs
from viz.atlas.questions import leaves
from viz.atlas.tongues import marked, source_tongue
from viz.lines.sentences import reason_text, sentence
from viz.map.page import leaf as map_leaf


def finding(title: str, name: str = "Thüringen") -> Finding:
    """Return a finding about one activity and one thing."""
    reasons = (Reason("share-within", {"name": name}),)
    return Finding("lapses", "x", ("a",), ("1",), (title,), "x", reasons, "nothing")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nn", "land: Austerrike; Erfurt"),
        ("nb", "land: Østerrike; Erfurt"),
        ("en", "countries: Austria; Erfurt"),
    ],
)
def test_countries_are_told_in_the_language(language: str, told: str) -> None:
    """By the code lists; Erfurt has no other name."""
    reason = Reason("loses-country", {"names": "Austerrike; Erfurt"})

    assert reason_text(reason, language) == told


def test_what_is_quoted_is_not_translated() -> None:
    """A title with a country in it stands as it is written, in English quotes."""
    told = Finding(
        "lapses", "x", ("a",), ("7",), ("Avtale; Frankrike",), "x", (), "nothing"
    )

    assert sentence(told, "en") == "Row 7 (“Avtale; Frankrike”): ."


def test_one_and_several_are_told_apart() -> None:
    """Not «1 aktivitet(ar)»."""
    told = [
        reason_text(Reason("gap-only-spoken-of", {"count": count}), "nn")
        for count in ("1", "2")
    ]

    assert told == [
        "éin aktivitet nemner dokumentet, men er ikkje forankra i det",
        "2 aktivitetar nemner dokumentet, men ingen er forankra i det",
    ]


def test_a_name_in_another_language_is_marked() -> None:
    """After its quotation; longer names first, parts of words never; all escaped."""
    text = "«Utveksling til Erfurt» & Erfurts <b>Erfurt</b>"
    told = marked(book("en"), text, finding("Utveksling til Erfurt", "Erfurt"))
    nn, de = [
        f'<small class="tongue" aria-hidden="true"> {one}</small>'
        for one in ("nn", "de")
    ]

    assert told == (
        f'«<span lang="nn">Utveksling til Erfurt</span>»{nn} &amp; Erfurts '
        f'&lt;b&gt;<span lang="de">Erfurt</span>{de}&lt;/b&gt;'
    )
    assert marked(book("nn"), "«A»", finding("A", "B")) == "«A»"


def test_a_name_within_a_title_of_the_page_is_part_of_the_title() -> None:
    """Erfurt is German, but «Utveksling til Erfurt» is nynorsk all through."""
    found = finding("Utveksling til Erfurt", "Erfurt")
    told = marked(book("nn"), "«Utveksling til Erfurt»: Erfurt", found)

    assert told.startswith('«Utveksling til Erfurt»: <span lang="de">Erfurt</span>')


def test_the_language_of_a_source_is_told_where_it_is_another() -> None:
    """Tiny is in nynorsk."""
    assert source_tongue(book("en"), "tiny") == "nn"
    assert source_tongue(book("nn"), "tiny") == ""
    assert source_tongue(book("en"), "unknown") == ""


def test_the_map_marks_names_in_other_languages() -> None:
    """Erfurt is German anywhere."""
    html = map_leaf(book("en")).html

    assert '<small class="tongue" aria-hidden="true"> de</small>' in html


def test_answers_name_activities_by_their_titles() -> None:
    """No reader knows an activity by its id."""
    pages = {one.route: one.html for one in leaves(book("nn"))}
    html = pages["spor/anchorings"]

    assert ">Utveksling til Erfurt</a>" in html
    assert ">til-erfurt<" not in html


def test_a_name_of_no_one_language_has_no_mark(tmp_path: Path) -> None:
    """A partner of an overview is called so in all languages."""
    rows = [("Tiltak", "Partnar", "Land"), ("Besøk", "Lycée Corneille", "Frankrike")]
    pages = outputs(saved(sheet_of(rows)[0], tmp_path / "a.xlsx")).decode(
        "utf-8", "replace"
    )

    assert "Lycée Corneille" in pages
    assert '"true"> mul<' not in pages
