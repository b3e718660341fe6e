"""Binding the pages into one file: a menu, three languages, no request to anywhere.

Each page is written in Python, in every language, and packed; the script in the
file unpacks the one that is asked for.  The first page also stands there in plain
HTML, for readers without scripts.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from markupsafe import Markup

from viz.atlas import overview
from viz.atlas.book import Book, Leaf
from viz.atlas.pack import bundled, packed, whereabouts
from viz.map import page as chart
from viz.page import asset, fill, render
from viz.wording import texts

#: The pages of the menu, by route, in the order of the menu.
PAGES: dict[str, Callable[[Book], Leaf]] = {
    "oversikt": overview.leaf,
    "kart": chart.leaf,
}
#: What writes the pages about single things: actors, places, documents, activities.
PROFILES: tuple[Callable[[Book], Iterable[Leaf]], ...] = ()

STYLES = ("page.css", "atlas/atlas.css", "map/picture.css", "atlas/map.css")
SCRIPTS = ("unpack", "router", "shell", "tables", "start")


def atlas_page(books: Sequence[Book]) -> str:
    """Return the atlas as one HTML page, to be saved as UTF-8.

    ``books`` are the same graph in each language, the reader's own first.
    """
    first = books[0]
    bound = {book.language: _pages(book) for book in books}
    mains, profiles = bound[first.language]
    bundles = {
        f"{language}/{name}": text
        for language, pages in bound.items()
        for name, text in bundled(*pages).items()
    }
    bundles |= {f"{book.language}/shell": packed(_shell(book)) for book in books}
    return render(
        "atlas/atlas.html",
        topic="atlas",
        language=first.language,
        title=first.title,
        styles=STYLES,
        scripts=["\n".join(asset(f"atlas/{name}.js") for name in SCRIPTS)],
        data={
            "home": mains[0].route,
            "languages": list(bound),
            "where": whereabouts(mains, profiles),
            "words": {one: texts(one, "atlas") for one in bound},
        },
        shell=Markup(_shell(first)),
        opening=Markup(mains[0].html),
        bundles=bundles,
    )


def _pages(book: Book) -> tuple[list[Leaf], list[Leaf]]:
    mains = [write(book) for write in PAGES.values()]
    return mains, list(chain.from_iterable(write(book) for write in PROFILES))


def _shell(book: Book) -> str:
    """Return what stands above every page: the menu, the search, the languages."""
    return fill(
        "atlas/shell.html",
        topic="atlas",
        language=book.language,
        book=book,
        menu=list(PAGES),
    )
