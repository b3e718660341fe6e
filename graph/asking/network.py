"""Who is tied to whom, as a NetworkX graph: actors as nodes, activities as edges.

The graph is an undirected multigraph, because two actors can share several
activities.  It is made from the views ``actors``, ``ties``, ``details`` and
``takers``, knows no file format and no colour, and may be handed to any
algorithm of NetworkX.  An owner touches nearly everything of its own: take it
out (``without_owner``) before you look for communities, brokers or islands.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.asking.details import ask_details
from graph.asking.store import Answer, Graph
from graph.asking.views import ask_coded, ask_view

if TYPE_CHECKING:
    import networkx as nx


def network(
    store: Graph, *, language: str = "nn", title: str = "", as_of: str = ""
) -> "nx.MultiGraph[str]":
    """Return the network of the actors that some activity ties together.

    Nodes carry ``name``, ``language``, ``type``, ``kind``, ``kind_label``,
    ``country``, ``part_of``, ``became`` and ``rows``; edges are keyed by activity
    and carry ``activity``, ``department``, ``evidence``, ``source`` and
    ``roles``.  The graph's own attribute ``activities`` holds every activity,
    also those that no edge shows.
    """
    import networkx as nx

    activities = _activities(store, language)
    drawn: nx.MultiGraph[str] = nx.MultiGraph(
        title=title, as_of=as_of, activities=activities
    )
    actors = {
        found["id"]: found
        for found in ask_view(store, "actors", language=language).records()
    }
    for tie in _ties(store, language):
        if tie["from"] in actors and tie["to"] in actors:
            _add_tie(drawn, tie, activities[tie["activity"]])
    places = _places(drawn)
    for actor in sorted(drawn):
        rows = _rows(drawn, actor, places)
        drawn.nodes[actor].update(_node(actors[actor]), rows=rows)
    return drawn


def around(drawn: "nx.MultiGraph[str]", owner: str = "") -> "nx.MultiGraph[str]":
    """Return the network of one county: its own activities and who is in them.

    Its own are those that it, its units or the counties before it answer for, and of
    those that nobody answers for what stands in its own sources or has it take part.
    Without a name the owner is the one that answers for most; without any owner
    everything is its own.  Nodes get the flags ``owner`` (the county) and ``home``
    (its units and predecessors too).
    """
    owner = owner or next(iter(owners(drawn)), "")
    family = home_of(drawn, owner)
    kept = _with_ties(drawn, _own(drawn, family) if owner else _nobodys(drawn))
    places = _places(kept)
    for actor in sorted(kept):
        kept.nodes[actor].update(owner=actor == owner, home=actor in family)
        kept.nodes[actor]["rows"] = _rows(kept, actor, places)
    return kept


def _own(drawn: "nx.MultiGraph[str]", family: set[str]) -> dict[str, dict[str, Any]]:
    """Return the activities of a county and its units, in the order of the overview."""
    activities: dict[str, dict[str, Any]] = drawn.graph["activities"]
    answered = {key for key, one in activities.items() if one["owner"] in family}
    sources = {key.partition("/")[0] for key in answered}
    ties = drawn.edges(family & set(drawn), keys=True)
    open_ = _nobodys(drawn)
    taken = {key for *_, key in ties if key in open_}
    taken |= {key for key in open_ if key.partition("/")[0] in sources}
    return {key: activities[key] for key in activities if key in answered | taken}


def _nobodys(drawn: "nx.MultiGraph[str]") -> dict[str, dict[str, Any]]:
    """Return the activities that nobody answers for."""
    activities = drawn.graph["activities"]
    return {key: facts for key, facts in activities.items() if not facts["owner"]}


def _with_ties(
    drawn: "nx.MultiGraph[str]", own: dict[str, dict[str, Any]]
) -> "nx.MultiGraph[str]":
    """Return what is tied by some of the activities, and those ties."""
    import networkx as nx

    kept: nx.MultiGraph[str] = nx.MultiGraph(**{**drawn.graph, "activities": own})
    # Actors first and in their order: what is drawn hangs on it.
    tied = {
        one
        for first, last, key in drawn.edges(keys=True)
        if key in own
        for one in (first, last)
    }
    kept.add_nodes_from(
        (actor, dict(facts)) for actor, facts in drawn.nodes(data=True) if actor in tied
    )
    for first, ties in drawn.adjacency():
        for last, between in ties.items():
            for key, facts in between.items():
                if key in own:
                    kept.add_edge(first, last, key, **facts)
    return kept


def owners(drawn: "nx.MultiGraph[str]") -> dict[str, int]:
    """Return who answers for activities and for how many, most first, then by name.

    A county before another is counted with the one that it became.
    """
    counted = Counter(
        str(drawn.nodes[facts["owner"]]["became"] or facts["owner"])
        if facts["owner"] in drawn
        else str(facts["owner"])
        for facts in drawn.graph["activities"].values()
    )
    del counted[""]
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def leading(drawn: "nx.MultiGraph[str]") -> dict[str, int]:
    """Return the bodies by how many activities tie them, most first, then by name."""
    counted = {
        actor: len({key for *_, key in drawn.edges(actor, keys=True)})
        for actor, facts in drawn.nodes(data=True)
        if facts["type"] == "organisation"
    }
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def home_of(drawn: "nx.MultiGraph[str]", owner: str) -> set[str]:
    """Return a county, the counties it came of, and the units of them all."""
    facts = drawn.nodes
    counties = {owner} | {one for one in drawn if facts[one]["became"] == owner}
    return counties | {one for one in drawn if facts[one]["part_of"] in counties}


def without_owner(drawn: "nx.MultiGraph[str]", owner: str) -> "nx.MultiGraph[str]":
    """Return the network without a county, its predecessors and departments.

    Its schools stay: they are where cooperation happens.
    """
    gone = {
        actor
        for actor in home_of(drawn, owner)
        if drawn.nodes[actor]["kind"] in ("county-authority", "department")
    }
    return drawn.subgraph([actor for actor in drawn if actor not in gone]).copy()


def _add_tie(
    drawn: "nx.MultiGraph[str]", tie: dict[str, str], activity: dict[str, object]
) -> None:
    """Add one tie; of several statements behind the same one, the first stands."""
    first, last, key = tie["from"], tie["to"], tie["activity"]
    if first == last or drawn.has_edge(first, last, key):
        return
    roles = " – ".join(role for role in (tie["from_role"], tie["to_role"]) if role)
    drawn.add_edge(
        first,
        last,
        key,
        activity=key,
        department=activity["department"],
        evidence=tie["evidence"],
        source=tie["source"],
        roles=roles,
    )


def _node(actor: dict[str, str]) -> dict[str, object]:
    kept = ("name", "type", "kind", "kind_label", "country", "part_of", "became")
    facts: dict[str, object] = {key: actor[key] for key in kept}
    facts["language"] = actor["name_language"]
    return facts


def _rows(drawn: "nx.MultiGraph[str]", actor: str, places: dict[str, int]) -> list[str]:
    """Return the rows in which an actor appears, in the order of the overview."""
    activities = drawn.graph["activities"]
    found = {key for _, _, key in drawn.edges(actor, keys=True)}
    ordered = sorted(found, key=places.__getitem__)
    return list(dict.fromkeys(activities[key]["row"] for key in ordered))


def _places(drawn: "nx.MultiGraph[str]") -> dict[str, int]:
    """Return the place of each activity in the overview, to sort by."""
    return {key: place for place, key in enumerate(drawn.graph["activities"])}


def takers_of(store: Graph, *, language: str = "nn") -> Answer:
    """Return who takes part in each activity, in the order of roles and names."""
    return ask_coded(
        store,
        "takers",
        language=language,
        labels={"role_label": "role", "evidence_label": "evidence"},
        order=("activity", "role_label", "name", "source", "evidence", "actor"),
    )


def _ties(store: Graph, language: str) -> Iterator[dict[str, str]]:
    return ask_coded(
        store,
        "ties",
        language=language,
        labels={"from_role": "role", "to_role": "role"},
        order=("from", "to", "activity", "source", "evidence", "from_role", "to_role"),
    ).records()


def _activities(store: Graph, language: str) -> dict[str, dict[str, object]]:
    taking = defaultdict(list)
    for found in takers_of(store, language=language).records():
        taking[found.pop("activity")].append(found)
    details = ask_details(store, language=language).records()
    years = {
        found["key"]: {"first": found["first"][:4], "last": found["last"][:4]}
        for found in ask_view(store, "years").records()
    }
    return {
        # Two counties may use the same identifier; the key tells them apart.
        found["key"]: {
            **found,
            **years.get(found["key"], {"first": "", "last": ""}),
            "id": found["key"],
            "participants": taking[found["key"]],
        }
        for found in details
    }


def gexf(drawn: "nx.MultiGraph[str]") -> bytes:
    """Return the network as GEXF 1.2 for Gephi and the like, without a clock."""
    import io
    import re

    import networkx as nx

    written = io.BytesIO()
    nx.write_gexf(_plain(drawn), written)
    # The writer dates its output; the same input must give the same bytes.
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", written.getvalue())


def graphml(drawn: "nx.MultiGraph[str]") -> bytes:
    """Return the network as GraphML, for igraph, yEd, Cytoscape and the like."""
    import io

    import networkx as nx

    written = io.BytesIO()
    # Not write_graphml: what that writes hangs on whether lxml is installed.
    nx.write_graphml_xml(_plain(drawn), written)
    return written.getvalue()


def _plain(drawn: "nx.MultiGraph[str]") -> "nx.MultiGraph[str]":
    """Return the network in a fixed order, with labels and nothing but flat values."""
    import networkx as nx

    plain: nx.MultiGraph[str] = nx.MultiGraph()
    for actor in sorted(drawn):
        facts = drawn.nodes[actor]
        plain.add_node(actor, label=facts["name"], **flat(facts))
    ties = sorted(drawn.edges(keys=True, data=True), key=lambda tie: tie[:3])
    for first, last, key, facts in ties:
        title = drawn.graph["activities"][key]["title"]
        plain.add_edge(
            first, last, f"{first}--{last}--{key}", label=title, **flat(facts)
        )
    return plain


def flat(facts: dict[str, object]) -> dict[str, object]:
    """Return attributes as these formats take them: lists joined, nothing lost."""
    return {
        key: "; ".join(value) if isinstance(value, list) else value
        for key, value in facts.items()
    }
