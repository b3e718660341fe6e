"""What a row says that an activity is, and which part the county has in it.

The words stand in ``ontology/words/types.csv`` and ``roles.csv``.
"""

from collections.abc import Mapping
from functools import cache

from graph.names import fold, word_table
from graph.reading.tables import Record

#: What an activity is that nothing says the kind of, and how that is known.
NOT_STATED = ("not-stated", "missing")
#: Kinds that the title of an activity may tell by its first or its last word: what
#: is called «Elevutveksling med Erfurt» is one.
TITLED_KINDS = (
    "exchange",
    "mobility",
    "network",
    "membership",
    "agreement",
    "partner-region",
    "event",
    "accreditation",
)
#: Whoever is a member of something takes no other part in it.
MEMBER = "member"


@cache
def types() -> Mapping[str, str]:
    """Return the words for kinds of activity, folded."""
    return {fold(entry["word"]): entry["kind"] for entry in word_table("types")}


@cache
def roles() -> Mapping[str, str]:
    """Return the words for parts in an activity, folded."""
    return {fold(entry["word"]): entry["role"] for entry in word_table("roles")}


def role_of(words: str) -> str:
    """Return the part that the words of a cell give the county, or nothing.

    >>> role_of("Leadpartner"), role_of("Partner."), role_of("uklart")
    ('lead-partner', 'partner', '')
    """
    return roles().get(fold(words).rstrip("."), "")


def kind_of_row(row: Record, title: str, section: str = "") -> tuple[str, str]:
    """Return the kind of a row's activity, and how we know.

    Where the row has no type, a part as a member says that it is a membership, the
    row that heads it or the name of its sheet may say what all rows there are, and its
    title what it is; all of that is inferred.
    """
    said = kind_of(row["type"])
    if said != NOT_STATED:
        return said
    if role_of(row["role"]) == MEMBER:
        return "membership", "inferred"
    above = (kind_of(words)[0] for words in (section.rstrip(":"), row.sheet))
    kind = next((one for one in above if one != NOT_STATED[0]), "")
    if not kind:
        kind = _kind_in(title)
        # What a programme pays for may be a project that is called a network.
        kind = "" if kind == "network" and row["programme"] else kind
    return (kind, "inferred") if kind else NOT_STATED


def _kind_in(title: str) -> str:
    """Return the kind that the first or the last words of a title tell, or nothing.

    >>> _kind_in("Elevutveksling med Erfurt"), _kind_in("Erasmus+ akkreditering")
    ('exchange', 'accreditation')
    >>> _kind_in("Prosjekt X"), _kind_in("Nettverket")
    ('', '')
    """
    folded = f" {fold(title)} "
    ends = [
        word
        for word, kind in types().items()
        if kind in TITLED_KINDS
        and (folded.startswith(f" {word} ") or folded.endswith(f" {word} "))
    ]
    return types()[max(ends, key=len)] if ends else ""


def kind_of(words: str) -> tuple[str, str]:
    """Return the kind that the type column says, and how we know.

    A whole cell that is a known word is stated; a known word at the head of a
    longer cell is inferred; anything else is not stated.

    >>> kind_of("Nettverk"), kind_of("Prosjekt med EU finansiering")
    (('network', 'stated'), ('project', 'inferred'))
    >>> kind_of("Noko anna")
    ('not-stated', 'missing')
    """
    folded = fold(words)
    if folded in types():
        return types()[folded], "stated"
    heads = [word for word in types() if folded.startswith(f"{word} ")]
    if heads:
        return types()[max(heads, key=len)], "inferred"
    return NOT_STATED
