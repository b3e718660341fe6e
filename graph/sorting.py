"""The lines of a graph in order, also of one too large for memory.

The lines are spread over files on disk, each for the subjects between two others (a
bucket sort), and each file is sorted by itself: it takes as much memory as one piece.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

#: So many bytes of lines are sorted at once, more or less.
PIECE = 24_000_000
#: One line in so many is looked at to find out where to cut.
SAMPLED = 997
#: So many lines are spread at once.
PORTION = 100_000


def sorted_pieces(
    *files: Path, aside: Path, piece: int = PIECE
) -> Iterator[list[bytes]]:
    """Yield the lines of files of N-Triples in order, each once, some at a time.

    The folder ``aside`` is used meanwhile.  All lines of a subject come together, and
    since no subject begins with another, the order is that of the bytes.
    """
    size = sum(file.stat().st_size for file in files)
    for part in _spread(files, _cuts(files, size // piece), aside):
        found = set(part.read_bytes().splitlines(keepends=True))
        part.unlink()
        yield sorted(found)


def _lines(files: Sequence[Path]) -> Iterator[bytes]:
    for path in files:
        with path.open("rb") as file:
            yield from file


def _cuts(files: Sequence[Path], number: int) -> list[bytes]:
    """Return so many subjects that cut the graph in pieces of about one size."""
    sample = islice(_lines(files), 0, None, SAMPLED)
    subjects = sorted(subject_of(line) for line in sample)
    places = (len(subjects) * part // (number + 1) for part in range(1, number + 1))
    return sorted({subjects[place] for place in places}) if subjects else []


def _spread(files: Sequence[Path], cuts: Sequence[bytes], aside: Path) -> list[Path]:
    """Write every line to the file of its subject; return the files in their order."""
    parts = [aside / f"part{place}" for place in range(len(cuts) + 1)]
    lines = _lines(files)
    with ExitStack() as opened:
        written = [opened.enter_context(part.open("wb")) for part in parts]
        while portion := list(islice(lines, PORTION)):
            waiting: list[list[bytes]] = [[] for _ in parts]
            for line in portion:
                waiting[bisect_right(cuts, subject_of(line))].append(line)
            for one, found in zip(written, waiting, strict=True):
                one.write(b"".join(found))
    return parts


def subject_of(line: bytes) -> bytes:
    """Return the subject of a line, as it is written there."""
    return line.partition(b" ")[0]
