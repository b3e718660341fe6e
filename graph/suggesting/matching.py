"""Finding the register's names in a text; where two overlap, the longest wins.

Capitals count: an abbreviation must have its own, another name must begin with
one.  A slip of the pen is told by the ratio of ``rapidfuzz`` (twice the letters
in common, of all letters) on names of ``SHORTEST`` letters or more; numbers in
a name are never slips.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.names import word_list
from graph.suggesting.spellings import Spelling, Spellings
from graph.suggesting.tokens import Token, tokens

#: A name with fewer letters than this is never taken for misspelled.
SHORTEST = 8
#: From 0 to 100: how like a misspelled name must be, as a whole and word for word.
NEAR = 92.0
NEAR_WORD = 80.0
#: A name of more words is never taken for misspelled.
LONGEST = 12
#: Of two names with the same words, the first of these is meant.
REASONS = (
    "exact",
    "spelling",
    "language-variant",
    "former-name",
    "abbreviation",
    "typo",
)


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a text that may be a name of a thing.

    ``reason`` is a code of ``mention-kind``; ``open`` says that the words are a
    name of other things too.
    """

    first: int
    last: int
    spelling: Spelling
    reason: str
    open: bool = False


def matches(text: str, names: Spellings) -> list[Match]:
    """Return the names in a text, from left to right, none inside another."""
    words = tokens(text)
    found: list[Match] = []
    for at in range(len(words)):
        most = min(names.longest.get(words[at].key, 0), len(words) - at)
        for count in range(most, 0, -1):
            found += _exact(text, words[at : at + count], names)
        for count in range(min(LONGEST, len(words) - at), 0, -1):
            found += _near(text, words[at : at + count], names)
    return _joined(text, _longest(text, found, names))


def _exact(text: str, words: tuple[Token, ...], names: Spellings) -> Iterator[Match]:
    for spelling, inflected in names.forms.get(tuple(w.key for w in words), ()):
        first, last = words[0].first, words[-1].last
        if spelling.text[-1] in ")!?" and text[last : last + 1] == spelling.text[-1]:
            last += 1
        written = text[first:last]
        if _has_its_capitals(written, spelling) and _has_its_mark(written, spelling):
            yield Match(first, last, spelling, _reason(written, spelling, inflected))


def _has_its_capitals(written: str, spelling: Spelling) -> bool:
    if spelling.abbreviation:
        name = spelling.text.rstrip("+")
        ending = written[len(name) :]
        return written.startswith(name) and (not ending or ending.islower())
    begins_small = spelling.text[:1].islower()
    return begins_small or written[0].isupper() or written[0].isdigit()


def _has_its_mark(written: str, spelling: Spelling) -> bool:
    """Return whether a name that ends in a call, ends so here: «Gjør det!»."""
    mark = spelling.text[-1]
    return mark not in "!?" or written.endswith(mark)


def _reason(written: str, spelling: Spelling, inflected: bool) -> str:
    if inflected:
        return "inflection"
    if spelling.reason == "exact" and written != spelling.text:
        return "exact" if written.rstrip("+") == spelling.text else "spelling"
    return spelling.reason


def _near(text: str, words: tuple[Token, ...], names: Spellings) -> Iterator[Match]:
    """Yield names that differ from the words by a slip of the pen."""
    from rapidfuzz import fuzz

    near = names.long.get((len(words), words[0].key[:1]), ())
    keys = tuple(word.key for word in words) if near else ()
    joined = " ".join(keys)
    if len(joined) < SHORTEST - 1 or keys in names.forms:
        return
    first, last = words[0].first, words[-1].last
    for whole, theirs, spelling in near:
        if (
            abs(len(whole) - len(joined)) <= len(whole) * (1 - NEAR / 100) * 2
            and fuzz.ratio(joined, whole, score_cutoff=NEAR)
            and all(map(_near_word, keys, theirs))
            and _has_its_capitals(text[first:last], spelling)
        ):
            yield Match(first, last, spelling, "typo")


def _near_word(word: str, other: str) -> bool:
    from rapidfuzz import fuzz

    if any(map(str.isdigit, word + other)):
        return word == other
    return fuzz.ratio(word, other) >= NEAR_WORD


def _longest(text: str, found: list[Match], names: Spellings) -> list[Match]:
    """Return matches without those that overlap a longer one, or a better one."""
    taken: list[Match] = []
    ranked = sorted(found, key=lambda m: (m.first - m.last, m.reason == "typo"))
    spans: dict[tuple[int, int], list[Match]] = {}
    for match in ranked:
        spans.setdefault((match.first, match.last), []).append(match)
    for (first, last), group in spans.items():
        if all(last <= other.first or other.last <= first for other in taken):
            taken.append(_meant(text, group, names))
    return sorted(taken, key=lambda match: match.first)


def _meant(text: str, group: list[Match], names: Spellings) -> Match:
    """Return which of the things with one name is meant: a county, or its authority.

    «Vestland» is both.  After a word such as «i» or «gamle», in brackets or
    before «region» it is the place, otherwise the authority.
    """
    surest = [m for m in group if (m.reason == "typo") == (group[0].reason == "typo")]
    things = {match.spelling.thing for match in surest}
    surest.sort(key=lambda match: _distance(text, match))
    if len(things) == 1:
        return surest[0]
    places = [match for match in surest if match.spelling.table == "places"]
    others = [match for match in surest if match.spelling.table != "places"]
    chosen = places if places and _place_is_meant(text, group[0]) else others or places
    found = chosen[0]
    return Match(found.first, found.last, found.spelling, found.reason, open=True)


def _distance(text: str, match: Match) -> tuple[bool, int]:
    """Return how far a name is from the words: those that are the same come first."""
    same = text[match.first : match.last] == match.spelling.text
    return not same, REASONS.index(match.spelling.reason)


def _place_is_meant(text: str, match: Match) -> bool:
    if text[: match.first].endswith("("):
        return True
    before = [token.key for token in tokens(text[: match.first])]
    after = [token.key for token in tokens(text[match.last :])]
    return bool(before and before[-1] in word_list("before-places")) or bool(
        after and after[0].startswith("region")
    )


def _joined(text: str, found: list[Match]) -> list[Match]:
    """Return matches with «CPMR - Conference of …» as one, not two."""
    joined: list[Match] = []
    for match in found:
        last = joined[-1] if joined else None
        between = text[last.last : match.first] if last else ""
        if (
            last
            and last.spelling.thing == match.spelling.thing
            and not between.strip(" -–(,:")
        ):
            wider = max(last, match, key=lambda m: m.last - m.first)
            joined[-1] = Match(
                last.first, match.last, wider.spelling, wider.reason, wider.open
            )
        else:
            joined.append(match)
    return joined
