"""Kven med kven: the page that lets the reader walk about in the network."""

from typing import Any

from graph.asking.network import network
from graph.stating.addresses import thing
from viz.atlas.book import Book, Leaf
from viz.explorer.data import facts_of, labels_of
from viz.explorer.leaf import ROUTE, Frame, leaf_html
from viz.explorer.page import shared_bundles
from viz.explorer.scenes import Scene, scenes
from viz.wording import say

#: Where a network that was drawn before is found among what all languages share.
NETWORK = "network"


def leaf(book: Book) -> Leaf:
    """Return the page in the book's language."""
    views, facts = _shared(book)
    labels = labels_of(book.view("labels"))

    def page_of(name: str) -> str:
        return book.link(thing(name.replace("/", "/activity/", 1)))

    html = leaf_html(views, facts, Frame(book.language, labels, book.day, page_of))
    return Leaf(ROUTE, say(book.language, "atlas", f"menu_{ROUTE}"), html)


def bundles(book: Book) -> dict[str, str]:
    """Return what the page needs besides its HTML, the same in every language."""
    return shared_bundles(_shared(book)[1])


def _shared(book: Book) -> tuple[list[Scene], dict[str, Any]]:
    """Draw the network once, for all languages."""
    if ROUTE not in book.shared:
        drawn = book.shared.get(NETWORK) or network(
            book.built.store, title=book.title, as_of=book.as_of
        )
        views = scenes(drawn)
        book.shared[ROUTE] = (views, facts_of(views))
    found: tuple[list[Scene], dict[str, Any]] = book.shared[ROUTE]
    return found
