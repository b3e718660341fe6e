"""Bodies that a cell names and the register lacks: what is a name, and of what kind.

A column of partners says that what stands in it is a partner.  What cannot be a
name («ulike skular i Tyskland», «ikkje avklart?») is left as the words that it is.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache

from graph.names import fold, slug, word_list
from graph.reading.persons import is_of_a_body, is_of_a_person
from graph.reading.privacy import SIGNS, personal_spans
from ontology import WORDS

#: A name is no longer than this, in signs and in words.
LONGEST, MOST_WORDS = 100, 12
#: Names stand on lines of their own, or with one of these between.
BETWEEN = re.compile(
    r"\s*[;|\n\u2022]\s*|\s+/\s+"
    r"|\s+(?:saman med|sammen med|i samarbeid med|together with)\s+"
)
#: These stand in names too: «Limerick and Clare ETB», «Lycée Corneille, Rouen».
MAYBE = re.compile(r"\s*,\s*|\s+(?:og|and|samt|&)\s+|/")
#: «Kommunane Skien, Nome og Kragerø», «fylkeskommunane Agder og Rogaland».
LISTED = re.compile(
    r"(?:(kommun(?:ane|ene|ar|er))|(fylka|fylkene|fylkeskommun(?:ane|ene)))\s*:?\s+(.+)",
    re.IGNORECASE,
)
#: A name with its place: «Teknorama, Winterthur (Sveits)».
AND_PLACE = re.compile(r"(.+?)\s*(?:,\s*([^(),]+)|\(([^()]+)\))")
#: «North Sea Commission (NSC)», «NSC – North Sea Commission».
TWO_NAMES = re.compile(r"(.+?)\s*(?:\(([^()]+)\)|(?:\s[-–]|,)\s+(.+))")
SHORT = re.compile(r"[^\W\d_][\w&-]{1,11}")
COMMA = re.compile(r"\s*,\s*")
#: Words between what a body is and where: «City of Aberdeen».
LINKS = ("of", "de", "di", "i", "the")
#: What is no part of a name: a dash before it, «m.fl.» and full stops after it.
BULLET = re.compile(
    r"^[-–*]\s+|(?:[\s,]+(?:m\.?\s?fl|et al|og andre|and others))?[\s.,]*$"
)


def pieces(
    cell: str,
    is_whole: Callable[[str], bool],
    is_land: Callable[[str], bool] = lambda words: False,
) -> Iterator[str]:
    """Yield the names in a cell; commas part them only where each part is a name.

    A land after one name is where that is: «Region Skåne, Sverige».  Three short
    names or more are a list, unless the first alone says what it is, and the others
    where: «Lycée Corneille, Rouen, Normandie».

    >>> list(pieces("Region Dalarna, Region Skåne; Stad, Land", is_by_itself))
    ['Region Dalarna', 'Region Skåne', 'Stad, Land']
    >>> list(pieces("Norrbotten, Lappland og Murmansk m.fl.", is_by_itself))
    ['Norrbotten', 'Lappland', 'Murmansk']
    """
    for part in filter(None, (BULLET.sub("", one) for one in BETWEEN.split(cell))):
        inner = [name for name in MAYBE.split(part) if name]
        one = both_names(part) or [*map(is_land, inner)] == [False, True]
        clear = [is_whole(name) or _with_land(name, is_land) for name in inner]
        if not all(clear) and _is_list(part):
            clear = [
                known or _is_short(name, is_land)
                for known, name in zip(clear, inner, strict=True)
            ]
        yield from inner if all(clear) and not one else [part]


def _with_land(words: str, is_land: Callable[[str], bool]) -> bool:
    """Return whether words are a name with its country: «SLU (SE)»."""
    parted = AND_PLACE.fullmatch(words)
    where = (parted[3] or "") if parted else ""
    return is_land(where) or bool(re.fullmatch("[A-Z]{2}", where))


def _is_list(words: str) -> bool:
    """Return whether words are three or more with commas, and «og» before the last."""
    *before, last = COMMA.split(words)
    inner = [*before, *MAYBE.split(last)]
    told = [bool(kind_of_body(name)) or is_by_itself(name) for name in inner]
    whole = all(len(MAYBE.split(name)) == 1 for name in before)
    return bool(before) and len(inner) > 2 and whole and (any(told[1:]) or not told[0])


def _is_short(words: str, is_land: Callable[[str], bool]) -> bool:
    """Return whether words may be a name in a list, and are no land."""
    numbered = any(map(str.isdigit, words))
    return (
        is_name(words)
        and len(words.split()) < 4
        and not numbered
        and not is_land(words)
    )


def both_names(words: str) -> tuple[str, ...]:
    """Return the whole name and its short form where words give both, else nothing.

    The letters of the short form begin the words of the other; in brackets it is
    enough that they come in it in the same order.

    >>> both_names("CPMR – Conference of Peripheral Maritime Regions")
    ('Conference of Peripheral Maritime Regions', 'CPMR')
    >>> both_names("Høgskulen på Vestlandet (HVL)"), both_names("Voss gymnas, Voss")
    (('Høgskulen på Vestlandet', 'HVL'), ())
    """
    matched = TWO_NAMES.fullmatch(words)
    if not matched:
        return ()
    one, other = matched[1], matched[2] or matched[3]
    for whole, short in ((one, other), (other, one)):
        if _abbreviates(short, whole, anywhere=bool(matched[2])):
            return whole, short
    return ()


def _abbreviates(short: str, whole: str, *, anywhere: bool) -> bool:
    """Return whether a text can be the short form of a name."""
    if not SHORT.fullmatch(short) or sum(map(str.isupper, short)) < 2:
        return False
    letters = re.findall(r"\w", fold(short))
    words = re.findall(r"\w+", fold(whole))
    begin = "".join(words) if anywhere else "".join(word[0] for word in words)
    left = iter(begin)
    return begin[:1] == letters[0] and all(letter in left for letter in letters)


def listed(cell: str) -> Iterator[tuple[str, str]]:
    """Yield names told as a list under one word, as written and in full.

    >>> list(listed("Kommunane Skien, Nome og Kragerø"))[1:]
    [('Nome', 'Nome kommune'), ('Kragerø', 'Kragerø kommune')]
    """
    matched = LISTED.fullmatch(cell.strip())
    names = [name for name in MAYBE.split(matched[3]) if name] if matched else []
    if matched and len(names) > 1 and all(map(is_name, names)):
        kind = "kommune" if matched[1] else "fylkeskommune"
        yield from ((name, f"{name} {kind}") for name in names)


def is_by_itself(words: str) -> bool:
    """Return whether words are a body's name without more beside them."""
    first = re.match(r"[^\W\d_]+", words)
    headed = first is not None and fold(first[0]) in word_list("body-heads")
    several = len(words.split()) > 1
    told = headed or bool(kind_of_body(words)) or is_of_a_body(words)
    return is_name(words) and several and told


