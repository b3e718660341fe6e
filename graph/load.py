"""Putting a graph where it is kept, and finding it there again."""

from collections.abc import Sequence
from pathlib import Path

from graph.asking.store import Graph

SERVERS = ("http://", "https://")


def graph_at(place: str) -> Graph:
    """Return the graph that is kept at a place: a server's address, or a folder.

    Raises ``QueryError`` for a folder without a graph.
    """
    if place.startswith(SERVERS):
        from graph.asking.endpoint import endpoint_at

        return endpoint_at(place)
    from graph.asking.kept import open_kept

    return open_kept(Path(place))


def up_to_date(names: Sequence[str], folder: Path, settings: str) -> str:
    """Return what the sources are now, or nothing when the folder has just that.

    What they are is a mark of the files, of the register, and of the program.
    """
    import data
    import graph
    import ontology
    from graph.asking.kept import mark, mark_of
    from graph.reading.collection import find_collections

    rooms = [Path(room.__path__[0]) for room in (graph, ontology)]
    found = mark([*find_collections(names), data.REGISTER, *rooms], settings)
    return "" if mark_of(folder) == found else found


def put_graph(store: Graph, place: str, made_of: str) -> None:
    """Put a whole graph in the place of the one kept there, in one step."""
    import pyoxigraph as ox

    assert isinstance(store, ox.Store), "what has been built is here"
    if place.startswith(SERVERS):
        from graph.asking.endpoint import endpoint_at, load_endpoint
        from graph.asking.store import triples_as_lines

        lines = triples_as_lines(store).decode().splitlines(keepends=True)
        load_endpoint(endpoint_at(place), lines)
        return
    from graph.asking.kept import keep_graph

    keep_graph(store, Path(place), made_of)
