"""Binding the pages into one file: a menu, three languages, no request to anywhere.

Each page is written in Python, in every language, and packed; the script in the
file unpacks the one that is asked for.  The first page also stands there in plain
HTML, for readers without scripts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from markupsafe import Markup

from graph.asking.store import asked_once
from viz.atlas import (
    about,
    activity_pages,
    anchoring,
    explorer,
    findings,
    overview,
    profiles,
    questions,
    register,
    timeline,
)
from viz.atlas.book import Book, Leaf
from viz.atlas.pack import Folded, bundled, folded, packed, whereabouts
from viz.atlas.search import name_index, page_index
from viz.explorer import scripts
from viz.explorer.drawing import library
from viz.map import page as chart
from viz.page import asset, fill, render
from viz.wording import texts

#: The pages of the menu, by route, in the order of the menu.
PAGES: dict[str, Callable[[Book], Leaf]] = {
    "oversikt": overview.leaf,
    "kven-med-kven": explorer.leaf,
    "forankring": anchoring.leaf,
    "naar": timeline.leaf,
    "kart": chart.leaf,
    "funn": findings.leaf,
    "spor": questions.leaf,
    "register": register.leaf,
    "om-atlaset": about.leaf,
}
#: What writes the pages about single things: actors, places, documents, activities.
PROFILES: tuple[Callable[[Book], Iterable[Leaf]], ...] = (
    profiles.leaves,
    activity_pages.leaves,
    questions.leaves,
)

#: What a page needs besides its HTML, the same in every language, by bundle.
EXTRAS: tuple[Callable[[Book], dict[str, str]], ...] = (explorer.bundles,)

STYLES = (
    "page.css",
    "atlas/atlas.css",
    "atlas/grid.css",
    "anchoring.css",
    "anchoring_ladder.css",
    "atlas/anchoring.css",
    "atlas/timeline.css",
    "atlas/overview.css",
    "atlas/profile.css",
    "atlas/findings.css",
    "atlas/register.css",
    "atlas/about.css",
    "atlas/search.css",
    "map/picture.css",
    "atlas/map.css",
    *scripts.STYLES,
)
#: The scripts by name; one that stands in parts comes with what binds them.
SCRIPTS = (
    "unpack",
    "find",
    "router",
    "shell",
    "tables",
    "copy",
    "findings",
    "narrow",
    "search",
    "explorer",
    "start",
)
IN_PARTS: dict[str, Callable[[], str]] = {"explorer": scripts.script}


@dataclass(frozen=True, slots=True)
class Part:
    """All of the atlas that is in one language."""

    mains: list[Folded]
    profiles: list[Folded]
    shell: str
    find: str


def atlas_page(books: Sequence[Book]) -> str:
    """Return the atlas as one HTML page, to be saved as UTF-8.

    ``books`` are the same graph in each language, the reader's own first.
    """
    books = [replace(book, routes=tuple(PAGES)) for book in books]
    first = books[0]
    names, shell = name_index(first), _shell(first)
    # What the first language asks is asked by the other outputs too.
    parts = {first.language: _part(first)}
    for book in books[1:]:
        with asked_once(book.built.store):
            parts[book.language] = _part(book)
    mains, profiles = parts[first.language].mains, parts[first.language].profiles
    bundles = bundled(
        {language: part.mains for language, part in parts.items()},
        {language: part.profiles for language, part in parts.items()},
    )
    bundles |= {f"{one}/shell": packed(part.shell) for one, part in parts.items()}
    bundles["names"] = names
    bundles |= {f"{one}/find": part.find for one, part in parts.items()}
    for extra in EXTRAS:
        bundles |= extra(first)
    return render(
        "atlas/atlas.html",
        topic="atlas",
        language=first.language,
        title=first.title,
        styles=STYLES,
        scripts=["\n".join(map(_script, SCRIPTS))],
        later=[library()],
        data={
            "home": mains[0].route,
            "languages": list(parts),
            "where": whereabouts(mains, profiles),
            "words": {one: texts(one, "atlas") for one in parts},
        },
        shell=Markup(shell),
        opening=Markup(mains[0].html),
        bundles=bundles,
    )


def _script(name: str) -> str:
    return IN_PARTS[name]() if name in IN_PARTS else asset(f"atlas/{name}.js")


def _part(book: Book) -> Part:
    """Write one language; what was made for it alone is forgotten afterwards."""
    mains = [folded(write(book)) for write in PAGES.values()]
    written = chain.from_iterable(write(book) for write in PROFILES)
    profiles = [folded(leaf) for leaf in written]
    find = page_index(book, [*mains, *profiles])
    part = Part(mains, profiles, _shell(book), find)
    book.forget()
    return part


def _shell(book: Book) -> str:
    """Return what stands above every page: the menu, the search, the languages."""
    return fill(
        "atlas/shell.html",
        topic="atlas",
        language=book.language,
        book=book,
        menu=list(PAGES),
    )
