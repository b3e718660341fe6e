"""Where a bar of the timeline begins and ends, in pixels, and what is certain of it.

An end is a pair of days, the first and the last that its words can mean.  What lies
before the first is certain and drawn solid, what lies between is possible and drawn
hatched; the same goes for a start.  Where no start is given, the bar begins on the
day that the source was up to date, with an open edge: then it was listed, and no
more is known.  Where no end is known, an open arrow stands instead of an end.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.reading.edtf import bounds

WIDTH = 620
#: So many years at most before the first day asked for, and after the last.
BEFORE, BEYOND = 4, 9
ARROW, DOTS = 34, 14
CROSS = 9


@dataclass(frozen=True, slots=True)
class Axis:
    """The time that is drawn: from the first of January to the last of December."""

    first: int
    last: int

    def x(self, day: date) -> float:
        """Return where a day stands, in pixels; days outside stand on the edge."""
        start, end = date(self.first, 1, 1), date(self.last + 1, 1, 1)
        share = (day - start).days / (end - start).days
        return round(WIDTH * min(max(share, 0), 1), 1)

    @property
    def years(self) -> list[tuple[int, float]]:
        """Return the years that are named, and where they begin."""
        step = 1 + (self.last - self.first) // 12
        every = range(self.first, self.last + 1, step)
        return [(year, self.x(date(year, 1, 1))) for year in every]

    @property
    def year(self) -> float:
        """Return how wide a year is."""
        return WIDTH / (self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """One part of a bar: ``run``, ``maybe``, ``open-start``, ``open-end`` and so on."""

    kind: str
    x: float
    width: float = 0.0


def axis(ends: Iterable[date], days: Iterable[date]) -> Axis | None:
    """Return the time that holds all ends and all days asked for, if there is one.

    >>> axis([date(2020, 1, 1), date(2024, 12, 31)], [date(2020, 5, 20)])
    Axis(first=2019, last=2024)
    """
    known, asked = sorted(ends), sorted(days)
    every = sorted(known + asked)
    if not every:
        return None
    middle = asked or every
    first = max(every[0].year, middle[0].year - BEFORE)
    last = min(max(every[-1].year, middle[-1].year + 1), middle[-1].year + BEYOND)
    # A bar that begins on the very edge would look cut off.
    return Axis(first - (every[0].month < 6 and every[0].year >= first), last)


def marks(told: Mapping[str, str], scale: Axis) -> Iterator[Mark]:
    """Yield the parts of a bar, from what a finding tells in its details."""
    listed = _day(told["listed"]) or _day(told["day"])
    end = (_day(told["earliest"]), _day(told["latest"]))
    if end[0] and end[1]:
        yield from _ending(told["start"], listed, end[0], end[1], scale)
        if told["ended"]:
            yield from _still_listed(end[1], listed, scale)
    elif told["ended"]:
        x = scale.x(listed) if listed else 0
        yield Mark("gone", x)
    else:
        yield from _endless(told["start"], listed, scale)


def _ending(
    start: str, listed: date | None, earliest: date, latest: date, scale: Axis
) -> Iterator[Mark]:
    begun = bounds(start) if start else None
    if begun and begun.earliest and begun.latest:
        if begun.latest >= earliest:  # nothing between is certain
            yield _part("maybe", begun.earliest, latest, scale)
            return
        yield _part("maybe", begun.earliest, begun.latest, scale)
        yield _part("run", begun.latest, earliest, scale)
        if begun.earliest.year < scale.first:
            yield Mark("cut", 0)
    elif listed and listed < earliest:
        yield _open_start(scale.x(listed))
        yield _part("run", listed, earliest, scale)
    else:
        yield _open_start(scale.x(earliest))
    if latest > earliest:
        yield _part("maybe", earliest, latest, scale)


def _still_listed(end: date, listed: date | None, scale: Axis) -> Iterator[Mark]:
    """Yield the mark of an end that is past, and the time since then."""
    if listed and listed > end:
        yield _part("since", end, listed, scale)
    # Beside the bar, where it can be seen.
    yield Mark("gone", round(min(scale.x(end) + CROSS, WIDTH - CROSS), 1))


def _endless(start: str, listed: date | None, scale: Axis) -> Iterator[Mark]:
    begun = bounds(start).latest if start else None
    here = listed or begun
    x = scale.x(here) if here else 0.0
    if begun and here and begun < here:
        yield _part("run", begun, here, scale)
        if begun.year < scale.first:
            yield Mark("cut", 0)
    elif not begun:
        yield _open_start(x)
    yield Mark("open-end", x, ARROW)


def _open_start(x: float) -> Mark:
    return Mark("open-start", round(max(x - DOTS, 0), 1), min(DOTS, x))


def _part(kind: str, first: date, last: date, scale: Axis) -> Mark:
    # A day is as long as any other: what ends on a day, ends when it is over.
    x, end = scale.x(first), scale.x(last + timedelta(days=1))
    return Mark(kind, x, round(max(end - x, 1.5), 1))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
