"""Oversikt: the figures of the whole, and where to go from here."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from graph.findings.matrix import lands_abroad
from graph.stating.addresses import activity
from viz.anchoring.words import listed
from viz.atlas.book import Book, Leaf
from viz.atlas.figures import figures
from viz.atlas.grid import Column, Grid, counted_grid, heaviest_first, shade
from viz.atlas.pointers import told
from viz.atlas.reporters import Reporters, group_columns
from viz.atlas.tongues import marked
from viz.lines.sentences import department
from viz.page import day, fill
from viz.wording import counted, say

ROUTE = "oversikt"
TOPIC = "atlas_overview"
#: The kinds of finding as a reader should meet them.
KINDS = (
    "conflicts",
    "lapses",
    "unanchored",
    "overlaps",
    "isolated",
    "brokers",
    "gaps",
    "quality",
)
#: So many countries and kinds are named in a sentence, and lines stand in a table.
NAMED, LINES = 3, 30


@dataclass(frozen=True, slots=True)
class Filled:
    """How much of a column a department has filled in."""

    filled: int
    of: int

    @property
    def shade(self) -> int:
        """Return how dark the square is, from nothing at all to everything."""
        return shade(self.filled, self.of)


@dataclass(frozen=True, slots=True)
class Quality:
    """The fill rates of one source's table: its columns by its departments."""

    id: str
    title: str
    departments: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Filled, ...]], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One source: what it is, whose, from which day, and what it holds."""

    title: str
    tongue: str
    owner: str
    day: str
    activities: int
    rows: str
    note: str


def leaf(book: Book) -> Leaf:
    """Return the page that the atlas opens with."""
    abroad = countries(book)
    who = group_columns(book)
    lands, kinds = land_grid(book, abroad, who), kind_grid(book, who)
    tables = book.view("tables")
    html = fill(
        "atlas/overview.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        activities=len(book.view("details")),
        rows=sum(int(table["rows"]) for table in tables),
        anchored=sum(int(table["anchored"]) for table in tables),
        lands=lands,
        kinds=kinds,
        most_lands=_most(book, lands),
        most_kinds=_most(book, kinds, but="not-stated"),
        largest=max(who.columns, key=lambda column: column.of, default=None),
        silent=listed(book.language, [_sized(book, one) for one in lands.empty]),
        figures=figures(book, abroad),
        quality=quality(book),
        findings=_findings(book),
        sources=_sources(book),
        shown_lands=Grid(lands.columns, lands.lines[:LINES]),
        numbered=partial(counted, book.language, TOPIC),
        asked=day(book.language, book.asked.isoformat()) if book.asked else "",
    )
    return Leaf(ROUTE, say(book.language, TOPIC, "title"), html)


def countries(book: Book) -> dict[str, set[str]]:
    """Return the countries abroad of each activity's counterparts, by name."""
    names = {line["land"]: line["name"] for line in book.view("lands")}
    met: dict[str, set[str]] = book.once(
        "lands met", lambda: lands_abroad(book.built.store), shared=True
    )
    return {one: {names[land] for land in lands} for one, lands in met.items()}


def land_grid(book: Book, abroad: dict[str, set[str]], who: Reporters) -> Grid:
    """Count who has how many activities with counterparts in each country."""
    pairs = [
        (land, who.of(line["key"]))
        for line in book.view("details")
        for land in abroad.get(activity(line["collection"], line["id"]), ())
    ]
    names = {land: land for land, _ in pairs}
    return heaviest_first(counted_grid(pairs, who.columns, names))


def kind_grid(book: Book, who: Reporters) -> Grid:
    """Count who has how many activities of each kind."""
    details = book.view("details")
    pairs = [(line["kind"], who.of(line["key"])) for line in details]
    names = {line["kind"]: line["kind_label"] for line in details}
    return heaviest_first(counted_grid(pairs, who.columns, names))


def _most(book: Book, grid: Grid, *, but: str = "") -> str:
    """Name the rows that hold most, each with its number, all but one of them."""
    lines = [line for line in grid.lines if line.code != but][:NAMED]
    return listed(book.language, [f"{line.name} ({line.total})" for line in lines])


def _sized(book: Book, column: Column) -> str:
    return say(book.language, TOPIC, "sized", name=column.name, n=column.of)


def quality(book: Book) -> list[Quality]:
    """Return how much of each table is filled in, a table a source."""
    found = book.found("quality")
    titles = {head["collection"]: head["title"] for head in book.view("ladder-sources")}
    return [
        _quality(book, name, titles[name], [one.details for one in found])
        for name in sorted({one.details["collection"] for one in found})
    ]


def _quality(book: Book, name: str, title: str, told: list[dict[str, str]]) -> Quality:
    mine = [one for one in told if one["collection"] == name]
    headings = list(dict.fromkeys(one["heading"] for one in mine))
    # A column that some sheets lack has fewer cells than there are rows.
    sizes: dict[str, int] = {}
    for one in mine:
        size = sizes.get(one["department"], 0)
        sizes[one["department"]] = max(size, int(one["of"]))
    # All rows together first, those without a department last, the others by size.
    order = sorted(
        sizes, key=lambda code: (code != "*", code == "", -sizes[code], code)
    )
    cells = {
        (one["heading"], one["department"]): Filled(int(one["filled"]), int(one["of"]))
        for one in mine
    }
    return Quality(
        f"o-quality-{name}",
        title,
        tuple(department(code, book.language) for code in order),
        tuple(
            (heading, tuple(cells.get((heading, code), Filled(0, 0)) for code in order))
            for heading in headings
        ),
    )


def _findings(book: Book) -> list[tuple[str, int, Markup]]:
    """Return each kind of finding, how many there are, and the gravest in words."""
    return [
        (
            kind,
            len(book.findings[kind]),
            marked(book, told(book, book.findings[kind][0]), book.findings[kind][0]),
        )
        for kind in KINDS
        if book.findings.get(kind)
    ]


def _sources(book: Book) -> list[Source]:
    heads = {head["collection"]: head for head in book.view("ladder-sources")}
    tables = {table["title"]: table["rows"] for table in book.view("tables")}
    counts = Counter(line["collection"] for line in book.view("details"))
    found = []
    for part in sorted(
        book.built.sources.collections, key=lambda one: -counts[one.name]
    ):
        title = part.head["title"]
        found.append(
            Source(
                title,
                part.language,
                heads.get(part.name, {}).get("owner", ""),
                day(book.language, part.as_of),
                counts[part.name],
                tables.get(title, ""),
                part.head.get("note", ""),
            )
        )
    return found
