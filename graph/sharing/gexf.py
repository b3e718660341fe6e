"""GEXF of a network that is too large for a tree of XML, written as it goes.

The bytes are those of ``graph.asking.network.gexf``, which NetworkX writes: it holds
some three kilobytes a tie in memory, and a network of 50,000 activities has hundreds
of thousands of ties.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from graph.asking.network import flat

if TYPE_CHECKING:
    import networkx as nx

NAMESPACE = "http://www.gexf.net/1.2draft"
#: What may not stand as it is in the value of an attribute, besides ``& < >``.
ENTITIES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
#: What an edge carries, in the order of ``network``, and its key at the end.
EDGE = ("activity", "department", "evidence", "source", "roles", "networkx_key")
#: So many lines are handed on at once.
PORTION = 5_000


def gexf_pieces(drawn: "nx.MultiGraph[str]") -> Iterator[bytes]:
    """Yield a network with text on its nodes as GEXF 1.2, without a clock."""
    import networkx as nx

    first = flat(drawn.nodes[min(drawn)])
    node = {name: place for place, name in enumerate(first)}
    edge = {name: place for place, name in enumerate(EDGE, start=len(node))}
    yield _head(nx.__version__, node, edge).encode()
    yield from _portions(_nodes(drawn, node))
    yield b"    </nodes>\n    <edges>\n"
    yield from _portions(_edges(drawn, edge))
    yield b"    </edges>\n  </graph>\n</gexf>\n"


def _head(version: str, node: Mapping[str, int], edge: Mapping[str, int]) -> str:
    lines = [
        "<?xml version='1.0' encoding='utf-8'?>",
        f'<gexf xmlns="{NAMESPACE}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{NAMESPACE} {NAMESPACE}/gexf.xsd" version="1.2">',
        "  <meta>",
        f"    <creator>NetworkX {version}</creator>",
        "  </meta>",
        '  <graph defaultedgetype="undirected" mode="static" name="">',
    ]
    for kind, names in (("edge", edge), ("node", node)):
        lines.append(f'    <attributes mode="static" class="{kind}">')
        lines += [
            f'      <attribute id="{place}" title="{name}" type="string" />'
            for name, place in names.items()
        ]
        lines.append("    </attributes>")
    return "\n".join([*lines, "    <nodes>", ""])


def _nodes(drawn: "nx.MultiGraph[str]", places: Mapping[str, int]) -> Iterator[str]:
    for actor in sorted(drawn):
        facts = flat(drawn.nodes[actor])
        head = f'      <node id="{_safe(actor)}" label="{_safe(facts["name"])}">\n'
        yield f"{head}{_values(facts, places)}      </node>\n"


def _edges(drawn: "nx.MultiGraph[str]", places: Mapping[str, int]) -> Iterator[str]:
    activities = drawn.graph["activities"]
    # As NetworkX goes through a network whose actors and ties were added in order.
    ties = sorted(
        (min(first, last), first > last, max(first, last), key)
        for first, last, key in drawn.edges(keys=True)
    )
    for number, (one, turned, other, key) in enumerate(ties):
        title = _safe(activities[key]["title"])
        name = f"{other}--{one}--{key}" if turned else f"{one}--{other}--{key}"
        facts = flat(drawn.edges[one, other, key]) | {"networkx_key": name}
        yield (
            f'      <edge source="{_safe(one)}" target="{_safe(other)}"'
            f' id="{number}" label="{title}">\n'
            f"{_values(facts, places)}      </edge>\n"
        )


def _values(facts: Mapping[str, object], places: Mapping[str, int]) -> str:
    lines = [
        f'          <attvalue for="{place}" value="{_safe(facts[name])}" />\n'
        for name, place in places.items()
    ]
    return f"        <attvalues>\n{''.join(lines)}        </attvalues>\n"


def _safe(value: object) -> str:
    return escape(str(value), ENTITIES)


def _portions(lines: Iterable[str]) -> Iterator[bytes]:
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) >= PORTION:
            yield "".join(waiting).encode()
            waiting.clear()
    yield "".join(waiting).encode()
