"""Oversikt, Forankring and Når går det ut in a real browser, without any network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.build import build
from viz.atlas.page import PAGES, atlas_page
from viz.outputs import books

ROUTES = ("oversikt", "forankring", "naar")
SCREENS = ((1400, 900), (1920, 1080))
# All pictures of a page together, since two may lie beside each other; the type as
# large as it is drawn.  A line of text is a third air, above and below its letters.
MEET = """() => {
  const meeting = [];
  const shown = [...document.querySelectorAll("#a-page svg text")]
    .filter((text) => text.getBoundingClientRect().width);
  const texts = shown.map((text) => {
    const box = text.getBoundingClientRect();
    const air = box.height / 6;
    return [text.textContent, box.left, box.top + air, box.right, box.bottom - air];
  });
  texts.forEach(([one, l, t, r, b], at) => {
    for (const [other, L, T, R, B] of texts.slice(at + 1)) {
      if (l < R && L < r && t < B && T < b) meeting.push([one, other]);
    }
  });
  return meeting;
}"""
CUT = """() => [...document.querySelectorAll("#a-page svg text")].filter((text) => {
  const box = text.getBoundingClientRect();
  const frame = text.closest("svg").getBoundingClientRect();
  return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1);
}).map((text) => text.textContent)"""
SMALL = """() => [...document.querySelectorAll("#a-page svg text")]
  .filter((text) => text.getBoundingClientRect().width)
  .filter((text) => parseFloat(getComputedStyle(text).fontSize)
    * text.getScreenCTM().a < 10)
  .map((text) => text.textContent)"""
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEVELS = "[...document.querySelectorAll('#a-page h1, #a-page h2')].map(h => h.tagName)"
UNFOLD = "document.querySelectorAll('details').forEach((one) => one.open = true)"
BARS = """() => [...document.querySelectorAll("#t-bars tr")]
  .map((row) => row.querySelectorAll(".g-bar svg.activity, .g-bar svg.approval,"
    + " .g-bar svg.membership").length)
  .reduce((sum, one) => sum + one, 0)"""


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the atlas of everything that ships."""
    built = build([])
    file = tmp_path_factory.mktemp("atlas") / "atlas.html"
    file.write_text(atlas_page(books(built, built.findings, "nn")), encoding="utf-8")
    return file


def opened(
    browser: Browser,
    file: Path,
    route: str,
    width: int,
    height: int,
    scheme: str,
    language: str = "nn",
) -> Page:
    """Open a page of the atlas from the disk, without any network."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        offline=True,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(f"{file.as_uri()}#{language}/{route}")
    page.wait_for_selector("html[data-ready]")
    return page


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("language", ["nn", "en"])
@pytest.mark.parametrize("route", [*PAGES, "om/erfurt", "spor/anchorings"])
def test_everything_is_readable(
    browser: Browser, atlas: Path, route: str, width: int, height: int, language: str
) -> None:
    """No text on another, cut off or small; nothing wider than the window."""
    page = opened(browser, atlas, route, width, height, "light", language)
    page.evaluate(UNFOLD)
    found = {script: page.evaluate(script) for script in (MEET, CUT, SMALL, WIDE)}
    page.context.close()

    assert found == {MEET: [], CUT: [], SMALL: [], WIDE: 0}


@pytest.mark.parametrize("route", ROUTES)
def test_a_telephone_scrolls_one_way_only(
    browser: Browser, atlas: Path, route: str
) -> None:
    """At 390 pixels nothing goes beyond the edge but what scrolls by itself."""
    page = opened(browser, atlas, route, 390, 844, "light")
    wide = page.evaluate(WIDE)
    page.context.close()

    assert wide == 0


@pytest.mark.parametrize("route", ROUTES)
def test_one_heading_and_then_the_parts(
    browser: Browser, atlas: Path, route: str
) -> None:
    """A page has one h1, first of all."""
    page = opened(browser, atlas, route, 1400, 900, "light")
    levels = page.evaluate(LEVELS)
    page.context.close()

    assert levels[0] == "H1"
    assert levels.count("H1") == 1


@pytest.mark.parametrize("route", ROUTES)
def test_paper_loses_nothing_at_the_side(
    browser: Browser, atlas: Path, route: str
) -> None:
    """On A4 across, 1047 pixels, the page is as wide as the paper."""
    page = opened(browser, atlas, route, 1047, 718, "light")
    page.emulate_media(media="print")
    wide = page.evaluate(WIDE)
    page.context.close()

    assert wide == 0


def test_every_activity_has_a_bar(browser: Browser, atlas: Path) -> None:
    """113 activities, 12 approvals and an office, each in a row of its own."""
    page = opened(browser, atlas, "naar", 1400, 900, "light")
    bars = page.evaluate(BARS)
    page.context.close()

    assert bars == 113 + 12 + 1


@pytest.mark.parametrize(
    ("language", "scheme"),
    [("nn", "light"), ("nb", "light"), ("en", "light"), ("nn", "dark")],
)
@pytest.mark.parametrize("route", ROUTES)
def test_machines_find_no_barrier(
    browser: Browser, atlas: Path, route: str, language: str, scheme: str
) -> None:
    """No violation of WCAG 2.1 A or AA that axe can find, everything unfolded."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = browser.new_context(
        viewport={"width": 1400, "height": 900},
        offline=True,
        bypass_csp=True,
        color_scheme=scheme,  # type: ignore[arg-type]
    ).new_page()
    page.goto(f"{atlas.as_uri()}#{language}/{route}")
    page.wait_for_selector("html[data-ready]")
    page.evaluate(
        "document.querySelectorAll('details').forEach((one) => one.open = true)"
    )
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
    found = axe.Axe().run(page, options={"runOnly": levels}).response["violations"]
    page.context.close()

    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
