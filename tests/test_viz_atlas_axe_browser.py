"""Every page of the atlas is measured with axe-core: languages, themes and widths.

The pages are those that the atlas itself lists: all of the menu, and of every other
sort a sample, so that a new page is measured without a word here.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.atlas import Window, write_atlas
from viz.atlas.page import PAGES
from viz.wording import LANGUAGES

#: What the law asks for, and what axe's makers hold to be good practice besides.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    "resultTypes": ["violations"],
}
#: Hundreds of things unfolded at once would take axe a minute.
UNFOLD = """() => {
  const folded = document.querySelectorAll("main details");
  for (const one of [...folded].slice(0, 20)) one.open = true;
}"""
#: One profile of each type, with much and with little on it, and some questions.
SAMPLE = (
    "om/erfurt",
    "om/vestland",
    "om/erasmus-plus",
    "om/ihp-trondelag",
    "om/vestland-2020/activity/askoy-erfurt-stusp",
    "om/vestland-2020/activity/fog",
    "spor/ends-in",
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the atlas of everything that ships."""
    return write_atlas(tmp_path_factory.mktemp("axe") / "atlas.html")


@pytest.fixture(
    scope="module",
    params=[("light", 1400), ("dark", 1400), ("light", 390)],
    ids=lambda one: f"{one[0]}-{one[1]}",
)
def window(
    request: pytest.FixtureRequest, browser: Browser, shipped: Path
) -> Iterator[Window]:
    """Open the atlas once a theme; axe is let in past the page's own policy."""
    theme, width = request.param
    opened = Window(
        browser,
        color_scheme=theme,
        bypass_csp=True,
        viewport={"width": width, "height": 900},
    )
    opened.open(shipped, "nn/om/cpmr")
    yield opened
    opened.context.close()


@pytest.mark.parametrize("route", [*PAGES, *SAMPLE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_violation(window: Window, language: str, route: str) -> None:
    """Nothing that breaks WCAG 2.1 A or AA, nor what axe calls best practice."""
    page = window.go(f"{language}/{route}")
    page.wait_for_function("document.getElementById('a-told').textContent !== ''")
    page.evaluate(UNFOLD)
    found = Axe().run(page, options=OPTIONS).response["violations"]

    assert [
        (one["id"], [node["target"] for node in one["nodes"]][:5]) for one in found
    ] == []


def test_every_sort_of_page_is_measured(window: Window) -> None:
    """The first parts of all routes are in the menu or in the sample."""
    routes = window.page.evaluate("Object.keys(facts.where)")
    measured = {re.split("/", route)[0] for route in (*PAGES, *SAMPLE)}

    assert {re.split("/", route)[0] for route in routes} == measured
    assert set(SAMPLE) <= set(routes)
