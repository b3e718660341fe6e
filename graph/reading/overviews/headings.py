"""What the columns of somebody's own table mean, told from their headings.

The words stand in ``ontology/words/headings.csv``, in nynorsk, bokmål and
English.  Nothing is bent to fit: a heading that no word there explains is kept
as a column of its own, and said to be one.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.names import fold, slug, word_table
from graph.reading.grids.grid import GLUE, Line

OWN = "own"
#: Fields of a row, in the order of the overview; ``number`` is what it is called,
#: ``id`` what its activity is called.
FIELDS = (
    "number",
    "title",
    "content",
    "type",
    "start",
    "end",
    "anchoring",
    "department",
    "comment",
    "id",
)
#: Columns that state one thing each, which the county's own overview lacks; what
#: stands under ``contact`` is of persons, and is left out.
NAMING = (
    "partner",
    "partner-school",
    "participant",
    "school",
    "responsible",
    "country",
    "programme",
    "status",
    "role",
    "budget",
    "fee",
    "contact",
)
#: Columns that give a row its title; a list of partners has none of the first.
TITLED = ("title", "partner", "partner-school", "content")
#: A heading such as «Region»: whom a row is about, where nothing gives it a title.
PLACE = "place"
#: Of these a table may have several columns: «Partnar 1», «Partnar 2».
REPEATED = (
    "partner",
    "partner-school",
    "participant",
    "school",
    "responsible",
    "country",
    "programme",
    "contact",
)
#: What two words of one heading mean together, when they do not mean the same.
WIDER = {
    "participant": {"participant", "school", "department", "responsible"},
    "partner": {"partner", "partner-school"},
}
#: How far down a heading is looked for: a title and a page of introduction.
LOOKED_AT = 60
#: How like two headings must be to be the same one misspelt (Ratcliff/Obershelp).
NEAR = 0.85
#: A heading needs this many columns that are understood.
ENOUGH = 2
#: Two words for a column stand beside each other: «Tiltak/prosjekt».
BESIDE = re.compile(r"\s*/\s*|\s+(?:og|eller|and|or|&)\s+", re.IGNORECASE)
#: «Partnar 2», «Partnar nr. 2».
NUMBERED = re.compile(r"(.*?[^\W\d])\s*(?:nr\.?|no\.?|#)?\s*\d{1,2}\.?", re.IGNORECASE)
#: «Tal deltakarar» are not those who take part.
COUNTING = re.compile(r"\s*(?:tal|talet|antal|antall|number|sum)\b", re.IGNORECASE)
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


@cache
def words() -> dict[str, dict[str, set[str]]]:
    """Return every known heading as a key, with its fields and their languages."""
    found: dict[str, dict[str, set[str]]] = {}
    for entry in word_table("headings"):
        fields = found.setdefault(key(entry["heading"]), {})
        fields.setdefault(entry["field"], set()).add(entry["language"])
    return found


def key(heading: str) -> str:
    r"""Return a heading as it is compared: without examples, marks and capitals.

    >>> key("Innhald (t.d. avtalar/tiltak)") == key("INNHALD:")
    True
    >>> key("Start-\ndato") == key("Startdato") == key("Start dato")
    True
    """
    plain = re.sub(r"\([^)]*\)", " ", heading)
    plain = re.sub(r"[^\w#]+", "", fold(plain))
    return plain or re.sub(r"[^\w#]+", "", fold(heading))


def meaning(heading: str) -> tuple[str, str]:
    """Return the field that a heading means, and how that is known.

    >>> meaning("Evt. sluttdato")
    ('end', 'exact')
    >>> meaning("Forankrng")
    ('anchoring', 'near')
    >>> meaning("Tiltak/prosjekt"), meaning("Skule / avdeling")
    (('title', 'exact'), ('participant', 'near'))
    >>> meaning("Budsjett 2020")
    ('', '')
    >>> meaning("Kontinent")  # not misspelt, for a fee
    ('own', 'exact')
    """
    asked = key(heading)
    if asked in words():
        return next(iter(words()[asked])), "exact"
    numbered = NUMBERED.fullmatch(heading.strip())
    field, known = meaning(numbered[1]) if numbered else ("", "")
    if field in REPEATED and known == "exact":
        return field, known
    several = [key(part) for part in BESIDE.split(heading)]
    if len(several) > 1 and all(part in words() for part in several):
        fields = [next(iter(words()[part])) for part in several]
        if len(set(fields)) == 1:
            return fields[0], "exact"
        wider = (field for field, narrow in WIDER.items() if narrow >= set(fields))
        return next(wider, fields[0]), "near"
    for known in () if COUNTING.match(heading) else sorted(words()):
        if len(asked) > 4 and _ratio(asked, known) >= NEAR:
            return next(iter(words()[known])), "near"
    return "", ""


def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other)
    quick = matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR
    return matcher.ratio() if quick else 0.0


def match(heading: Line, body: Sequence[Line], told: Told) -> list[Heading]:
    """Return what each column of a table means.

    What was told by hand goes first, then the words that fit exactly, then
    those that nearly do.  Only of what is ``REPEATED`` two columns are taken for the
    same field, and none of them for another that nearly fits.
    """
    width = max(len(line.cells) for line in (heading, *body))
    plain = [cell.replace(GLUE, "") for cell in heading.cells]
    written = [*plain, *[""] * (width - len(plain))]
    found: dict[int, Heading] = {}
    taken: set[str] = set()
    meant = _meant(written, told)
    for how in ("by-hand", "exact", "near"):
        for place, text in enumerate(written):
            field, known = meant[place]
            own = field == OWN
            again = field in REPEATED and how != "near"
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
    fields = {field for field, _ in found}
    placed = "partner" if fields.isdisjoint({"title", *WIDER["partner"]}) else OWN
    return [(placed if field == PLACE else field, how) for field, how in found]


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


def field_of_column(column: str) -> str:
    """Return the field that a column is of, one of several or the only one.

    >>> field_of_column("partner-2"), field_of_column("own-budsjett-2")
    ('partner', 'own')
    """
    field, _, number = column.rpartition("-")
    if number.isdigit() and field in REPEATED:
        return field
    return OWN if column.split("-")[0] == OWN else column


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
        fields = {field for field, _ in _meant(line.cells, told)} - {"", OWN}
        named = not fields.isdisjoint(WIDER["partner"])
        enough = "title" in fields or (named and len(fields) > ENOUGH)
        if enough and len(fields) > best:
            best, where = len(fields), place
    return where


def languages(headings: Sequence[Heading]) -> str:
    """Return the language that most headings are written in; nynorsk in doubt."""
    counts = dict.fromkeys(("nn", "nb", "en"), 0)
    for heading in headings:
        for spoken in words().get(key(heading.written), {}).values():
            for language in spoken:
                counts[language] += 1
    return max(counts, key=lambda language: counts[language])
