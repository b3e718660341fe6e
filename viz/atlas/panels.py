"""The bars of the timeline: by source, by state, and how each is told in words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.findings.features import row_order
from graph.findings.finding import Finding
from graph.findings.lapses import MONTHS, STATES, after
from viz.anchoring.facts import collection_of
from viz.atlas.book import Book
from viz.atlas.spans import Axis, Mark, marks
from viz.lines.sentences import places
from viz.page import day
from viz.wording import say

TOPIC = "atlas_naar"
#: The states as a reader meets them, then what is told apart from activities.
BANDS = (
    "ended-still-listed",
    "ends-for-certain",
    "may-end",
    "later",
    "no-end-known",
    "approval",
    "membership",
)
#: So many bars of a band, and lines of a list; the rest stand in the tables.
SHOWN = 150
#: The lines of the view ``details``, by the address of the activity.
Details = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: what it is, where it stands, how it is drawn, how its end is told."""

    title: str
    tongue: str
    address: str
    place: str
    department: str
    what: str
    level: str
    marks: tuple[Mark, ...]
    words: str
    span: str


@dataclass(frozen=True, slots=True)
class Band:
    """The bars of one state, and how many there was no room for."""

    code: str
    rows: tuple[Row, ...]
    count: int

    @property
    def left_out(self) -> int:
        """Count the bars that are not drawn."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Panel:
    """One source: the day that it is reckoned from, and its bars by state."""

    title: str
    tongue: str
    day: str
    own: bool
    today: float
    ahead: float
    bands: tuple[Band, ...]


def panels(
    book: Book,
    found: Sequence[Finding],
    details: Details,
    scale: Axis | None,
) -> list[Panel]:
    """Gather what can end by its source, those with a table first."""
    by_source: dict[str, list[Finding]] = defaultdict(list)
    for one in found:
        by_source[collection_of(one.details)].append(one)
    heads = {head["collection"]: head for head in book.view("ladder-sources")}
    order = sorted(
        by_source, key=lambda name: (heads[name]["has_table"] != "true", name)
    )
    return [
        _panel(book, heads[name], by_source[name], details, scale) for name in order
    ]


def _panel(
    book: Book,
    head: dict[str, str],
    found: Sequence[Finding],
    details: Details,
    scale: Axis | None,
) -> Panel:
    told = found[0].details
    here = date.fromisoformat(told["day"]) if told["day"] else None
    by_band: dict[str, list[Finding]] = defaultdict(list)
    for one in found:
        what = one.details["what"]
        by_band[one.level if what == "activity" else what].append(one)
    return Panel(
        title=head["title"],
        tongue=head["title_language"],
        day=day(book.language, told["day"]),
        own=not book.asked and told["day"] == told["listed"],
        today=scale.x(here) if scale and here else 0.0,
        ahead=scale.x(after(here, MONTHS)) if scale and here else 0.0,
        bands=tuple(
            Band(
                code,
                tuple(
                    _row(book, one, details, scale)
                    for one in sorted(by_band[code], key=_order)[:SHOWN]
                ),
                len(by_band[code]),
            )
            for code in BANDS
            if by_band[code]
        ),
    )


def _order(finding: Finding) -> tuple[str, str, tuple[int, str], str]:
    """Return an order in which the first to end comes first, then the rows."""
    told = finding.details
    latest = told["latest"] or "9999"
    return (latest, told["earliest"], row_order(finding.rows[0]), finding.id)


def _row(book: Book, finding: Finding, details: Details, scale: Axis | None) -> Row:
    told = finding.details
    line = details[told["address"]]
    ended = "yes" if finding.level == STATES[0] else ""
    return Row(
        title=finding.titles[0],
        tongue=line["title_language"],
        address=told["address"],
        place=places(finding.rows, book.language),
        department=line["department"],
        what=told["what"],
        level=finding.level,
        marks=tuple(marks({**told, "ended": ended}, scale)) if scale else (),
        words=told["end_as_written"],
        span=_span(book.language, told["earliest"], told["latest"]),
    )


def _span(language: str, earliest: str, latest: str) -> str:
    """Say between which days something ends, or nothing when nobody knows."""
    if not latest:
        return ""
    if earliest == latest:
        return day(language, latest)
    first, last = (day(language, one) for one in (earliest, latest))
    return say(language, TOPIC, "between", first=first, last=last)
