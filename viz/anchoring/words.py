"""How people say dates, periods and places in a source: 2018–2021, rad 1, 2 og 3."""

from collections.abc import Iterable, Mapping

from viz.anchoring.facts import in_order
from viz.page import day
from viz.references import part_and_number
from viz.wording import counted, say, texts

TOPIC = "anchoring"
PARTS = ("table", "paragraph", "slide")


def when(language: str, edtf: str) -> str:
    """Write a date as people do, as exactly as it is known.

    >>> when("nn", "2020-02")
    'februar 2020'
    >>> when("nn", "2015~")
    '2015~'
    """
    year, _, month = edtf.partition("-")
    if year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12:
        return f"{texts(language, 'page')['months'].split()[int(month) - 1]} {year}"
    return day(language, edtf)


def span(language: str, edtf: str) -> str:
    """Write a period as people do, open ends included.

    >>> span("nn", "2018/2021")
    '2018–2021'
    >>> span("nn", "2015/..")
    'frå 2015'
    """
    first, _, last = edtf.partition("/")
    start, end = (when(language, one.strip(".")) for one in (first, last))
    if start and end:
        return f"{start}–{end}"
    if "/" not in edtf:
        return start
    return say(language, TOPIC, "since" if start else "until", date=start or end)


def listed(language: str, names: Iterable[str]) -> str:
    """Join names as people do.

    >>> listed("nn", ["1", "2", "3"])
    '1, 2 og 3'
    """
    *first, last = list(names) or [""]
    if not first:
        return last
    return f"{', '.join(first)} {say(language, TOPIC, 'and')} {last}"


def place(language: str, part: str, rows: Iterable[str]) -> str:
    """Point to rows, paragraphs or slides of a source.

    >>> place("nn", "slide", ["s9", "s7", "s7"])
    'lysbilete 7 og 9'
    """
    numbers = in_order({part_and_number(row)[1] for row in rows})
    kind = part if part in PARTS else "table"
    return counted(
        language, TOPIC, f"at_{kind}", len(numbers), rows=listed(language, numbers)
    )


def capital(text: str) -> str:
    """Begin with a capital letter and leave the rest alone.

    >>> capital("vedteke av EU")
    'Vedteke av EU'
    """
    return text[:1].upper() + text[1:]


def ceased(language: str, facts: Mapping[str, str]) -> str:
    """Say what a publisher has become, or nothing if it still is what it was."""
    if not facts["successor"]:
        return ""
    since = when(language, facts["since"])
    return say(language, "show", "ceased", **{**facts, "since": since})
