"""Who and what on the one side may be the same on the other, and why.

A number that both sides give makes a fact.  Names make candidates only: the same
name is likely, a near one possible.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from graph.names import fold
from graph.reconciling.sides import Body, Work, folded_names
from ontology import WORDS

#: Names and titles must be this much alike, of 100 (token sort ratio: words put in
#: order, then Indel similarity). Below 90, «Vestland» and «Vestfold» county meet.
LIMIT = 90


@cache
def generic_words() -> frozenset[str]:
    """Return the words that tell what an organisation is, but not which one."""
    text = (WORDS / "body-kinds.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as a code and the values that its sentence needs."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """One organisation of each side, why, and how sure that is."""

    ours: str
    theirs: str
    reason: Reason
    certainty: str


def match_bodies(ours: Iterable[Body], theirs: Iterable[Body]) -> Iterator[Match]:
    """Yield which organisations of theirs may be which of ours, the best for each.

    Names are held together within a country only.
    """
    known = sorted(ours, key=lambda body: body.id)
    for body in sorted(theirs, key=lambda body: body.id):
        found = [match for mine in known if (match := _match(mine, body))]
        if found:
            order = ("certain", "likely", "possible")
            yield min(found, key=lambda match: order.index(match.certainty))


def _match(mine: Body, body: Body) -> Match | None:
    shared = sorted(mine.identifiers & body.identifiers)
    if shared:
        number = Reason("same-number", {"number": shared[0]})
        return Match(mine.id, body.id, number, "certain")
    if mine.places and body.places and not mine.places & body.places:
        return None
    theirs = {fold(name): name for name in body.names}
    for name in mine.names:
        if len(name) > 3 and fold(name) in theirs:
            words = {"ours": name, "theirs": theirs[fold(name)]}
            return Match(mine.id, body.id, Reason("same-name", words), "likely")
    return _near(mine, body)


def _near(mine: Body, body: Body) -> Match | None:
    best = max(
        (
            (likeness(a, b), a, b)
            for a in folded_names(mine)
            for b in folded_names(body)
        ),
        default=(0, "", ""),
    )
    if best[0] < LIMIT:
        return None
    words = {"ours": best[1], "theirs": best[2]}
    score = {"score": str(best[0]), "limit": str(LIMIT)}
    return Match(mine.id, body.id, Reason("near-name", words | score), "possible")


def likeness(a: str, b: str) -> int:
    """Return how alike two folded names are, of 100.

    The words that tell which one it is must be as alike as the whole.

    >>> likeness("vestland county council", "vestfold county council") < LIMIT
    True
    >>> likeness("sogn og fjordane fylkeskommune", "fylkeskommune sogn og fjordane")
    100
    """
    from rapidfuzz.fuzz import token_sort_ratio

    whole = token_sort_ratio(a, b, score_cutoff=LIMIT)
    if not whole:
        return 0
    own, other = (
        " ".join(word for word in text.split() if word not in generic_words())
        for text in (a, b)
    )
    part = token_sort_ratio(own, other) if own and other else whole
    return int(min(whole, part))


def title_parts(title: str) -> set[str]:
    """Return what a title can be known by: the whole, and what marks set apart.

    >>> sorted(title_parts("RIGHT - Right Skills"))
    ['right', 'right - right skills', 'right skills']
    """
    parts = re.split(r"\s[-–]\s|:\s|[()/;«»“”\"]", title)
    folded = {" ".join(fold(part).split()) for part in (title, *parts)}
    return {part for part in folded if len(part) > 3}


def match_titles(ours: Work, theirs: Work) -> Reason | None:
    """Return why two activities may be one by their titles, if they may."""
    shared = title_parts(ours.title) & title_parts(theirs.title)
    if shared:
        return Reason("same-title", {"word": max(sorted(shared), key=len)})
    longest = [
        max(sorted(title_parts(work.title)), key=len, default="")
        for work in (ours, theirs)
    ]
    if min(map(len, longest)) < 12:
        return None
    score = likeness(*longest)
    if score < LIMIT:
        return None
    return Reason("near-title", {"score": str(score), "limit": str(LIMIT)})
