"""Oversikt: the figures of the whole, and where to go from here."""

from viz.atlas.book import Book, Leaf
from viz.page import fill
from viz.wording import say

ROUTE = "oversikt"
TOPIC = "atlas_overview"


def leaf(book: Book) -> Leaf:
    """Return the page that the atlas opens with."""
    html = fill(
        "atlas/overview.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        activities=book.view("details"),
        coverage=book.view("coverage"),
    )
    return Leaf(ROUTE, say(book.language, TOPIC, "title"), html)
