"""Themes told from words, the same in nynorsk, bokmål and English.

Each theme of ``ontology/themes.ttl`` has labels and word forms in three languages.
A text is about a theme when it holds one of them, also inflected or as the first
part of a compound: ``karriererettleiinga`` holds ``karriere``.  That is a guess
about words, good enough to compare two texts, and no statement of any source.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

import pyoxigraph as ox

from graph.findings.words import ending_cut
from graph.names import fold
from ontology import CODES_NAMESPACE, THEMES

HOME = f"{CODES_NAMESPACE}theme/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
LABELS = {f"{SKOS}{name}Label" for name in ("pref", "alt", "hidden")}

#: A label as the beginnings of its words, and the theme that it tells of.
Phrase = tuple[tuple[str, ...], str]


def themes_of(text: str) -> frozenset[str]:
    """Return the themes that a text speaks of, as the codes of the scheme.

    >>> sorted(themes_of("Råmaterialer for batteriteknologier"))
    ['batteries', 'natural-resources']
    >>> themes_of("Career guidance") == themes_of("karriererettleiing")
    True
    """
    return _told(text)[0]


def theme_words(text: str) -> frozenset[str]:
    """Return the folded words of a text that told of some theme.

    >>> sorted(theme_words("Hydrogen for ferjer"))
    ['hydrogen']
    """
    return _told(text)[1]


def broader_themes(theme: str) -> frozenset[str]:
    """Return the themes that a theme lies in.

    >>> sorted(broader_themes("hydrogen"))
    ['energy']
    """
    return _scheme().broader.get(theme, frozenset())


def with_broader(text: str) -> frozenset[str]:
    """Return the themes that a text speaks of, and those that they lie in.

    >>> sorted(with_broader("Hydrogen"))
    ['energy', 'hydrogen']
    """
    return _told(text)[2]


def theme_name(theme: str, language: str = "nn") -> str:
    """Return what a theme is called.

    >>> theme_name("hydrogen", "en")
    'hydrogen'
    """
    return _scheme().names[theme, language]


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", fold(text)))


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the themes of a text, the words that tell of them, and broader themes."""
    words = _words(text)
    themes: set[str] = set()
    telling: set[str] = set()
    for place, word in enumerate(words):
        for stems, theme in _starting(word):
            run = words[place : place + len(stems)]
            if len(run) == len(stems) and all(map(_holds, run, stems)):
                themes.add(theme)
                telling.update(run)
    wider = themes.union(*map(broader_themes, themes))
    return frozenset(themes), frozenset(telling), frozenset(wider)


@lru_cache(maxsize=65536)
def _starting(word: str) -> tuple[Phrase, ...]:
    """Return the phrases whose first stem a word begins with."""
    phrases = _scheme().phrases
    starts = (word[:end] for end in range(1, len(word) + 1))
    return tuple(phrase for start in starts for phrase in phrases.get(start, ()))


def _holds(word: str, stem: str) -> bool:
    """Return whether a word holds a stem: short ones, such as VET, in full only."""
    return word == stem or (len(stem) >= 4 and word.startswith(stem))


@dataclass(frozen=True, slots=True)
class Scheme:
    """The themes: phrases by the first stem, broader themes, names by language."""

    phrases: dict[str, tuple[Phrase, ...]]
    broader: dict[str, frozenset[str]]
    names: dict[tuple[str, str], str]


@cache
def _scheme() -> Scheme:
    """Return the themes of ``ontology/themes.ttl``."""
    phrases: dict[str, set[Phrase]] = defaultdict(set)
    broader: dict[str, set[str]] = defaultdict(set)
    names = {}
    for quad in ox.parse(THEMES.read_bytes(), format=ox.RdfFormat.TURTLE):
        theme, found = _code(quad.subject), quad.object
        if theme and isinstance(found, ox.Literal) and quad.predicate.value in LABELS:
            stems = tuple(ending_cut(word) for word in _words(found.value))
            phrases[stems[0]].add((stems, theme))
            if quad.predicate.value == f"{SKOS}prefLabel":
                names[theme, found.language or ""] = found.value
        elif quad.predicate.value == f"{SKOS}broader":
            broader[theme].add(_code(found))
    return Scheme(
        {stem: tuple(sorted(found)) for stem, found in phrases.items()},
        {theme: frozenset(found) for theme, found in broader.items()},
        names,
    )


def _code(node: object) -> str:
    """Return the code of a theme; nothing for any other node."""
    address = str(getattr(node, "value", ""))
    return address.removeprefix(HOME) if address.startswith(HOME) else ""
