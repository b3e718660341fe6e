"""Pairs of activities that may do the same work.

Two activities are the more alike the rarer the things that they share.  Each
shared thing weighs ``w(kind) * idf(thing)`` with

    idf(thing) = ln(N / n) / ln(N)

after Spärck Jones (1972), where N is the number of activities and n how many
have the thing: what everybody shares weighs nothing, what only two share
weighs nearly 1.  Shared words count the same way, by their roots, at most
``WORDS_MOST`` in all.  The score is the sum; it is an order, not a probability,
and must not be compared between two collections.

Pairs where one is part of the other, or where the source itself links the two,
are said to be linked (kind ``linked``): follow-up is not overlap.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from math import log

from graph.findings.features import Evidence, Feature, Profile
from graph.findings.finding import Finding, Reason
from graph.findings.words import roots

#: How much each kind of shared thing weighs, the most telling first.
WEIGHTS = {
    "partner": 3.0,
    "unit": 1.0,
    "within": 2.0,
    "programme": 2.0,
    "platform": 2.0,
    "document": 1.0,
    "authority": 0.5,
}
WORD_WEIGHT = 0.7
WORDS_MOST = 2.0
ENOUGH = 1.5

Shared = dict[tuple[int, int], list[tuple[float, str, str]]]


def overlaps(evidence: Evidence) -> list[Finding]:
    """Return the pairs that score enough, linked ones last, whatever the day."""
    everything = evidence.profiles
    shared: Shared = defaultdict(list)
    _add_features(everything, shared)
    _add_words(everything, shared)
    found = [
        _finding(everything[first], everything[second], parts)
        for (first, second), parts in shared.items()
    ]
    kept = [finding for finding in found if finding.score >= ENOUGH]
    return sorted(
        kept, key=lambda found: (found.level == "linked", -found.score, found.id)
    )


def rarity(count: int, total: int) -> float:
    """Return how telling a thing is that ``count`` of ``total`` activities have.

    >>> rarity(2, 2)
    0.0
    >>> round(rarity(2, 64), 3)
    0.833
    """
    return log(total / count) / log(total) if total > 1 else 0.0


def _add_features(everything: list[Profile], shared: Shared) -> None:
    """Add what pairs share by name, looking only at things that two have."""
    holders: dict[str, dict[int, Feature]] = defaultdict(dict)
    for place, profile in enumerate(everything):
        for feature in sorted(profile.features, key=lambda f: (f.kind, f.name)):
            best = holders[feature.thing].get(place)
            if feature.kind in WEIGHTS and (
                best is None or _weight(feature) > _weight(best)
            ):
                holders[feature.thing][place] = feature
    for having in holders.values():
        telling = rarity(max(len(having), 1), len(everything))
        for first, second in combinations(sorted(having), 2):
            pair = (having[first], having[second])
            weakest = min(pair, key=_weight)
            score = _weight(weakest) * telling
            shared[first, second].append((score, weakest.kind, weakest.name))


def _weight(feature: Feature) -> float:
    return WEIGHTS[feature.kind]


def _add_words(everything: list[Profile], shared: Shared) -> None:
    holders: dict[str, set[int]] = defaultdict(set)
    for place, profile in enumerate(everything):
        for root in roots(profile.text):
            holders[root].add(place)
    words: dict[tuple[int, int], list[tuple[float, str]]] = defaultdict(list)
    for root, having in holders.items():
        telling = rarity(len(having), len(everything)) * WORD_WEIGHT
        if telling > WORD_WEIGHT / 3:
            for pair in combinations(sorted(having), 2):
                words[pair].append((telling, root))
    for pair, found in words.items():
        strongest = sorted(found, reverse=True)
        score = min(sum(weight for weight, _ in strongest), WORDS_MOST)
        named = ", ".join(root for _, root in strongest[:4])
        shared[pair].append((score, "words", named))


def _finding(
    first: Profile, second: Profile, parts: list[tuple[float, str, str]]
) -> Finding:
    strongest = sorted(parts, key=lambda part: (-part[0], part[1], part[2]))
    reasons = [
        Reason(f"share-{kind}", {"name": name})
        for score, kind, name in strongest
        if score > 0
    ]
    score = round(sum(score for score, _, _ in strongest), 2)
    across = first.department != second.department and all(
        (first.department, second.department)
    )
    if across:
        departments = f"{first.department}, {second.department}"
        reasons.append(Reason("across-departments", {"names": departments}))
    return Finding(
        "overlaps",
        f"overlaps-{first.id}--{second.id}",
        (first.id, second.id),
        (first.row, second.row),
        (first.title, second.title),
        _kind(first, second, strongest),
        tuple(reasons),
        "talk-together" if across else "compare",
        score,
    )


def _kind(
    first: Profile, second: Profile, parts: Iterable[tuple[float, str, str]]
) -> str:
    """Return what the likeness rests on, or ``linked`` when the source ties them.

    Parts of the same whole are linked too.
    """
    pointed = {(f.kind, f.thing) for f in first.features if f.kind in ("link", "whole")}
    siblings = bool(first.whole) and first.whole == second.whole
    if siblings or any(thing == second.address for _, thing in pointed):
        return "linked"
    return next(iter(parts))[1]
