"""References to a source in the reader's language: ``row 8, Tiltak`` for ``rad 8``.

The graph keeps a reference as the language of the source has it.  Only the word for
a row, a paragraph or a slide is exchanged: the heading is what stands in the source.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from viz.wording import LANGUAGES, texts

if TYPE_CHECKING:
    from graph.asking.store import Answer

PARTS = ("row", "paragraph", "slide")
#: What the letter before the number of a row that is no row of a table stands for.
LETTERS = {"p": "paragraph", "s": "slide"}
LETTERED = re.compile(r"([ps])(\d.*)")
#: The column of an answer that holds references.
SOURCE = "source"
#: What follows the word: a number, in an export with the name of its sheet before it.
NUMBERED = r"(?:[^\s,;]*-)?\d"


def part_and_number(row: str) -> tuple[str, str]:
    """Return what part of a source a row is, and its number there.

    >>> part_and_number("8"), part_and_number("p4"), part_and_number("projects-12")
    (('row', '8'), ('paragraph', '4'), ('row', 'projects-12'))
    """
    lettered = LETTERED.fullmatch(row)
    return (LETTERS[lettered[1]], lettered[2]) if lettered else ("row", row)


def reference_in(text: str, language: str) -> str:
    """Return one or more references in a language; other text is left as it is.

    >>> reference_in("rad 8, Tiltak; lysbilde 3", "en")
    'row 8, Tiltak; slide 3'
    >>> reference_in("row projects-12, title", "nn")
    'rad projects-12, title'
    >>> reference_in("row 8", "nb"), reference_in("på rad 8", "en")
    ('rad 8', 'på rad 8')
    """
    words = _words()

    def exchanged(found: re.Match[str]) -> str:
        return f"{found[1]}{_word(words[found[2]], language)} "

    return _pattern().sub(exchanged, text)


def references_in(answer: "Answer", language: str) -> "Answer":
    """Return an answer with its references in a language."""
    from graph.asking.store import Answer

    if SOURCE not in answer.columns:
        return answer
    at = answer.columns.index(SOURCE)
    rows = [
        (*row[:at], reference_in(row[at], language), *row[at + 1 :])
        for row in answer.rows
    ]
    return Answer(answer.columns, rows)


def reference_words(language: str) -> dict[str, str]:
    """Return the word of a language for the parts of a source, in every language.

    >>> reference_words("en")["rad"]
    'row'
    """
    return {word: _word(part, language) for word, part in _words().items()}


@cache
def _words() -> dict[str, str]:
    """Return which part of a source each word of each language stands for."""
    return {_word(part, language): part for part in PARTS for language in LANGUAGES}


@cache
def _pattern() -> re.Pattern[str]:
    """Return how a reference begins, in any language."""
    known = "|".join(map(re.escape, _words()))
    return re.compile(rf"(^|[;,] )({known}) (?={NUMBERED})")


def _word(part: str, language: str) -> str:
    return texts(language, "findings")[f"place.{part}"].removesuffix(" {numbers}")
