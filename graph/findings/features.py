"""What each activity can share with others, read from the graph once.

Both isolation and overlap ask the same thing: which partners, places,
programmes, documents and subjects does an activity have, and who else has
them?  The owning county, its departments and its own places are left out, since
they touch everything.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.findings.cited import Cell, cell_of, row_cells, telling
from graph.findings.themes import HOME as THEME_HOME
from graph.findings.themes import theme_name, themes_of
from graph.names import fold

#: The first and the last day that something can mean, as ISO dates or empty.
Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that an activity has: what it is to it, its name, and who says so.

    ``cells`` are the cells of the source that it rests on: ``rad 8, Tiltak``.
    """

    kind: str
    thing: str
    name: str = field(compare=False)
    cells: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """One activity with everything that it can share.

    ``place`` is the address of the row that it stands in, and ``aside`` tells that
    this is running text beside a table.  ``house`` is the owner, or the county that
    the owner became part of.  ``start`` and ``end``
    hold the first and the last day that each can mean, empty where unknown.
    ``cells`` are those of the row, and ``said`` the texts that make up ``text``, each
    after the place where it stands, the title first.
    """

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
    place: str = ""
    aside: bool = False
    house: str = ""
    status: str = ""
    start: Span = ("", "")
    end: Span = ("", "")
    cells: tuple[Cell, ...] = ()
    said: tuple[tuple[str, str], ...] = ()

    def has(self, *kinds: str) -> bool:
        """Return whether the activity has any feature of these kinds."""
        return any(feature.kind in kinds for feature in self.features)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What every kind of finding looks at: the graph, its activities, the day."""

    store: Graph
    profiles: list[Profile]
    as_of: date | None = None


def gather(store: Graph, *, as_of: date | None = None) -> Evidence:
    """Return what findings are made of, read from the graph once."""
    return Evidence(store, _profiles(store), as_of)


def _profiles(store: Graph) -> list[Profile]:
    """Return every activity with its features, in the order of their rows."""
    texts = list(ask_view(store, "texts").records())
    home = _home(store)
    features = _features(store, {one["activity"]: one["owner"] for one in texts}, home)
    became = {thing: owner for (owner, thing), how in home.items() if not how}
    alone = Counter(found["in"] for found in texts if not found["whole"])
    tables = {_source(found) for found in texts if found["part"] == "table"}
    cells = row_cells(store)
    profiles = []
    for found in texts:
        profile = _profile(found, alone[found["in"]] == 1, cells.get(found["in"], ()))
        mine = features[profile.address] | _themes(profile)
        house = became.get(profile.owner, profile.owner)
        aside = found["part"] != "table" and _source(found) in tables
        profiles.append(
            replace(profile, features=frozenset(mine), house=house, aside=aside)
        )
    return sorted(profiles, key=lambda one: (row_order(one.row), one.id, one.address))


def _features(
    store: Graph, owners: dict[str, str], home: dict[tuple[str, str], str]
) -> dict[str, set[Feature]]:
    """Return what each activity has, without what is its owner's own."""
    said: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for *known, cell in ask_view(store, "features").rows:
        said[tuple(known)].append(cell)
    features: dict[str, set[Feature]] = defaultdict(set)
    for (activity, kind, thing, name), cells in said.items():
        owner = owners.get(activity, "")
        how = home.get((owner, thing), kind)
        if thing != owner and how:
            feature = _feature(kind, how, thing, name)
            # Each once and sorted here: in the query, that takes time and room.
            cited = tuple(sorted(set(filter(None, cells))))
            features[activity].add(replace(feature, cells=cited))
    return features


def _feature(kind: str, how: str, thing: str, name: str) -> Feature:
    """Return a feature; a partner with its seat at home is a neighbour.

    The action of a programme is a thing of its own, known by its words.
    """
    if kind == "action":
        thing = f"{thing} {fold(name)}"
    return Feature(how if kind == "partner" else kind, thing, name)


def _themes(profile: Profile) -> set[Feature]:
    """Return the themes that a text tells of: guessed from words, never stated."""
    return {
        Feature(
            "theme",
            f"{THEME_HOME}{theme}",
            theme_name(theme),
            tuple(telling(profile.said, [theme])),
        )
        for theme in themes_of(profile.text)
    }


def _source(found: dict[str, str]) -> str:
    return found["in"].rpartition("/")[0]


def _home(store: Graph) -> dict[tuple[str, str], str]:
    """Return what is each owner's own (empty), and who is only its neighbour."""
    home: dict[tuple[str, str], str] = {}
    for owner, thing, how in ask_view(store, "home").rows:
        home[owner, thing] = how if home.get((owner, thing), how) else ""
    return home


def _profile(found: dict[str, str], alone: bool, cells: tuple[Cell, ...]) -> Profile:
    """Return one activity without its features; the row's words are its own when alone.

    Where several activities stand in one row or paragraph, its words would
    make them all alike.
    """
    own = ("content", "comment") if alone and not found["whole"] else ()
    told = [(cell.place, cell.text) for cell in cells if cell.column in own]
    said = ((cell_of(found["title"], cells), found["title"]), *told)
    return Profile(
        address=found["activity"],
        id=found["id"],
        row=found["row"],
        title=found["title"],
        kind=found["kind"],
        department=found["department"],
        owner=found["owner"],
        text=" ".join(text for _, text in said),
        whole=found["whole"],
        features=frozenset(),
        place=found["in"],
        status=found["status"],
        start=(found["start_from"], found["start_to"]),
        end=(found["end_from"], found["end_to"]),
        cells=cells,
        said=said,
    )


def row_order(row: str) -> tuple[int, str]:
    """Return what rows are sorted by: their number, the unnumbered last.

    >>> sorted(["p1", "10", "9"], key=row_order)
    ['9', '10', 'p1']
    """
    return (int(row), "") if row.isdigit() else (10**9, row)
