"""The jobs of the benchmark, each run in a process of its own.

``naive`` is what one does at first sight: csv, ``rdflib.Graph.add``, rdflib's
SPARQL, pyshacl, NetworkX, all pairs.  ``ours`` does the same job as samband does.
Each returns what it found as a figure, so that the two can be held together.
"""

import csv
import itertools
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from graph.asking.questions import ask_question, questions
from graph.asking.store import ask_store, build_store
from graph.asking.views import view_text
from graph.reading.collection import Sources, find_collections, read_sources
from graph.reading.schema import schemas
from graph.stating.statements import triples
from ontology import CODES, SHAPES

#: Set by the job when its own work begins: what comes before is not counted.
BEGAN = [0.0]
#: When the process began, for jobs that are counted whole.
STARTED = time.perf_counter()
VIEWS = ("hangs", "abroad", "things", "owners")
#: Everything that ships.
SHIPPED = Path(__file__).parent.parent / "data"


def named(folder: Path) -> list[str]:
    """Return what a collection is asked for by: all that ships by nothing."""
    return [] if folder.resolve() == SHIPPED else [str(folder)]


def sources_of(folder: Path) -> Sources:
    """Return the tables of a folder; of `data`, all that ships."""
    return read_sources(find_collections(named(folder)))


def begin() -> None:
    """Count from here."""
    BEGAN[0] = time.perf_counter()
    BEGAN.append(time.process_time())
    print(BEGAN[-1], flush=True)


def read_naive(folder: Path) -> int:
    """Read every table with the csv module."""
    begin()
    found = [list(csv.DictReader(path.open())) for path in folder.rglob("*.csv")]
    return sum(map(len, found))


def read_ours(folder: Path) -> int:
    """Read every table and check its headings."""
    begin()
    sources = sources_of(folder)
    return sum(map(len, sources.collections[0].tables.values()))


def naive_graph(folder: Path) -> Any:
    """Return an rdflib graph, made triple by triple."""
    from rdflib import Graph
    from rdflib.plugins.parsers.ntriples import W3CNTriplesParser

    graph = Graph()

    class Sink:
        """Takes each triple as it is read."""

        def triple(self, *found: Any) -> None:
            """Add one triple."""
            graph.add(found)

    text = "".join(triples(sources_of(folder)))
    parser = W3CNTriplesParser(Sink())  # type: ignore[arg-type]
    parser.parsestring(text)
    return graph


def load_naive(folder: Path) -> int:
    """Put the statements into an rdflib graph."""
    begin()
    return len(naive_graph(folder))


def load_ours(folder: Path) -> int:
    """Put the statements into the store, with ontology and rules."""
    begin()
    return len(build_store(sources_of(folder)))


def ask_naive(folder: Path) -> int:
    """Ask what a network is made of, in rdflib."""
    graph = naive_graph(folder)
    graph.parse(str(CODES))
    begin()
    return sum(len(list(graph.query(view_text(name)))) for name in VIEWS)


def ask_ours(folder: Path) -> int:
    """Ask what a network is made of."""
    store = build_store(sources_of(folder), stated_only=True)
    begin()
    return sum(len(ask_store(store, view_text(name)).rows) for name in VIEWS)


def questions_ours(folder: Path) -> int:
    """Ask every question that has a name."""
    store = build_store(sources_of(folder))
    begin()
    return sum(len(ask_question(store, card, {}).rows) for card in questions().values())


def shacl_naive(folder: Path) -> int:
    """Hold the graph against the shapes with pyshacl."""
    graph = naive_graph(folder)
    begin()
    return held_naively(graph)


def held_naively(graph: Any) -> int:
    """Return how much pyshacl says of a graph."""
    import pyshacl

    _, found, _ = pyshacl.validate(graph, shacl_graph=str(SHAPES), advanced=True)
    return len(found)


def shacl_ours(folder: Path) -> int:
    """Hold the graph against the shapes, and tell the rows."""
    from graph.stating.shapes import shape_problems

    sources = sources_of(folder)
    store = build_store(sources)
    begin()
    return sum(1 for _ in shape_problems(store, sources))


