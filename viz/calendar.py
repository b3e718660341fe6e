"""What runs out as a calendar: days to look again, for any calendar program.

The calendar is iCalendar (RFC 5545): lines end in CR LF and are folded at 75
octets.  There is no clock in it: ``DTSTAMP`` is the day asked for, and a thing
keeps its UID from build to build, so that importing again moves the old entry
instead of adding a new one.

A review day is ``AHEAD`` months before the first day on which the thing can end,
but not before the day asked for.  What has ended is to be reviewed on that day
itself.  What never says when it ends has no day to stand on, and stays out.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from graph.findings.finding import Finding
from graph.findings.lapses import after
from viz.lines.sentences import fix_text, reason_texts, sentence
from viz.wording import texts

AHEAD = 3
WIDEST = 75


def calendar(findings: Sequence[Finding], day: date, language: str) -> bytes:
    """Return the review days of what runs out, reckoned from a day."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//samband//lapses//NN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(texts(language, 'findings')['calendar'])}",
    ]
    for finding in findings:
        if finding.level != "no-end-known":
            lines += _event(finding, day, language)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) for line in lines)


def review_day(finding: Finding, day: date) -> date:
    """Return when to look again at what runs out."""
    earliest = finding.details["earliest"]
    if finding.level == "ended-still-listed" or not earliest:
        return day
    return max(day, after(date.fromisoformat(earliest), -AHEAD))


def fold(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, no letter cut in two.

    >>> [len(piece) for piece in fold("A" * 80).splitlines()]
    [75, 6]
    """
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        raw = letter.encode()
        # A continuation begins with a space, which counts too.
        if len(piece) + len(raw) > WIDEST - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += raw
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"


def _event(finding: Finding, day: date, language: str) -> Iterator[str]:
    review = review_day(finding, day)
    told = [*reason_texts(finding, language), fix_text(finding, language)]
    yield "BEGIN:VEVENT"
    yield f"UID:{finding.id}@samband"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{review:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{review + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(sentence(finding, language))}"
    yield f"DESCRIPTION:{_escaped('; '.join(told))}"
    yield f"CATEGORIES:{finding.level}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    r"""Return a text with the characters marked that RFC 5545 keeps for itself.

    >>> print(_escaped("a; b, c"))
    a\; b\, c
    """
    for letter in ("\\", ";", ","):
        text = text.replace(letter, f"\\{letter}")
    return " ".join(text.split())
