"""The frame of the atlas in a real browser: going about, saving, searching."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from graph.names import fold
from tests.atlas import Window, write_atlas
from tests.samples import change, write_tiny


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the atlas of everything that ships."""
    return write_atlas(tmp_path_factory.mktemp("atlas") / "atlas.html")


@pytest.fixture
def window(browser: Browser) -> Iterator[Window]:
    """Open a window of the size of a common laptop."""
    opened = Window(browser)
    yield opened
    opened.context.close()


def test_a_link_goes_to_a_page_and_back_comes_back(
    window: Window, shipped: Path
) -> None:
    """The history is the browser's own: link, back, forward."""
    page = window.open(shipped, "nn/om/erfurt")
    page.click("a:text-is('Askøy vidaregåande skule')")
    page.wait_for_selector("h1:has-text('Askøy vidaregåande skule')")
    assert page.url.endswith("#nn/om/askoy-vgs")
    page.go_back()
    page.wait_for_selector("h1:has-text('Erfurt')")
    page.go_forward()
    page.wait_for_selector("h1:has-text('Askøy vidaregåande skule')")
    assert window.errors == []


def test_an_unknown_page_says_so(window: Window, shipped: Path) -> None:
    """A link to something that has left the atlas is answered in words."""
    page = window.open(shipped, "nn/om/finst-ikkje")

    assert page.inner_text("h1") == "Sida finst ikkje i dette atlaset"
    assert page.title() == "Sida finst ikkje i dette atlaset"


def test_another_language_keeps_page_and_view(window: Window, shipped: Path) -> None:
    """Who changes the language stays where they are, filters and all."""
    page = window.open(shipped, "nn/funn?slag=conflicts")
    page.click("[data-tongue=en]")
    page.wait_for_selector("h1:has-text('Findings')")

    assert page.url.endswith("#en/funn?slag=conflicts")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.input_value("[name=slag]") == "conflicts"


def test_the_colours_follow_the_machine_until_somebody_chooses(
    browser: Browser, shipped: Path
) -> None:
    """Dark on a dark machine; the button turns it, and stays turned on other pages."""
    window = Window(browser, color_scheme="dark")
    page = window.open(shipped, "nn/funn")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(20, 24, 29)"
    assert page.get_attribute("#a-theme", "aria-pressed") == "true"
    page.click("#a-theme")
    window.go("nn/spor")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    assert page.get_attribute("#a-theme", "aria-pressed") == "false"
    window.context.close()


def test_nothing_is_asked_for_and_nothing_complains(
    window: Window, shipped: Path
) -> None:
    """One request, for the file itself, through all pages of the menu."""
    page = window.open(shipped)
    for route in page.evaluate(
        "Object.keys(facts.where).filter((one) => !/\\//.test(one))"
    ):
        window.go(f"en/{route}")
    page.fill("#a-asked", "erfurt")
    page.wait_for_selector("#a-hits li")

    assert [url.partition("#")[0] for url in window.requests] == [shipped.as_uri()]
    assert window.errors == []


def test_a_saved_table_runs_nothing(window: Window, tmp_path: Path) -> None:
    """A title that is a formula gets an apostrophe; the file has a mark for Excel."""
    evil = change("rows", "CPMR", '"=HYPERLINK(""http://x"")"')
    title = change("activities", "cpmr,3,title,,", 'cpmr,3,title,"=1+1",')
    folder = write_tiny(tmp_path / "tiny", **evil, **title)
    page = window.open(write_atlas(tmp_path / "atlas.html", str(folder)), "nn/om/cpmr")
    with page.expect_download() as started:
        page.click("[data-save=p-direct]")
    saved = Path(started.value.path()).read_text(encoding="utf-8")

    assert started.value.suggested_filename == "p-direct.csv"
    assert saved.startswith("\ufeffAktivitet,Som,")
    assert "'=1+1" in saved
    assert ",=" not in saved and "\n=" not in saved


def test_a_saved_table_has_every_cell_in_every_line(
    window: Window, shipped: Path
) -> None:
    """What stands for several lines is written in each; marks of language are not."""
    page = window.open(shipped, "nn/om/bergen")
    saved = page.evaluate("csvOf(document.getElementById('p-through'))")
    lines = list(csv.reader(io.StringIO(saved)))
    mine = [line for line in lines if line[0].startswith("Invest in Bergen rad 56")]

    assert {len(line) for line in lines} == {5}
    assert [line[1] for line in mine][:2] == ["finansiør", "medlem"]
    assert {line[4] for line in mine} == {"fornying under arbeid"}


def test_a_page_that_is_not_there_says_where_to_go(
    window: Window, shipped: Path
) -> None:
    """A link from another edition: a heading, why, and two ways on."""
    page = window.open(shipped, "nn/om/finst-ikkje")

    assert page.inner_text("#a-page h1") == "Sida finst ikkje i dette atlaset"
    links = page.locator("#a-page a").evaluate_all("all => all.map(one => one.hash)")
    assert links == ["#nn/oversikt", "#nn/register"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ABO", "Åbo"),
        ("faeroyane", "Færøyane"),
        ("thurigen", "Thüringen"),
        ("Vesland", "Vestland fylkeskommune"),
        ("norway", "Noreg"),
        ("askoy vgs", "Askøy vidaregåande skule"),
    ],
)
def test_search_finds_names_however_they_are_typed(
    window: Window, shipped: Path, typed: str, found: str
) -> None:
    """Without accents, in other spellings and languages, with a slip."""
    page = window.open(shipped, "nn/om-atlaset")
    page.fill("#a-asked", typed)
    page.wait_for_selector("#a-hits li")

    assert found in page.locator("#a-hits li span").all_inner_texts()


