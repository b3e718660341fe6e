"""Rows of a table that are none of its own: sums of those above, and footnotes."""

import re

from graph.names import fold, word_list
from graph.reading.grids.grid import Line
from graph.reading.overviews.fields import COUNTING

#: «* Utsett i 2020», «¹ Berre observatør», «Merk: …», «Kjelde: …».
FOOTNOTE = re.compile(
    r"(?:\*+|[\u2020\u2021\u00b9\u00b2\u00b3])\s*\S.*"
    r"|(?:merk|merknad|note|nb|fotnote|footnote|kjelde|kilde|source)\s?[:!]\s.*",
    re.IGNORECASE | re.DOTALL,
)


def sums_up(line: Line) -> bool:
    """Return whether a row only adds up those above: «Sum» and numbers.

    >>> sums_up(Line(9, ("Tal prosjekt:", "4"))), sums_up(Line(9, ("Tal", "Skule A")))
    (True, False)
    """
    told = (re.findall(r"[^\W\d_]+", fold(cell)) for cell in line.cells)
    first, *others = [words for words in told if words] or [[""]]
    named = len(first) == 1 and first[0] in word_list("sums")
    counts = COUNTING.match(next(filter(None, line.cells), "")) and not others
    numbers = sum(any(map(str.isdigit, cell)) for cell in line.cells)
    small = not any(len(word) > 3 for words in others for word in words)
    return (named and small) or bool(counts and numbers == 1)


def is_footnote(line: Line) -> bool:
    """Return whether a row is a footnote: one cell that begins with its mark.

    >>> is_footnote(Line(9, ("* Utsett i 2020",))), is_footnote(Line(9, ("*", "A")))
    (True, False)
    """
    filled = [cell for cell in line.cells if cell.strip()]
    return len(filled) == 1 and bool(FOOTNOTE.fullmatch(filled[0].strip()))
