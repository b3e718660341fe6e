"""What each activity can share with others, read from the graph once.

Both isolation and overlap ask the same thing: which partners, places,
programmes, documents and subjects does an activity have, and who else has
them?  The owning county, its departments and its own places are left out, since
they touch everything.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.findings.cited import NO_ROW, Cell, Rows, cell_of, place_of, rows_in, telling
from graph.findings.themes import HOME as THEME_HOME
from graph.findings.themes import theme_name, themes_of
from graph.names import fold

#: The first and the last day that something can mean, as ISO dates or empty.
Span = tuple[str, str]
#: A feature as its kind, its thing and its name.
Known = tuple[str, str, str]
#: As what the things come along that the one named lies in or belongs to.
_PLACES = {"country": "country", "within": "within"}
BESIDES: dict[str, dict[str, str]] = {
    "participant": _PLACES,
    "approver": _PLACES,
    "body": {"above": "platform"},
    "programme": {"programme": "programme"},
    "about": {
        "programme": "programme-about",
        "document": "document",
        "a-country": "country",
        "a-place": "within",
    },
}


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


def gather(
    store: Graph, *, as_of: date | None = None, rows: Rows | None = None
) -> Evidence:
    """Return what findings are made of, read from the graph once.

    ``rows`` are those of the sources, for who has them at hand already.
    """
    held = rows_in(store) if rows is None else rows
    return Evidence(store, _profiles(store, held), as_of)


def _profiles(store: Graph, rows: Rows) -> list[Profile]:
    """Return every activity with its features, in the order of their rows."""
    texts = list(ask_view(store, "texts").records())
    around = _around(store)
    owners = {one["activity"]: one["owner"] for one in texts}
    features = _features(store, owners, around, rows)
    became = {thing: owner for (owner, thing), how in around.home.items() if not how}
    alone = Counter(found["in"] for found in texts if not found["whole"])
    tables = {_source(found) for found in texts if found["part"] == "table"}
    profiles = []
    for found in texts:
        row = rows.get(found["in"], NO_ROW)
        profile = _profile(found, alone[found["in"]] == 1, row.cells)
        mine = features.get(profile.address, frozenset()) | _themes(profile)
        house = became.get(profile.owner, profile.owner)
        aside = found["part"] != "table" and _source(found) in tables
        profiles.append(replace(profile, features=mine, house=house, aside=aside))
    return sorted(profiles, key=lambda one: (row_order(one.row), one.id, one.address))


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the things that activities name, whoever names them.

    ``wider`` is what each lies in, belongs to or is, by how; ``home`` what is each
    owner's own or only its neighbour.
    """

    wider: dict[str, dict[str, list[str]]]
    called: dict[str, list[str]]
    home: dict[tuple[str, str], str]


def _around(store: Graph) -> Around:
    wider: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for thing, how, other in ask_view(store, "wider").rows:
        wider[thing][how].append(other)
    called: dict[str, list[str]] = defaultdict(list)
    for thing, name in ask_view(store, "called").rows:
        called[thing].append(name)
    return Around(wider, called, _home(store))


def _features(
    store: Graph, owners: dict[str, str], around: Around, rows: Rows
) -> dict[str, frozenset[Feature]]:
    """Return what each activity has, without what is its owner's own."""
    said: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for activity, *told, where in ask_view(store, "features").rows:
        said[activity].append((*told, place_of(where, rows)))

    @cache
    def known(how: str, thing: str, owner: str) -> tuple[Known, ...]:
        return tuple(_known(how, thing, owner, around))

    return {
        activity: _made(known, told, owners.get(activity, ""))
        for activity, told in said.items()
    }


def _made(
    known: Callable[[str, str, str], Iterable[Known]],
    told: Iterable[tuple[str, ...]],
    owner: str,
) -> frozenset[Feature]:
    """Return the features of one activity, each with every cell that says so."""
    found: dict[Known, list[str]] = {}
    for how, thing, action, cell in told:
        for one in known(how, thing, owner):
            # The action of a programme is a thing of its own, known by its words.
            at = ("action", f"{thing} {fold(action)}", action) if action else one
            found.setdefault(at, []).append(cell)
    return frozenset(
        Feature(*at, tuple(sorted(set(filter(None, cells)))))
        for at, cells in sorted(found.items())
    )


def _known(how: str, thing: str, owner: str, around: Around) -> Iterator[Known]:
    """Yield what an owner's activity has that names a thing, with its names.

    A partner with its seat at home is a neighbour.
    """
    for kind, has in _kinds(how, thing, owner, around.wider.get(thing, {})):
        seat = around.home.get((owner, has), kind)
        if has != owner and seat:
            for name in around.called.get(has, (has,)):
                yield (seat if kind == "partner" else kind), has, name


def _kinds(
    how: str, thing: str, owner: str, wider: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield what a thing is to an activity that names it, and what comes with it."""
    if how in ("participant", "member"):
        land = how == "participant" and "a-country" in wider
        own = owner in wider.get("above", ())
        yield "unit" if own else "partner-country" if land else "partner", thing
    elif how == "body" or (how == "concern" and "a-body" in wider):
        yield "partner", thing
    elif how not in ("about", "concern"):
        yield ("authority" if how == "approver" else how), thing
    for kind, comes in BESIDES.get(how, {}).items():
        yield from ((comes, other) for other in wider.get(kind, ()))


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
