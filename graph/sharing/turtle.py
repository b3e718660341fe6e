"""Turtle of a graph that is too large to be sorted in memory, piece by piece.

The bytes are those of ``graph.asking.store.turtle``.  The lines of the graph are
spread over files on disk, each for the subjects between two others (a bucket sort),
and each file is sorted by itself.  A graph of ten million statements then takes as
much memory as one piece of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from graph.stating.terms import PREFIXES

#: The lines that every text begins with.
HEADING = re.compile(rb"(@prefix .*\n)+")
#: So many bytes of lines are sorted at once, more or less.
PIECE = 12_000_000
#: One line in so many is looked at to find out where to cut.
SAMPLED = 997
#: So many lines are spread at once.
PORTION = 100_000


def turtle_pieces(store: ox.Store, *, piece: int = PIECE) -> Iterator[bytes]:
    """Yield the whole graph as Turtle, the same bytes for the same graph."""
    heading = b""
    with TemporaryDirectory() as folder:
        lines = Path(folder) / "lines"
        store.dump(lines, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        parts = _spread(lines, _cuts(lines, lines.stat().st_size // piece))
        lines.unlink()
        for part in parts:
            text = _turtle(sorted(part.read_bytes().splitlines(keepends=True)))
            part.unlink()
            yield text.removeprefix(heading)
            # Every piece begins with the same prefixes; one line each, then nodes.
            heading = heading or _heading(text)


def _heading(text: bytes) -> bytes:
    """Return the lines with prefixes that a text begins with."""
    found = HEADING.match(text)
    return found[0] if found else b""


def _cuts(lines: Path, number: int) -> list[bytes]:
    """Return so many subjects that cut the graph in pieces of about one size."""
    with lines.open("rb") as file:
        subjects = sorted(_subject(line) for line in islice(file, 0, None, SAMPLED))
    places = (len(subjects) * part // (number + 1) for part in range(1, number + 1))
    return sorted({subjects[place] for place in places}) if subjects else []


def _spread(lines: Path, cuts: Sequence[bytes]) -> list[Path]:
    """Write every line to the file of its subject; return the files in their order."""
    parts = [lines.with_name(f"part{place}") for place in range(len(cuts) + 1)]
    with ExitStack() as opened, lines.open("rb") as file:
        files = [opened.enter_context(part.open("wb")) for part in parts]
        while portion := list(islice(file, PORTION)):
            waiting: list[list[bytes]] = [[] for _ in parts]
            for line in portion:
                waiting[bisect_right(cuts, _subject(line))].append(line)
            for one, found in zip(files, waiting, strict=True):
                one.write(b"".join(found))
    return parts


def _subject(line: bytes) -> bytes:
    return line[: line.index(b" ")]


def _turtle(lines: Sequence[bytes]) -> bytes:
    ordered = ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
