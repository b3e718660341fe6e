"""Turtle of a graph that is too large to be sorted in memory, piece by piece.

The bytes are those of ``graph.asking.store.turtle``.  A graph of ten million
statements takes as much memory as one piece of it (``graph.sorting``).
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from graph.sorting import PIECE, sorted_pieces
from graph.stating.terms import PREFIXES

#: The lines that every text begins with.
HEADING = re.compile(rb"(@prefix .*\n)+")


def turtle_pieces(store: ox.Store, *, piece: int = PIECE) -> Iterator[bytes]:
    """Yield the whole graph as Turtle, the same bytes for the same graph."""
    heading = b""
    with TemporaryDirectory() as folder:
        lines = Path(folder) / "lines"
        store.dump(lines, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        for ordered in sorted_pieces(lines, piece=piece):
            text = _turtle(ordered)
            yield text.removeprefix(heading)
            # Every piece begins with the same prefixes; one line each, then nodes.
            heading = heading or _heading(text)


def _heading(text: bytes) -> bytes:
    """Return the lines with prefixes that a text begins with."""
    found = HEADING.match(text)
    return found[0] if found else b""


def _turtle(lines: Sequence[bytes]) -> bytes:
    ordered = ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
