"""One page opened offline in a real browser, and what the tests measure in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

TYPE_SIZE = "explorer.network.getScale() * explorer.scene.layout.font"
MEET = """() => {
  const found = [...explorer.boxes.entries()];
  const meeting = [];
  for (const [id, [top, left, right, bottom]] of found) {
    for (const [other, [t, l, r, b]] of found) {
      const across = left < r && l < right && top < b && t < bottom;
      if (id < other && across) meeting.push([id, other]);
    }
  }
  return meeting;
}"""


class Visit:
    """One page opened offline, with all that it asked for and complained of."""

    def __init__(self, browser: Browser, width: int = 1400, height: int = 900) -> None:
        size: Any = {"width": width, "height": height}
        self.context = browser.new_context(viewport=size, offline=True)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text))

    def open(self, path: Path, at: str = "") -> Page:
        """Open a file, perhaps at a link in it, and wait until it is drawn."""
        self.page.goto(path.as_uri() + at)
        if path.stem != "anchoring":
            self.page.wait_for_selector("html[data-ready]")
        return self.page


def pick(page: Page, name: str, *values: str) -> None:
    """Tick exactly these choices of one of the explorer's filters."""
    if not page.locator(f"#k-{name}-choices").is_visible():
        page.click(f"#k-{name}")
    for box in page.locator(f"#k-{name}-choices input").all():
        wanted = box.get_attribute("value") in values
        if box.is_checked() != wanted:
            box.set_checked(wanted)


def picked(page: Page, name: str) -> list[str]:
    """Return the choices of a filter that are ticked."""
    boxes = page.locator(f"#k-{name}-choices input").all()
    return [box.get_attribute("value") or "" for box in boxes if box.is_checked()]


def quiet(browser: Browser) -> Iterator[Visit]:
    """Open a window; afterwards nothing was fetched, and nobody has complained."""
    opened = Visit(browser)
    yield opened
    assert opened.errors == []
    assert all(url.startswith("file:") for url in opened.requests)
    assert len(opened.requests) <= 1
    opened.context.close()
