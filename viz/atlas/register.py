"""Alt frå A til Å: everything that has a page, sorted as a Norwegian index is."""

import unicodedata
from collections import Counter, defaultdict

from viz.atlas.book import Book, Leaf
from viz.atlas.pointers import activities
from viz.atlas.things import things
from viz.page import fill
from viz.wording import say

ROUTE = "register"
TOPIC = "atlas_register"
TYPES = ("organisation", "place", "programme", "document", "activity")
#: The letters that come last, and what counts as each of them in Norwegian.
LAST = str.maketrans(
    {
        "æ": "{a",
        "ä": "{a",
        "ø": "{b",
        "ö": "{b",
        "å": "{c",
        "ü": "y",
        "ð": "d",
        "þ": "th",
    }
)
SHOWN = {"{a": "Æ", "{b": "Ø", "{c": "Å"}


def leaf(book: Book) -> Leaf:
    """Return the index of everything."""
    entries = [_entry(book, one) for one in things(book) if one in book.known]
    letters: dict[str, list[dict[str, str]]] = defaultdict(list)
    for entry in sorted(
        entries, key=lambda one: (collation(one["name"]), one["place"])
    ):
        letters[letter(entry["name"])].append(entry)
    counted = Counter(entry["type"] for entry in entries)
    html = fill(
        "atlas/register.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        letters=letters,
        types=[(one, counted[one]) for one in TYPES if counted[one]],
        count=len(entries),
        total=len(things(book)),
    )
    return Leaf(ROUTE, say(book.language, TOPIC, "title"), html)


def _entry(book: Book, address: str) -> dict[str, str]:
    thing = things(book)[address]
    place = activities(book)[address]["place"] if thing["type"] == "activity" else ""
    others = {one["name"] for one in book.by("names", "thing")[address]}
    also = " ".join(sorted(others - {thing["name"]}))
    return {**thing, "place": place, "also": also}


def collation(name: str) -> str:
    """Return what a name is sorted by in Norwegian: æ, ø and å last, aa as å.

    >>> sorted(["Åbo", "Ørsta", "Zagreb", "Aarhus", "Ærø", "Agder"], key=collation)
    ['Agder', 'Zagreb', 'Ærø', 'Ørsta', 'Åbo', 'Aarhus']
    """
    text = unicodedata.normalize("NFC", name.casefold()).replace("aa", "å")
    bare = unicodedata.normalize("NFD", text.translate(LAST))
    return "".join(one for one in bare if one.isalnum() or one in " {").strip()


def letter(name: str) -> str:
    """Return the letter that a name stands under; what begins otherwise, under #.

    >>> letter("Århus"), letter("«Gjør det!»"), letter("2020")
    ('Å', 'G', '#')
    """
    key = collation(name)
    if key[:2] in SHOWN:
        return SHOWN[key[:2]]
    return key[:1].upper() if key[:1].isalpha() else "#"
