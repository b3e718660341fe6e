"""What the search looks through: names in all spellings, pages, findings."""

import json
from collections.abc import Sequence

from viz.atlas.book import Book, route_of
from viz.atlas.pack import Page, packed
from viz.atlas.pointers import activities, every_finding, told
from viz.atlas.questions import ROUTE as QUESTIONS
from viz.atlas.things import things
from viz.references import reference_in

#: So many findings can be searched for; the page of findings has filters besides.
MOST = 1000


def name_index(book: Book) -> str:
    """Return the packed names of everything that has a page, for all languages.

    Each is a list: route, type, name, language of the name, place in the source, and
    the other names.
    """
    entries = [
        [
            route_of(address),
            thing["type"],
            thing["name"],
            thing["tongue"],
            reference_in(activities(book)[address]["place"], "en")
            if thing["type"] == "activity"
            else "",
            _others(book, address),
        ]
        for address, thing in sorted(things(book).items())
        if address in book.known
    ]
    return _packed(entries)


def page_index(book: Book, leaves: Sequence[Page]) -> str:
    """Return the packed titles of pages and sentences of findings, in one language.

    Each is a list: route, type and title; of a finding, its name instead of a route.
    """
    entries = [
        [leaf.route, _sort(leaf.route), leaf.title]
        for leaf in leaves
        if not leaf.route.startswith("om/")
    ]
    entries += [
        [finding.id, "finding", told(book, finding)]
        for finding in every_finding(book)[:MOST]
    ]
    return _packed(entries)


def _sort(route: str) -> str:
    return "question" if route.startswith(f"{QUESTIONS}/") else "page"


def _others(book: Book, address: str) -> list[str]:
    main = things(book)[address]["name"]
    return sorted({one["name"] for one in book.by("names", "thing")[address]} - {main})


def _packed(entries: object) -> str:
    return packed(json.dumps(entries, ensure_ascii=False, separators=(",", ":")))
