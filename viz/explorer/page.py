"""The explorer: the network as a picture to search, filter and open, in one file.

pyvis holds the nodes, the lines and the options of vis-network.  We take them out
as data and write the page ourselves, because the page that pyvis writes asks two
servers on the net for files, runs HTML found in names, and drops parallel ties.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from viz.explorer.facts import Tie, answer, in_order, ties
from viz.explorer.groups import GROUPS, group_of
from viz.explorer.layout import place
from viz.explorer.spots import Layout, Spot
from viz.page import asset, day, render
from viz.references import reference_in
from viz.wording import texts

if TYPE_CHECKING:
    import networkx as nx

SCRIPTS = ("state", "inner", "picture", "panel", "find")
STYLES = ("page.css", "explorer.css")
DASHES: dict[str, Any] = {"stated": False, "inferred": [7, 5], "external": [1.5, 4]}
# What the panel tells of an activity; the rest of its facts stay behind.
TOLD = ("row", "title", "title_language", "kind_label", "department", "start", "end")
TOLD_TOO = ("status_label", "anchoring", "comment", "source")
INK, PAPER, UNIT = "#12395b", "#ffffff", "#e4edf5"
FACE = "Arial, Helvetica, sans-serif"
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "keyboard": False,
        "selectable": False,
        "zoomView": False,
    },
}


def explorer_page(network: "nx.MultiGraph[str]", *, language: str = "nn") -> str:
    """Return the explorer of a network as one HTML page, to be saved as UTF-8.

    The network is read and never changed; what it must hold is told in the room's
    contract: facts on each actor, and every activity with its participants.
    """
    layout, merged = place(network), ties(network)
    shown = [tie for tie in merged if {tie.one, tie.other} <= layout.spots.keys()]
    nodes, edges, options = _drawn(network, layout, shown)
    activities = network.graph["activities"]
    return render(
        "explorer.html",
        language=language,
        title=str(network.graph["title"]),
        styles=STYLES,
        scripts=[_vis(), "\n".join(asset(f"explorer_{name}.js") for name in SCRIPTS)],
        data={
            "nodes": nodes,
            "edges": edges,
            "options": options,
            "layout": _frame(layout),
            "actors": {actor: _actor(network, actor) for actor in network},
            "activities": {one: _told(network, one, language) for one in activities},
            "evidence": _evidence(activities),
            "order": in_order(activities),
            "words": texts(language, "explorer"),
            "language": language,
        },
        answer=answer(network),
        as_of=day(language, str(network.graph["as_of"])),
        activities=[activities[one] for one in in_order(activities)],
        actors=_by_name(network),
        departments=sorted({one["department"] for one in activities.values()}),
        groups=_legend(layout),
        layout=layout,
    )


def _drawn(
    network: "nx.MultiGraph[str]", layout: Layout, shown: list[Tie]
) -> tuple[list[Any], list[Any], Any]:
    """Lay nodes and lines in a pyvis network and take them out as plain data."""
    from pyvis.network import Network  # it loads IPython: half a second, only here

    picture = Network()
    # Not through set_options, which strips every blank, also within font names.
    picture.options = OPTIONS
    for actor, spot in layout.spots.items():
        picture.add_node(actor, **_node(network.nodes[actor], spot, layout.font))
    lines = [(tie, _line(network, tie)) for tie in shown]
    # The county's own lines lie undermost, so that the others are seen.
    for tie, line in sorted(lines, key=lambda pair: not pair[1]["hub"]):
        picture.add_edge(tie.one, tie.other, **line)
    nodes, edges, *_, options = picture.get_network_data()
    return nodes, edges, json.loads(options)


def _node(node: dict[str, Any], spot: Spot, font: int) -> dict[str, Any]:
    group = group_of(node)
    drawn: dict[str, Any] = {"x": spot.x, "y": spot.y, "label": spot.label}
    drawn |= {"shape": group.shape, "color": group.colour, "side": spot.side}
    drawn |= {"room": spot.room, "width": spot.width}
    if spot.side != "home":
        return drawn | {"size": 4 if group.shape == "square" else 5, "borderWidth": 0}
    owner = node["owner"]
    colour = {"background": INK if owner else UNIT, "border": INK}
    letters: dict[str, Any] = {"color": PAPER if owner else INK, "face": FACE}
    letters |= {"size": font + 2 if owner else font - 1, "bold": owner}
    size: dict[str, Any] = {"widthConstraint": spot.width - 8, "margin": 4}
    return drawn | size | {"color": colour, "font": letters, "borderWidth": 1}


def _line(network: "nx.MultiGraph[str]", tie: Tie) -> dict[str, Any]:
    nodes = network.nodes
    hub = bool(nodes[tie.one]["owner"] or nodes[tie.other]["owner"])
    return {
        "id": tie.key,
        "activities": list(tie.activities),
        "roles": list(tie.roles),
        "departments": list(tie.departments),
        "evidence": tie.evidence,
        "dashes": DASHES[tie.evidence],
        "hub": hub,
        "width": min(1 + 0.7 * (len(tie.activities) - 1), 5),
    }


def _actor(network: "nx.MultiGraph[str]", actor: str) -> dict[str, Any]:
    node = network.nodes[actor]
    kept = ("name", "language", "kind_label", "country", "home", "owner")
    return {key: node[key] for key in kept} | {"group": group_of(node).key}


def _told(network: "nx.MultiGraph[str]", one: str, language: str) -> dict[str, Any]:
    """Keep of an activity what the panel shows, and say nothing twice."""
    activity = network.graph["activities"][one]
    people = []
    for part in activity["participants"]:
        kept = {key: part[key] for key in ("actor", "evidence")}
        kept["source"] = reference_in(part["source"], language)
        known = network.nodes.get(part["actor"], {}).get("name")
        if part["name"] != known:
            kept["name"] = part["name"]
        people.append(kept | {"role": part["role_label"]})
    told = {key: activity[key] for key in TOLD + TOLD_TOO}
    told["source"] = reference_in(activity["source"], language)
    return told | {"participants": people}


def _evidence(activities: Mapping[str, Any]) -> dict[str, str]:
    """Collect the words for each evidence status, as the graph puts them."""
    return {
        part["evidence"]: part["evidence_label"]
        for activity in activities.values()
        for part in activity["participants"]
    }


def _by_name(network: "nx.MultiGraph[str]") -> list[dict[str, Any]]:
    """List the actors by name, each with how many activities name it."""
    number: dict[str, int] = dict.fromkeys(network, 0)
    for activity in network.graph["activities"].values():
        for actor in {part["actor"] for part in activity["participants"]}:
            if actor in number:
                number[actor] += 1
    actors = [
        _actor(network, actor) | {"id": actor, "number": number[actor]}
        for actor in network
    ]
    return sorted(actors, key=lambda one: (str(one["name"]).casefold(), one["id"]))


def _frame(layout: Layout) -> dict[str, Any]:
    headings = [vars(heading) for heading in layout.headings]
    return {
        "width": layout.width,
        "height": layout.height,
        "font": layout.font,
        "headings": headings,
    }


def _legend(layout: Layout) -> list[dict[str, str]]:
    present = {spot.group for spot in layout.spots.values()}
    return [vars(group) for group in GROUPS if group.key in present]


def _vis() -> str:
    """Read the drawing library that comes with pyvis, so that no server is asked.

    pyvis 0.3.2 brings two versions; its own pages use this one, and so do we.
    """
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return library.read_text(encoding="utf-8")
