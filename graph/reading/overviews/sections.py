"""Rows that only head those below them: «NETTVERK» alone in its row.

Such a row says one of our words for a kind of activity and nothing else; where one in
capitals does, so does every other row that has only a word in capitals.
"""

from collections.abc import Sequence
from dataclasses import replace

from graph.reading.grids.grid import Line
from graph.reading.overviews.kinds import kind_of


def under_sections(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that head no others, each with the heading that it is under.

    >>> rows = [Line(2, ("NETTVERK", "")), Line(3, ("CPMR", "2004"))]
    >>> [(line.number, line.section) for line in under_sections(rows)]
    [(3, 'NETTVERK')]
    """
    alone = [_alone(line) for line in lines]
    kinds = {words for words in alone if kind_of(words.rstrip(":"))[1] == "stated"}
    in_capitals = any(map(str.isupper, kinds))
    found, section = [], ""
    for place, (line, words) in enumerate(zip(lines, alone, strict=True)):
        heads = words in kinds or (in_capitals and words.isupper())
        if heads and place + 1 < len(lines):
            section = words
        else:
            found.append(replace(line, section=section) if section else line)
    return found


def _alone(line: Line) -> str:
    """Return the words of the only cell that a line fills itself, or nothing."""
    filled = [
        cell.strip()
        for place, cell in enumerate(line.cells)
        if cell.strip() and place not in line.across
    ]
    return filled[0] if len(filled) == 1 else ""
