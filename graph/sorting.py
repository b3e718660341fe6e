"""The lines of a graph in order, also of one too large for memory.

The lines are spread over files on disk, each for the subjects between two others (a
bucket sort), and each file is sorted by itself: it takes as much memory as one piece.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

#: So many bytes of lines are sorted at once, more or less.
PIECE = 24_000_000
#: A line is looked at after so many bytes, to find out where to cut.
SAMPLED = 200_000
#: So many bytes of lines are spread at once.
PORTION = 16_000_000


def sorted_pieces(
    *files: Path, aside: Path, piece: int = PIECE
) -> Iterator[list[bytes]]:
    """Yield the lines of files of N-Triples in order, each once, some at a time.

    The folder ``aside`` is used meanwhile.  All lines of a subject come together, and
    since no subject begins with another, the order is that of the bytes.
    """
    size = sum(file.stat().st_size for file in files)
    for part in _spread(files, _cuts(files, size // piece), aside):
        # What was spread together is in order already, which sorting makes use of.
        found = sorted(part.read_bytes().splitlines(keepends=True))
        part.unlink()
        yield list(dict.fromkeys(found))


def _cuts(files: Sequence[Path], number: int) -> list[bytes]:
    """Return so many subjects that cut the graph in pieces of about one size."""
    subjects = sorted(subject for path in files for subject in _sample(path))
    places = (len(subjects) * part // (number + 1) for part in range(1, number + 1))
    return sorted({subjects[place] for place in places}) if subjects else []


def _sample(path: Path) -> Iterator[bytes]:
    """Yield the subject of a line here and there, all through a file."""
    with path.open("rb") as file:
        for place in range(0, path.stat().st_size, SAMPLED):
            file.seek(place)
            # Most likely in the middle of a line: the next one is whole.
            file.readline()
            if line := file.readline():
                yield subject_of(line)


def _spread(files: Sequence[Path], cuts: Sequence[bytes], aside: Path) -> list[Path]:
    """Write every line to the file of its subject; return the files in their order."""
    parts = [aside / f"part{place}" for place in range(len(cuts) + 1)]
    with ExitStack() as opened:
        written = [opened.enter_context(part.open("wb")) for part in parts]
        for path in files:
            with path.open("rb") as file:
                while lines := sorted(file.readlines(PORTION)):
                    # The first line of a subject comes after the subject by itself.
                    at = [0, *(bisect_left(lines, cut) for cut in cuts), len(lines)]
                    for one, (start, end) in zip(written, pairwise(at), strict=True):
                        one.write(b"".join(lines[start:end]))
    return parts


def subject_of(line: bytes) -> bytes:
    """Return the subject of a line, as it is written there."""
    return line.partition(b" ")[0]
