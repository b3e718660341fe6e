"""What we lose if we leave: all that hangs on one network, school or office alone.

Let A(t) be the activities that have t, a counterpart, a body, a country, a
document or a department.  Leaving x ends every activity in A(x).  So x holds t
alone, and t is lost with it, when

    A(t) is not empty and A(t) is a subset of A(x).

Besides, x is a *cut vertex* (articulation point; Hopcroft and Tarjan 1973) when
the network of actors falls into more parts without it.  The counties, their
departments and their own country are taken out first: without the owner there
would be nothing at all, and that tells nobody anything.  Places cannot be left;
schools abroad are what is lost, not what is left; a body is held by those who
have a seat in it, unless the county itself has one; and a counterpart holds
another only when it stands at home and the other abroad (the twin towns of a city).

Betweenness (Freeman 1977) and constraint (Burt 1992) are told where they say
something; what they mean, and when not to use them, stands in
``graph/measures``.  Do not read the list as who matters most: it knows only what
the overview lists, and a partner that is not named cannot be lost.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.findings.cited import Cited, cited, in_order
from graph.findings.crowds import MOST
from graph.findings.features import Evidence
from graph.findings.finding import Finding, Reason
from graph.findings.listed import Listed, listed, pointed_out
from graph.measures.actors import Hanging, hanging, owners, tie
from graph.measures.betweenness import betweenness
from graph.measures.constraint import constraint

if TYPE_CHECKING:
    import networkx as nx

#: What can be lost, in the order in which it is told.
LOSABLE = ("partner", "body", "country", "document", "department")
#: As what one has to be in an activity to be able to leave it.
NEAR = ("home", "owner", "body", "programme", "intermediary")
#: Under this share of the shortest ways, being between others says nothing.
BETWEEN_LEAST = 0.001

#: As what one can be in an activity at all.
IN_IT = (*NEAR, "partner", "other")

#: What is lost with each actor, by sort.
Losses = dict[str, dict[str, set[str]]]


@dataclass(frozen=True, slots=True)
class Thing:
    """What something is, what it is called, and in which country it lies."""

    type: str
    kind: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is: activities, what hangs on them, who owns, what it is called.

    ``having`` is ``hanging`` the other way round: the activities that have a thing
    as a sort.
    """

    activities: dict[str, Listed]
    hanging: Hanging
    owners: frozenset[str]
    things: dict[str, Thing]
    places: Cited
    having: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def named(self, things: set[str]) -> dict[str, str]:
        """Return the first names of some things, sorted, and how many ``more``."""
        names = sorted(self.things[thing].name for thing in things)
        more = {"more": str(len(names) - MOST)} if len(names) > MOST else {}
        return {"names": "; ".join(names[:MOST]), **more}

    def at_home(self, thing: str) -> bool:
        """Return whether something lies in the owners' own country."""
        return self.things[thing].country in self.owners


def brokers(evidence: Evidence) -> list[Finding]:
    """Return who holds something alone, those with the most to lose first."""
    scene = _scene(evidence.store)
    lost = losses(scene)
    drawn = tie(scene.hanging, scene.owners)
    cuts, between = cut_vertices(drawn), betweenness(drawn)
    bound = constraint(drawn, cuts)
    findings = []
    for actor in (lost.keys() | cuts.keys()) & leavable(scene):
        reasons = _lost(scene, lost.get(actor, {}))
        reasons += _standing(cuts.get(actor), between.get(actor), bound.get(actor))
        findings.append(_finding(scene, actor, tuple(reasons), lost.get(actor, {})))
    return sorted(findings, key=lambda finding: (-finding.score, finding.id))


def _scene(store: Graph) -> Scene:
    rows = ask_view(store, "things").rows
    things = {thing: Thing(*rest) for thing, *rest in rows}
    found = hanging(store)
    having: dict[tuple[str, str], list[str]] = defaultdict(list)
    for activity, parts in found.items():
        for sort, those in parts.items():
            for thing in those:
                having[sort, thing].append(activity)
    places, own = cited(store), owners(store)
    return Scene(listed(store), found, own, things, places, having)


