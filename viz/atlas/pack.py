"""Packing pages, so that three languages of everything fit in one small file.

A page is text that repeats itself, and gzip makes a tenth of it.  The browser
unpacks a bundle when somebody goes there; every browser since 2023 can.
"""

import base64
import gzip
import json
from collections.abc import Iterable, Sequence

from viz.atlas.book import Leaf

#: So many profiles share a bundle: enough to repeat, few enough to unpack at once.
TOGETHER = 40


def packed(text: str) -> str:
    """Return a text as Base64 of its gzip, the same bytes for the same text.

    >>> unpacked(packed("blåbær"))
    'blåbær'
    """
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode("ascii")


def unpacked(text: str) -> str:
    """Return what was packed."""
    return gzip.decompress(base64.b64decode(text)).decode()


def bundled(main: Sequence[Leaf], profiles: Sequence[Leaf]) -> dict[str, str]:
    """Return the packed bundles of one language, by name.

    A page of the menu is a bundle by itself, named by its route; profiles go
    together, named by number.
    """
    bundles = {leaf.route: _bundle([leaf]) for leaf in main}
    for number, start in enumerate(range(0, len(profiles), TOGETHER)):
        bundles[str(number)] = _bundle(profiles[start : start + TOGETHER])
    return bundles


def whereabouts(main: Iterable[Leaf], profiles: Iterable[Leaf]) -> dict[str, str]:
    """Return the name of the bundle that each route is found in."""
    found = {leaf.route: leaf.route for leaf in main}
    for place, leaf in enumerate(profiles):
        found[leaf.route] = str(place // TOGETHER)
    return found


def _bundle(leaves: Iterable[Leaf]) -> str:
    pages = {leaf.route: [leaf.title, leaf.html] for leaf in leaves}
    return packed(json.dumps(pages, ensure_ascii=False, separators=(",", ":")))
