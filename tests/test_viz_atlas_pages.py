"""The pages of the atlas on data that a reader can check by hand."""

import re
from pathlib import Path

import pytest

from graph.build import build
from tests.atlas import book, tiny
from tests.samples import change, write_tiny
from viz.atlas import (
    about,
    activity_pages,
    findings,
    matrix,
    profiles,
    things,
)
from viz.atlas.book import Book
from viz.atlas.pointers import cells, every_finding, findings_about, pointed_at
from viz.lines.sentences import tell
from viz.outputs import books
from viz.wording import LANGUAGES

ID = "https://w3id.org/samband/id/"
TAG = re.compile(r"<[^>]+>")


def page(route: str, language: str = "nn") -> str:
    """Return the text of a page about a thing, its tags taken away."""
    every = [*profiles.leaves(book(language)), *activity_pages.leaves(book(language))]
    html = next(leaf.html for leaf in every if leaf.route == route)
    return " ".join(TAG.sub(" ", html).split())


def test_everything_has_a_page_in_every_language() -> None:
    """The same routes in all three, and as many as there are things."""
    routes = []
    for language in LANGUAGES:
        one = book(language)
        every = [*profiles.leaves(one), *activity_pages.leaves(one)]
        routes.append([leaf.route for leaf in every])

    assert routes[0] == routes[1] == routes[2]
    assert len(routes[0]) == len(set(routes[0])) == len(book().known)


def test_a_place_tells_what_lies_within_and_who_is_there() -> None:
    """Thüringen is in no activity itself, but Erfurt in it is."""
    found = page("om/thuringen")

    assert "Står ikkje i nokon aktivitet sjølv, men éin ligg under." in found
    assert "Utveksling til Erfurt" in found
    assert "gjennom Erfurt" in found


def test_an_actor_tells_as_what_by_which_words_and_cell() -> None:
    """Askøy is coordinator, stated in the comment of row 1; Vestland and Erfurt too."""
    found = page("om/askoy-vgs")

    assert "Utveksling til Erfurt rad 1 · OPK koordinator" in found
    assert "oppgjeve rad 1, Kommentar" in found
    assert things.partners(book(), f"{ID}askoy-vgs") == [
        (f"{ID}erfurt", 1),
        (f"{ID}vestland", 1),
    ]


def test_an_owner_is_not_told_through_its_units() -> None:
    """Its departments and schools are its own; the row would be told twice."""
    assert things.inside(book(), f"{ID}vestland") == []
    assert f"{ID}erfurt" in things.inside(book(), f"{ID}tyskland")


def test_an_activity_tells_its_row_cell_by_cell() -> None:
    """Words as they stand, what is missing, and what is restated."""
    found = page("om/tiny/activity/til-erfurt")

    assert "Forankring Utviklingsplan for Vestland ordrett" in found
    assert "Kommentar Askøy vgs er med attfortald" in found
    assert "«desember 2021»" in found
    assert "mellom 1. desember 2021 og 31. desember 2021" in found
    assert "Forankra i «Utviklingsplan for Vestland»." in found
    missing = page("om/tiny/activity/til-cardiff")
    assert "manglar styringsdokument manglar rad 2, Forankring" in missing
    assert "uvisst kva kolonne orda stod i" in missing


def test_a_document_tells_what_is_anchored_in_it() -> None:
    """One activity names the plan, and the words are those of the cell."""
    found = page("om/utviklingsplan-vestland", "en")

    assert "Named in one activity, as what it is anchored in or about." in found
    assert "“Utviklingsplan for Vestland”" not in found  # words are given as they stand
    assert "«Utviklingsplan for Vestland»" in found


def test_findings_are_found_from_what_they_point_at() -> None:
    """Each finding stands with its activities, and each of them knows it."""
    one = book()
    for finding in every_finding(one):
        for activity in pointed_at(one, finding):
            assert finding in findings_about(one)[activity["address"]]
    cardiff = f"{ID}tiny/activity/til-cardiff"
    assert "unanchored-til-cardiff" in {
        finding.id for finding in findings_about(one)[cardiff]
    }


