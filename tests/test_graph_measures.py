"""Measures of large networks: the same as NetworkX where both can be had."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from graph.measures import note_measures
from graph.measures.actors import Hanging, tie
from graph.measures.betweenness import SEED, betweenness, betweenness_table, estimates
from graph.measures.communities import communities


def drawn(seed: int, actors: int = 30, chance: float = 0.1) -> "nx.Graph[str]":
    """Return a random network whose actors have names."""
    made = nx.gnp_random_graph(actors, chance, seed=seed)
    named: nx.Graph[str] = nx.relabel_nodes(made, {at: f"a{at:03}" for at in made})
    return named


@settings(max_examples=25, deadline=None)
@given(seed=some.integers(0, 10_000), chance=some.sampled_from([0.02, 0.1, 0.5]))
def test_sparse_matrices_give_what_networkx_gives(seed: int, chance: float) -> None:
    """Whole and in pieces, with and without shortcuts."""
    network = drawn(seed, chance=chance)
    found = estimates(network, small=-1)

    assert {actor: figure for actor, (figure, _) in found.items()} == pytest.approx(
        nx.betweenness_centrality(network), abs=1e-9
    )
    assert {error for _, error in found.values()} == {0}


def test_more_starting_points_than_a_portion_are_counted_once() -> None:
    """150 actors go in three portions."""
    network = drawn(1, actors=150, chance=0.05)
    found = estimates(network, small=-1)

    assert {actor: figure for actor, (figure, _) in found.items()} == pytest.approx(
        nx.betweenness_centrality(network), abs=1e-9
    )


def test_a_sample_says_how_far_off_it_is() -> None:
    """Of 300 actors 262 lie within their own interval."""
    network = drawn(SEED, actors=300, chance=0.03)
    exact = betweenness(network)
    found = estimates(network, pivots=100)
    inside = sum(
        abs(figure - exact[actor]) <= error for actor, (figure, error) in found.items()
    )

    assert inside == 262
    assert estimates(network, pivots=100) == found
    assert max(error for _, error in found.values()) < 0.01


def test_the_table_tells_the_error() -> None:
    """Exact figures have none."""
    chain: nx.Graph[str] = nx.path_graph(["a", "b", "c"])

    assert betweenness_table(chain).columns[-1] == "error"
    assert betweenness_table(chain).rows == [("b", "", "2", "1.0000", "0.0000")]


SIDES = some.sets(some.sampled_from("abcdef"), max_size=4)


@settings(max_examples=60, deadline=None)
@given(sides=some.lists(some.tuples(SIDES, SIDES), min_size=1, max_size=6))
def test_wide_activities_are_counted_as_narrow_ones(
    sides: list[tuple[set[str], set[str]]],
) -> None:
    """Matrices and counting one by one give the same ties in the same order."""
    found: Hanging = {
        str(number): {"home": near, "partner": far}
        for number, (near, far) in enumerate(sides)
    }
    one, other = tie(found, frozenset("f")), tie(found, frozenset("f"), small=-1)

    assert list(one.edges(data=True)) == list(other.edges(data=True))
    assert list(one) == list(other)


def test_who_is_on_both_sides_is_counted_once() -> None:
    """Two actors, each near and far in one activity, share one activity."""
    drawn = tie({"1": {"home": {"a", "b"}, "body": {"a", "b"}}}, frozenset(), small=-1)

    assert list(drawn.edges(data="weight")) == [("a", "b", 1)]


def test_measures_stand_on_the_network() -> None:
    """A hub with four partners: alone in the middle, one community."""
    found: Hanging = {"1": {"home": {"hub"}, "partner": {"a", "b", "c", "d"}}}
    network = tie(found, frozenset())
    note_measures(network)

    assert network.nodes["hub"]["betweenness"] == 1.0
    assert network.nodes["hub"]["constraint"] == 0.25
    assert "constraint" not in network.nodes["a"]
    assert {facts["community"] for _, facts in network.nodes(data=True)} == {1}
    assert network.graph["stability"] == 1.0


def test_a_backend_is_handed_on_to_networkx() -> None:
    """Its own gives the same; one that nobody has installed is told by NetworkX."""
    network = drawn(1)

    assert estimates(network, backend="networkx") == estimates(network)
    assert communities(network, backend="networkx") == communities(network)
    with pytest.raises(ImportError):
        estimates(network, backend="nowhere")
    with pytest.raises(ImportError):
        communities(network, backend="nowhere")
