"""Når går det ut: what ends, what may, what has ended, and what never says when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from graph.findings.finding import Finding
from graph.findings.lapses import MONTHS, STATES, counted_by_state
from graph.stating.addresses import activity
from viz.atlas.book import Book, Leaf
from viz.atlas.grid import Grid, counted_grid
from viz.atlas.panels import BANDS, SHOWN, TOPIC, Details, panels
from viz.atlas.pointers import told
from viz.atlas.reporters import group_columns
from viz.atlas.spans import WIDTH, axis
from viz.atlas.tongues import marked
from viz.lines.sentences import fix_text, reason_texts
from viz.page import day, fill
from viz.wording import say

ROUTE = "naar"
#: So many findings stand beside the first table.
FIRST = 5


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in words: its sentence, the words of the source, what to do."""

    text: Markup
    reasons: tuple[Markup, ...]
    fix: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The first findings of a list in words, and how many there are in all."""

    lines: tuple[Told, ...]
    count: int


def leaf(book: Book) -> Leaf:
    """Return the page about when it all runs out."""
    found = book.found("lapses")
    details = {
        activity(line["collection"], line["id"]): line for line in book.view("details")
    }
    scale = axis(_ends(found), _days(found))
    active = [one for one in found if one.details["what"] == "activity"]
    every = book.findings.get("lapses", [])
    endless = [one for one in every if one.level == "no-end-known"]
    dated = [one for one in every if one.level != "no-end-known"]
    html = fill(
        "atlas/timeline.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        scale=scale,
        width=WIDTH,
        months=MONTHS,
        panels=panels(book, found, details, scale),
        counts=counted_by_state(active),
        all=len(active),
        apart=Counter(one.details["what"] for one in found),
        grid=_grid(book, active, details),
        dated=_listing(book, dated),
        endless=_listing(book, endless),
        first=FIRST,
        asked=day(book.language, book.asked.isoformat()) if book.asked else "",
    )
    return Leaf(ROUTE, say(book.language, TOPIC, "title"), html)


def _listing(book: Book, found: Sequence[Finding]) -> Listing:
    """Return findings as a list that is no longer than a reader can use."""
    return Listing(tuple(_told(book, one) for one in found[:SHOWN]), len(found))


def _told(book: Book, finding: Finding) -> Told:
    """Return a finding as the command line tells it."""
    state, *reasons = reason_texts(finding, book.language)
    del state  # the sentence says it
    return Told(
        marked(book, told(book, finding), finding),
        tuple(marked(book, one, finding) for one in reasons),
        fix_text(finding, book.language),
    )


def _grid(book: Book, active: Sequence[Finding], details: Details) -> Grid:
    """Count the activities of each department in each state."""
    who = group_columns(book)
    pairs = [
        (one.level, who.of(details[one.details["address"]]["key"])) for one in active
    ]
    words = {
        code: say(book.language, TOPIC, f"short_{code}")
        for code in BANDS
        if code in STATES
    }
    return counted_grid(pairs, who.columns, words)


def _ends(found: Iterable[Finding]) -> list[date]:
    return [
        date.fromisoformat(one.details[end])
        for one in found
        for end in ("earliest", "latest")
        if one.details[end]
    ]


def _days(found: Iterable[Finding]) -> list[date]:
    days = {one.details["day"] for one in found} - {""}
    return [date.fromisoformat(one) for one in days]
