"""Any two overviews against each other: what holds whatever stands in them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.comparing.changes import diff
from graph.reading.collection import Sources, read_sources
from tests.mirror import mirrored, straight
from tests.samples import TINY, write_tiny

WORDS = st.lists(
    st.sampled_from(
        [
            "Erfurt",
            "Cardiff",
            "hydrogen",
            "batteri",
            "mobilitet",
            "nettverk",
            "Skottland",
        ]
    ),
    min_size=1,
    max_size=4,
)
ROWS = st.lists(
    st.tuples(
        WORDS.map(" ".join),
        st.sampled_from(["OPK", "INN", "SUD"]),
        st.sampled_from(["", "2020", "desember 2021"]),
    ),
    min_size=1,
    max_size=6,
)


def made_up(folder: Path, rows: list[tuple[str, str, str]], mark: str) -> Sources:
    """Write a collection of these rows, with identifiers that begin with a mark."""
    lines = [
        f"{n},table,{title},,,,{end},,{department},,,,\n"
        for n, (title, department, end) in enumerate(rows, start=1)
    ]
    ids = [
        f"{mark}-{n},{n},title,,,project,stated,vestland,,,,,,,,,,\n"
        for n in range(1, len(rows) + 1)
    ]
    empty = {
        name: TINY[name].splitlines(keepends=True)[0]
        for name in ("participations", "memberships", "anchorings")
    }
    return read_sources(
        [
            write_tiny(
                folder,
                rows=TINY["rows"].splitlines(keepends=True)[0] + "".join(lines),
                activities=TINY["activities"].splitlines(keepends=True)[0]
                + "".join(ids),
                **empty,
            )
        ]
    )


@settings(max_examples=20, deadline=None)
@given(one=ROWS, other=ROWS, same=st.booleans())
def test_any_two_overviews_mirror_each_other(
    one: list[tuple[str, str, str]], other: list[tuple[str, str, str]], same: bool
) -> None:
    """Whatever stands in them: nothing between equals, and the mirror backwards."""
    with TemporaryDirectory() as place:
        first = made_up(Path(place) / "a", one, "a")
        last = made_up(Path(place) / "b", other, "a" if same else "b")
        twin = made_up(Path(place) / "c", one, "c")

    assert diff(first, first).changes == []
    assert diff(first, twin).changes == []
    assert straight(diff(last, first)) == mirrored(diff(first, last))


@settings(max_examples=20, deadline=None)
@given(one=ROWS, other=ROWS)
def test_every_entry_is_accounted_for(
    one: list[tuple[str, str, str]], other: list[tuple[str, str, str]]
) -> None:
    """New, ended, merged and split tell how many more or fewer there are."""
    with TemporaryDirectory() as place:
        first = made_up(Path(place) / "a", one, "a")
        last = made_up(Path(place) / "b", other, "b")
    kinds = ("new", "ended", "merged", "split")
    grown = sum(
        len(change.news) - len(change.olds)
        for change in diff(first, last).changes
        if change.kind in kinds
    )

    assert grown == len(other) - len(one)
