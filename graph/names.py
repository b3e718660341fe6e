"""Names as people type them: the same name with and without its accents."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a name without capitals, accents and doubled spaces.

    >>> fold("Thüringen") == fold("THURINGEN")
    True
    >>> fold("Voss  gymnas, Åsen")
    'voss gymnas, asen'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.split())


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
