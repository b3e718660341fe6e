"""The anchoring page of the shipped sources in a real browser, offline."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.build import build
from tests.samples import write_tiny
from tests.test_viz_anchoring_shipped import built_page

SCREENS = ((1400, 900), (1920, 1080))
PAGES = ("nn", "nb", "en", "tiny")
# A line of text is about a third air above and below its letters.
MEET = """() => {
  const meeting = [];
  for (const picture of document.querySelectorAll("svg")) {
    const texts = [...picture.querySelectorAll("text")].map((text) => {
      const box = text.getBBox();
      const air = box.height / 6;
      return [text.textContent, box.x, box.y + air,
              box.x + box.width, box.y + box.height - air];
    });
    texts.forEach(([one, l, t, r, b], at) => {
      for (const [other, L, T, R, B] of texts.slice(at + 1)) {
        if (l < R && L < r && t < B && T < b) meeting.push([one, other]);
      }
    });
  }
  return meeting;
}"""
LEAK = """() => [...document.querySelectorAll(".card")].flatMap((card) => {
  const frame = card.querySelector("rect").getBBox();
  return [...card.querySelectorAll("text")].filter((text) => {
    const box = text.getBBox();
    const mark = card.querySelector(".open")?.getBBox();
    const beside = mark && box.y < mark.y + mark.height;
    const across = beside ? mark.x : frame.x + frame.width;
    return box.x < frame.x || box.x + box.width > across
      || box.y < frame.y || box.y + box.height > frame.y + frame.height;
  }).map((text) => text.textContent);
})"""
FAINT = """() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll(".cards text")].filter((text) => {
    const frame = text.parentElement.querySelector("rect");
    const card = text.closest(".card");
    const fill = card ? getComputedStyle(frame).fill : "rgb(243, 246, 249)";
    const paper = fill === "none" ? "rgb(255, 255, 255)" : fill;
    const pair = [light(getComputedStyle(text).fill), light(paper)];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) < 4.5;
  }).map((text) => text.textContent);
}"""
HEADINGS = "[...document.querySelectorAll('h1,h2,h3')].map((h) => +h.tagName[1])"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of everything, in three languages, and of the tiny collection."""
    place = tmp_path_factory.mktemp("anchoring")
    shipped = build([])
    tiny = build([str(write_tiny(place / "tiny"))])
    for name in PAGES:
        text = built_page(tiny) if name == "tiny" else built_page(shipped, name)
        (place / f"{name}.html").write_text(text, encoding="utf-8")
    return place


def opened(browser: Browser, file: Path, width: int, height: int) -> Page:
    """Open a page from the disk in a window of a size, without any network."""
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, offline=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_everything_is_readable(
    browser: Browser, files: Path, name: str, width: int, height: int
) -> None:
    """Measured in the browser: no text on another, outside its card or faint."""
    page = opened(browser, files / f"{name}.html", width, height)
    found = {script: page.evaluate(script) for script in (MEET, LEAK, FAINT, WIDE)}
    page.context.close()

    assert found == {MEET: [], LEAK: [], FAINT: [], WIDE: 0}


def test_page_is_silent(browser: Browser, files: Path) -> None:
    """One request, for the file itself; nothing in the console; no script at all."""
    page = browser.new_context(offline=True).new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto((files / "nn.html").as_uri())
    page.wait_for_timeout(200)
    scripts = page.locator("script").count()
    page.context.close()

    assert [url.split("/")[-1] for url in asked] == ["nn.html"]
    assert said == []
    assert scripts == 0


def test_headings_go_down_one_at_a_time(browser: Browser, files: Path) -> None:
    """One heading for the page, and no level is jumped over."""
    page = opened(browser, files / "nn.html", 1400, 900)
    levels = page.evaluate(HEADINGS)
    page.context.close()

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_paper_holds_whole_steps(browser: Browser, files: Path) -> None:
    """On A4 every step fits on one page, and nothing is cut off at the side."""
    page = opened(browser, files / "nn.html", 1047, 718)
    page.emulate_media(media="print")
    tall = "[...document.querySelectorAll('.step')].map((step) => step.clientHeight)"
    heights, wide = page.evaluate(tall), page.evaluate(WIDE)
    page.context.close()

    assert len(heights) == 5
    assert max(heights) < 718
    assert wide == 0
