"""What the script of the explorer knows: facts in codes, and the words for the codes.

The facts are the same in every language and stand in the file once; the words for
the codes come with the page of each language.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from viz.explorer.drawing import drawing
from viz.explorer.facts import Tie
from viz.explorer.groups import GROUPS, HOME, group_of
from viz.explorer.scenes import Scene, actors, carried

if TYPE_CHECKING:
    import networkx as nx

Labels = Mapping[str, Mapping[str, str]]
# What the panel tells of an activity; the rest of its facts stay behind.
TOLD = ("row", "title", "title_language", "kind", "department", "start", "end")
TOLD_TOO = ("status", "anchoring", "comment", "source")


def facts_of(views: Sequence[Scene]) -> dict[str, Any]:
    """Return what the script needs, whatever the language, ready for JSON."""
    activities = carried(views)
    known = actors(views, activities)
    programmes = _programmes(views)
    return {
        "actors": {actor: _actor(facts) for actor, facts in known.items()},
        "activities": {
            key: _activity(facts, known) | {"programmes": sorted(programmes[key])}
            for key, facts in activities.items()
        },
        "order": list(activities),
        "scenes": [_scene(view, activities) for view in views],
        "groups": {
            group.key: {"tone": group.tone, "shape": group.shape}
            for group in (HOME, *GROUPS)
        },
    }


def _scene(view: Scene, activities: Mapping[str, Any]) -> dict[str, Any]:
    own = view.network.graph["activities"]
    homes = [actor for actor, facts in view.network.nodes(data=True) if facts["home"]]
    told = {"owner": view.owner, "name": view.name, "homes": sorted(homes)}
    known = [found for tie in view.ties if (found := _within(tie, activities)).parts]
    return (
        told
        | drawing(view.network, view.layout, known)
        | {"own": [key for key in activities if key in own]}
    )


def _within(tie: Tie, activities: Mapping[str, Any]) -> Tie:
    """Return a tie with only the activities that come along."""
    parts = tuple(part for part in tie.parts if part.activity in activities)
    return replace(tie, parts=parts)


def _actor(facts: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: facts[key] for key in ("name", "language", "type", "kind", "country")}
    abroad = {**facts, "home": False}  # who is at home hangs on the scene
    return kept | {"group": group_of(abroad).key}


def _activity(
    activity: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """Keep of an activity what the panel shows, and say nothing twice."""
    people = []
    for part in activity["participants"]:
        kept = {key: part[key] for key in ("actor", "evidence", "source")}
        if part["name"] != known.get(part["actor"], {}).get("name"):
            kept["name"] = part["name"]
        people.append(kept | {"role": part["role"]})
    years = {key: _year(activity[key]) for key in ("first", "last")}
    told = {key: activity[key] for key in TOLD + TOLD_TOO}
    return told | years | {"participants": people}


def _year(text: str) -> int | None:
    return int(text) if text else None


def _programmes(views: Iterable[Scene]) -> dict[str, set[str]]:
    """Return the programmes that each activity is tied to."""
    found: dict[str, set[str]] = defaultdict(set)
    for view in views:
        nodes = view.network.nodes
        for tie in view.ties:
            for end in (tie.one, tie.other):
                if nodes[end]["type"] == "programme":
                    for part in tie.parts:
                        found[part.activity].add(end)
    return found


def labels_of(records: Iterable[Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Gather the lines of the view ``labels`` by list and code.

    >>> labels_of([{"list": "role", "code": "partner", "label": "partnar"}])
    {'role': {'partner': 'partnar'}}
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in records:
        found[line["list"]][line["code"]] = line["label"]
    return dict(found)


def labels_in(network: "nx.MultiGraph[str]") -> dict[str, dict[str, str]]:
    """Gather the labels that a network of one language carries itself."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for _, facts in network.nodes(data=True):
        found[f"{facts['type']}-kind"][facts["kind"]] = facts["kind_label"]
    for activity in network.graph["activities"].values():
        found["activity-kind"][activity["kind"]] = activity["kind_label"]
        found["status"][activity["status"]] = activity["status_label"]
        for part in activity["participants"]:
            found["role"][part["role"]] = part["role_label"]
            found["evidence"][part["evidence"]] = part["evidence_label"]
    return dict(found)


def needed(labels: Labels, facts: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return only the labels of codes that the facts hold."""
    used: dict[str, set[str]] = defaultdict(set)
    for actor in facts["actors"].values():
        used[f"{actor['type']}-kind"].add(actor["kind"])
        used["country"].add(actor["country"])
    for activity in facts["activities"].values():
        used["activity-kind"].add(activity["kind"])
        used["status"].add(activity["status"])
        for part in activity["participants"]:
            used["role"].add(part["role"])
    used["evidence"] |= labels.get("evidence", {}).keys()
    return {
        name: {code: labels.get(name, {}).get(code, code) for code in sorted(codes)}
        for name, codes in sorted(used.items())
    }
