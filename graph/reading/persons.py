"""Names of persons in a text, known by what stands beside them.

A name is two words or more with capitals, and a title before or after it
(«rådgjevar Kari Nordmann», «Kari Nordmann (EU-rådgjevar)»), a word that says
whom to ask («kontaktperson: …», «v/ …») or what was done by whom («oppdatert av …»),
a politeness («fru …»), or a telephone number or an e-mail address right after it;
or its first word is a common first name.
A school called after a person is a school: words such as «vgs» beside a name, or in
it, say that it is the name of a body.  The words stand in ``ontology/words``.
"""

import re
from collections.abc import Iterator
from functools import cache

from graph.names import fold, slug, word_list, word_table, words_as_written

Place = tuple[int, int]

UPPER = "".join(chr(code) for code in range(0x250) if chr(code).isupper())
# Every repetition has an end: a cell of a thousand letters must not take a minute.
LETTER = r"[^\W\d_]"
WORD = rf"[{UPPER}](?:(?:{LETTER}|['’-](?={LETTER})){{1,40}}|\.(?= ))"
SPACE = r"[ \u00a0]{1,2}"
LINK = r"(?:(?:van|von|de|da|af|av|der|den|la|el)[ \u00a0]){0,2}"
NAME = rf"{WORD}(?:{SPACE}{LINK}{WORD}){{1,3}}"


def _any(name: str) -> str:
    """Return a pattern for any word of a list, the longest tried first."""
    words = sorted(words_as_written(name), key=lambda word: (-len(word), word))
    return "(?i:" + "|".join(map(re.escape, words)) + ")"


TITLE = rf"{_any('titles')}(?:(?i:en|n|ane|ene|s))?(?![^\W_])"
# «HR» in capitals is a country or an office, «hr» and «Hr.» are a man.
POLITENESS = "(?:{})".format(
    "|".join(
        f"[{word[0].upper()}{word[0]}]{word[1:]}"
        for word in words_as_written("honorifics")
    )
)
BETWEEN = r"\s{0,2}[:(,–-]?\s{0,2}(?:(?:er|is)\s{1,2})?"
PATTERNS = (
    re.compile(rf"{TITLE}{BETWEEN}(?<![^\W_])({NAME})"),
    re.compile(
        rf"(?<![^\W_])({NAME})\s{{0,2}}[(,–-]\s{{0,2}}"
        rf"(?:[\w-]{{1,30}}\s){{0,2}}(?:{LETTER}|-){{0,30}}{TITLE}"
    ),
    re.compile(rf"(?<![^\W_]){_any('contacts')}\s?(?::|er\s|is\s)\s{{0,2}}({NAME})"),
    re.compile(
        rf"(?<![^\W_])(?i:kontaktperson|contact person)[:\s]{{1,3}}(?:er\s)?({NAME})"
    ),
    re.compile(rf"(?<![^\W_])[vV]/\s?({NAME})"),
    re.compile(rf"(?<![^\W_]){_any('authored')}\s(?:av|by)\s({NAME})"),
    re.compile(
        rf"(?<![^\W_]){POLITENESS}\.?{SPACE}"
        rf"({WORD}(?:{SPACE}{LINK}{WORD}){{0,3}})"
    ),
)
#: Any name, of a person or of something else.
ANY = re.compile(rf"(?<![^\W_])({NAME})")
#: A name right before a telephone number, an e-mail address or an identity number.
BEFORE = re.compile(
    rf"(?<![^\W_])({NAME})"
    rf"\s{{0,2}}[(<,:;–-]?\s{{0,2}}"
    rf"(?:(?:{_any('telephones')}|{_any('addresses')})[.:]{{0,2}}\s{{0,2}})?[(<]?$"
)
#: A word for persons that longer ones end in is longer than this.
LONG = 5
#: So much of a text before a number is looked at.
REACH = 120
#: A text without one of these has none of the others; looked for first, for speed.
HINT = re.compile(rf"[{UPPER}][\w'’.-]{{0,40}}{SPACE}{LINK}[{UPPER}]")
POLITE = re.compile(rf"(?<![^\W_]){POLITENESS}\.?{SPACE}[{UPPER}]")
NEXT = re.compile(r"[\s,]{0,2}([^\W\d_]+)")


