"""The map in a real browser: no name on another, large enough, nothing sideways."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from graph.build import build
from viz.atlas.page import atlas_page
from viz.outputs import books

NAMES = """() => [...document.querySelectorAll(".map .m-name, .map .m-number")]
  .map((text) => {
    const box = text.getBoundingClientRect();
    return {
      text: text.textContent,
      box: [box.left + 1, box.top + 3, box.right - 1, box.bottom - 3],
      size: parseFloat(getComputedStyle(text).fontSize) *
        text.ownerSVGElement.getScreenCTM().a,
    };
  })"""


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the atlas of everything that ships."""
    built = build([])
    place = tmp_path_factory.mktemp("map") / "atlas.html"
    page = atlas_page(books(built, built.findings, "nn"))
    place.write_text(page, encoding="utf-8")
    return place


def opened(browser: Browser, atlas: Path, at: str, width: int, height: int) -> Page:
    """Open the map in a window of a size, with no network."""
    size: Any = {"width": width, "height": height}
    page = browser.new_context(viewport=size, offline=True).new_page()
    page.goto(f"{atlas.as_uri()}#{at}")
    page.wait_for_selector("html[data-ready]")
    return page


@pytest.mark.parametrize("language", ["nn", "nb", "en"])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (1920, 1080)])
def test_no_name_meets_another(
    browser: Browser, atlas: Path, width: int, height: int, language: str
) -> None:
    """Measured with the browser's own fonts, names and numbers alike."""
    page = opened(browser, atlas, f"{language}/kart", width, height)
    found = page.evaluate(NAMES)
    meeting = [
        (one["text"], two["text"])
        for place, one in enumerate(found)
        for two in found[place + 1 :]
        if one["box"][0] < two["box"][2]
        and two["box"][0] < one["box"][2]
        and one["box"][1] < two["box"][3]
        and two["box"][1] < one["box"][3]
    ]

    assert len(found) > 100
    assert meeting == []
    assert min(one["size"] for one in found) >= 10
    page.context.close()


def test_a_telephone_gets_the_tables_first(browser: Browser, atlas: Path) -> None:
    """At 390 pixels the table stands above the map, and nothing moves sideways."""
    page = opened(browser, atlas, "nn/kart", 390, 844)
    tables = page.locator(".map-tables").bounding_box()
    picture = page.locator(".map-picture").bounding_box()
    assert tables and picture

    assert tables["y"] < picture["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()