def test_search_goes_by_keyboard_alone(window: Window, shipped: Path) -> None:
    """The pattern of a combobox: arrows choose, Enter goes, Escape closes."""
    page = window.open(shipped, "nn/om-atlaset")
    page.focus("#a-asked")
    page.keyboard.type("erfurt")
    page.wait_for_selector("#a-hits li")
    assert page.get_attribute("#a-asked", "aria-expanded") == "true"
    assert page.get_attribute("#a-asked", "aria-activedescendant") == "a-hit-0"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#a-asked", "aria-activedescendant") == "a-hit-1"
    page.keyboard.press("Escape")
    assert page.get_attribute("#a-asked", "aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#a-hits li")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Erfurt')")

    assert page.url.endswith("#nn/om/erfurt")
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_search_says_that_nothing_was_found(window: Window, shipped: Path) -> None:
    """No hit is told on the screen and to those who listen."""
    page = window.open(shipped)
    page.fill("#a-asked", "xyzzyq")
    page.wait_for_selector("#a-no-hit:not([hidden])")

    assert page.inner_text("#a-told") == "Ingen treff"


def test_the_browser_folds_names_as_python_does(window: Window, shipped: Path) -> None:
    """One rule in two languages: every shipped name comes to the same letters."""
    page = window.open(shipped)
    names = page.evaluate(
        """async () => {
          const names = JSON.parse(await unpack('names'));
          return names.flatMap((one) => [one[2], ...one[5]]);
        }"""
    )
    samples = [*names, "Straße", "Đà Nẵng", "ŁÓDŹ", "Þingeyri", "  to  ord ", "ﬁn"]
    folded = page.evaluate("names => names.map(foldName)", samples)

    assert len(names) > 400
    assert dict(zip(samples, folded, strict=True)) == {
        name: fold(name) for name in samples
    }


@pytest.mark.parametrize(
    ("one", "other", "most", "steps"),
    [
        ("erfurt", "erfurt", 2, 0),
        ("erfrut", "erfurt", 2, 1),
        ("erfurd", "erfurt", 2, 1),
        ("thurigen", "thuringen", 2, 1),
        ("ab", "abcde", 2, None),
        ("kitten", "sitting", 2, None),
        ("kitten", "sitting", 3, 3),
    ],
)
def test_the_distance_counts_slips(
    window: Window, shipped: Path, one: str, other: str, most: int, steps: int | None
) -> None:
    """Two letters that have changed places are one slip; too many are none at all."""
    page = window.open(shipped)
    found = page.evaluate(
        f"JSON.stringify(nameDistance({json.dumps(one)}, {json.dumps(other)}, {most}))"
    )

    assert json.loads(found) == steps


def test_a_link_restores_one_finding(window: Window, shipped: Path) -> None:
    """The finding is unfolded, marked, in view, and has its reasons and cells."""
    name = "overlaps-askoy-erfurt-stusp--askoy-erfurt-elektro"
    page = window.open(shipped, f"nn/funn?id={name}")
    page.wait_for_selector(".finding.marked")
    marked = page.locator(".finding.marked")

    assert marked.get_attribute("data-id") == name
    assert "same partnar: Erfurt" in marked.inner_text()
    assert marked.locator(".cells a").first.inner_text() == "rad 8, Kommentar"
    assert (
        page.evaluate("document.activeElement.closest('.finding')?.dataset.id") == name
    )
    assert marked.bounding_box()["y"] < 900  # type: ignore[index]


def test_the_command_that_judges_stands_ready(window: Window, shipped: Path) -> None:
    """The command is the very one that the command line knows, with the pair's name."""
    name = "overlaps-askoy-erfurt-stusp--askoy-erfurt-elektro"
    page = window.open(shipped, f"nn/funn?id={name}")
    page.wait_for_selector(".finding.marked")
    page.click(".finding.marked .judge summary")
    page.wait_for_selector(".finding.marked .judge code")
    found = page.locator(".finding.marked .judge code").all_inner_texts()

    assert found == [
        f'samband judge {name} {verdict} --why "…" --who "…"'
        for verdict in ("overlap", "not-overlap", "unsure")
    ]


def test_filters_count_what_they_would_leave(window: Window, shipped: Path) -> None:
    """Choosing is seen in the list, the table, the numbers and the address."""
    page = window.open(shipped, "nn/funn")
    every = page.locator(".finding").count()
    page.select_option("[name=slag]", "conflicts")
    shown = page.locator(".finding:not([hidden])").count()

    assert page.inner_text("#f-shown") == f"Viser {shown} av {every} funn"
    assert page.inner_text("[name=slag] option[value=conflicts]").endswith(f"({shown})")
    assert page.url.endswith("#nn/funn?slag=conflicts")
    page.click("#f-twin summary")
    page.wait_for_selector("#funn-tabell tbody tr")
    assert page.locator("#funn-tabell tbody tr").count() == shown
    page.go_back()
    page.wait_for_function("here.params.size === 0")
    assert page.locator(".finding:not([hidden])").count() == every


def test_the_index_is_narrowed_down_by_any_spelling(
    window: Window, shipped: Path
) -> None:
    """A misspelling of the source leads to the right name; the link keeps it."""
    page = window.open(shipped, "nn/register?ord=Vesland&slag=organisation")
    found = page.locator("[data-item]:not([hidden]) a").all_inner_texts()

    assert "Vestland fylkeskommune" in found
    assert "Erfurt" not in found
