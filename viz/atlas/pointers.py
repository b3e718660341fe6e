"""From activities to findings and back: who points at what, and by which cell."""

from collections import defaultdict
from urllib.parse import quote

from graph.findings.finding import Finding
from graph.stating import addresses
from viz.atlas.book import Book
from viz.lines.sentences import sentence
from viz.references import reference_in

Activity = dict[str, str]
#: A text, and the link behind it or nothing.
Linked = tuple[str, str]


def activities(book: Book) -> dict[str, Activity]:
    """Return what is told of each activity, by its address, in the overview's order."""
    found: dict[str, Activity] = book.once("activities", lambda: _activities(book))
    return found


def _activities(book: Book) -> dict[str, Activity]:
    found: dict[str, Activity] = {}
    for entry in book.view("details"):
        address = addresses.activity(entry["collection"], entry["id"])
        found.setdefault(address, {**entry, "address": address})
    return found


def every_finding(book: Book) -> list[Finding]:
    """Return the findings of all kinds, kind by kind."""
    return [finding for found in book.findings.values() for finding in found]


def pointed_at(book: Book, finding: Finding) -> list[Activity]:
    """Return the activities that a finding is about, in its own order."""
    places: dict[tuple[str, str], list[Activity]] = book.once(
        "places", lambda: _places(book)
    )
    pairs = zip(finding.activities, finding.rows, strict=False)
    return [one for pair in dict.fromkeys(pairs) for one in places.get(pair, [])]


def _places(book: Book) -> dict[tuple[str, str], list[Activity]]:
    places: dict[tuple[str, str], list[Activity]] = defaultdict(list)
    for entry in activities(book).values():
        places[entry["id"], entry["row"]].append(entry)
    return places


def findings_about(book: Book) -> dict[str, list[Finding]]:
    """Return the findings that point at each thing, by its address."""
    found: dict[str, list[Finding]] = book.once("about", lambda: _about(book))
    return found


def _about(book: Book) -> dict[str, list[Finding]]:
    about: dict[str, list[Finding]] = defaultdict(list)
    for finding in every_finding(book):
        named = [entry["address"] for entry in pointed_at(book, finding)]
        for address in dict.fromkeys((*named, *finding.things)):
            about[address].append(finding)
    return about


def told(book: Book, finding: Finding) -> str:
    """Return a finding as one sentence in the book's language, made only once."""
    words: str = book.once(
        ("told", finding.id), lambda: sentence(finding, book.language)
    )
    return words


def finding_link(book: Book, finding: Finding) -> str:
    """Return the link to a finding: the page of findings, opened at this one."""
    return f"{book.link_to('funn')}?id={quote(finding.id, safe='')}"


def cells(book: Book, finding: Finding, names: tuple[str, ...]) -> list[Linked]:
    """Return cells of the source, each with a link to the activity of its row."""
    about = pointed_at(book, finding)
    own = {entry["place"]: entry["address"] for entry in about}
    rows: dict[tuple[str, str], str] = book.once("rows", lambda: _rows(book))
    found = []
    for name in (reference_in(one, book.language) for one in names):
        place = name.partition(",")[0]
        beside = rows.get((about[0]["collection"], place), "") if about else ""
        found.append((name, book.link(own.get(place) or beside)))
    return found


def _rows(book: Book) -> dict[tuple[str, str], str]:
    """Return the first activity in each row of each source."""
    found: dict[tuple[str, str], str] = {}
    for entry in activities(book).values():
        found.setdefault((entry["collection"], entry["place"]), entry["address"])
    return found
