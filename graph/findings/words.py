"""Words as roots, so that nynorsk, bokmål and English forms meet.

``mobilisering``, ``mobilisation`` and ``mobilisere`` begin alike; cutting the
common endings of the three languages and keeping the first seven letters lets
them meet without a dictionary.  That is rough on purpose: a root only ever
adds to a likeness, it never makes one.
"""

import re
from functools import cache, lru_cache

from graph.names import fold, word_list

#: So many letters of a word are looked at.
LENGTH = 7


@lru_cache(maxsize=4096)
def roots(text: str) -> frozenset[str]:
    """Return the roots of the words that say something.

    >>> sorted(roots("Mobilisering til H2020")) == sorted(roots("mobilisere H2020"))
    True
    """
    return frozenset(rooted_words(text))


def rooted_words(text: str) -> dict[str, str]:
    """Return the roots of a text, each with the first word that has it.

    >>> rooted_words("Mobilisering til H2020")
    {'mobilis': 'Mobilisering', 'h2020': 'H2020'}
    """
    found: dict[str, str] = {}
    for word in re.findall(r"\w+", text):
        root = _root(word)
        if root:
            found.setdefault(root, word)
    return found


@lru_cache(maxsize=65536)
def _root(word: str) -> str:
    """Return the root of a word, or nothing for a short or common one."""
    folded = fold(word)
    if len(folded) < 3 or folded in word_list("common") or folded.isdigit():
        return ""
    root = _spelling(ending_cut(folded))[:LENGTH]
    return "" if len(root) == LENGTH and root in _common_roots() else root


@cache
def _common_roots() -> frozenset[str]:
    """Return the roots of the common words, so that inflected they stay common."""
    return frozenset(
        _spelling(ending_cut(word))[:LENGTH] for word in word_list("common")
    )


def _spelling(word: str) -> str:
    """Return a word as Norwegian would spell it: technology as teknologi."""
    for foreign, ours in (("ch", "k"), ("ph", "f"), ("c", "k"), ("x", "ks")):
        word = word.replace(foreign, ours)
    return word


def ending_cut(word: str) -> str:
    """Return a folded word without its ending, if four letters are left.

    >>> ending_cut("mobilitetar")
    'mobilitet'
    """
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


@cache
def _endings() -> list[str]:
    """Return the endings, the longest first."""
    return sorted(word_list("endings"), key=lambda end: (-len(end), end))
