"""What the graph says of one thing, gathered from views that are asked only once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.reading.translations import told_place
from graph.stating import addresses
from viz.atlas.book import Book, Records, gathered
from viz.atlas.pointers import Activity, activities

#: Facts that say that a thing lies in, or belongs to, another.
UPWARDS = ("within", "place", "part-of", "edition-of")
#: Ways to be in an activity oneself, and not only to be spoken of.
TAKING_PART = ("participant", "member", "organisation")


@dataclass(frozen=True, slots=True)
class Appearance:
    """One activity that a thing appears in, and each statement that says so.

    ``through`` is the name of what lies in the thing, when only that is named.
    """

    activity: Activity
    statements: Records
    through: tuple[str, ...] = ()


def things(book: Book) -> dict[str, dict[str, str]]:
    """Return name, type and kind of everything, by address."""
    found: dict[str, dict[str, str]] = book.once(
        "things",
        lambda: {
            one["thing"]: _told(book, one) for one in reversed(book.view("page-things"))
        },
    )
    return found


def _told(book: Book, thing: dict[str, str]) -> dict[str, str]:
    """Return a thing; a place by its name in the language of the page."""
    if thing["type"] != "place" or thing["tongue"] == book.language:
        return thing
    name, tongue = told_place(thing["name"], thing["tongue"], book.language)
    return {**thing, "name": name, "tongue": tongue}


def named(book: Book, address: str) -> dict[str, str]:
    """Return the name of a thing with its language; an unknown one by its address."""
    nameless = {"thing": address, "name": address, "tongue": "", "type": "", "kind": ""}
    return things(book).get(address, nameless)


def below(book: Book, address: str) -> dict[str, list[str]]:
    """Return what says that it lies in a thing or belongs to it, by how."""
    found: dict[str, list[str]] = defaultdict(list)
    for fact in book.by("page-facts", "other").get(address, []):
        if fact["thing"] not in found[fact["fact"]]:
            found[fact["fact"]].append(fact["thing"])
    return {fact: found[fact] for fact in (*UPWARDS, "publisher") if fact in found}


def inside(book: Book, address: str) -> list[str]:
    """Return everything that lies in a thing, however deep; an owner's own is left out.

    An owner answers for its units anyway, so that going through them would say
    everything twice.
    """
    found: dict[str, None] = {}
    waiting = [address] if address not in _owners(book) else []
    while waiting:
        under = below(book, waiting.pop())
        for fact in UPWARDS:
            new = [one for one in under.get(fact, []) if one not in found]
            found.update(dict.fromkeys(new))
            waiting += new
    return [one for one in found if one != address]


def _owners(book: Book) -> set[str]:
    owners: set[str] = book.once(
        "owners",
        lambda: {addresses.thing(one["owner"]) for one in activities(book).values()},
    )
    return owners


def appearances(book: Book, address: str) -> list[Appearance]:
    """Return the activities that name a thing, then those that name what lies in it."""
    found: list[Appearance] = book.once(
        ("appearances", address), lambda: _appearances(book, address)
    )
    return found


def _appearances(book: Book, address: str) -> list[Appearance]:
    uses = book.by("page-statements", "thing")
    direct = gathered(uses.get(address, []), "activity")
    order = activities(book)
    found = [Appearance(order[one], direct[one]) for one in order if one in direct]
    through: dict[str, list[str]] = defaultdict(list)
    said: dict[str, Records] = defaultdict(list)
    for lower in inside(book, address):
        for use in uses.get(lower, []):
            if use["activity"] not in direct:
                through[use["activity"]].append(named(book, lower)["name"])
                said[use["activity"]].append(use)
    return found + [
        Appearance(order[one], said[one], tuple(dict.fromkeys(through[one])))
        for one in order
        if one in through
    ]


def partners(book: Book, address: str) -> list[tuple[str, int]]:
    """Return who takes part in the same activities, and in how many, most first."""
    said = book.by("page-statements", "activity")
    common: Counter[str] = Counter()
    for found in appearances(book, address):
        if found.through:
            continue
        there = said[found.activity["address"]]
        common.update(
            {one["thing"] for one in there if one["way"] in TAKING_PART} - {address}
        )
    ranked = sorted(common, key=lambda one: (-common[one], named(book, one)["name"]))
    return [(one, common[one]) for one in ranked]


def together(
    statements: Iterable[dict[str, str]], *key: str
) -> Iterator[dict[str, Any]]:
    """Yield statements once, however many cells they rest on, with all their cells."""
    groups: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for one in statements:
        groups[tuple(one[name] for name in key)].append(one)
    for group in groups.values():
        sources = dict.fromkeys(one["source"] for one in group if one["source"])
        yield {**group[0], "sources": list(sources)}
