"""Kven med kven: the page that lets the reader walk about in the network."""

from typing import TYPE_CHECKING, Any

from graph.asking.network import network
from graph.stating.addresses import thing
from viz.atlas.book import Book, Leaf
from viz.explorer.data import facts_of, labels_of
from viz.explorer.leaf import ROUTE, Frame, Seen, leaf_html, seen
from viz.explorer.page import shared_bundles
from viz.explorer.scenes import scenes
from viz.wording import say

if TYPE_CHECKING:
    import networkx as nx


def leaf(book: Book) -> Leaf:
    """Return the page in the book's language."""
    found, facts = _shared(book)
    labels = labels_of(book.view("labels"))

    def page_of(name: str) -> str:
        return book.link(thing(name.replace("/", "/activity/", 1)))

    html = leaf_html(found, facts, Frame(book.language, labels, book.day, page_of))
    return Leaf(ROUTE, say(book.language, "atlas", f"menu_{ROUTE}"), html)


def bundles(book: Book) -> dict[str, str]:
    """Return what the page needs besides its HTML, the same in every language."""
    return shared_bundles(_shared(book)[1])


def explored(drawn: "nx.MultiGraph[str]") -> tuple[Seen, dict[str, Any]]:
    """Return what the page tells of a network in nynorsk, in every language.

    Only who takes part in an activity stands in another order in another language.
    """
    views = scenes(drawn)
    facts = facts_of(views)
    return seen(views, facts), facts


def _shared(book: Book) -> tuple[Seen, dict[str, Any]]:
    """Draw the network once, for all languages, unless it was drawn before."""
    found: tuple[Seen, dict[str, Any]] = book.once(
        ROUTE,
        lambda: explored(network(book.built.store, title=book.title, as_of=book.as_of)),
        shared=True,
    )
    return found
