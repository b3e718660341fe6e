"""Pairs of activities that may do the same work.

Two activities are the more alike the rarer the things that they share
(``traits.py``) and the more sides of them are alike (``pairs.py``).  The score is
an order of what to look at first.  It is no probability and no measure of waste,
and it must not be compared between two collections: what is rare in one is common
in another.

What is part of an activity counts as the activity, activities of one row are not
compared, nor those of two sources in which nobody answers for anything (``ours.py``),
and the same two rows come once.  Pairs that the source itself ties
together (one supports, follows or uses the other) are ``linked``: somebody knows
of both already, so they are for coordination, not for cutting.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from graph.findings.cited import columns, in_order, telling, wording
from graph.findings.features import Evidence, Profile, row_order
from graph.findings.finding import Finding, Reason
from graph.findings.groups import groups
from graph.findings.ours import ours
from graph.findings.pairs import Shared, shared, strongest_pairs
from graph.findings.times import time_reasons
from graph.findings.traits import Unit, traits, units
from graph.findings.words import rooted_words

#: The score from which a pair is worth a look, and from which it makes a group.
ENOUGH = 0.85
CLOSE = 2.0
#: What a likeness between two owners counts, and one with running text.
STRANGERS = 0.25
ASIDE = 0.35
#: More pairs than these nobody reads; in a large collection only the strongest come.
MOST = 10_000
#: So many pairs, the strongest, are looked through for groups.
GROUPED = 2_000
#: So many shared words are shown.
WORDS = 6
#: What weighs less than this is no reason worth reading.
TELLING = 0.1


def overlaps(evidence: Evidence) -> list[Finding]:
    """Return the pairs that score enough, the strongest first.

    The day asked for changes no score, only what is said of the time.
    """
    everything = units(evidence.profiles)
    held = traits(everything)
    profiles = [unit.profile for unit in everything]
    is_ours = ours(evidence.store)
    pairs = strongest_pairs(
        held,
        enough=ENOUGH,
        most=MOST,
        factor=lambda first, second: _counts(profiles[first], profiles[second]),
        mine=[is_ours(profile.address) for profile in profiles],
    )
    found = [
        _finding(
            everything[first],
            everything[second],
            score,
            shared(held[first], held[second]),
            evidence.as_of,
        )
        for score, first, second in _once(pairs, profiles)
    ]
    return _grouped(found)


def _counts(one: Profile, other: Profile) -> float:
    """Return how much of a likeness counts, from 0 (one row) to 1.

    What two owners do is for learning from each other, and what running text beside
    a table mentions is not named one by one: neither can be tidied up at once.
    """
    if one.place and one.place == other.place:
        return 0.0
    strangers = one.house and other.house and one.house != other.house
    aside = one.aside or other.aside
    return (STRANGERS if strangers else 1.0) * (ASIDE if aside else 1.0)


def _once(
    pairs: Iterable[tuple[float, int, int]], profiles: Sequence[Profile]
) -> Iterator[tuple[float, int, int]]:
    """Yield the strongest pair of each two rows."""
    seen = set()
    for pair in pairs:
        rows = (profiles[pair[1]].place, profiles[pair[2]].place)
        if rows not in seen or not all(rows):
            seen.add(rows)
            yield pair


def _finding(
    first: Unit,
    second: Unit,
    score: float,
    common: Sequence[Shared],
    as_of: date | None,
) -> Finding:
    one, other = first.profile, second.profile
    linked = any(trait.kind == "link" for _, trait in common)
    across = one.department != other.department and one.department and other.department
    return Finding(
        "overlaps",
        f"overlaps-{one.id}--{other.id}",
        (one.id, other.id),
        (one.row, other.row),
        (one.title, other.title),
        "linked" if linked else common[0][1].kind,
        (
            *_shared_reasons((first, second), common),
            *_other_reasons(one, other, as_of),
        ),
        "talk-together" if across else "compare",
        round(score, 2),
        certainty="likely" if score >= CLOSE else "possible",
    )


def _shared_reasons(
    pair: tuple[Unit, Unit], common: Sequence[Shared]
) -> Iterator[Reason]:
    """Yield what two share and by which cells, kind by kind, the weightiest first."""
    one = pair[0].profile
    things: dict[str, list[str]] = {}
    for weight, trait in common:
        if weight >= TELLING:
            things.setdefault(trait.kind, []).append(trait.name)
    for kind, named in things.items():
        if kind == "words":
            named = [root for roots in named for root in roots.split()]
        cells = in_order(
            cell for unit in pair for cell in _cells(unit, kind, named, pair)
        )
        if kind == "words":
            named = _as_written(one, named)[:WORDS]
        yield Reason(f"share-{kind}", {"name": "; ".join(dict.fromkeys(named))}, cells)


def _cells(
    unit: Unit, kind: str, named: Sequence[str], pair: tuple[Unit, Unit]
) -> Iterable[str]:
    """Return the cells of the source in which an activity has what two share."""
    profile = unit.profile
    themes = {name.rpartition("/")[2] for name in named}
    if kind == "words":
        return wording(profile.said, named)
    if kind == "kind":
        return columns(profile.cells, "type")
    if kind == "subject":
        return telling(profile.said[:1], themes)
    if kind in ("theme", "purpose"):
        return telling(profile.said, themes)
    both = {part.address for one in pair for part in (one.profile, *one.parts)}
    return (
        cell
        for part in (profile, *unit.parts)
        for feature in part.features
        if (feature.thing in both if kind == "link" else feature.name in named)
        for cell in feature.cells
    )


def _as_written(one: Profile, roots: Sequence[str]) -> list[str]:
    """Return the words of an activity that have some roots."""
    words = rooted_words(one.text)
    return [words[root].lower() for root in roots if root in words]


def _other_reasons(
    one: Profile, other: Profile, as_of: date | None
) -> Iterator[Reason]:
    if one.department and other.department and one.department != other.department:
        names, column = f"{one.department}, {other.department}", "department"
        cells = [*columns(one.cells, column), *columns(other.cells, column)]
        yield Reason("across-departments", {"names": names}, in_order(cells))
    if one.house and other.house and one.house != other.house:
        yield Reason("across-owners")
    yield from time_reasons(one, other, as_of)


def _grouped(found: Sequence[Finding]) -> list[Finding]:
    """Return the pairs, each saying the largest group that both belong to."""
    close = [one.activities for one in found[:GROUPED] if one.score >= CLOSE]
    rows = {
        activity: row
        for finding in found
        for activity, row in zip(finding.activities, finding.rows, strict=True)
    }
    largest: dict[frozenset[str], tuple[str, ...]] = {}
    for group in groups(close):
        ordered = tuple(sorted(group, key=lambda one: (row_order(rows[one]), one)))
        for pair in combinations(group, 2):
            largest.setdefault(frozenset(pair), ordered)
    return [
        _in_group(one, largest.get(frozenset(one.activities), ()), rows)
        for one in found
    ]


def _in_group(finding: Finding, group: Sequence[str], rows: dict[str, str]) -> Finding:
    if not group:
        return finding
    named = {"rows": ", ".join(dict.fromkeys(rows[one] for one in group))}
    reason = Reason("in-group", named)
    details = {"group": " ".join(group)}
    return replace(finding, reasons=(*finding.reasons, reason), details=details)