def test_a_cell_leads_to_the_activity_in_its_row() -> None:
    """Also of a row beside the finding's own; of a row that is not there, none."""
    one = book()
    finding = next(
        found for found in every_finding(one) if found.id == "unanchored-til-cardiff"
    )
    names = ("rad 2, Forankring", "rad 3, Tiltak", "rad 9, Tiltak")
    found = cells(one, finding, names)

    assert found == [
        ("rad 2, Forankring", "#nn/om/tiny/activity/til-cardiff"),
        ("rad 3, Tiltak", "#nn/om/tiny/activity/cpmr"),
        ("rad 9, Tiltak", ""),
    ]


def test_all_findings_stand_on_their_page_once() -> None:
    """None is lost in the bunches, none told twice."""
    html = findings.leaf(book()).html
    names = re.findall(r'data-id="([^"]+)"', html)

    assert sorted(names) == sorted(one.id for one in every_finding(book()))


def test_a_verdict_is_told_with_who_and_why(tmp_path: Path) -> None:
    """What is judged to be two things goes to the end, under its own heading."""
    pair = "overlaps-til-cardiff--til-erfurt"
    twins = change("rows", "Utveksling til Cardiff", "Utveksling til Erfurt")
    taking = change("participations", "til-cardiff,cardiff", "til-cardiff,erfurt")
    verdicts = (
        f"finding,verdict,why,who,date\n{pair},not-overlap,To skular,Seksjonen,\n"
    )
    folder = write_tiny(tmp_path / "tiny", **twins, **taking, verdicts=verdicts)
    built = build([str(folder)], tell=tell)
    html = findings.leaf(books(built, built.findings, "nn")[0]).html
    found = " ".join(TAG.sub(" ", html).split())

    assert "ikkje same arbeid To skular (Seksjonen)" in found
    assert "Avgjort: ikkje det same" in found
    assert "1 er vurdert av folk." in found


def test_bars_are_as_long_as_the_numbers() -> None:
    """The longest kind fills the width; certain comes first."""
    one = book()
    kinds = [(kind, found) for kind, found in one.findings.items() if found]
    longest = max(len(found) for _, found in kinds)
    for _, found in kinds:
        pieces = findings.bar(found, kinds)
        assert sum(number for *_, number in pieces) == len(found)
        width = sum(piece[2] for piece in pieces)
        assert width == pytest.approx(100 * len(found) / longest, abs=0.05)


def test_a_link_to_what_has_no_page_is_plain_text() -> None:
    """A name without a page is a name, not a link that leads nowhere."""
    small = Book(tiny(), tiny().findings, "nn", known=frozenset({f"{ID}erfurt"}))
    html = next(iter(profiles.leaves(small))).html

    assert "Utveksling til Erfurt" in html
    assert 'href="#nn/om/tiny' not in html


def test_the_matrix_marks_how_each_is_known() -> None:
    """Erfurt is in one activity only: no matrix; Vestland in three has one."""
    one = book()
    alone = things.appearances(one, f"{ID}erfurt").direct
    assert matrix.matrix(one, f"{ID}erfurt", alone, []) is None
    direct = things.appearances(one, f"{ID}vestland").direct
    found = matrix.matrix(
        one, f"{ID}vestland", direct, things.partners(one, f"{ID}vestland")
    )
    assert found is not None
    assert [entry["id"] for entry in found.columns] == [
        "til-erfurt",
        "til-cardiff",
        "cpmr",
    ]
    assert dict(found.rows)[f"{ID}erfurt"] == ("stated", "", "")


def test_the_page_about_the_atlas_names_every_source() -> None:
    """With its day and its rights; what is not given is told."""
    html = " ".join(TAG.sub(" ", about.leaf(book("en")).html).split())

    assert (
        "Ei lita oversikt nn Source: not given As of: 20 May 2020 Rights: not given"
        in html
    )
    assert "tell the office that sent you this file" in html
