"""How a single day, month, quarter, season, year or decade is written.

Each is read as EDTF; what may be any of several months is a set of them, as
``[2023-01,2023-02,2023-03]`` for the first quarter of 2023.
"""

import re
from collections.abc import Callable, Iterable

from graph.reading.edtf import bounds

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
SEASON = (
    r"vår(?:en)?|spring|summer|sommar(?:en)?|sommer(?:en)?|haust(?:en)?|høst(?:en)?"
    r"|autumn"
)
#: The months of each season: the halves of a school year, and the summer between.
SEASONS = {
    "v": range(1, 7),
    "sp": range(1, 7),
    "s": range(6, 9),
    "h": range(8, 13),
    "a": range(8, 13),
}


def day_of(words: str) -> str:
    """Return a day, a month or a year as EDTF; empty for words that are none.

    >>> day_of("1/9-2022"), day_of("09.2022"), day_of("desember 2021")
    ('2022-09-01', '2022-09', '2021-12')
    >>> day_of("1. kvartal 2023"), day_of("31.02.2020")
    ('[2023-01,2023-02,2023-03]', '')
    """
    for pattern, told in DAYS:
        matched = pattern.fullmatch(words)
        if matched:
            return _existing(told(matched))
    return ""


def first_of(edtf: str) -> str:
    """Return when a period begins at the earliest; about then, where it may be later.

    An interval of EDTF has no sets at its ends, but they may be approximate.

    >>> first_of("[2022-08,2022-09]"), first_of("2022")
    ('2022-08~', '2022')
    """
    first, comma, _ = edtf.strip("[]").partition(",")
    return f"{first}~" if comma else first


def last_of(edtf: str) -> str:
    """Return when a period ends at the latest; about then, where it may be earlier."""
    _, comma, last = edtf.strip("[]").rpartition(",")
    return f"{last}~" if comma else last


def month_year(words: str) -> str:
    """Return a month with its year, and its day if there is one."""
    day, month, year = re.fullmatch(
        rf"(?:(\d{{1,2}})\.? )?({MONTH})\.? (\d{{4}})", words, re.IGNORECASE
    ).groups()  # type: ignore[union-attr]  # the rule has matched the same words
    date = f"{year}-{MONTHS[month.lower()]:02d}"
    return f"{date}-{int(day):02d}" if day else date


def _existing(edtf: str) -> str:
    """Return a date, or nothing where there is no such day."""
    try:
        bounds(edtf)
    except ValueError:
        return ""
    return edtf


def _numbers(matched: re.Match[str]) -> str:
    day, month, year = matched.groups()
    return f"{year:0>4}-{int(month):02d}-{int(day):02d}"


def _short_year(matched: re.Match[str]) -> str:
    day, month, year = matched.groups()
    return f"20{year}-{int(month):02d}-{int(day):02d}"


def _one_of(year: str, months: Iterable[int]) -> str:
    return "[" + ",".join(f"{year}-{month:02d}" for month in months) + "]"


def _season(matched: re.Match[str]) -> str:
    """Read «hausten 2022» as one of the months of that half of the school year."""
    word, year = matched["season"].lower(), matched["year"]
    year = year if len(year) == 4 else f"20{year}"
    return _one_of(year, next(SEASONS[key] for key in SEASONS if word.startswith(key)))


def _quarter(matched: re.Match[str]) -> str:
    last = 3 * int(matched[1] or matched[2])
    return _one_of(matched[3], range(last - 2, last + 1))


def _decade(matched: re.Match[str]) -> str:
    return "[" + ",".join(f"{matched[1]}{number}" for number in range(10)) + "]"


def _rule(
    pattern: str, told: Callable[[re.Match[str]], str]
) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    return re.compile(pattern, re.IGNORECASE), told


DAYS = [
    _rule(r"\d{4}(-\d{2}-\d{2})?", lambda found: found[0]),
    _rule(r"\d{4}-(0\d|1[0-2])", lambda found: found[0]),
    _rule(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", _numbers),
    _rule(r"(\d{1,2})[-/](\d{1,2})[-/ ](\d{4})", _numbers),
    _rule(r"(\d{1,2})\.(\d{1,2})\.([0-4]\d)", _short_year),
    _rule(r"(\d{1,2})/(\d{1,2})[-/]([0-4]\d)", _short_year),
    _rule(
        r"(0?[1-9]|1[0-2])[./](\d{4})", lambda found: f"{found[2]}-{int(found[1]):02d}"
    ),
    _rule(
        rf"(?:\d{{1,2}}\.? )?(?:{MONTH})\.? \d{{4}}", lambda found: month_year(found[0])
    ),
    _rule(rf"(?P<season>{SEASON})(?: of)? (?P<year>\d{{4}}|[0-4]\d)", _season),
    _rule(rf"(?P<year>\d{{4}}),? \(?(?P<season>{SEASON})\)?", _season),
    _rule(r"(?:Q ?([1-4])|([1-4])\. ?kvartal),? (\d{4})", _quarter),
    _rule(r"(\d{3})0(?:-?tal+et|-?år(?:a|ene)|s)", _decade),
]
