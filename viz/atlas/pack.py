"""Packing pages, so that three languages of everything fit in one small file.

A page is text that repeats itself, and gzip makes a tenth of it.  A page about a
thing says much the same in each language, so its languages stand side by side, near
enough for gzip to see.  The browser unpacks a bundle when somebody goes there; every
browser since 2023 can.
"""

import base64
import gzip
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from viz.atlas.book import Leaf

#: So many profiles share a bundle: enough to repeat, few enough to unpack at once.
TOGETHER = 40
#: How hard gzip tries: at 9 it takes twice the time, and saves three in a hundred.
EFFORT = 7


@dataclass(frozen=True, slots=True)
class Folded:
    """A page that waits for its bundle, made small: there are thousands of them."""

    route: str
    title: str
    small: bytes

    @property
    def html(self) -> str:
        """Return the page as it was."""
        return zlib.decompress(self.small).decode()


#: A page as it was written, or made small.
Page = Leaf | Folded


def folded(leaf: Leaf) -> Folded:
    """Return a page made small; what is quickest will do.

    >>> folded(Leaf("om/erfurt", "Erfurt", "<p>Erfurt</p>")).html
    '<p>Erfurt</p>'
    """
    return Folded(leaf.route, leaf.title, zlib.compress(leaf.html.encode(), 1))


def packed(text: str) -> str:
    """Return a text as Base64 of its gzip, the same bytes for the same text.

    >>> unpacked(packed("blåbær"))
    'blåbær'
    """
    small = gzip.compress(text.encode(), EFFORT, mtime=0)
    return base64.b64encode(small).decode("ascii")


def unpacked(text: str) -> str:
    """Return what was packed."""
    return gzip.decompress(base64.b64decode(text)).decode()


def bundled(
    main: Mapping[str, Sequence[Page]], profiles: Mapping[str, Sequence[Page]]
) -> dict[str, str]:
    """Return the packed bundles by name, from the pages by language.

    A page of the menu is a bundle by itself in each language, named by language and
    route; profiles go together in all languages, named by number.  Each holds
    ``{route: {language: [title, html]}}``.
    """
    bundles = {
        f"{language}/{leaf.route}": _bundle({language: [leaf]})
        for language, leaves in main.items()
        for leaf in leaves
    }
    longest = max(map(len, profiles.values()), default=0)
    for number, start in enumerate(range(0, longest, TOGETHER)):
        bundles[str(number)] = _bundle(
            {one: leaves[start : start + TOGETHER] for one, leaves in profiles.items()}
        )
    return bundles


def whereabouts(main: Iterable[Page], profiles: Iterable[Page]) -> dict[str, str]:
    """Return the number of the bundle of each profile, and nothing for other pages."""
    found = {leaf.route: "" for leaf in main}
    for place, leaf in enumerate(profiles):
        found[leaf.route] = str(place // TOGETHER)
    return found


def _bundle(leaves: Mapping[str, Sequence[Page]]) -> str:
    pages: dict[str, dict[str, list[str]]] = {}
    for language, found in leaves.items():
        for leaf in found:
            pages.setdefault(leaf.route, {})[language] = [leaf.title, leaf.html]
    return packed(json.dumps(pages, ensure_ascii=False, separators=(",", ":")))
