"""Finding what tells of persons: names with titles, e-mail, telephone, numbers.

What is found is replaced by a visible mark.  A name is known by the title, the contact
word, the politeness or the number beside it, or by a common first name; another that
stands alone is not known for one.
Organisation numbers, amounts, dates, years and PICs are no telephone numbers.
"""

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from graph.reading.personal_numbers import (
    DIGITS,
    email_spans,
    identity_spans,
    telephone_spans,
)
from graph.reading.persons import is_of_a_person, name_before, person_spans
from ontology import WORDS

#: A cell that holds one decimal number, such as a longitude, holds no person.
COORDINATE = re.compile(r"[+-]?\d{1,3}[.,]\d+")
#: What stands between two names in a cell, kept when the cell is parted.
SIGNS = re.compile(r"(\s*[,;/|\n()]\s*|\s+(?:og|and|&)\s+)")
#: A stretch of a text, from and to, and what stands there.
Span = tuple[int, int, str]


def left_out(
    text: str, *, language: str = "nn", amount: bool = False
) -> tuple[str, tuple[str, ...]]:
    """Return a text with marks instead of persons, and what the marks stand for.

    ``amount`` says that the text is of a column of numbers, where a bare number
    is never taken for a telephone.

    >>> left_out("Ring Kari på 55 23 90 00")
    ('Ring Kari på [utelate: telefonnummer]', ('telephone',))
    >>> left_out("Spør rådgjevar Kari Nordmann.")
    ('Spør rådgjevar [utelate: personnamn].', ('person',))
    >>> left_out("Ola Nordmann, ola@example.no")[0]
    '[utelate: personnamn], [utelate: e-postadresse]'
    """
    if len(text) < 4:
        return text, ()
    spans = personal_spans(text, amount)
    if not spans:
        return text, ()
    words = _marks().get(language, _marks()["en"])
    parts, at = [], 0
    for first, last, kind in spans:
        parts += [text[at:first], words[kind]]
        at = last
    return "".join([*parts, text[at:]]), tuple(kind for _, _, kind in spans)


def without_names(
    text: str, *, language: str = "nn", whole: bool = False
) -> tuple[str, tuple[str, ...]]:
    """Return a cell of a column of persons, or one where persons may stand, with marks.

    The ``whole`` cell of a column of contacts is left out; of a column of who is
    responsible, each name between signs that may be a person's.

    >>> without_names("Kari Nordmann, Voss gymnas")
    ('[utelate: personnamn], Voss gymnas', ('person',))
    >>> without_names("Kari på EU-kontoret", whole=True)[0]
    '[utelate: personnamn]'
    """
    mark = _marks().get(language, _marks()["en"])["person"]
    if whole:
        return (mark, ("person",)) if text.strip(" -–?") else (text, ())
    parts = [mark if is_of_a_person(one) else one for one in SIGNS.split(text)]
    return "".join(parts), ("person",) * (parts.count(mark) - text.count(mark))


@lru_cache(maxsize=65536)
def personal_spans(text: str, amount: bool = False) -> tuple[Span, ...]:
    """Return where a text speaks of persons, in order and without overlaps."""
    if COORDINATE.fullmatch(text):
        return ()
    found: list[Span] = [(*at, "e-mail") for at in email_spans(text)]
    if DIGITS.search(text):
        found += [(*at, "identity-number") for at in identity_spans(text)]
        found += [(*at, "telephone") for at in telephone_spans(text, amount)]
    beside = [at for first, _, _ in found for at in name_before(text, first)]
    found += [(*at, "person") for at in (*person_spans(text), *beside)]
    return tuple(_merged(sorted(found, key=lambda span: (span[0], -span[1]))))


def _merged(spans: list[Span]) -> Iterator[Span]:
    """Yield spans, those that overlap as one: what was found first names it."""
    waiting: Span | None = None
    for first, last, kind in spans:
        if waiting and first < waiting[1]:
            waiting = (waiting[0], max(waiting[1], last), waiting[2])
            continue
        if waiting:
            yield waiting
        waiting = (first, last, kind)
    if waiting:
        yield waiting


@cache
def _marks() -> dict[str, dict[str, str]]:
    """Return the marks in each language, by what was left out."""
    text = (WORDS / "left-out.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
