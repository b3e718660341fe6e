"""Words of a text as they are compared: folded, and with their place."""

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.names import fold

#: A plus belongs to the word before it, as in «Erasmus+».
WORD = re.compile(r"[^\W_]+\+?")
#: One thing in two languages and as an abbreviation, so that spellings meet.
SECONDARY = re.compile(r"(vidareg|videreg)\w*")
SCHOOL = re.compile(r"sk[uo]le[nr]?")
SHORT = {"fk": "fylkeskommune"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word: what it is compared by, and where it stands in the text."""

    key: str
    first: int
    last: int


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text; «vidaregåande skule» is one word, and is «vgs».

    >>> [token.key for token in tokens("Åsane vidaregåande skule, Erasmus+")]
    ['asane', 'vgs', 'erasmus']
    """
    found: list[Token] = []
    for word in WORD.finditer(text):
        key = fold(word[0]).rstrip("+")
        token = Token(SHORT.get(key, key), *word.span())
        if found and SCHOOL.fullmatch(key) and SECONDARY.fullmatch(found[-1].key):
            found[-1] = Token("vgs", found[-1].first, token.last)
        else:
            found.append(token)
    return tuple(found)
