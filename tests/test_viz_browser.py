"""The explorer in a real browser, offline, opened as a file from the disk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.asking.network import around, network
from graph.build import build
from tests.pictures import coverage, small, vestland
from tests.visits import MEET, TYPE_SIZE, Visit, pick
from viz.anchoring.page import anchoring_page
from viz.explorer.page import explorer_page

AT = "#nn/kven-med-kven?vald="
SCREENS = ((1400, 900), (1920, 1080))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages that the browser opens."""
    place = tmp_path_factory.mktemp("pages")
    pages = {
        "vestland": explorer_page(vestland()),
        "shipped": explorer_page(around(network(build([]).store))),
        "small": explorer_page(small()),
        "anchoring": anchoring_page(coverage(), title="Oversikt", as_of="2020-05-20"),
    }
    for name, text in pages.items():
        (place / f"{name}.html").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a window of the size of a common laptop."""
    opened = Visit(browser)
    yield opened
    opened.context.close()


@pytest.mark.parametrize("name", ["vestland", "shipped"])
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_no_label_meets_another(
    browser: Browser, folder: Path, width: int, height: int, name: str
) -> None:
    """Measured in the browser, with its fonts: no overlap, and at least 11 pixels."""
    opened = Visit(browser, width, height)
    page = opened.open(folder / f"{name}.html")
    type_size = page.evaluate(TYPE_SIZE)
    drawn = page.evaluate("explorer.boxes.size")
    meeting = page.evaluate(MEET)
    ready = page.evaluate("document.documentElement.dataset.ready")
    opened.context.close()

    told = f"{drawn} labels, {type_size:.1f} px, ready in {ready} ms"
    print(f"{name} {width}x{height}: {told}")
    assert drawn >= 60
    assert meeting == []
    assert type_size >= 11


@pytest.mark.parametrize("name", ["vestland", "shipped", "small", "anchoring"])
def test_page_works_offline_and_in_silence(
    visit: Visit, folder: Path, name: str
) -> None:
    """One request, for the file itself; nothing in the console."""
    visit.open(folder / f"{name}.html")
    visit.page.wait_for_timeout(200)

    assert [url.split("/")[-1] for url in visit.requests] == [f"{name}.html"]
    assert visit.errors == []


def click_on(page: Page, actor: str) -> None:
    """Click on an actor's sign in the picture."""
    at = page.evaluate(
        """(id) => {
          const spot = explorer.network.canvasToDOM(explorer.spots.get(id));
          const pane = document.getElementById("k-picture").getBoundingClientRect();
          return [pane.x + spot.x, pane.y + spot.y];
        }""",
        actor,
    )
    page.mouse.click(*at)


def test_click_opens_the_panel_and_sets_the_address(visit: Visit, folder: Path) -> None:
    """Erfurt's panel has both activities with their roles and source cells."""
    page = visit.open(folder / "vestland.html")
    click_on(page, "erfurt")
    page.wait_for_selector("#k-panel:not([hidden])")
    panel = page.inner_text("#k-panel")

    assert page.inner_text("#k-panel h2") == "Erfurt"
    assert page.url.endswith("#nn/kven-med-kven?vald=erfurt")
    assert "partnarstad" in panel
    assert "rad 8, Tiltak" in panel
    assert "lese ut av kjelda, rad 9, Kommentar" in panel


def test_link_restores_the_choice_and_escape_clears_it(
    visit: Visit, folder: Path
) -> None:
    """A shared link opens at the same actor; Esc shows everything again."""
    page = visit.open(folder / "vestland.html", f"{AT}erfurt")

    assert page.inner_text("#k-panel h2") == "Erfurt"
    assert page.evaluate("explorer.shine.people.has('askoy-vgs')")
    page.keyboard.press("Escape")
    assert page.is_hidden("#k-panel")
    assert page.evaluate("explorer.shine") is None
    assert page.url.endswith("#nn/kven-med-kven")


