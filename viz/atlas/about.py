"""Om atlaset: what this is, where it comes from, and what it cannot do."""

from typing import Any

from viz.atlas.book import Book, Leaf
from viz.atlas.lines import evidence_key
from viz.page import fill
from viz.wording import say

ROUTE = "om-atlaset"
TOPIC = "atlas_about"


def leaf(book: Book) -> Leaf:
    """Return the page about the atlas itself."""
    html = fill(
        "atlas/about.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        sources=[_source(one.head) for one in book.built.sources.collections],
        evidence_key=evidence_key(book),
        version=f" {version()}".rstrip(),
    )
    return Leaf(ROUTE, say(book.language, TOPIC, "title"), html)


def _source(head: Any) -> dict[str, str]:
    """Return what a collection says of itself: whose it is, and what may be done."""
    names = ("id", "title", "language", "as_of", "source", "licence", "note")
    return {name: head.get(name, "") for name in names}


def version() -> str:
    """Return which version of samband made this; it has no clock in it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("samband")
    except PackageNotFoundError:  # run from a folder that was never installed
        return ""
