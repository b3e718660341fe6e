"""What the words in a date column mean, in nynorsk, bokmål and English.

``Pågåande``, ``36 mnd``, ``desember 2021`` or ``2020 (21?)`` are read as a
date, a duration, a frequency or a state, and the words themselves are kept.
Words that no rule here reads are said to be unread, never guessed at.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan",
            "februar february feb",
            "mars march mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
UNITS = {"mnd": "M", "må": "M", "mo": "M", "år": "Y", "ye": "Y", "ve": "W", "we": "W"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one date cell was read as.

    Attributes:
        edtf: The date in EDTF, or an empty string.
        duration: An ISO 8601 duration such as ``P36M``, or empty.
        frequency: A code of the list ``frequency``, or empty.
        status: A code of the list ``status``, or empty.
        of: What the date is the date of: ``activity`` itself, its
            ``approval`` or a ``renewal``.
        unread: True when there are words here that no rule reads.
    """

    edtf: str = ""
    duration: str = ""
    frequency: str = ""
    status: str = ""
    of: str = "activity"
    unread: bool = False


def read_date(text: str) -> Reading:
    """Read the words of one date cell, which may hold both ends of a period.

    >>> read_date("desember 2021").edtf
    '2021-12'
    >>> read_date("36 mnd").duration
    'P36M'
    >>> read_date("Registrert som interesserte").status
    'interested'
    >>> read_date("01.08.2022 – 31.07.2024").edtf, read_date("sidan 1990").edtf
    ('2022-08-01/2024-07-31', '1990/..')
    >>> read_date("når vi rekk det").unread
    True
    """
    words = " ".join(text.split()).strip(" .")
    if not words:
        return Reading()
    for pattern, reading in RULES:
        matched = pattern.fullmatch(words)
        if matched:
            found = reading(matched) if callable(reading) else reading
            return _checked(found)
    return _from_to(words)


def _from_to(words: str) -> Reading:
    """Read both ends of a period, or one of them with a word that says which."""
    for pattern in (BOTH, SINCE, ON, UNTIL):
        matched = pattern.fullmatch(words)
        dates = [_day(part) for part in matched.groups()] if matched else [""]
        if all(dates):
            first = dates[0]
            if pattern is BOTH:
                return _checked(Reading(edtf="/".join(dates)))
            if pattern is UNTIL:
                return Reading(edtf=first)
            return Reading(edtf=f"{first}/..", status="ongoing")
    return Reading(unread=True)


def _day(words: str) -> str:
    """Return a year, a month or a day as EDTF; empty for words that are none."""
    for pattern, reading in DAYS:
        matched = pattern.fullmatch(words)
        if matched and callable(reading):
            return _checked(reading(matched)).edtf
    return ""


def school_year(first: str) -> str:
    """Return a school year, 1 August to 31 July, as an EDTF interval.

    >>> school_year("2021")
    '2021-08/2022-07'
    """
    return f"{first}-08/{int(first) + 1}-07"


def _month_year(words: str) -> str:
    day, month, year = re.fullmatch(
        rf"(?:(\d{{1,2}})\.? )?({MONTH})\.? (\d{{4}})", words, re.IGNORECASE
    ).groups()  # type: ignore[union-attr]  # the rule has matched the same words
    date = f"{year}-{MONTHS[month.lower()]:02d}"
    return f"{date}-{int(day):02d}" if day else date


def _rounds(matched: re.Match[str]) -> Reading:
    """Read a list of months: several rounds, all of them meant."""
    dates = re.findall(rf"(?:{MONTH}) \d{{4}}", matched[0], re.IGNORECASE)
    return Reading(edtf="{" + ",".join(map(_month_year, dates)) + "}")


def _maybe_next(matched: re.Match[str]) -> Reading:
    """Read ``2020 (21?)``: one of two years."""
    first, other = matched[1], matched[2]
    return Reading(edtf=f"[{first},{first[: -len(other)]}{other}]", status="uncertain")


def _numbers(matched: re.Match[str]) -> Reading:
    day, month, year = matched.groups()
    return Reading(edtf=f"{year}-{int(month):02d}-{int(day):02d}")


def _short_year(matched: re.Match[str]) -> Reading:
    day, month, year = matched.groups()
    return Reading(edtf=f"20{year}-{int(month):02d}-{int(day):02d}")


def _season(matched: re.Match[str]) -> Reading:
    """Read «hausten 2022» as one of the months of that half of the school year."""
    months = next(
        found for word, found in SEASONS.items() if matched[1].startswith(word)
    )
    dates = ",".join(f"{matched[2]}-{month:02d}" for month in months)
    return Reading(edtf=f"[{dates}]")


def _duration(matched: re.Match[str]) -> Reading:
    word = matched[2].lower()
    unit = next(unit for start, unit in UNITS.items() if word.startswith(start))
    return Reading(duration=f"P{matched[1]}{unit}")


