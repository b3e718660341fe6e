"""Turtle of a graph that is too large to be sorted in memory, piece by piece.

The bytes are those of ``graph.asking.store.turtle``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from graph.holding import as_lines, batched
from graph.sorting import PIECE, sorted_pieces
from graph.stating.terms import PREFIXES

#: The lines that every text begins with.
HEADING = re.compile(rb"(@prefix .*\n)+")


def turtle_pieces(
    store: ox.Store, *, besides: Iterable[str] = (), piece: int = PIECE
) -> Iterator[bytes]:
    """Yield the whole graph as Turtle, the same bytes for the same graph.

    ``besides`` are lines of N-Triples that belong to it but are not in the store.
    """
    heading = b""
    for lines in _sorted_lines(store, besides, piece):
        text = _turtle(lines)
        yield text.removeprefix(heading)
        # Every piece begins with the same prefixes; one line each, then nodes.
        heading = heading or _heading(text)


def _sorted_lines(
    store: ox.Store, besides: Iterable[str], piece: int
) -> Iterator[list[bytes]]:
    """Yield the whole graph as lines of N-Triples, sorted, piece by piece.

    All that is said of one subject stands in one piece, and nothing stands there twice.
    """
    with TemporaryDirectory(prefix="samband-") as folder, as_lines(store) as lines:
        more = Path(folder) / "more"
        with more.open("wb") as file:
            file.writelines(batched(besides))
        yield from sorted_pieces(lines, more, aside=Path(folder), piece=piece)


def _heading(text: bytes) -> bytes:
    """Return the lines with prefixes that a text begins with."""
    found = HEADING.match(text)
    return found[0] if found else b""


def _turtle(lines: Sequence[bytes]) -> bytes:
    # A store has written them: there is no fault to look for.
    ordered = ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
