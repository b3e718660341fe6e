"""The pyvis network: signs, lines and options, taken out of it as plain data.

pyvis holds the nodes, the lines and the options of vis-network.  We take them out
as data and write the page ourselves, because the page that pyvis writes asks two
servers on the net for files, runs HTML found in names, and drops parallel ties.
Colours are names of the page's own, so that the same drawing serves light and dark.
"""

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from viz.explorer.facts import Tie
from viz.explorer.groups import group_of
from viz.explorer.spots import Layout, Spot

if TYPE_CHECKING:
    import networkx as nx

#: More lines than this make the picture unreadable and the browser slow.
MOST_LINES = 3000
#: So many lines to actors outside the picture come along, to be fetched into it.
MOST_BEYOND = 6000
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


def drawing(
    network: "nx.MultiGraph[str]", layout: Layout, merged: list[Tie]
) -> dict[str, Any]:
    """Lay nodes and lines in a pyvis network and take them out as plain data.

    Returns nodes, edges and options as vis-network takes them, with the frame of
    the layout; ``beyond`` are the lines to actors that the picture leaves out.
    """
    from pyvis.network import Network  # it loads IPython: half a second, only here

    # An undirected pyvis network compares every line with all others; ours are
    # merged already, so it need not.
    picture = Network(directed=True)
    # Not through set_options, which strips every blank, also within font names.
    picture.options = OPTIONS
    for actor, spot in layout.spots.items():
        picture.add_node(actor, **_node(network.nodes[actor], spot, layout.font))
    shown = [tie for tie in merged if {tie.one, tie.other} <= layout.spots.keys()]
    rest = [tie for tie in merged if not {tie.one, tie.other} <= layout.spots.keys()]
    lines = [(tie, _line(network, tie)) for tie in _thickest(shown, MOST_LINES)]
    # The county's own lines lie undermost, so that the others are seen.
    for tie, line in sorted(lines, key=lambda pair: not pair[1]["hub"]):
        picture.add_edge(tie.one, tie.other, **line)
    nodes, edges, *_, options = picture.get_network_data()
    for edge in edges:
        del edge["arrows"]
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "layout": _frame(layout),
        "beyond": [
            {"from": tie.one, "to": tie.other, **_line(network, tie)}
            for tie in _thickest(rest, MOST_BEYOND)
        ],
        "left_out": list(layout.left_out),
    }


def _thickest(shown: list[Tie], most: int) -> list[Tie]:
    """Keep the lines with most activities when there are too many to draw."""
    return sorted(shown, key=lambda tie: (-len(tie.parts), tie.key))[:most]


def _node(node: dict[str, Any], spot: Spot, font: int) -> dict[str, Any]:
    group = group_of(node)
    drawn: dict[str, Any] = {"x": spot.x, "y": spot.y, "label": spot.label}
    drawn |= {"shape": group.shape, "sector": group.key, "side": spot.side}
    drawn |= {"room": spot.room, "width": spot.width}
    if spot.side != "home":
        return drawn | {"size": 4 if group.shape == "square" else 5, "borderWidth": 0}
    owner = node["owner"]
    letters = {"size": font + 2 if owner else font - 1, "bold": owner}
    size: dict[str, Any] = {"widthConstraint": spot.width - 8, "margin": 4}
    return drawn | size | {"font": letters, "borderWidth": 1}


def _line(network: "nx.MultiGraph[str]", tie: Tie) -> dict[str, Any]:
    nodes = network.nodes
    hub = bool(nodes[tie.one]["owner"] or nodes[tie.other]["owner"])
    return {
        "id": tie.key,
        "parts": [[part.activity, part.evidence, part.source] for part in tie.parts],
        "hub": hub,
    }


def _frame(layout: Layout) -> dict[str, Any]:
    return {
        "width": layout.width,
        "height": layout.height,
        "font": layout.font,
        "headings": [vars(heading) for heading in layout.headings],
    }


def library() -> str:
    """Read the drawing library that comes with pyvis, so that no server is asked.

    pyvis 0.3.2 brings two versions; its own pages use this one, and so do we.
    """
    script = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return script.read_text(encoding="utf-8")
