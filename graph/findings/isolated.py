"""Activities that nothing ties to the rest of what the county does.

An activity is tied to another when they share a partner, a place below the
country, a programme or a document, or when one points at the other
(``islands.py``).  Who approves or pays, and the owning county with its departments
and own places, tie nothing: they touch everything.  Parts of an activity count as
the activity.

Levels, gravest first:

``nothing-named``  no partner, programme or document is named at all: there is
                   nothing that could tie it to anything;
``met-once``       something is named, but nothing of it appears elsewhere;
``one-tie``        exactly one thing is shared with exactly one other activity,
                   and no theme with any;
``island``         a department of two activities or more, none of which is tied
                   to another department's.

Formula: with s(a) the set of (thing, other activity) pairs that share a thing with
a, the level is ``nothing-named`` when a has no thing, ``met-once`` when s(a) is
empty, and ``one-tie`` when s(a) has one member.  A membership names its
organisation, so it is no island for want of a partner in its row; it is one only
if no other activity has to do with that organisation, with what it belongs to or
with its theme.  Being alone is no fault: it may also be the only one of its kind.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from graph.findings.cited import columns, in_order, telling
from graph.findings.crowds import Crowd, crowd, others
from graph.findings.features import Evidence, Feature, Profile, row_order
from graph.findings.finding import Finding, Reason
from graph.findings.islands import ties_of
from graph.findings.ours import ours
from graph.findings.traits import Unit, units

LEVELS = ("nothing-named", "met-once", "one-tie", "island")
#: What a row can be without, and what counts as having it.
LACKING = {
    "partner": ("partner", "neighbour", "unit", "partner-country", "platform"),
    "programme": ("programme", "programme-about"),
    "document": ("document",),
}

#: In which columns each of them would stand.
LOOKED_IN = {
    "partner": ("title", "content", "partner", "partner-school", "country", "comment"),
    "programme": ("title", "content", "type", "programme", "comment"),
    "document": ("anchoring",),
}

#: Which activities have each thing.
Holders = dict[str, set[str]]


def isolated(evidence: Evidence) -> list[Finding]:
    """Return the activities that stand alone, the gravest first, on any day."""
    everything = units(evidence.profiles)
    tied = [ties_of(unit) for unit in everything]
    holders = _holders(everything, tied)
    themes = crowd((unit.profile for unit in everything), _themes)
    mine = ours(evidence.store)
    found = [
        _finding(unit, ties, holders, themes)
        for unit, ties in zip(everything, tied, strict=True)
        if mine(unit.profile.address)
    ]
    kept = [finding for finding in found if finding]
    kept.sort(key=lambda finding: LEVELS.index(finding.level))
    return kept + list(_departments(everything, tied, holders, mine))


def _holders(everything: Sequence[Unit], tied: Sequence[list[Feature]]) -> Holders:
    """Return which activities have each thing; each has itself, to be pointed at."""
    holders: Holders = defaultdict(set)
    for unit, ties in zip(everything, tied, strict=True):
        for feature in ties:
            holders[feature.thing].add(unit.profile.address)
        for profile in (unit.profile, *unit.parts):
            holders[profile.address].add(unit.profile.address)
    return holders


def _themes(profile: Profile) -> list[str]:
    """Return the themes that an activity is about."""
    return sorted(one.thing for one in profile.features if one.kind == "theme")


def _finding(
    unit: Unit, ties: Sequence[Feature], holders: Holders, themes: Crowd
) -> Finding | None:
    profile = unit.profile
    # Each thing is there once, so none of the pairs is counted twice.
    sharing = {
        tie.thing: len(holders[tie.thing]) - (profile.address in holders[tie.thing])
        for tie in ties
    }
    if sum(sharing.values()) > 1:
        return None
    shared = {thing for thing, count in sharing.items() if count}
    near = list(_near(unit, themes))
    if shared and near:
        return None
    level = "one-tie" if shared else "met-once" if ties else "nothing-named"
    return Finding(
        "isolated",
        f"isolated-{profile.id}",
        (profile.id,),
        (profile.row,),
        (profile.title,),
        level,
        (*_reasons(unit, ties, shared), *near),
        _fix(unit),
        details={"department": profile.department},
        certainty="likely" if near else "certain",
    )


def _near(unit: Unit, themes: Crowd) -> Iterator[Reason]:
    """Yield the themes that others are about too: a way out, but no tie."""
    for theme in _themes(unit.profile):
        code = theme.rpartition("/")[2]
        near = others(themes, [theme], unit.profile)
        if near:
            about = (unit.profile, *near.profiles)
            cells = in_order(
                cell for one in about for cell in telling(one.said, [code])
            )
            told = {"name": f"code:theme/{code}", **near.values}
            yield Reason("near-theme", told, cells)


def _lacks(unit: Unit, what: str) -> bool:
    profiles = (unit.profile, *unit.parts)
    return not any(profile.has(*LACKING[what]) for profile in profiles)


def _reasons(unit: Unit, ties: Sequence[Feature], shared: set[str]) -> list[Reason]:
    reasons = [
        Reason(f"no-{what}", {}, columns(unit.profile.cells, *LOOKED_IN[what]))
        for what in LACKING
        if _lacks(unit, what)
    ]
    here = [feature for feature in ties if feature.thing not in shared]
    common = [feature for feature in ties if feature.thing in shared]
    for code, told in (("only-here", here), ("shares", common)):
        if told:
            names = "; ".join(dict.fromkeys(feature.name for feature in told))
            cells = dict.fromkeys(cell for feature in told for cell in feature.cells)
            reasons.append(Reason(code, {"names": names}, tuple(cells)))
    return reasons


def _fix(unit: Unit) -> str:
    """Return the smallest thing that would tie the activity to something."""
    if _lacks(unit, "partner"):
        return "name-partner"
    return "name-document" if _lacks(unit, "document") else "name-programme"


def _departments(
    everything: Sequence[Unit],
    tied: Sequence[list[Feature]],
    holders: Holders,
    mine: Callable[[str], bool],
) -> Iterator[Finding]:
    """Yield our departments none of whose activities is tied to another's."""
    home = {unit.profile.address: unit.profile.department for unit in everything}
    meeting = {thing: {home[one] for one in those} for thing, those in holders.items()}
    having: dict[str, list[Unit]] = defaultdict(list)
    met: dict[str, set[str]] = defaultdict(set)
    for unit, ties in zip(everything, tied, strict=True):
        if not mine(unit.profile.address):
            continue
        having[unit.profile.department].append(unit)
        met[unit.profile.department].update(*(meeting[tie.thing] for tie in ties))
    for name in sorted(set(having) - {""}) if len(set(having) - {""}) > 1 else ():
        if len(having[name]) > 1 and met[name] <= {name, ""}:
            yield _island(name, having[name])


def _island(department: str, having: Sequence[Unit]) -> Finding:
    mine = sorted(
        (unit.profile for unit in having), key=lambda one: (row_order(one.row), one.id)
    )
    told = {"name": department, "count": str(len(mine))}
    cells = (cell for one in mine for cell in columns(one.cells, "department"))
    return Finding(
        "isolated",
        f"isolated-department-{department.lower()}",
        tuple(profile.id for profile in mine),
        tuple(profile.row for profile in mine),
        tuple(profile.title for profile in mine),
        "island",
        (Reason("island", told, in_order(cells)),),
        "meet-others",
        details={"department": department},
    )
