"""Names in running text, marked where they are in another language than the page."""

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from graph.findings.finding import Finding
from viz.atlas.book import Book
from viz.atlas.things import things

#: A name, what closes its quotation, and the mark of its language.
MARKED = Markup(
    '<span lang="{0}">{1}</span>{2}'
    '<small class="tongue" aria-hidden="true"> {0}</small>'
)


def marked(book: Book, text: str, finding: Finding) -> Markup:
    """Return what is told of a finding, each name in another language marked.

    Names of which nobody knows the language are left as they are.
    """
    foreign = _foreign(book)
    names = {name for name in _names(finding) if name and name in text}
    if names.isdisjoint(foreign):
        return escape(text)
    parts, at = [], 0
    # Also names in the page's own language: Erfurt in a nynorsk title is not marked.
    for name in _pattern(frozenset(names)).finditer(text):
        if name[1] in foreign:
            parts += [escape(text[at : name.start()])]
            parts += [MARKED.format(foreign[name[1]], name[1], name[2])]
            at = name.end()
    return Markup("").join([*parts, escape(text[at:])])


def source_tongue(book: Book, collection: str) -> str:
    """Return the language of a source, or nothing if it is that of the page."""
    tongues: dict[str, str] = book.once(
        "source tongues",
        lambda: {one.name: one.language for one in book.built.sources.collections},
    )
    tongue = tongues.get(collection, "")
    return "" if tongue == book.language else tongue


def _names(finding: Finding) -> Iterable[str]:
    """Yield what a finding may name: titles, and the values of its reasons."""
    yield from finding.titles
    yield finding.details.get("name", "")
    for reason in finding.reasons:
        for value in reason.values.values():
            yield from value.split("; ")


@lru_cache(maxsize=1024)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Return how to find names in a text, the longest first, as whole words."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)([»”]?)")


def _foreign(book: Book) -> dict[str, str]:
    """Return the language of each name that is in another one than the page."""
    found: dict[str, str] = book.once(
        "foreign names",
        lambda: {
            one["name"]: one["tongue"]
            for one in things(book).values()
            if one["tongue"] not in ("", book.language)
        },
    )
    return found