def test_parallel_line_lists_all_its_activities(visit: Visit, folder: Path) -> None:
    """The line between Askøy and Erfurt stands for rows 8 and 9."""
    page = visit.open(folder / "vestland.html", f"{AT}askoy-vgs%2Berfurt")

    assert page.locator("#k-panel details").count() == 2
    assert "rad 8" in page.inner_text("#k-panel")
    assert "rad 9" in page.inner_text("#k-panel")


def test_line_can_be_clicked(visit: Visit, folder: Path) -> None:
    """A click half-way along the line opens the tie."""
    page = visit.open(folder / "small.html")
    at = page.evaluate(
        """() => {
          const line = explorer.network.body.edges["askoy-vgs+erfurt"].edgeType;
          const spot = explorer.network.canvasToDOM(line.getPoint(0.6));
          const pane = document.getElementById("k-picture").getBoundingClientRect();
          return [pane.x + spot.x, pane.y + spot.y];
        }"""
    )
    page.mouse.click(*at)
    page.wait_for_selector("#k-panel:not([hidden])")

    assert page.url.endswith("vald=askoy-vgs%2Berfurt")


@pytest.mark.parametrize(
    ("words", "found"),
    [("ABO", "Åbo"), ("faeroyane", "Færøyane"), ("thüri", "Thüringen")],
)
def test_search_ignores_case_and_marks(
    visit: Visit, folder: Path, words: str, found: str
) -> None:
    """A reader without the letters å, æ, ø and ü finds the names all the same."""
    page = visit.open(folder / "vestland.html")
    page.fill("#k-search", words)
    page.keyboard.press("Enter")

    assert page.inner_text("#k-panel h2") == found


def test_search_with_no_match_says_so(visit: Visit, folder: Path) -> None:
    """Nothing found is told, not silent."""
    page = visit.open(folder / "vestland.html")
    page.fill("#k-search", "xyzzy")

    assert page.inner_text("#k-found") == "Ingen treff"


def test_filter_leaves_one_department(visit: Visit, folder: Path) -> None:
    """The table, the list and the picture follow the department."""
    page = visit.open(folder / "vestland.html")
    pick(page, "department", "SUD")
    page.locator("details", has=page.locator("#k-activities")).evaluate(
        "d => d.open = 1"
    )
    told = "Viser 4 av 69 aktivitetar: meldt inn av SUD."

    assert page.inner_text("#k-filtered") == told
    assert page.locator("#k-activities tbody tr:visible").count() == 4
    assert page.evaluate("explorer.shine.people.has('erfurt')") is False


def test_keyboard_reaches_everything(visit: Visit, folder: Path) -> None:
    """Tab goes: past the head to search, filters, clearing, the picture, its size."""
    page = visit.open(folder / "vestland.html")
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        name = "document.activeElement.id || document.activeElement.hash"
        reached.append(page.evaluate(name))

    filters = ["department", "kind", "country", "status", "programme", "evidence"]
    rest = ["search", *filters, "clear", "picture", "smaller"]
    assert reached == ["#a-page", "a-theme", *(f"k-{name}" for name in rest)]


def test_hostile_names_do_not_run(visit: Visit, tmp_path: Path) -> None:
    """Names that hold HTML are shown as they are written."""
    evil = '<img src=x onerror="document.title=1"></script><script>document.title=2//'
    network = small()
    network.nodes["erfurt"]["name"] = evil
    network.graph["activities"]["row-8"]["title"] = f'{evil} <a href="x">'
    path = tmp_path / "evil.html"
    path.write_text(explorer_page(network), encoding="utf-8")
    page = visit.open(path, f"{AT}erfurt")
    page.fill("#k-search", "img")

    assert page.title() == "Prøve"
    assert page.inner_text("#k-panel h2") == evil
    assert re.sub(r"\s", "", page.inner_text("#k-found")).startswith("<img")
    assert visit.errors == []