def person_spans(text: str) -> Iterator[Place]:
    """Yield where names of persons stand.

    >>> list(person_spans("Ola Nordmann (EU-rådgjevar) er med"))
    [(0, 12)]
    >>> list(person_spans("koordinator: Amalie Skram vgs"))
    []
    >>> [*person_spans("Kari Olsen i Oslo")], [*person_spans("Thomas More, Geel")]
    ([(0, 10)], [])
    """
    yield from dict.fromkeys(_spans(text))


def _spans(text: str) -> Iterator[Place]:
    patterns: tuple[re.Pattern[str], ...] = PATTERNS if HINT.search(text) else ()
    if not patterns and POLITE.search(text):
        patterns = PATTERNS[-1:]
    for pattern in patterns:
        for found in pattern.finditer(text):
            if not _is_body(found[1], text[found.end(1) :]):
                yield found.span(1)
    for found in ANY.finditer(text) if patterns is PATTERNS else ():
        if _is_called(found[1]) and not _is_body(found[1], text[found.end(1) :]):
            yield found.span(1)


def _is_called(name: str) -> bool:
    """Return whether a name begins with a common first name, and is no namesake's.

    In capitals it is more often that of a firm.
    """
    first, *others = name.split()
    whole = f"{fold(name)} "
    return (
        fold(first) in word_list("first-names")
        and not (first.isupper() and all(map(str.isupper, others)))
        and not any(whole.startswith(one) for one in _namesakes())
    )


@cache
def _namesakes() -> tuple[str, ...]:
    """Return whom schools, streets and programmes are called after, folded."""
    return tuple(f"{fold(one['name'])} " for one in word_table("namesakes"))


def name_before(text: str, at: int) -> Iterator[Place]:
    """Yield where the name stands that a number or an address is right after.

    Before the address of an office (post@…) stands the name of the office.

    >>> list(name_before("Ola Nordmann, tlf. 55 23 90 00", 19))
    [(0, 12)]
    >>> list(name_before("Voss gymnas 55 23 90 00", 12))
    []
    """
    found = BEFORE.search(text, max(0, at - REACH), at)
    mailbox = fold(text[at : at + REACH].partition("@")[0])
    if found and mailbox not in word_list("mailboxes") and not _is_body(found[1], ""):
        yield found.span(1)


def is_of_a_person(text: str) -> bool:
    """Return whether a text is nothing but what may be the name of a person.

    >>> is_of_a_person("Kari Nordmann"), is_of_a_person("Regional Development")
    (True, False)
    """
    work = word_list("fields-of-work")
    at_work = any(fold(word) in work for word in re.findall(r"[^\W\d_]+", text))
    named = re.fullmatch(NAME, text.strip()) is not None
    return named and not at_work and not _is_body(text, "")


@cache
def stand_under(heading: str) -> str:
    """Return whether ``all``, ``some`` or none below a heading is of persons.

    It may come as a part of an address, as ``slug`` makes it.

    >>> stand_under("kontaktperson-i-fylket"), stand_under("rektor"), stand_under("end")
    ('all', 'some', '')
    """
    told = re.findall(r"[a-z0-9]+", fold(heading))
    words = f"-{'-'.join(told)}-"
    if any(f"-{slug(word)}-" in words for word in word_list("person-columns")):
        return "all"
    maybe = word_list("maybe-person-columns")
    # «Saksansvarleg» is somebody as «ansvarleg» is.
    ends = tuple(map(slug, word_list("titles"))) + tuple(
        word for word in maybe if len(word) > LONG
    )
    some = any(word in maybe or word.endswith(ends) for word in told)
    return "some" if some else ""


def is_of_a_body(text: str) -> bool:
    """Return whether a word of a name says that it is that of a body."""
    return _is_body(text, "")


def _is_body(name: str, after: str) -> bool:
    """Return whether a name, or the word after it, is that of a body."""
    words = re.findall(r"[^\W\d_]+", name)
    capitals = [len(word) > 1 and word.isupper() for word in words]
    if sum(capitals) == 1 and len(words) > 1:
        return True
    following = NEXT.match(after)
    if following:
        words.append(following[1])
    bodies = word_list("bodies")
    return any(
        word in bodies or any(word.endswith(body) for body in bodies if len(body) > 4)
        for word in map(fold, words)
    )
