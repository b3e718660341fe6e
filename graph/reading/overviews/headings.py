"""What the columns of somebody's own table mean, told from their headings.

Nothing is bent to fit: a heading that no word explains is kept as a column of its
own, and said to be one.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.names import slug
from graph.reading.grids.grid import GLUE, Line
from graph.reading.overviews.fields import (
    OWN,
    PERSONS,
    PLACE,
    REPEATED,
    WIDER,
    WORKS,
    key,
    meaning,
    words,
    year_of,
)

#: How far down a heading is looked for: a title and a page of introduction.
LOOKED_AT = 60
#: A heading needs this many columns that are understood.
ENOUGH = 2
COUNTED = re.compile(r"\d{1,5}[a-z]?\.?")

#: Corrections by hand: what a heading means, by ``key``.
Told = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a table: what it is called and what it was taken for.

    Attributes:
        place: The column, counted from 0.
        written: The heading as it stands.
        field: A field of a row, or the name of a column of its own.
        how: ``exact``, ``near``, ``numbers`` (told from what stands below),
            ``by-hand`` or ``own``.
    """

    place: int
    written: str
    field: str
    how: str


def match(heading: Line, body: Sequence[Line], told: Told) -> list[Heading]:
    """Return what each column of a table means.

    What was told by hand goes first, then the words that fit exactly, then
    those that nearly do.  Two columns are never taken for the same field, but for
    what is ``REPEATED``, and that only where both headings fit, or for persons.
    """
    width = max(len(line.cells) for line in (heading, *body))
    plain = [cell.replace(GLUE, "") for cell in heading.cells]
    written = [*plain, *[""] * (width - len(plain))]
    found: dict[int, Heading] = {}
    taken: set[str] = set()
    meant = _meant(written, told)
    for how in ("by-hand", "exact", "near"):
        # Of «Kontingent 2023» and «Kontingent 2024», the last.
        for place in sorted(range(width), key=lambda at: -year_of(written[at])):
            field, known = meant[place]
            text = written[place]
            own = field == OWN
            again = field == PERSONS or (field in REPEATED and how != "near")
            free = own or again or field not in taken
            if place not in found and known == how and free:
                name = _own_name(text, place) if own else field
                found[place] = Heading(place, text, name, how)
                taken.add(field)
    if "number" not in taken:
        _find_numbers(written, body, found)
    for place, text in enumerate(written):
        if place not in found and (text or _filled(body, place)):
            found[place] = Heading(place, text, _own_name(text, place), OWN)
    return _apart([found[place] for place in sorted(found)])


def _meant(written: Sequence[str], told: Told) -> list[tuple[str, str]]:
    """Return what each heading of a table means, beside the others, and how."""
    found = [means(text, told) for text in written]
    fields = [field for field, _ in found]
    who = WIDER["partner"]
    placed = "partner" if {*fields}.isdisjoint({"title", *who}) else OWN
    titled = OWN if "title" in fields else "title"
    for place, (field, how) in enumerate(found):
        if field == PLACE:
            found[place] = (placed, how)
        elif field == WORKS:
            found[place] = (titled if who.isdisjoint(fields[:place]) else OWN, how)
    return found


def means(text: str, told: Told) -> tuple[str, str]:
    """Return the field that a heading means, told by hand or known, and how."""
    if not text.strip():
        return "", ""
    by_hand = told.get(key(text))
    return (by_hand, "by-hand") if by_hand else meaning(text)


def _own_name(text: str, place: int) -> str:
    return f"{OWN}-{slug(text) or f'column-{place + 1}'}"


def _apart(headings: list[Heading]) -> list[Heading]:
    """Return the headings with no two columns of the same name."""
    seen: Counter[str] = Counter()
    apart = []
    for heading in headings:
        field = heading.field
        seen[field] += 1
        if seen[field] > 1:
            number = seen[field] if field in REPEATED else heading.place + 1
            field = f"{field}-{number}"
        apart.append(Heading(heading.place, heading.written, field, heading.how))
    return apart


def _filled(body: Sequence[Line], place: int) -> bool:
    return any(cell_of(line, place) for line in body)


def _find_numbers(
    written: list[str], body: Sequence[Line], found: dict[int, Heading]
) -> None:
    """Take a first column without a heading for the numbers, if it holds numbers."""
    for place, text in enumerate(written):
        if place in found or text:
            return
        below = [cell_of(line, place) for line in body if cell_of(line, place)]
        if below and all(COUNTED.fullmatch(cell) for cell in below):
            found[place] = Heading(place, "", "number", "numbers")
            return


def cell_of(line: Line, place: int) -> str:
    """Return the text of a cell, empty where the line is shorter."""
    return line.cells[place] if place < len(line.cells) else ""


def heading_line(lines: Sequence[Line], told: Told) -> int | None:
    """Return where the headings stand: the line with most that are understood.

    None when no line among the first has a title and one thing more, or partners
    and two.
    """
    best, where = ENOUGH - 1, None
    for place, line in enumerate(lines[:LOOKED_AT]):
        known = known_in(line.cells, told)
        if known > best:
            best, where = known, place
    return where


def known_in(cells: Sequence[str], told: Told) -> int:
    """Return how many fields the headings of a table mean, 0 if they do not suffice.

    They need a title among them, or partners and two more.
    """
    known = {field for field, _ in _meant(cells, told)} - {""}
    named = not known.isdisjoint(WIDER["partner"])
    enough = "title" in known or (named and len(known) > ENOUGH)
    return len(known - {OWN}) if enough else 0


def languages(headings: Sequence[Heading]) -> str:
    """Return the language that most headings are written in; nynorsk in doubt."""
    counts = dict.fromkeys(("nn", "nb", "en", "sv", "da"), 0)
    for heading in headings:
        for spoken in words().get(key(heading.written), {}).values():
            for language in spoken:
                counts[language] += 1
    return max(counts, key=lambda language: counts[language])
