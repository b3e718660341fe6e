"""Words as roots, so that nynorsk, bokmål and English forms meet.

``mobilisering``, ``mobilisation`` and ``mobilisere`` begin alike; cutting the
common endings of the three languages and keeping the first seven letters lets
them meet without a dictionary.  That is rough on purpose: a root only ever
adds to a likeness, it never makes one.
"""

import re
from functools import cache

from graph.names import fold
from ontology import WORDS


def roots(text: str) -> frozenset[str]:
    """Return the roots of the words that say something.

    >>> sorted(roots("Mobilisering til H2020")) == sorted(roots("mobilisere H2020"))
    True
    """
    words = re.findall(r"[a-z0-9]+", fold(text))
    common = word_list("common")
    return frozenset(
        _root(word) for word in words if len(word) > 2 and word not in common
    )


@cache
def _root(word: str) -> str:
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)[:7]
    return word[:7]


@cache
def _endings() -> list[str]:
    """Return the endings, the longest first."""
    return sorted(word_list("endings"), key=lambda end: (-len(end), end))


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the folded words of a list in ``ontology/words``."""
    text = (WORDS / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(word) for line in lines for word in line.split())
