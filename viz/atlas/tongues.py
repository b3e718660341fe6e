"""Names in running text, marked where they are in another language than the page."""

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from graph.findings.finding import Finding
from viz.atlas.book import Book
from viz.atlas.things import things

#: A name, what closes its quotation, and the mark of its language, all escaped.
MARKED = (
    '<span lang="{0}">{1}</span>{2}'
    '<small class="tongue" aria-hidden="true"> {0}</small>'
)
CLOSING = ("»", "”")
#: What names are marked with that are the same in all languages, or in none we know.
SEVERAL = "mul"
WORD = re.compile(r"\w")


def marked(book: Book, text: str, finding: Finding) -> Markup:
    """Return what is told of a finding, each name in another language marked.

    Names of which nobody knows the language are left as they are.
    """
    foreign = _foreign(book)
    told = set(_names(finding))
    if not any(name and name in text for name in told & foreign.keys()):
        return escape(text)
    names = [name for name in told if name and name in text]
    # Plain text that is escaped here: markup that is joined would be escaped again.
    parts, at = [], 0
    # Also names in the page's own language: Erfurt in a nynorsk title is not marked.
    for start, name, closing in _found(names, text):
        if name in foreign:
            told_so = (foreign[name], name, closing)
            parts += [escape(text[at:start]), MARKED.format(*map(escape, told_so))]
            at = start + len(name) + len(closing)
    return Markup("".join([*parts, escape(text[at:])]))


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


def _found(names: Iterable[str], text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where names stand in a text as whole words, the longest of several.

    What closes a quotation just after a name comes with it.
    """
    spots = ((start, -len(name), name) for name in names for start in _in(name, text))
    free = 0
    for start, _, name in sorted(spots):
        end = start + len(name)
        alone = not (WORD.match(text[start - 1 : start]) or WORD.match(text, end))
        if start >= free and alone:
            closing = text[end : end + 1] if text[end : end + 1] in CLOSING else ""
            yield start, name, closing
            free = end + len(closing)


def _in(name: str, text: str) -> Iterator[int]:
    """Yield every place where a name begins, also within words."""
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)


def _foreign(book: Book) -> dict[str, str]:
    """Return the language of each name that is in another one than the page."""
    found: dict[str, str] = book.once(
        "foreign names",
        lambda: {
            one["name"]: one["tongue"]
            for one in things(book).values()
            if one["tongue"] not in ("", SEVERAL, book.language)
        },
    )
    return found
