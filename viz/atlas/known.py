"""Which things have a page of their own: all of them, or those most spoken of.

A page of three languages costs room in the file.  Among very many things, those
that most statements are about have a page, and the others are in the tables.
"""

from collections import Counter

from graph.asking.views import ask_view
from graph.build import Built

#: So many things have a page of their own at the most.
MOST = 1500


def known_things(built: Built, *, most: int = MOST) -> frozenset[str]:
    """Return the addresses of what has a page, by how much is said of each."""
    things = ask_view(built.store, "page-things").column("thing")
    if len(set(things)) <= most:
        return frozenset(things)
    said: Counter[str] = Counter(dict.fromkeys(things, 0))
    for statement in ask_view(built.store, "page-statements").records():
        said.update(
            one for one in (statement["activity"], statement["thing"]) if one in said
        )
    ranked = sorted(said, key=lambda thing: (-said[thing], thing))
    return frozenset(ranked[:most])
