"""Names as people type them: the same name with and without its accents."""

import csv
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from ontology import WORDS

LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"}
)
UPPER_SECONDARY = re.compile(r"\b(?:vidaregaande|videregaende) sk[uo]le\b")
SHORT_FORM = re.compile(r"\s*\(([^\W\d_][^()\s]{1,11})\)$")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a name without capitals, accents and doubled spaces.

    >>> fold("Thüringen") == fold("THURINGEN")
    True
    >>> fold("Voss  gymnas, Åsen")
    'voss gymnas, asen'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(plain.split())


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return a text as part of an address: small letters, digits, hyphens.

    >>> slug("Åbo, Göteborg & Århus")
    'abo-goteborg-arhus'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:60].rstrip("-")


def school_name(name: str) -> str:
    """Return a name, folded, in the one way that all spellings of a school have.

    >>> school_name("Bryne vidaregåande skule") == school_name("Bryne vgs.")
    True
    """
    return UPPER_SECONDARY.sub("vgs", fold(name)).strip(" .")


def short_forms(name: str) -> tuple[str, ...]:
    """Return a name without the short form in brackets at its end, and that form.

    >>> short_forms("North Sea Commission (NSC)"), short_forms("Erfurt (by i Tyskland)")
    (('North Sea Commission', 'NSC'), ())
    """
    found = SHORT_FORM.search(name)
    return (name[: found.start()], found[1]) if found else ()


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the folded words of a list in ``ontology/words``."""
    return frozenset(map(fold, words_as_written(name)))


@cache
def words_as_written(name: str) -> tuple[str, ...]:
    """Return the words of a list in ``ontology/words``, as they are spelled there."""
    text = (WORDS / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(word for line in lines for word in line.split())


@cache
def word_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table of words in ``ontology/words``, by their headings."""
    text = (WORDS / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def near_names(name: str, names: Iterable[str], *, most: int = 5) -> list[str]:
    """Return the names that come closest to one that was not found.

    Likeness is the ratio of Ratcliff and Obershelp (1988) as in ``difflib``,
    on folded names; a name that holds the words asked for comes first.

    >>> near_names("erfurd", ["Erfurt", "Bergen"])
    ['Erfurt']
    """
    from difflib import SequenceMatcher

    asked = fold(name)
    scored = []
    for candidate in sorted(set(names)):
        folded = fold(candidate)
        score = SequenceMatcher(None, asked, folded).ratio()
        if asked and asked in folded:
            score += 1
        if score >= 0.6:
            scored.append((-score, candidate))
    return [candidate for _, candidate in sorted(scored)[:most]]
