"""Activities that nothing ties to the rest of what the county does.

An activity is tied to another when they share a partner, a place, a
programme, a document, or when one points at the other.  Who approves or pays,
and the owning county with its departments, tie nothing: they touch everything.

Levels, gravest first:

``nothing-named``  no partner, programme or document is named at all: there is
                   nothing that could tie it to anything;
``met-once``       something is named, but nothing of it appears elsewhere;
``one-tie``        exactly one thing is shared with exactly one other activity.

Formula: with s(a) the set of (feature, other activity) pairs that share a
feature with a, the level is ``nothing-named`` when a has no feature,
``met-once`` when s(a) is empty, and ``one-tie`` when s(a) has one member.
A country as such is no tie: two activities in Germany need not know of each
other; the region or the city must be the same.
"""

from collections import defaultdict

from graph.asking.store import ask_store
from graph.findings.features import Evidence, Feature, Profile
from graph.findings.finding import Finding, Reason

TIES = (
    "partner",
    "unit",
    "platform",
    "within",
    "programme",
    "document",
    "link",
    "whole",
)
LEVELS = ("nothing-named", "met-once", "one-tie")

COUNTRIES = """
PREFIX samband: <https://w3id.org/samband/ns#>
SELECT ?country WHERE {
  ?country samband:placeKind <https://w3id.org/samband/code/place-kind/country>
}
"""


def isolated(evidence: Evidence) -> list[Finding]:
    """Return the activities that stand alone, the gravest first, on any day."""
    everything = evidence.profiles
    countries = set(ask_store(evidence.store, COUNTRIES).column("country"))
    holders = _holders(everything, countries)
    found = [_finding(profile, holders, countries) for profile in everything]
    kept = [finding for finding in found if finding]
    return sorted(kept, key=lambda finding: LEVELS.index(finding.level))


def _ties(profile: Profile, countries: set[str]) -> list[Feature]:
    """Return the features of an activity that could tie it to another."""
    return sorted(
        (
            feature
            for feature in profile.features
            if feature.kind in TIES
            and not (feature.kind == "within" and feature.thing in countries)
        ),
        key=lambda feature: (TIES.index(feature.kind), feature.name),
    )


def _holders(everything: list[Profile], countries: set[str]) -> dict[str, set[str]]:
    """Return which activities have each thing, in whatever way they have it."""
    holders: dict[str, set[str]] = defaultdict(set)
    for profile in everything:
        for feature in _ties(profile, countries):
            holders[feature.thing].add(profile.address)
        holders[profile.address].add(profile.address)
    return holders


def _finding(
    profile: Profile, holders: dict[str, set[str]], countries: set[str]
) -> Finding | None:
    ties = _ties(profile, countries)
    shared = {
        (feature.thing, other)
        for feature in ties
        for other in holders[feature.thing] - {profile.address}
    }
    if len(shared) > 1:
        return None
    level = "one-tie" if shared else "met-once" if ties else "nothing-named"
    return Finding(
        "isolated",
        f"isolated-{profile.id}",
        (profile.id,),
        (profile.row,),
        (profile.title,),
        level,
        tuple(_reasons(profile, ties, {thing for thing, _ in shared})),
        _fix(profile),
        details={"department": profile.department},
    )


def _reasons(profile: Profile, ties: list[Feature], shared: set[str]) -> list[Reason]:
    missing = [
        Reason(f"no-{kind}")
        for kind in ("partner", "programme", "document")
        if not profile.has(kind)
    ]
    here = [feature.name for feature in ties if feature.thing not in shared]
    common = [feature.name for feature in ties if feature.thing in shared]
    for code, names in (("only-here", here), ("shares", common)):
        if names:
            missing.append(Reason(code, {"names": "; ".join(dict.fromkeys(names))}))
    return missing


def _fix(profile: Profile) -> str:
    """Return the smallest thing that would tie the activity to something."""
    if not profile.has("partner"):
        return "name-partner"
    return "name-programme" if profile.has("document") else "name-document"
