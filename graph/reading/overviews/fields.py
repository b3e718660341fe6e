"""What a column's heading means by itself, and which fields there are.

The words stand in ``ontology/words/headings.csv``, in nynorsk, bokmål, English,
Swedish and Danish.
"""

import re
from functools import cache, lru_cache

from graph.names import fold, word_table
from graph.reading.persons import stand_under

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
PERSONS = "contact"
#: Whom and what a row names: of these a table may have several columns.
WHO = (
    "partner",
    "partner-school",
    "participant",
    "school",
    "responsible",
    "country",
    "programme",
)
#: «Partnar 1», «Partnar 2».
REPEATED = (*WHO, PERSONS)
#: Columns that state one thing each, which the county's own overview lacks; what
#: stands under ``contact`` is of persons, and is left out.
NAMING = (*WHO, "status", "role", "budget", "fee", PERSONS)
#: Columns that give a row its title; a list of partners has none of the first.
TITLED = ("title", "partner", "partner-school", "content")
#: A heading such as «Region»: whom a row is about, where nothing gives it a title.
PLACE = "place"
#: A heading such as «Prosjekt» in the plural: titles, but not in a list of partners.
WORKS = "works"
#: What these mean where no other column says it.
DEPENDING = {PLACE: "partner", WORKS: "title"}
#: What two words of one heading mean together, when they do not mean the same.
WIDER = {
    "participant": {"participant", "school", "department", "responsible"},
    "partner": {"partner", "partner-school"},
}
#: How like two headings must be to be the same one misspelt (Ratcliff/Obershelp).
NEAR = 0.85
#: Two words for a column stand beside each other: «Tiltak/prosjekt».
BESIDE = re.compile(r"\s*/\s*|\s+(?:og|eller|and|or|&)\s+", re.IGNORECASE)
#: «Partnar 2», «Partnar nr. 2».
NUMBERED = re.compile(r"(.*?[^\W\d])\s*(?:nr\.?|no\.?|#)?\s*\d{1,2}\.?", re.IGNORECASE)
#: «Kontingent 2024», «Tiltak 2024»: of what changes from year to year, the last year
#: holds.  The budget of one year is not that of the whole.
YEARED = re.compile(r"(.*?[^\W\d_]\)?)[\s,(]*((?:19|20)\d\d)\)?")
NOT_BY_YEAR = ("budget", "start", "end")
#: «Avtale (ja/nei)».
ASKING = re.compile(r"\b(?:ja ?/ ?nei|j ?/ ?n|yes ?/ ?no|y ?/ ?n)\b", re.IGNORECASE)
#: «Tal deltakarar» are not those who take part.
COUNTING = re.compile(r"\s*(?:tal|talet|antal|antall|number|sum)\b", re.IGNORECASE)


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


@lru_cache(maxsize=4096)
def meaning(heading: str) -> tuple[str, str]:
    """Return the field that a heading means, and how that is known.

    >>> meaning("Evt. sluttdato")
    ('end', 'exact')
    >>> meaning("Forankrng")
    ('anchoring', 'near')
    >>> meaning("Tiltak/prosjekt"), meaning("Skule / avdeling")
    (('title', 'exact'), ('participant', 'near'))
    >>> meaning("Kontingent 2020"), meaning("Budsjett 2020"), meaning("Støtte (%)")
    (('fee', 'near'), ('', ''), ('', ''))
    >>> meaning("Kontinent")  # not misspelt, for a fee
    ('own', 'exact')
    """
    asked = key(heading)
    yeared = YEARED.fullmatch(heading.strip())
    if yeared:
        field, _ = meaning(yeared[1])
        return (field, "near") if field and field not in NOT_BY_YEAR else ("", "")
    if "%" in heading or ASKING.search(heading):
        # A share of something is not what it is a share of, nor is a yes or a no.
        return "", ""
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
    return ("contact", "near") if stand_under(heading) == "all" else ("", "")


def year_of(heading: str) -> int:
    """Return the year that a heading ends in, or 0."""
    yeared = YEARED.fullmatch(heading.strip())
    return int(yeared[2]) if yeared else 0


def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other)
    quick = matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR
    return matcher.ratio() if quick else 0.0


def field_of_column(column: str) -> str:
    """Return the field that a column is of, one of several or the only one.

    >>> field_of_column("partner-2"), field_of_column("own-budsjett-2")
    ('partner', 'own')
    """
    field, _, number = column.rpartition("-")
    if number.isdigit() and field in REPEATED:
        return field
    return OWN if column.split("-")[0] == OWN else column
