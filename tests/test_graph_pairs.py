"""What two have in common, and that the search for the strongest pairs is exact."""

from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.findings.pairs import faded, likeness, shared, strongest_pairs
from graph.findings.traits import Trait, Traits

THINGS = "abcdefgh"
KINDS = ["partner", "programme", "programme-about", "theme", "words"]


def test_a_theme_that_the_shared_programme_tells_is_no_second_reason() -> None:
    """That both do research is told by the research programme that they share."""
    research = "code:theme/research-innovation"
    programme = Trait("programme", "Forsking", 1.0, frozenset([research]))
    theme = Trait("theme", research, 0.5)
    one = {"forsking": programme, "theme": theme}

    assert shared(one, one) == [(1.0, programme)]
    assert shared(one, {"theme": theme}) == [(0.5, theme)]


def test_each_further_reason_of_a_facet_counts_half() -> None:
    """Two programmes of 1 and a partner of 2 make 1 + 0.5 + 2."""
    programme, partner = Trait("programme", "", 1.0), Trait("partner", "", 2.0)

    assert faded([(2.0, partner), (1.0, programme), (1.0, programme)]) == 3.5


trait = st.builds(
    Trait,
    st.sampled_from(KINDS),
    st.sampled_from(THINGS),
    st.floats(0.01, 3, allow_nan=False),
)
worlds = st.lists(st.dictionaries(st.sampled_from(THINGS), trait), max_size=12)


@example(
    [
        {"a": Trait("partner", "a", 1.0), "b": Trait("partner", "b", 1.0)},
        {"a": Trait("partner", "a", 1.0), "b": Trait("theme", "b", 0.75)},
    ],
    1.75,
    1,
)
@settings(deadline=None)
@given(worlds, st.floats(0.1, 4), st.integers(1, 30))
def test_no_pair_is_lost(world: list[Traits], enough: float, most: int) -> None:
    """The filtered search finds what a comparison of all pairs finds."""
    every = [
        (round(likeness(world[first], world[second]), 6), first, second)
        for first, second in combinations(range(len(world)), 2)
    ]
    wanted = sorted(
        (pair for pair in every if pair[0] >= enough),
        key=lambda pair: (-pair[0], *pair[1:]),
    )

    assert strongest_pairs(world, enough=enough, most=most) == wanted[:most]


@settings(deadline=None)
@given(worlds, st.lists(st.booleans(), min_size=12, max_size=12), st.integers(1, 30))
def test_two_that_are_not_mine_are_no_pair(
    world: list[Traits], mine: list[bool], most: int
) -> None:
    """What is left when the others' pairs are taken out, and nothing is lost by it."""
    every = strongest_pairs(world, enough=0.1, most=1_000)
    wanted = [pair for pair in every if mine[pair[1]] or mine[pair[2]]]

    assert strongest_pairs(world, enough=0.1, most=most, mine=mine) == wanted[:most]