def members(folder: Path) -> dict[str, set[str]]:
    """Return who takes part in each activity."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in folder.rglob("participations.csv"):
        with path.open() as file:
            for row in csv.DictReader(file):
                found[row["activity"]].add(row["actor"])
    return found


def project_naive(folder: Path) -> int:
    """Tie those who share an activity, with NetworkX."""
    import networkx as nx

    both: nx.Graph[str] = nx.Graph()
    for activity, actors in members(folder).items():
        both.add_edges_from((activity, actor) for actor in actors)
    actors = set(both) - set(members(folder))
    begin()
    drawn = nx.bipartite.weighted_projected_graph(both, actors)
    return int(drawn.number_of_edges())


def network(folder: Path) -> Any:
    """Return the network that the measures are made of."""
    from graph.measures.actors import actors

    return actors(build_store(sources_of(folder), stated_only=True))


def project_ours(folder: Path) -> int:
    """Tie the two sides of each activity."""
    import networkx  # noqa: F401  # imported beforehand, as on the other side

    from graph.measures.actors import hanging, owners, tie

    store = build_store(sources_of(folder), stated_only=True)
    found, gone = hanging(store), owners(store)
    begin()
    return tie(found, gone).number_of_edges()


def between_naive(folder: Path) -> int:
    """Who lies between, NetworkX from 256 starting points."""
    import networkx as nx

    drawn = network(folder)
    begin()
    return len(nx.betweenness_centrality(drawn, k=min(256, len(drawn)), seed=7))


def between_ours(folder: Path) -> int:
    """Who lies between, from 256 starting points."""
    from graph.measures.betweenness import estimates

    drawn = network(folder)
    begin()
    return len(estimates(drawn, pivots=256))


def groups_naive(folder: Path) -> int:
    """Groups by NetworkX's Louvain, which is ours too."""
    import networkx as nx

    drawn = network(folder)
    begin()
    return len(nx.community.louvain_communities(drawn, seed=0))


def overlaps_naive(folder: Path) -> int:
    """All pairs of activities that share half of those who take part."""
    sets = list(members(folder).values())
    begin()
    pairs = itertools.combinations(sets, 2)
    return sum(2 * len(a & b) >= len(a | b) for a, b in pairs)


def overlaps_ours(folder: Path) -> int:
    """All that may be the same work, with reasons, of what was gathered beforehand."""
    from graph.build import build
    from graph.findings.features import gather
    from graph.findings.overlaps import overlaps
    from viz.commands.running import never_tidied

    built = build(named(folder), findings=False, only_for="overlaps")
    evidence = gather(built.store, rows=built.rows)
    begin()
    # As the command does.
    with never_tidied():
        return len(overlaps(evidence))


def build_naive(folder: Path) -> int:
    """Load, ask, check, write Turtle, measure, compare and draw, all in one process."""
    import networkx as nx
    from pyvis.network import Network

    begin()
    graph = naive_graph(folder)
    graph.parse(str(CODES))
    found = sum(len(list(graph.query(view_text(name)))) for name in VIEWS)
    found += held_naively(graph) + len(graph.serialize(format="turtle"))
    found += project_naive(folder) + overlaps_naive(folder)
    drawn = network(folder)
    nx.betweenness_centrality(drawn, k=min(256, len(drawn)), seed=7)
    nx.community.louvain_communities(drawn, seed=0)
    page = Network()
    page.from_nx(nx.Graph(drawn))
    BEGAN[:] = [STARTED, 0.0]
    return found + len(page.generate_html(notebook=False))


def picture_ours(folder: Path) -> int:
    """Build the graph with all findings, and write the page of its network."""
    from graph.asking.network import around
    from graph.asking.network import network as drawn
    from graph.build import build
    from viz.explorer.page import explorer_page

    built = build(named(folder), tell=None)
    page = explorer_page(around(drawn(built.store)), language="nn")
    BEGAN[:] = [STARTED, 0.0]
    return len(page)


def build_ours(folder: Path) -> int:
    """Build the graph and write every file, as the command does."""
    from samband import main as samband

    with tempfile.TemporaryDirectory() as out:
        samband(["build", *named(folder), "--out", out], standalone_mode=False)
        BEGAN[:] = [STARTED, 0.0]
        return len(list(Path(out).iterdir()))


def main() -> None:
    """Run one job, and print what it took: seconds, CPU seconds, MB, outcome."""
    import resource

    name, folder = sys.argv[1:]
    assert schemas()
    outcome = globals()[name](Path(folder))
    wall = time.perf_counter() - BEGAN[0]
    cpu = time.process_time() - BEGAN[-1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{wall:.2f} {cpu:.2f} {peak} {outcome}")


if __name__ == "__main__":
    main()
