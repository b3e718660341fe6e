"""What heads several rows: «NETTVERK» alone in its row, a school above its own table.

Such a row says one of our words for a kind of activity and nothing else; where one in
capitals does, so does every other row that has only a word in capitals.  Names of
schools head rows where there are two or more of them.
"""

from collections.abc import Sequence
from dataclasses import replace

from graph.names import fold
from graph.reading.bodies.newcomers import is_home_body, kind_of_body
from graph.reading.grids.grid import Line
from graph.reading.kinds import NOT_STATED, kind_of

#: The name of a school is no longer than this, in words.
SCHOOL_WORDS = 5
#: What the names of our own schools end in.
OURS = ("vgs", "skule", "skole", "gymnas", "vidaregaande", "videregaende", "skola")


def under_sections(lines: Sequence[Line], above: str = "") -> list[Line]:
    """Return the lines that head no others, each with the heading that it is under.

    ``above`` is what stands right above the table.

    >>> rows = [Line(2, ("NETTVERK", "")), Line(3, ("CPMR", "2004"))]
    >>> [(line.number, line.section) for line in under_sections(rows)]
    [(3, 'NETTVERK')]
    >>> [line.section for line in under_sections(rows[1:], "Voss vgs")]
    ['Voss vgs']
    """
    alone = [_alone(line) for line in lines]
    heading = {words for words in alone if _is_kind(words)}
    in_capitals = any(map(str.isupper, heading))
    schools = {words for words in alone if is_school(words)}
    heading |= schools if len(schools) > 1 else set()
    found, section = [], above if _is_kind(above) or is_school(above) else ""
    for place, (line, words) in enumerate(zip(lines, alone, strict=True)):
        heads = words in heading or (in_capitals and words.isupper())
        if heads and place + 1 < len(lines):
            section = words
        else:
            found.append(replace(line, section=section) if section else line)
    return found


def is_school(words: str) -> bool:
    """Return whether words are the name of a school of ours and nothing else.

    >>> is_school("Bodø vidaregåande skule"), is_school("Elevutveksling, Voss vgs")
    (True, False)
    >>> is_school("Gymnasium Jena")  # somebody else's
    False
    """
    told = kind_of_body(words) == "school" and kind_of(words) == NOT_STATED
    plain = not set(words) & set(",;:") and len(words.split()) <= SCHOOL_WORDS
    ours = any(word.endswith(OURS) for word in fold(words).split())
    return told and plain and ours and is_home_body(words)


def _is_kind(words: str) -> bool:
    """Return whether words are one of ours for a kind of activity."""
    return kind_of(words.rstrip(":"))[1] == "stated"


def _alone(line: Line) -> str:
    """Return the words of the only cell that a line fills itself, or nothing."""
    filled = [
        cell.strip()
        for place, cell in enumerate(line.cells)
        if cell.strip() and place not in line.across
    ]
    return filled[0] if len(filled) == 1 else ""
