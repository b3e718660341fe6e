"""Bodies that a cell names and the register lacks: what is a name, and of what kind.

A column of partners says that what stands in it is a partner.  What cannot be a
name («ulike skular i Tyskland», «ikkje avklart?») is left as the words that it is.
"""

import json
import re
from functools import cache

from graph.names import fold, slug, word_list
from graph.reading.persons import is_of_a_body, is_of_a_person
from graph.reading.privacy import SIGNS, personal_spans
from ontology import WORDS

#: A name is no longer than this, in signs and in words.
LONGEST, MOST_WORDS = 100, 12
#: A name with its place: «Teknorama, Winterthur (Sveits)».
AND_PLACE = re.compile(r"(.+?)\s*(?:,\s*([^(),]+)|\(([^()]+)\))")
#: «North Sea Commission (NSC)», «NSC – North Sea Commission».
TWO_NAMES = re.compile(r"(.+?)\s*(?:\(([^()]+)\)|(?:\s[-–]|,)\s+(.+))")
SHORT = re.compile(r"[^\W\d_][\w&-]{1,11}")
#: Words between what a body is and where: «City of Aberdeen».
LINKS = ("of", "de", "di", "i", "the")


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
    return begin[:1] == "".join(letters)[:1] and all(one in left for one in letters)


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