def _checked(reading: Reading) -> Reading:
    """Return the reading, or an unread one when its date does not exist."""
    from graph.reading.edtf import bounds

    try:
        if reading.edtf:
            bounds(reading.edtf)
    except ValueError:
        return replace(reading, edtf="", unread=True)
    return reading


Rule = tuple[re.Pattern[str], Reading | Callable[[re.Match[str]], Reading]]


def _rule(pattern: str, reading: Reading | Callable[[re.Match[str]], Reading]) -> Rule:
    return re.compile(pattern, re.IGNORECASE), reading


#: The months of each season: the halves of a school year, and the summer between.
SEASONS = {
    "v": range(1, 7),
    "sp": range(1, 7),
    "s": range(6, 9),
    "h": range(8, 13),
    "a": range(8, 13),
}
#: How a single day, month or year is written.
DAYS: list[Rule] = [
    _rule(r"\d{4}(-\d{2}-\d{2})?", lambda found: Reading(edtf=found[0])),
    _rule(r"\d{4}-(0\d|1[0-2])", lambda found: Reading(edtf=found[0])),
    _rule(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", _numbers),
    _rule(r"(\d{1,2})\.(\d{1,2})\.([0-4]\d)", _short_year),
    _rule(
        rf"(?:\d{{1,2}}\.? )?(?:{MONTH})\.? \d{{4}}",
        lambda found: Reading(edtf=_month_year(found[0])),
    ),
]
BOTH, SINCE, ON, UNTIL = (
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:(?:frå|fra|from) )?(.*[\w.])(?: ?[–—] ?| - | til | to |(?<=\d{4})-)(\S.*)",
        r"(?:sidan|siden|since|frå og med|fra og med|f\.?o\.?m\.?|frå|fra|from) (.+)",
        r"(.*\d) ?[-–—](?: ?(?:d\.? ?d|no|nå|i dag|now|today))?",
        r"(?:til og med|t\.?o\.?m\.?|til|ut|until) (.+)",
    )
)
RULES: list[Rule] = [
    *DAYS,
    _rule(
        r"(?:ca\.?|omkring|rundt|about) (\d{4})",
        lambda found: Reading(edtf=f"{found[1]}~"),
    ),
    _rule(
        r"(våren?|spring|summer|sommar(?:en)?|sommer(?:en)?|hausten?|høsten?|autumn)"
        r"(?: of)? (\d{4})",
        _season,
    ),
    _rule(rf"(?:(?:{MONTH}) \d{{4}},? ?){{2,}}", _rounds),
    _rule(
        r"(\d{4})\s*[-–]\s*(\d{4})",
        lambda found: Reading(edtf=f"{found[1]}/{found[2]}"),
    ),
    _rule(r"(\d{4}) \((\d{2}|\d{4})\?\)", _maybe_next),
    _rule(
        r"(\d+) (mnd|månad\w*|måned\w*|months?|år|years?|veker|uker|weeks?)", _duration
    ),
    _rule(r"\?|uviss|usikker|uncertain", Reading(status="uncertain")),
    _rule(
        r"pågåande|pågående|ongoing|pågår|i gang|laupande|løpande|løpende|aktiv|active"
        r"|in progress",
        Reading(status="ongoing"),
    ),
    _rule(
        r"(år(leg|lig|vis)|annual(ly)?|yearly)( - formalisert avtale)?",
        Reading(frequency="annual", status="recurring"),
    ),
    _rule(
        r"(\w+ )?(annakvart|annenhvert|every other) (år|year)",
        Reading(frequency="biennial", status="recurring"),
    ),
    _rule(
        r"ikkje starta|ikke startet|not started|planlagd|planlagt|planned",
        Reading(status="not-started"),
    ),
    _rule(
        r"fast|varig|permanent|(?:utan|uten) sluttdato",
        Reading(frequency="continuous", status="open-ended"),
    ),
    _rule(
        r"registrert som interesserte?|registered as interested",
        Reading(status="interested"),
    ),
    _rule(
        r"(ingen sluttdato|no end date)?\s*(kontinuerleg|kontinuerlig|continuous)?",
        Reading(frequency="continuous", status="open-ended"),
    ),
    _rule(
        r"godkj\w* (frå|fra|av|by) \w+ t\.?o\.?m\.? skuleåret (\d{4})/\d{2,4}",
        lambda found: Reading(
            edtf=school_year(found[2]), status="approved", of="approval"
        ),
    ),
    _rule(
        r"(?:\w+, )?(?:fornya|fornyet|renewed) (\d{4})",
        lambda found: Reading(edtf=found[1], status="renewed", of="renewal"),
    ),
    _rule(
        r"formalisert avtale (blei|ble|vart) (ikkje|ikke) (fornya|fornyet)",
        Reading(status="not-renewed"),
    ),
]
