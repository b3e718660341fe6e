"""What the graph says of one thing, gathered from views that are asked only once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from graph.reading.translations import told_place
from graph.stating import addresses
from viz.atlas.book import Book
from viz.atlas.pointers import activities
from viz.atlas.said import ACTIVITY, THING, Line, said

#: Facts that say that a thing lies in, or belongs to, another.
UPWARDS = ("within", "place", "part-of", "edition-of")
#: No table of a page is longer than this; what is left out is told.  Where there are
#: more things than pages, most pages are about busy ones, and are shorter.
MOST, FEW = 200, 40


@dataclass(frozen=True, slots=True)
class Appearance:
    """One activity that a thing appears in, and each statement that says so.

    ``through`` are the things in the thing, when only they are named.
    """

    activity: str
    statements: tuple[Line, ...]
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearances:
    """Where a thing appears, the same in every language.

    ``direct`` are the first activities that name it, ``through`` the first that name
    what lies in it only; ``count`` and ``indirect`` are how many of each there are.
    ``company`` is how many others take part in those that name it, and ``partners``
    in how many of them each of those does that may be among the first.
    """

    direct: tuple[Appearance, ...]
    through: tuple[Appearance, ...]
    count: int
    indirect: int
    company: int
    partners: Mapping[str, int]


def things(book: Book) -> dict[str, dict[str, str]]:
    """Return name, type and kind of everything, by address."""
    found: dict[str, dict[str, str]] = book.once("things", lambda: _things(book))
    return found


def _things(book: Book) -> dict[str, dict[str, str]]:
    """Return everything by address; of several names or kinds, the first."""
    called = {one["place"]: one["name"] for one in reversed(book.view("place-names"))}
    return {
        one["thing"]: _told(book, one, called)
        for one in reversed(book.view("page-things"))
    }


def most(book: Book) -> int:
    """Return how long a table of a page may be."""
    return MOST if len(book.known) >= len(things(book)) else FEW


def _told(
    book: Book, thing: dict[str, str], called: Mapping[str, str]
) -> dict[str, str]:
    """Return a thing; a place by what it is ``called`` in the language of the page."""
    if thing["type"] != "place":
        return thing
    if thing["thing"] in called:
        name, tongue = called[thing["thing"]], book.language
    elif thing["tongue"] != book.language:
        name, tongue = told_place(thing["name"], thing["tongue"], book.language)
    else:
        return thing
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
        shared=True,
    )
    return owners


def appearances(book: Book, address: str) -> Appearances:
    """Return the activities that name a thing, then those that name what lies in it."""
    found: Appearances = book.once(
        ("appearances", address), lambda: _appearances(book, address), shared=True
    )
    return found


def _appearances(book: Book, address: str) -> Appearances:
    rank: dict[str, int] = book.once(
        "rank",
        lambda: {one: place for place, one in enumerate(activities(book))},
        shared=True,
    )
    named_in = said(book).by_thing
    direct: dict[str, list[Line]] = defaultdict(list)
    for line in named_in.get(address, ()):
        if line[ACTIVITY] in rank:
            direct[line[ACTIVITY]].append(line)
    lower = [one for one in inside(book, address) if one in named_in]
    below = {line[ACTIVITY] for one in lower for line in named_in[one]}
    below = (below & rank.keys()) - direct.keys()
    company, longest = _company(book, address, direct), most(book)
    return Appearances(
        tuple(
            Appearance(one, tuple(direct[one]))
            for one in nsmallest(longest, direct, key=rank.__getitem__)
        ),
        _through(book, lower, nsmallest(longest, below, key=rank.__getitem__)),
        len(direct),
        len(below),
        len(company),
        _busiest(company, longest),
    )


def _through(
    book: Book, lower: Iterable[str], chosen: Sequence[str]
) -> tuple[Appearance, ...]:
    """Return the chosen activities, with what they say of the things lower down."""
    lines: dict[str, list[Line]] = {one: [] for one in chosen}
    for one in lower:
        for line in said(book).by_thing[one]:
            if line[ACTIVITY] in lines:
                lines[line[ACTIVITY]].append(line)
    return tuple(
        Appearance(
            one, tuple(lines[one]), tuple(dict.fromkeys(at[THING] for at in lines[one]))
        )
        for one in chosen
    )


def _company(book: Book, address: str, direct: Iterable[str]) -> Counter[str]:
    """Count who else takes part in activities, and in how many of them."""
    taking, common = said(book).taking, Counter[str]()
    for activity in direct:
        common.update(taking.get(activity, ()))
    del common[address]
    return common


def _busiest(company: Counter[str], longest: int) -> dict[str, int]:
    """Return those who can be among the first, whatever names decide between equals."""
    least = min((number for _, number in company.most_common(longest)), default=0)
    return {one: number for one, number in company.items() if number >= least}


def partners(book: Book, address: str) -> list[tuple[str, int]]:
    """Return who takes part in the same activities, and in how many, most first.

    Of very many only the first are returned.
    """
    found = appearances(book, address).partners
    order = nsmallest(
        most(book), found, key=lambda one: (-found[one], named(book, one)["name"])
    )
    return [(one, found[one]) for one in order]


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
