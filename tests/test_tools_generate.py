"""The made-up collections: the same for the same seed, and right by every check."""

from itertools import combinations
from pathlib import Path

import pytest

from graph.build import build, check
from graph.errors import Severity
from graph.findings import ANY_PROPERTY, FINDERS, LOOKED_AT, find
from graph.findings.features import gather
from graph.findings.overlaps import ENOUGH
from graph.findings.pairs import likeness, strongest_pairs
from graph.findings.traits import traits, units
from tests.tools.generate import write_collection


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a collection of two hundred activities."""
    return write_collection(tmp_path_factory.mktemp("laga"), 200)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*.csv"))
    }


def test_the_same_seed_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """And another seed gives others."""
    again = write_collection(tmp_path / "again", 200)
    other = write_collection(tmp_path / "other", 200, seed=2)

    assert _bytes(again) == _bytes(made)
    assert _bytes(other) != _bytes(made)


def test_what_is_made_up_has_no_errors(made: Path) -> None:
    """Shapes and all."""
    errors = [one for one in check([str(made)]) if one.severity is Severity.ERROR]

    assert errors == []


def test_no_pair_of_a_made_up_collection_is_lost(made: Path) -> None:
    """All 18,000 pairs compared one by one give the same as the search."""
    held = traits(units(gather(build([str(made)], findings=False).store).profiles))
    every = [
        (round(likeness(held[first], held[second]), 6), first, second)
        for first, second in combinations(range(len(held)), 2)
    ]
    wanted = sorted(
        (pair for pair in every if pair[0] >= ENOUGH),
        key=lambda pair: (-pair[0], *pair[1:]),
    )

    assert strongest_pairs(held, enough=ENOUGH, most=len(every)) == wanted
    assert strongest_pairs(held, enough=ENOUGH, most=50) == wanted[:50]


@pytest.mark.parametrize("kind", FINDERS)
@pytest.mark.parametrize("stated_only", [False, True])
def test_a_graph_for_one_kind_is_enough_for_it(kind: str, stated_only: bool) -> None:
    """What is left out beforehand changes no finding of the shipped collections."""
    part = build([], findings=False, stated_only=stated_only, only_for=kind)
    whole = build([], findings=False, stated_only=stated_only)

    if not (stated_only and ANY_PROPERTY in LOOKED_AT[kind]):
        assert len(part.store) < len(whole.store)
    assert find(part.store, kind, rows=part.rows) == find(whole.store, kind)
