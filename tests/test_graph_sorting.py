"""Lines in order, however they come: over several files, twice, too many for memory."""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.sorting import SAMPLED, sorted_pieces, subject_of

#: So long a line that a file of a few is sampled in several places.
LONG = b"x" * (SAMPLED // 3)
#: Which subject, and what is said of it, line by line in each of two files.
SAID = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=12)


def written(place: Path, said: list[tuple[int, int]]) -> set[bytes]:
    """Write lines to a file, and return them."""
    lines = [b'<urn:%d> <urn:%d> "%s" .\n' % (*one, LONG) for one in said]
    place.write_bytes(b"".join(lines))
    return set(lines)


@settings(deadline=None, max_examples=15)
@given(SAID, SAID)
def test_pieces_are_all_lines_in_order_each_once(
    first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    """And no subject is cut in two."""
    with TemporaryDirectory() as folder:
        files = Path(folder) / "one", Path(folder) / "other"
        lines = written(files[0], first) | written(files[1], second)
        pieces = list(sorted_pieces(*files, aside=Path(folder), piece=2 * SAMPLED))

    assert [line for piece in pieces for line in piece] == sorted(lines)
    for before, after in pairwise(filter(None, pieces)):
        assert subject_of(before[-1]) < subject_of(after[0])


def test_what_is_too_much_for_one_piece_is_cut(tmp_path: Path) -> None:
    """Ten subjects of a third of a sample each, in pieces of one sample."""
    lines = written(tmp_path / "lines", [(number, 0) for number in range(10)])
    pieces = list(sorted_pieces(tmp_path / "lines", aside=tmp_path, piece=SAMPLED))

    assert max(map(len, pieces)) < len(lines)
    assert [line for piece in pieces for line in piece] == sorted(lines)
