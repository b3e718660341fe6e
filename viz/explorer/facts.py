"""What the explorer tells about a network, before anything is drawn."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

#: How a tie is drawn; one that rests on several kinds is drawn as a mixture.
EVIDENCE = ("stated", "mixed", "inferred", "external")
MIXED = "mixed"


@dataclass(frozen=True)
class Part:
    """One activity of a tie, how firmly it is known, and by which cell."""

    activity: str
    evidence: str
    source: str


@dataclass(frozen=True)
class Tie:
    """All the activities that bind two actors, drawn as one line."""

    one: str
    other: str
    parts: tuple[Part, ...]

    @property
    def key(self) -> str:
        """Name the tie in links: both actors, in the order of the alphabet."""
        return f"{self.one}+{self.other}"

    @property
    def evidence(self) -> str:
        """Tell how firmly the tie is known: as all its activities, or as a mixture."""
        found = {part.evidence for part in self.parts}
        return found.pop() if len(found) == 1 else MIXED


@dataclass(frozen=True)
class Answer:
    """The figures of the sentence on top."""

    owner: str
    partners: int
    countries: int
    without_country: int
    activities: int
    ties: Mapping[str, int]
    unplaced: tuple[str, ...]


def ties(network: "nx.MultiGraph[str]") -> list[Tie]:
    """Merge the parallel edges between two actors; none of them is lost."""
    between: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for one, other, edge in network.edges(data=True):
        if one != other:
            between[min(one, other), max(one, other)].append(edge)
    rank = {
        one: place for place, one in enumerate(in_order(network.graph["activities"]))
    }
    for edges in between.values():
        edges.sort(key=lambda edge: rank[edge["activity"]])
    return [_tie(pair, edges) for pair, edges in sorted(between.items())]


def _tie(pair: tuple[str, str], edges: list[Mapping[str, Any]]) -> Tie:
    parts = [Part(edge["activity"], edge["evidence"], edge["source"]) for edge in edges]
    return Tie(*pair, parts=tuple(parts))


def answer(network: "nx.MultiGraph[str]", merged: Sequence[Tie]) -> Answer:
    """Count partners, countries, activities and ties; the county's own do not count.

    ``merged`` are the ties of the network, each pair of actors once.
    """
    nodes = network.nodes
    partners = [
        actor
        for actor in nodes
        if not nodes[actor]["home"]
        and nodes[actor]["type"] != "programme"
        and network.degree(actor)
    ]
    countries = [nodes[actor]["country"] for actor in partners]
    owners = sorted(
        str(nodes[actor]["name"]) for actor in nodes if nodes[actor]["owner"]
    )
    activities = network.graph["activities"]
    drawn = {part.activity for tie in merged for part in tie.parts}
    known = [tie.evidence for tie in merged]
    return Answer(
        owner=", ".join(owners) or str(network.graph["title"]),
        partners=len(partners),
        countries=len(set(filter(None, countries))),
        without_country=countries.count(""),
        activities=len(activities),
        ties={kind: known.count(kind) for kind in EVIDENCE},
        unplaced=tuple(one for one in in_order(activities) if one not in drawn),
    )


def in_order(activities: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Sort activities by row as people count, 2 before 10 and paragraphs last.

    >>> in_order({"b": {"row": "10"}, "a": {"row": "p1"}, "c": {"row": "2"}})
    ['c', 'b', 'a']
    """

    def order(activity: str) -> tuple[bool, int, str, str]:
        row = str(activities[activity]["row"])
        number = int(row) if row.isdecimal() else 0
        return (not row.isdecimal(), number, row, activity)

    return sorted(activities, key=order)