def leavable(scene: Scene) -> set[str]:
    """Return what can be left: no owner, no place, no school that is abroad."""
    near = set().union(
        *(parts.get(sort, ()) for parts in scene.hanging.values() for sort in NEAR)
    )
    return {
        address
        for address, thing in scene.things.items()
        if address not in scene.owners
        and thing.type not in ("place", "document")
        and (address in near or thing.kind != "school")
    }


def losses(scene: Scene) -> Losses:
    """Return what hangs on each actor alone, by the formula above."""
    can_be_left = leavable(scene)
    common: dict[tuple[str, str], set[str]] = {}
    for parts in scene.hanging.values():
        own = parts.get("home", set()) | parts.get("owner", set())
        for sort in LOSABLE:
            for thing in parts.get(sort, set()) - (own - scene.owners):
                here = _holders(scene, parts, sort, thing) & can_be_left
                known = common.get((sort, thing))
                common[sort, thing] = here if known is None else known & here
    lost: Losses = defaultdict(lambda: defaultdict(set))
    for (sort, thing), holders in common.items():
        if thing not in scene.owners or sort == "department":
            for actor in holders - {thing}:
                lost[actor][sort].add(thing)
    return lost


def _holders(
    scene: Scene, parts: dict[str, set[str]], sort: str, thing: str
) -> set[str]:
    """Return those of one activity that something in it can hang on."""
    home = parts.get("home", set())
    if sort == "body":
        # Where the owner has a seat of its own, nobody else holds it.
        return set() if home & scene.owners else home
    found = set().union(*(parts.get(part, ()) for part in NEAR))
    if sort in ("partner", "country") and not scene.at_home(thing):
        beside = parts.get("partner", set()) | parts.get("other", set())
        found |= {actor for actor in beside if scene.at_home(actor)}
    return found


def cut_vertices(drawn: "nx.Graph[str]") -> dict[str, int]:
    """Return the parts that each cut vertex holds together.

    >>> import networkx as nx
    >>> cut_vertices(nx.path_graph(["a", "b", "c"]))
    {'b': 2}
    """
    import networkx as nx

    parts: dict[str, int] = defaultdict(int)
    # The stub takes each component for a list of sets.
    components: Iterator[set[str]] = nx.biconnected_components(drawn)  # type: ignore[assignment]
    for members in components:
        for actor in sorted(members):
            parts[actor] += 1
    return {actor: count for actor, count in parts.items() if count > 1}


def _lost(scene: Scene, lost: dict[str, set[str]]) -> list[Reason]:
    return [
        Reason(
            f"loses-{sort}",
            scene.named(lost[sort]),
            in_order(
                cell for thing in lost[sort] for cell in _cells(scene, sort, thing)
            ),
        )
        for sort in LOSABLE
        if lost.get(sort)
    ]


def _cells(scene: Scene, sort: str, thing: str) -> Iterator[str]:
    """Yield the cells that name something; of a country, those who lie in it."""
    for activity in scene.having.get((sort, thing), ()):
        inside = {
            one
            for one in scene.hanging[activity].get("partner", ())
            if sort == "country" and scene.things[one].country == thing
        }
        for one in inside or {thing}:
            yield from scene.places.naming(one, [activity])


def _standing(
    cut: int | None, between: float | None, bound: float | None
) -> list[Reason]:
    """Return how the actor stands in the network, where that says something."""
    reasons = []
    if cut:
        reasons.append(Reason("cut-vertex", {"parts": str(cut)}))
    if between and between >= BETWEEN_LEAST:
        reasons.append(Reason("between", {"share": f"{between * 100:.1f}"}))
    if cut and bound is not None:
        reasons.append(Reason("constraint", {"value": f"{bound:.2f}"}))
    return reasons


def _finding(
    scene: Scene, actor: str, reasons: tuple[Reason, ...], lost: dict[str, set[str]]
) -> Finding:
    held = {one for sort in IN_IT for one in scene.having.get((sort, actor), ())}
    name, count = actor.rsplit("/", 1)[-1], sum(map(len, lost.values()))
    activities, rows, titles = pointed_out(scene.activities, held)
    return Finding(
        "brokers",
        f"brokers-{name}",
        activities,
        rows,
        titles,
        "holds-alone" if count else "cut-vertex",
        reasons,
        "second-way",
        score=float(count),
        details={
            "actor": name,
            "name": scene.things[actor].name,
            "kind": scene.things[actor].kind,
        },
        things=(actor,),
    )
