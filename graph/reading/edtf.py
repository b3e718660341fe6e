"""Dates that are only partly known, in the Extended Date/Time Format (EDTF).

We read the part of EDTF (Library of Congress, 2019) that tables of cooperation
need: years, months, days, the marks ``?``, ``~`` and ``%``, sets such as
``[2020,2021]`` (one of them) and ``{2020,2021}`` (all of them), intervals such
as ``2019/2022`` and open ends such as ``2019/..``.

Bounds are computed here, since the libraries that do so make up a date for an
open end.  ``2020-23`` is refused: to EDTF it is the autumn of 2020, to a county
it is 2020 to 2023.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

DATATYPE = "http://id.loc.gov/datatypes/edtf/EDTF"

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that a date can mean; None where it is open."""

    earliest: date | None
    latest: date | None


def bounds(text: str) -> Bounds:
    """Return the first and last day of an EDTF text.

    Raises ``ValueError`` for what is not a date, or not one that we read.

    >>> bounds("2021-12").latest.isoformat()
    '2021-12-31'
    >>> bounds("[2020,2021]").earliest.isoformat()
    '2020-01-01'
    >>> bounds("2019/..").latest is None
    True
    """
    if "/" in text:
        first, _, last = text.partition("/")
        return Bounds(_end_of(first).earliest, _end_of(last).latest)
    if text[:1] + text[-1:] in ("[]", "{}"):
        return _union([_day_range(part) for part in text[1:-1].split(",")])
    return _day_range(text)


def moved(text: str, duration: str, *, back: bool = False) -> str:
    """Return the other end of a period from one end and how long it lasts.

    The first and the last month both count: what lasts 27 months and ends in
    February 2020 began in December 2017.  The answer is marked as approximate
    (``~``), and no finer than the month, or the year where only that is known.
    Raises ``ValueError`` for a duration that is not of years and months.

    >>> moved("2020-02-29", "P27M", back=True)
    '2017-12~'
    >>> moved("2020", "P3Y")
    '2022~'
    """
    matched = re.fullmatch(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?", duration)
    start = bounds(text).earliest
    if not matched or start is None:
        raise ValueError(duration)
    months = int(matched[1] or 0) * 12 + int(matched[2] or 0) - 1
    if len(text) == 4:
        years = months // 12
        return f"{start.year - years if back else start.year + years}~"
    count = start.year * 12 + start.month - 1 + (-months if back else months)
    return f"{count // 12}-{count % 12 + 1:02d}~"


def _end_of(part: str) -> Bounds:
    """Return the bounds of one end of an interval, which may be open."""
    return Bounds(None, None) if part in ("", "..") else bounds(part)


def _union(ranges: list[Bounds]) -> Bounds:
    return Bounds(
        min(found.earliest for found in ranges if found.earliest),
        max(found.latest for found in ranges if found.latest),
    )


def _day_range(text: str) -> Bounds:
    matched = DATE.fullmatch(text.strip())
    if not matched:
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in matched.groups())
    if day:
        return Bounds(date(year, month, day), date(year, month, day))
    if month:
        last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
        return Bounds(date(year, month, 1), date(year, month, last))
    return Bounds(date(year, 1, 1), date(year, 12, 31))
