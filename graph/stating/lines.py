"""A graph as sorted lines, however large: a bucket sort over files on disk.

The lines of the graph are spread over files, each for the subjects between two
others, and each file is sorted by itself.  A graph of ten million statements then
takes as much memory as one piece of it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

#: So many bytes of lines are sorted at once, more or less.
PIECE = 48_000_000
#: One line in so many is looked at to find out where to cut.
SAMPLED = 997
#: So many lines are spread at once.
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
        _append(lines, besides)
        parts = _spread(lines, _cuts(lines, lines.stat().st_size // piece))
        lines.unlink()
        for part in parts:
            found = part.read_bytes().splitlines(keepends=True)
            part.unlink()
            yield sorted(set(found))


def subject_of(line: bytes) -> bytes:
    """Return the subject of a line, as it is written there."""
    return line[: line.index(b" ")]


def _append(lines: Path, besides: Iterable[ox.Triple]) -> None:
    waiting = iter(besides)
    with lines.open("ab") as file:
        while portion := list(islice(waiting, PORTION)):
            file.write(ox.serialize(portion, format=ox.RdfFormat.N_TRIPLES) or b"")


def _cuts(lines: Path, number: int) -> list[bytes]:
    """Return so many subjects that cut the graph in pieces of about one size."""
    with lines.open("rb") as file:
        subjects = sorted(subject_of(line) for line in islice(file, 0, None, SAMPLED))
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
                waiting[bisect_right(cuts, subject_of(line))].append(line)
            for one, found in zip(files, waiting, strict=True):
                one.write(b"".join(found))
    return parts
