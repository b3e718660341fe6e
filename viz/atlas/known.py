"""Which things have a page of their own: all of them, or those most spoken of.

A page of three languages costs room in the file.  Among very many things, those
that most statements are about have a page, and the others are in the tables.  Up to
half of the pages are for activities, so that neither sort crowds out the other.
"""

from collections import Counter

from graph.asking.named import ask_named
from graph.asking.views import ask_view
from graph.build import Built

#: So many things have a page of their own at the most.
MOST = 900


def known_things(built: Built, *, most: int = MOST) -> frozenset[str]:
    """Return the addresses of what has a page, by how much is said of each."""
    types = {
        one["thing"]: one["type"]
        for one in ask_view(built.store, "page-things").records()
    }
    if len(types) <= most:
        return frozenset(types)
    said = Counter(dict.fromkeys(types, 0))
    answer = ask_named(built.store)
    for column in ("activity", "thing"):
        said.update(one for one in answer.column(column) if one in said)
    ranked = sorted(said, key=lambda thing: (-said[thing], thing))
    activities = [one for one in ranked if types[one] == "activity"]
    others = [one for one in ranked if types[one] != "activity"]
    few = max(most // 2, most - len(others))
    chosen = activities[:few]
    return frozenset((*chosen, *others[: most - len(chosen)]))