def is_name(words: str) -> bool:
    """Return whether words can be the name of a body; never that of a person told so.

    >>> is_name("Lycée Corneille"), is_name("Ulike skular"), is_name("ein skule")
    (True, False, False)
    """
    first = re.match(r"[\w+/]+", words)
    return (
        first is not None
        and (first[0][0].isupper() or first[0][0].isdigit())
        and any(map(str.isalpha, words))
        and fold(first[0]) not in word_list("no-names")
        and not words.endswith("?")
        and not re.search(r"\w{3}[.:!]\s", words)
        and 1 < len(words) <= LONGEST
        and len(words.split()) <= MOST_WORDS
        and not personal_spans(words)
    )


def is_home_body(words: str) -> bool:
    """Return whether words name a body of our own: a word in them says what it is.

    Columns of who takes part may name persons, too.

    >>> is_home_body("Bryne vgs"), is_home_body("Per Dunk, ved Bryne vgs")
    (True, False)
    >>> is_home_body("EU-rådgivar")
    False
    """
    titled = fold(words).endswith(tuple(word_list("titles")))
    body = is_of_a_body(words) and not titled
    return is_name(words) and not with_a_person(words) and body


def with_a_person(words: str) -> bool:
    """Return whether one of the names in a cell may be that of a person."""
    return any(map(is_of_a_person, SIGNS.split(words)))


def without_kind(name: str) -> str:
    """Return the name of a body, folded, without the words that tell what it is.

    >>> without_kind("Stadt Erfurt"), without_kind("University of Bergen")
    ('erfurt', 'bergen')
    """
    telling = {*word_list("body-heads"), *body_kinds(), *LINKS}
    words = re.findall(r"[^\W\d_]+", fold(name))
    return " ".join(word for word in words if word not in telling)


def kind_of_body(words: str) -> str:
    """Return the kind that the last telling word of a name gives, or nothing.

    >>> kind_of_body("Fachoberschule Bremen"), kind_of_body("Aberdeen")
    ('school', '')
    """
    folded = fold(words)
    told = [two for two in _long() if " " in two and two in folded]
    for word in () if told else re.findall(r"[^\W\d_]+", folded):
        ending = next((one for one in _long() if word.endswith(one)), word)
        told += [ending] if ending in body_kinds() else []
    return body_kinds()[told[-1]] if told else ""


@cache
def _long() -> tuple[str, ...]:
    """Return the telling words that also end longer ones, the longest first."""
    return tuple(sorted((w for w in body_kinds() if len(w) > 4), key=len, reverse=True))


@cache
def body_kinds() -> dict[str, str]:
    """Return the words that tell what a body is, folded, with the kind of each."""
    text = (WORDS / "body-kinds.json").read_text(encoding="utf-8")
    return {
        fold(word): kind for kind, words in json.loads(text).items() for word in words
    }


def free_name(words: str, taken: set[str]) -> str:
    """Return an identifier made of a name that nothing else has."""
    name, number = slug(words) or "body", 2
    while name in taken:
        name, number = f"{slug(words)[:56]}-{number}", number + 1
    return name
