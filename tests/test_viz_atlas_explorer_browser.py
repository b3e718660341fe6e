"""Kven med kven in a real browser: search, filters, neighbourhoods, years, links."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.build import build
from tests.pictures import small, vestland
from tests.visits import Visit, pick, picked, quiet
from viz.atlas.page import atlas_page
from viz.explorer.page import explorer_page
from viz.outputs import books

HERE = "#nn/kven-med-kven"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the atlas and a few pages of the explorer alone."""
    place = tmp_path_factory.mktemp("atlas")
    mixed = small()
    mixed.edges["askoy-vgs", "erfurt", "row-8"]["evidence"] = "stated"
    pages = {
        "atlas": atlas_page(books(build([], findings=False), {}, "nn")),
        "vestland": explorer_page(vestland()),
        "small": explorer_page(small()),
        "mixed": explorer_page(mixed),
    }
    for name, text in pages.items():
        (place / f"{name}.html").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a window; nothing may be fetched, and nobody may complain."""
    yield from quiet(browser)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("erfrut", "Erfurt"),  # two letters turned round
        ("thuringn", "Thüringen"),  # one left out
        ("Tyringen", "Thüringen"),  # one changed, one left out
        ("midlotian", "Midlothian"),
        ("askoyvgs erfurtt", None),
        ("xy", None),
    ],
)
def test_search_forgives(
    visit: Visit, folder: Path, words: str, found: str | None
) -> None:
    """A letter or two wrong finds the name all the same; rubbish finds nothing."""
    page = visit.open(folder / "vestland.html")
    page.fill("#k-search", words)
    if found is None:
        assert page.inner_text("#k-found") == "Ingen treff"
        return
    assert "liknar" in page.inner_text("#k-found li >> nth=0")
    page.keyboard.press("Enter")
    assert page.inner_text("#k-panel h2") == found


def options(page: Page, name: str) -> dict[str, int]:
    """Read the choices of a filter with the number that each promises."""
    choices = f"#k-{name}-choices label"
    texts = page.locator(choices).all_text_contents()
    values = page.locator(f"{choices} input").evaluate_all(
        "all => all.map(o => o.value)"
    )
    numbers = [int(re.findall(r"\((\d+)\)$", text)[0]) for text in texts]
    return dict(zip(values, numbers, strict=True))


def test_every_choice_gives_what_it_promises(visit: Visit, folder: Path) -> None:
    """With a department chosen, each kind leaves as many rows as its number says."""
    page = visit.open(folder / "vestland.html")
    pick(page, "department", "OPK")
    promised = options(page, "kind")
    rows = "#k-activities tbody tr:not([hidden])"

    assert sum(promised.values()) == page.evaluate("explorer.passing.size")
    for kind, number in promised.items():
        if number:
            pick(page, "kind", kind)
            assert page.locator(rows).count() == number
            assert page.evaluate("explorer.passing.size") == number


def test_filters_combine_and_are_told_in_a_sentence(visit: Visit, folder: Path) -> None:
    """Department and country together; the sentence names both; a click clears."""
    page = visit.open(folder / "small.html")
    pick(page, "department", "OPK")
    pick(page, "country", "Tyskland")

    said = "Viser 2 av 6 aktivitetar: meldt inn av OPK, med partnar i Tyskland."
    assert page.inner_text("#k-filtered") == said
    assert options(page, "department") == {"INN": 1, "OPK": 2}
    page.click("#k-clear")
    assert page.inner_text("#k-filtered") == "Viser alle 6 aktivitetane."
    assert page.url.endswith(HERE)


def test_one_choice_of_a_filter_is_enough(visit: Visit, folder: Path) -> None:
    """Either department, and Germany besides; the link brings all of it back."""
    page = visit.open(folder / "small.html")
    pick(page, "department", "INN", "OPK")
    both = page.evaluate("explorer.passing.size")
    pick(page, "country", "Tyskland")
    said = page.inner_text("#k-filtered")

    assert (both, page.evaluate("explorer.passing.size")) == (6, 3)
    assert said == (
        "Viser 3 av 6 aktivitetar: meldt inn av INN eller OPK, med partnar i Tyskland."
    )
    link = page.evaluate("location.hash")
    page.click("#k-clear")
    page.evaluate("(link) => { location.hash = link }", link)
    page.wait_for_function("explorer.passing.size === 3")
    assert picked(page, "department") == ["INN", "OPK"]
    assert page.inner_text("#k-filtered") == said


def test_filter_is_used_by_keyboard(visit: Visit, folder: Path) -> None:
    """Enter opens, Space ticks and stays there, Escape closes and keeps the choice."""
    page = visit.open(folder / "small.html")
    page.focus("#k-department")
    for key in ("Enter", "Tab", "Space"):
        page.keyboard.press(key)
    at = page.evaluate("document.activeElement.value")
    page.keyboard.press("Escape")

    assert at == "INN"
    assert page.evaluate("document.activeElement.id") == "k-department"
    assert page.is_hidden("#k-department-choices")
    assert page.inner_text("#k-department") == "INN"
    assert picked(page, "department") == ["INN"]


def test_evidence_is_a_choice_about_the_tie(visit: Visit, folder: Path) -> None:
    """Of the two activities of a tie only the stated one is left."""
    page = visit.open(folder / "mixed.html", f"{HERE}?grunnlag=stated")

    assert page.evaluate("[...explorer.alive.keys()]") == ["askoy-vgs+erfurt"]
    assert page.evaluate("explorer.alive.get('askoy-vgs+erfurt').length") == 1


def test_edge_tells_its_activities_and_their_cells(visit: Visit, folder: Path) -> None:
    """The tie is stated in the cell of row 8 and read out of that of row 9."""
    page = visit.open(folder / "mixed.html", f"{HERE}?vald=askoy-vgs%2Berfurt")
    panel = page.inner_text("#k-panel")

    assert "1 av 2 står i kjelda" in panel
    assert "Bandet: oppgjeve i kjelda, rad 8, Kommentar" in panel
    assert "Bandet: lese ut av kjelda, rad 9, Kommentar" in panel


def test_nobody_is_reached_through_the_owner(visit: Visit, folder: Path) -> None:
    """Three steps out from Thüringen end at the county; and the page says why."""
    page = visit.open(folder / "small.html", f"{HERE}?fokus=thuringen&steg=3")

    assert page.evaluate("[...explorer.shine.people]") == ["thuringen", "vestland"]
    assert "tel ikkje som steg" in page.inner_text("#k-near-note")
    page.click("#k-near-off")
    page.evaluate("location.hash = '#nn/kven-med-kven?fokus=vestland'")
    page.wait_for_function("explorer.state.focus === 'vestland'")
    assert page.evaluate("explorer.shine.people.size") == 4


def test_steps_widen_the_neighbourhood(visit: Visit, folder: Path) -> None:
    """One step is within two, two within three; the choice is in the address."""
    page = visit.open(folder / "atlas.html", f"{HERE}?vald=erfurt")
    page.click("text=Vis nabolaget")
    sizes = [page.evaluate("explorer.shine.people.size")]
    for step in ("2", "3"):
        page.check(f"#k-near input[value='{step}']")
        sizes.append(page.evaluate("explorer.shine.people.size"))

    assert sizes == sorted(sizes) and sizes[0] < sizes[1]
    assert page.url.endswith("?vald=erfurt&fokus=erfurt&steg=3")


def test_link_restores_all_of_the_view(visit: Visit, folder: Path) -> None:
    """Choice, neighbourhood, steps, filters and year come back from the address."""
    at = "?vald=askoy-vgs%2Berfurt&fokus=erfurt&steg=2&aar=2021&avdeling=OPK"
    page = visit.open(folder / "vestland.html", HERE + at)

    assert picked(page, "department") == ["OPK"]
    assert page.input_value("#k-year") == "2021"
    assert page.inner_text("#k-year-name") == "2021"
    assert page.is_checked("#k-near input[value='2']")
    assert page.inner_text("#k-panel h2") == "Askøy vidaregåande skule – Erfurt"
    assert "meldt inn av OPK, i gang i 2021" in page.inner_text("#k-filtered")


def test_back_and_forward_walk_through_the_choices(visit: Visit, folder: Path) -> None:
    """Each choice is a step that can be undone and done again."""
    page = visit.open(folder / "vestland.html", f"{HERE}?vald=erfurt")
    pick(page, "department", "OPK")
    page.evaluate("location.hash = '#nn/kven-med-kven?vald=cardiff&avdeling=OPK'")
    page.wait_for_function("explorer.state.chosen.id === 'cardiff'")
    seen = []
    for move in (page.go_back, page.go_back, page.go_forward):
        move()
        page.wait_for_timeout(100)
        seen.append((page.inner_text("#k-panel h2"), picked(page, "department")))

    assert seen == [("Erfurt", ["OPK"]), ("Erfurt", []), ("Erfurt", ["OPK"])]


def test_year_keeps_what_has_no_end(visit: Visit, folder: Path) -> None:
    """In the last year, every activity without a known end is counted as such."""
    page = visit.open(folder / "vestland.html")
    assert page.get_attribute("#k-year", "aria-valuetext") == "alle år"
    page.focus("#k-year")
    page.keyboard.press("End")
    year = int(page.input_value("#k-year"))
    activities = vestland().graph["activities"].values()
    kept = [one for one in activities if not one["last"] or int(one["last"]) >= year]
    neither = [one for one in kept if not one["first"] and not one["last"]]

    note = page.inner_text("#k-year-note")
    assert note.startswith(f"{year}: {len(kept)} aktivitetar kan vere i gang")
    assert f"{len(neither)} utan nokon av delane" in note
    assert page.get_attribute("#k-year", "aria-valuetext") == str(year)
    assert page.url.endswith(f"?aar={year}")


def test_owner_can_be_switched(visit: Visit, folder: Path) -> None:
    """Trøndelag gets its own picture, sentence and rows; the address says so."""
    page = visit.open(folder / "atlas.html", HERE)
    page.select_option("#k-owner", "trondelag")

    assert page.inner_text("#k-answer").startswith("Trøndelag fylkeskommune")
    assert page.evaluate("explorer.boxes.size") < 20
    assert page.url.endswith("?eigar=trondelag")


def test_things_with_a_page_of_their_own_link_to_it(visit: Visit, folder: Path) -> None:
    """The panel links to the profile where the file has one, and only there."""
    page = visit.open(folder / "small.html", f"{HERE}?vald=erfurt")
    assert page.locator("#k-panel a[href*='/om/']").count() == 0
    page.evaluate("facts.where['om/erfurt'] = 'x'; facts.where['om/row-8'] = 'x'")
    page.evaluate("explorer.facts && window.dispatchEvent(new Event('popstate'))")

    links = page.locator("#k-panel a[href*='/om/']")
    assert [link.get_attribute("href") for link in links.all()] == [
        "#nn/om/erfurt",
        "#nn/om/row-8",
    ]
