"""Kart: where the partners and the schools are, and what has no known place."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from graph.mapping.homes import home_county
from graph.mapping.spots import Actor, Spot, spots
from graph.reading.translations import told_place
from viz.atlas.book import Book, Leaf
from viz.atlas.tongues import SEVERAL
from viz.map.marks import Box
from viz.map.picture import HIGH, INFERRED, WIDE, Drawn, Sheet, lone, sheets
from viz.map.picture import MOST as MARKED
from viz.page import asset, fill
from viz.wording import counted, say, texts

ROUTE = "kart"
TOPIC = "atlas_kart"
COLUMNS = ("place", "number", "who", "involved", "point", "placed")
OTHERS = ("place", "number", "why")
#: So many stand in each of the tables; the workbook has them all.
MOST = 300
#: What stands after a name in another language than the page's.
MARK = Markup('<small class="tongue" aria-hidden="true"> {}</small>')
WHOLE = Box(0.0, 0.0, WIDE, HIGH)


def leaf(book: Book) -> Leaf:
    """Return the page with the map and its tables."""
    found = spots(book.built.store, language=book.language)
    drawn = [spot for spot in found if not spot.why]
    missing = [spot for spot in found if spot.why]
    maps = sheets(drawn, county=home_county(book.built.store))
    words = texts(book.language, TOPIC)
    html = fill(
        "atlas/map.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        answer=answer(found, len(book.view("details")), book.language),
        picture=Markup(picture(maps, book.language, book=book)),
        unmarked=max(0, len(drawn) - MARKED),
        unlisted=max(0, len(drawn) - MOST),
        headings=[words[f"column_{name}"] for name in COLUMNS],
        places=len(drawn),
        placed=[_row(spot, book) for spot in drawn[:MOST]],
        other_headings=[words[f"column_{name}"] for name in OTHERS],
        others=[_other(spot, book) for spot in missing[:MOST]],
        left=max(0, len(missing) - MOST),
    )
    return Leaf(ROUTE, words["title"], html)


def answer(found: Sequence[Spot], activities: int, language: str) -> str:
    """Return the page's answer in one sentence with its figures."""
    drawn = [spot for spot in found if not spot.why]
    abroad = [spot for spot in drawn if not spot.home]
    placed = frozenset[str]().union(*(spot.activities for spot in drawn))
    if not abroad:
        return say(language, TOPIC, "answer_none", placed=len(placed), all=activities)
    most = abroad[0]
    return say(
        language,
        TOPIC,
        "answer",
        placed=len(placed),
        all=activities,
        abroad=len(abroad),
        most=most.name,
        number=counted(language, TOPIC, "activities", len(most.activities)),
    )


def picture(
    found: Iterable[Sheet],
    language: str,
    *,
    book: Book | None = None,
    style: str = "",
    alone: bool = False,
) -> str:
    """Return the maps as SVG; with a book, each mark leads to its page.

    ``alone`` is for a single map on paper: the picture ends where that map ends.
    """
    shown = list(found)
    frame = shown[0].frame if alone else WHOLE

    def link(one: Drawn) -> str:
        return book.link(_address(one.spot)) if book else ""

    def told(one: Drawn) -> str:
        number = counted(language, TOPIC, "activities", one.mark.number)
        name = one.mark.name.removesuffix(f" {INFERRED}")
        return f"{name}: {number}"

    return fill(
        "map/picture.svg",
        topic=TOPIC,
        language=language,
        sheets=shown,
        frame=frame,
        alone=alone,
        high=frame.bottom - frame.top,
        wide=frame.right - frame.left,
        link=link,
        told=told,
        style=Markup(style),
    )


def _address(spot: Spot) -> str:
    """Return what a mark leads to: a lone actor at home, otherwise the place."""
    alone = lone(spot)
    return alone.address if alone else spot.address


def _row(spot: Spot, book: Book) -> list[Markup | str | int]:
    language = book.language
    words = texts(language, TOPIC)
    # Only a place goes by itself; where a school lies is known from somewhere.
    alone = [(one.id, one.placed) for one in spot.actors] == [(spot.id, "")]
    named = Markup("; ").join(_named(actor, book) for actor in spot.actors)
    who = words["who_itself"] if alone else named
    point = words[f"precision_{spot.position.precision}"]
    where = f"{point} ({spot.position.source})"
    if spot.position.note and language == "nn":
        where += f". {spot.position.note}"
    return [
        _link(spot.name, spot.language, spot.address, book),
        len(spot.activities),
        who,
        words[f"evidence_{spot.evidence}"],
        where,
        "; ".join(_placed(spot, words)),
    ]


def _placed(spot: Spot, words: dict[str, str]) -> list[str]:
    """Return how it is known that each organisation lies there."""
    known = {actor.placed or "register" for actor in spot.actors if actor.id != spot.id}
    known |= {actor.placed for actor in spot.actors if actor.placed}
    return sorted(words[f"placed_{how}"] for how in known) or [words["placed_itself"]]


def _other(spot: Spot, book: Book) -> list[Markup | str | int]:
    name = _link(spot.name, spot.language, spot.address, book)
    return [name, len(spot.activities), say(book.language, TOPIC, f"why_{spot.why}")]


def _named(actor: Actor, book: Book) -> Markup:
    return _link(actor.name, actor.language, actor.address, book)


def _link(name: str, language: str, address: str, book: Book) -> Markup:
    """Return a name with its language, as a link when there is a page about it."""
    tongue = Markup(' lang="{}"').format(language) if language else Markup("")
    name, language = told_place(name, language, book.language)
    to = book.link(address)
    link = Markup('<a href="{}"{}>{}</a>').format(to, tongue, name)
    found = link if to else Markup("<span{}>{}</span>").format(tongue, name)
    foreign = language not in ("", SEVERAL, book.language)
    return found + MARK.format(language) if foreign else found


def colours() -> str:
    """Return the map's styles with the light colours written out, for a picture."""
    import re

    css = asset("atlas/map.css").partition("}")[0] + asset("page.css").partition("}")[0]
    named = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", css))
    style = asset("map/picture.css")
    return re.sub(r"var\((--[\w-]+)\)", lambda found: named[found[1]], style)
