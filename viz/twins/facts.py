"""What the report says, counted: partners, departments, what ends, the gravest."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.asking.coverage import ask_coverage
from graph.asking.views import ask_view
from graph.build import Built
from graph.findings.finding import Finding
from graph.mapping.spots import OWNERS
from viz.lines.sentences import department
from viz.twins.figures import Bar

#: How long the tables of the report are; the workbook has everything.
PARTNERS, GRAVEST, ENDING, ANCHORED = 12, 3, 10, 15
ENDS = ("ended-still-listed", "ends-for-certain", "may-end", "no-end-known")


@dataclass(frozen=True, slots=True)
class Partner:
    """One counterpart: how many activities, and who at home meets it there."""

    name: str
    kind: str
    country: str
    activities: int
    through: tuple[str, ...]


def partners(built: Built, language: str) -> list[Partner]:
    """Return the counterparts with most activities, the busiest first.

    A counterpart takes part on the other side, or is the body that somebody is a
    member of; programmes pay, and are not counted here.
    """
    found = ask_view(built.store, "actors", language=language).records()
    actors = {one["id"]: one for one in found}
    shared: dict[str, set[str]] = defaultdict(set)
    at_home: dict[str, set[str]] = defaultdict(set)
    for one in ask_view(built.store, "whereabouts").records():
        who, activity = one["actor"], one["activity"]
        if actors[who]["kind"] in OWNERS:
            continue
        if one["side"] in ("partner", "body"):
            shared[who].add(activity)
        elif one["side"] == "home":
            at_home[activity].add(actors[who]["name"])
    order = sorted(
        shared, key=lambda one: (-len(shared[one]), actors[one]["name"], one)
    )
    return [_partner(actors[one], shared[one], at_home) for one in order]


def _partner(
    actor: dict[str, str], activities: set[str], at_home: dict[str, set[str]]
) -> Partner:
    through = {name for activity in activities for name in at_home[activity]}
    return Partner(
        actor["name"],
        actor["kind_label"],
        actor["country"],
        len(activities),
        tuple(sorted(through)),
    )


def anchored_bars(built: Built, language: str) -> list[Bar]:
    """Return a bar a department: activities with a document, and without."""
    named: dict[str, bool] = {}
    units: dict[str, str] = {}
    for one in ask_coverage(built.store, language=language).records():
        key = one["activity"]
        named[key] = named.get(key, False) or bool(one["document"])
        units[key] = one["department"]
    counted = Counter((units[key], known) for key, known in named.items())
    order = sorted(set(units.values()), key=lambda unit: (not unit, unit))
    return [
        Bar(department(unit, language), (counted[unit, True], counted[unit, False]))
        for unit in order
    ]


def anchored_rows(built: Built, language: str) -> list[tuple[str, str, str, str]]:
    """Return every anchoring: row, title, document, level."""
    return [
        (one["row"], one["title"], one["document_name"], one["level_label"])
        for one in ask_coverage(built.store, language=language).records()
        if one["document"]
    ]


def ending_bars(found: Iterable[Finding], words: dict[str, str]) -> list[Bar]:
    """Return a bar a state: how many end for certain, may, have, or never say."""
    counted = Counter(one.level for one in found)
    return [Bar(words[f"level.{state}"], (counted[state],)) for state in ENDS]


def ending(found: Iterable[Finding]) -> list[Finding]:
    """Return what has ended or ends, by the latest day; what never says is left out."""
    dated = [one for one in found if one.level in ENDS[:3]]
    return dated[:ENDING]


def gravest(found: Iterable[Finding]) -> list[Finding]:
    """Return the gravest of a kind; of equals, those whose sentences differ."""
    return list(found)[:GRAVEST]
