"""What each activity can share with others, read from the graph once.

Both isolation and overlap ask the same thing: which partners, places,
programmes, documents and subjects does an activity have, and who else has
them?  The owning county and its departments are left out by the query, since
they touch everything.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

import pyoxigraph as ox

from graph.asking.views import ask_view


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that an activity has: what it is to it, and what it is called."""

    kind: str
    thing: str
    name: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """One activity with everything that it can share."""

    address: str
    id: str
    row: str
    title: str
    kind: str
    department: str
    owner: str
    text: str
    whole: str
    features: frozenset[Feature]

    def has(self, *kinds: str) -> bool:
        """Return whether the activity has any feature of these kinds."""
        return any(feature.kind in kinds for feature in self.features)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What every kind of finding looks at: the graph, its activities, the day."""

    store: ox.Store
    profiles: list[Profile]
    as_of: date | None = None


def gather(store: ox.Store, *, as_of: date | None = None) -> Evidence:
    """Return what findings are made of, read from the graph once."""
    return Evidence(store, _profiles(store), as_of)


def _profiles(store: ox.Store) -> list[Profile]:
    """Return every activity with its features, in the order of their rows."""
    features: dict[str, set[Feature]] = defaultdict(set)
    for found in ask_view(store, "features").records():
        feature = Feature(found["feature"], found["thing"], found["name"])
        features[found["activity"]].add(feature)
    texts = list(ask_view(store, "texts").records())
    alone = Counter(found["row"] for found in texts if not found["whole"])
    return sorted(
        (
            _profile(found, frozenset(features[found["activity"]]), alone)
            for found in texts
        ),
        key=lambda profile: (row_order(profile.row), profile.id),
    )


def _profile(
    found: dict[str, str], features: frozenset[Feature], alone: Counter[str]
) -> Profile:
    """Return one activity; the row's words are its own when the row is.

    Where several activities stand in one row or paragraph, its words would
    make them all alike.
    """
    own = not found["whole"] and alone[found["row"]] == 1
    words = (found["content"], found["comment"]) if own else ()
    return Profile(
        found["activity"],
        found["id"],
        found["row"],
        found["title"],
        found["kind"],
        found["department"],
        found["owner"],
        " ".join((found["title"], *words)),
        found["whole"],
        features,
    )


def row_order(row: str) -> tuple[int, str]:
    """Return what rows are sorted by: their number, the unnumbered last.

    >>> sorted(["p1", "10", "9"], key=row_order)
    ['9', '10', 'p1']
    """
    return (int(row), "") if row.isdigit() else (10**9, row)
