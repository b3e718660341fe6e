"""What the tests of the atlas share: an atlas, and a window that listens."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from playwright.sync_api import Browser, Page

from graph.build import Built, build
from tests.samples import write_tiny
from viz.atlas.book import Book
from viz.atlas.page import atlas_page
from viz.lines.sentences import tell
from viz.outputs import books


@cache
def tiny() -> Built:
    """Return the graph of the tiny collection."""
    folder = write_tiny(Path(mkdtemp()) / "tiny")
    return build([str(folder)], tell=tell)


@cache
def everywhere() -> dict[str, Book]:
    """Return the facts of the tiny atlas by language."""
    return {one.language: one for one in books(tiny(), tiny().findings, "nn")}


def book(language: str = "nn") -> Book:
    """Return the facts of the tiny atlas in one language."""
    return everywhere()[language]


def write_atlas(place: Path, *collections: str, language: str = "nn") -> Path:
    """Write the atlas of some collections, of all shipped ones for none."""
    built = build(collections, tell=tell)
    html = atlas_page(books(built, built.findings, language))
    place.write_text(html, encoding="utf-8")
    return place


class Window:
    """A window on a file, offline, with all that it asks for and complains of."""

    def __init__(self, browser: Browser, **settings: Any) -> None:
        size = {"width": 1400, "height": 900}
        self.context = browser.new_context(
            **{"viewport": size, "offline": True, **settings}
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(8000)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text))

    def open(self, path: Path, at: str = "") -> Page:
        """Open a file at a place in it, and wait until it is drawn."""
        self.page.goto(f"{path.as_uri()}#{at}")
        self.page.wait_for_selector("html[data-ready]")
        return self.page

    def go(self, at: str) -> Page:
        """Go to another place in the file, as a link does."""
        self.page.evaluate("at => { location.hash = at; }", at)
        route = at.partition("?")[0].partition("/")[2]
        self.page.wait_for_function(
            "route => document.documentElement.dataset.route === route", arg=route
        )
        return self.page
