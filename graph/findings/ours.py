"""Which activities the findings are for: those of the sources that somebody answers in.

A database of projects names no owners.  Read beside a county's overview it is there to
be held against it: nobody is asked to anchor, renew or merge what stands there alone.
Where no source has an owner, there is nothing to tell them apart by, and all are for
the reader.
"""

from collections.abc import Callable

from graph.asking.store import Graph
from graph.asking.views import ask_view


def ours(store: Graph) -> Callable[[str], bool]:
    """Return what tells from its address whether an activity is for the reader."""
    answering = frozenset(ask_view(store, "answering").column("begins"))

    def is_ours(address: str) -> bool:
        return not answering or address.partition("/activity/")[0] in answering

    return is_ours
