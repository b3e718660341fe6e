"""What the words in a date column mean, in nynorsk, bokmål and English.

``Pågåande``, ``36 mnd``, ``desember 2021`` or ``2020 (21?)`` are read as a
date, a duration, a frequency or a state, and the words themselves are kept.
Words that no rule here reads are said to be unread, never guessed at.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from graph.names import fold
from graph.reading.days import MONTH, MONTHS, day_of, first_of, last_of, month_year
from graph.reading.edtf import bounds
from graph.reading.states import states, words_for

#: The units of ISO 8601, by what their names begin with.
UNITS = {"mnd": "M", "må": "M", "mo": "M", "år": "Y", "ye": "Y"} | dict.fromkeys(
    ("ve", "uk", "we"), "W"
)


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
    # A dash says that there is nothing to say.
    if not re.search(r"[\w?]", words):
        return Reading()
    if words == "?":
        return Reading(status="uncertain")
    # «Årleg (haust)»: when in the year is more than we tell.
    bare = fold(re.sub(r"\s*\([^()\d]*\)$", "", words))
    if bare in states():
        status, frequency = states()[bare]
        return Reading(status=status, frequency=frequency)
    day = day_of(words)
    if day:
        return Reading(edtf=day)
    for pattern, reading in RULES:
        matched = pattern.fullmatch(words)
        if matched:
            found = reading(matched) if callable(reading) else reading
            return _checked(found)
    return _from_to(words)


def _from_to(words: str) -> Reading:
    """Read both ends of a period, or one of them with a word that says which."""
    for pattern in (BOTH, *SINCE, UNTIL):
        matched = pattern.fullmatch(words)
        dates = [day_of(part) for part in matched.groups()] if matched else [""]
        if not all(dates):
            continue
        if pattern is BOTH:
            ends = f"{first_of(dates[0])}/{last_of(dates[1])}"
            return _checked(Reading(edtf=ends))
        if pattern is UNTIL:
            return Reading(edtf=dates[0])
        return Reading(edtf=f"{first_of(dates[0])}/..", status="ongoing")
    return Reading(unread=True)


def school_year(first: str) -> str:
    """Return a school year, 1 August to 31 July, as an EDTF interval.

    >>> school_year("2021")
    '2021-08/2022-07'
    """
    return f"{first}-08/{int(first) + 1}-07"


def _rounds(matched: re.Match[str]) -> Reading:
    """Read a list of months: several rounds, all of them meant."""
    dates = re.findall(rf"(?:{MONTH}) \d{{4}}", matched[0], re.IGNORECASE)
    return Reading(edtf="{" + ",".join(map(month_year, dates)) + "}")


def _years(matched: re.Match[str]) -> Reading:
    """Read «2020, 2021 og 2023»: all of them meant."""
    return Reading(edtf="{" + ",".join(re.findall(r"\d{4}", matched[0])) + "}")


def _short_end(matched: re.Match[str]) -> Reading:
    """Read «2023/24» and «2021–23»; «2009–12» may be years or a month."""
    first, last = matched.groups()
    if not 12 < int(last) > int(first[2:]):
        return Reading(unread=True)
    return Reading(edtf=f"{first}/{first[:2]}{last}")


def _months(matched: re.Match[str]) -> Reading:
    """Read «mars–juni 2023»."""
    first, last, year = matched.groups()
    ends = (f"{year}-{MONTHS[month.lower()]:02d}" for month in (first, last))
    return Reading(edtf="/".join(ends))


def _days(matched: re.Match[str]) -> Reading:
    """Read «12.–14. juni 2024» and «12.–14.6.2024»."""
    first, last, month = matched.groups()
    ends = [day_of(f"{day}. {month}") for day in (first, last)]
    return Reading(edtf="/".join(ends)) if all(ends) else Reading(unread=True)


def _maybe_next(matched: re.Match[str]) -> Reading:
    """Read ``2020 (21?)``: one of two years."""
    first, other = matched[1], matched[2]
    return Reading(edtf=f"[{first},{first[: -len(other)]}{other}]", status="uncertain")


def _duration(matched: re.Match[str]) -> Reading:
    word = matched[2].lower()
    unit = next(unit for start, unit in UNITS.items() if word.startswith(start))
    return Reading(duration=f"P{matched[1]}{unit}")


def _lasting(matched: re.Match[str]) -> Reading:
    """Read «3 år (2022–2024)», and «2022–2024 (3 år)»: a period and how long it is."""
    told = [read_date(part) for part in matched.groups() if part]
    if any(one.unread for one in told) or not any(one.duration for one in told):
        return Reading(unread=True)
    dated = told[1] if told[0].duration else told[0]
    return replace(dated, duration=told[0].duration or told[1].duration)


def _extended(matched: re.Match[str]) -> Reading:
    """Read «2022–2024 (forlenga til 2025)»: it ends when it was extended to."""
    told, end = read_date(matched[1]), day_of(matched[2])
    start, apart, _ = told.edtf.partition("/")
    if told.unread or not apart or not end:
        return Reading(unread=True)
    return replace(told, edtf=f"{start}/{last_of(end)}", status="")


def _over(matched: re.Match[str]) -> Reading:
    """Read «avslutta», and when."""
    ended = day_of(matched[1])
    return Reading(edtf=ended, status="ended") if ended else Reading(unread=True)


def _checked(reading: Reading) -> Reading:
    """Return the reading, or an unread one when its date does not exist."""
    try:
        if reading.edtf:
            bounds(reading.edtf)
    except ValueError:
        return replace(reading, edtf="", unread=True)
    return reading


Rule = tuple[re.Pattern[str], Reading | Callable[[re.Match[str]], Reading]]


def _rule(pattern: str, reading: Reading | Callable[[re.Match[str]], Reading]) -> Rule:
    return re.compile(pattern, re.IGNORECASE), reading


DURATION = (
    r"(\d+)[ -](mnd|månad\w*|måned\w*|months?|årig|års?|years?|veker|uker|weeks?)"
)
LENGTH = r"\d+ (?:mnd|månad\w*|måned\w*|months?|år|years?|veker|uker|weeks?)"


ONGOING, OVER = words_for("ongoing"), words_for("ended")
NOW = rf"(?:d\.? ?d|no|nå|i dag|dags dato|now|today|present|{ONGOING})"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


BOTH, UNTIL = _compiled(
    r"(?:(?:frå|fra|from) )?(.*[\w.)])"
    r"(?: ?[–—] ?| - | til | to |(?<=\d{4})-|(?<=\.\d\d)-)(\S.*)",
    r"(?:til og med|t\.?o\.?m\.?|til|ut|until|innan|innen|seinast|senest|by) (.+)",
)
SINCE = _compiled(
    r"(?:(?:medlem|member|avtale|agreement|samarbeid) )?"
    r"(?:sidan|siden|since|frå og med|fra og med|f\.?o\.?m\.?|frå|fra|from) (.+)",
    rf"(.*\w) ?(?:[-–—→]|->|og fram(?:over)?(?: til)?|og utover)(?: ?{NOW})?",
    rf"(.*\w) (?:(?:og )?(?:fram )?til|to) {NOW}",
    rf"(?:{ONGOING})[ ,]*\(?(?:frå|fra|sidan|siden|since|from|i) (.+?)\)?",
)
RULES: list[Rule] = [
    _rule(
        r"(?:ca\.?|omkring|rundt|about) (\d{4})",
        lambda found: Reading(edtf=f"{found[1]}~"),
    ),
    _rule(rf"(?:(?:{MONTH}) \d{{4}},? ?){{2,}}", _rounds),
    _rule(
        r"(\d{4})\s*[-–/]\s*(\d{4})",
        lambda found: Reading(edtf=f"{found[1]}/{found[2]}"),
    ),
    _rule(r"(\d{4})\s?[-–/]\s?(\d{2})", _short_end),
    _rule(r"\d{4}(?:, \d{4})*(?:,| og| and| &) \d{4}", _years),
    _rule(rf"({MONTH})\.? ?[-–] ?({MONTH})\.? (\d{{4}})", _months),
    _rule(
        rf"(\d{{1,2}})\.? ?[-–] ?(\d{{1,2}})\.? ?"
        rf"((?:{MONTH})\.? \d{{4}}|\d{{1,2}}\.\d{{4}})",
        _days,
    ),
    _rule(
        r"(?:skuleåret|skoleåret|skuleår|skoleår|school year) (\d{4}) ?[-–/] ?\d{2,4}",
        lambda found: Reading(edtf=school_year(found[1])),
    ),
    _rule(
        r"(\d{4}) ?\?",
        lambda found: Reading(edtf=f"{found[1]}?", status="uncertain"),
    ),
    _rule(rf"({LENGTH}) \((.+)\)|(.+) \(({LENGTH})\)", _lasting),
    _rule(r"(\d{4}) \((\d{2}|\d{4})\?\)", _maybe_next),
    _rule(rf"{DURATION}(?: avtale| prosjekt| agreement| project)?", _duration),
    _rule(
        r"(.+?)[,;]? \(?(?:forlenga|forlenget|extended|förlängt|forlænget) "
        r"(?:til|to|till) ([^()]+)\)?",
        _extended,
    ),
    _rule(rf"(?:{OVER}),? (?:i |in )?(.+)", _over),
    _rule(
        r"(år(leg|lig|vis)|annual(ly)?|yearly) - formalisert avtale",
        Reading(frequency="annual", status="recurring"),
    ),
    _rule(
        r"(\w+ )?(annakvart|annenhvert|annethvert|every other) (år|year)",
        Reading(frequency="biennial", status="recurring"),
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
