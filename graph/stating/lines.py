"""A graph as sorted lines of N-Triples, however large it is."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from graph.sorting import PIECE, sorted_pieces

#: So many triples are written at once.
PORTION = 100_000


def sorted_lines(
    store: ox.Store, *, besides: Iterable[ox.Triple] = (), piece: int = PIECE
) -> Iterator[list[bytes]]:
    """Yield the whole graph as lines of N-Triples, sorted, piece by piece.

    ``besides`` are triples that belong to it but are not in the store.  All that is
    said of one subject stands in one piece, and nothing stands there twice.
    """
    with TemporaryDirectory() as folder:
        lines = Path(folder) / "lines"
        store.dump(lines, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        waiting = iter(besides)
        with lines.open("ab") as file:
            while portion := list(islice(waiting, PORTION)):
                file.write(ox.serialize(portion, format=ox.RdfFormat.N_TRIPLES) or b"")
        yield from sorted_pieces(lines, piece=piece)
