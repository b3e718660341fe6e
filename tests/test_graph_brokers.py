"""What hangs on whom: on networks drawn by hand, and in the overview."""

from pathlib import Path

import networkx as nx
import pytest

from graph.asking.network import network, without_owner
from graph.build import build
from graph.findings import find
from graph.findings.brokers import Scene, Thing, cut_vertices, losses
from graph.findings.cited import Cited
from graph.findings.finding import Finding, Reason
from graph.measures import MEASURES, measure
from graph.measures.actors import actors, tie
from graph.measures.backbone import backbone
from graph.measures.betweenness import betweenness
from graph.measures.communities import adjusted_rand, communities
from graph.measures.constraint import constraint
from tests.samples import write_tiny
from viz.lines.sentences import listed, reason_text

# By hand:   erfurt -- askoy -- gordon        voss -- normandie
#                         \
#                         bergen (abroad: abo)        county touches all of it
HANGING = {
    "a1": {"home": {"county", "askoy"}, "partner": {"erfurt", "gordon"}},
    "a2": {"home": {"county", "askoy"}, "partner": {"erfurt"}, "country": {"tyskland"}},
    "a3": {"home": {"county", "voss"}, "partner": {"normandie"}, "document": {"plan"}},
    "a4": {"owner": {"county"}, "partner": {"bergen", "abo"}},
    "a5": {"home": {"county"}, "body": {"cpmr"}},
}
THINGS = {
    "county": Thing("organisation", "county-authority", "Fylket", "noreg"),
    "askoy": Thing("organisation", "school", "Askøy", "noreg"),
    "voss": Thing("organisation", "school", "Voss", "noreg"),
    "gordon": Thing("organisation", "school", "Gordon", "tyskland"),
    "bergen": Thing("organisation", "municipality", "Bergen", "noreg"),
    "cpmr": Thing("organisation", "association", "CPMR", ""),
    "erfurt": Thing("place", "city", "Erfurt", "tyskland"),
    "normandie": Thing("place", "region", "Normandie", "frankrike"),
    "abo": Thing("place", "city", "Åbo", "finland"),
    "tyskland": Thing("place", "country", "Tyskland", "tyskland"),
    "plan": Thing("document", "plan", "Planen", ""),
}
SCENE = Scene({}, HANGING, frozenset({"county", "noreg"}), THINGS, Cited({}))


@pytest.fixture(scope="module")
def overview() -> dict[str, Finding]:
    """Return who holds something alone in the overview, by name."""
    found = find(build(["vestland-2020"], findings=False).store, "brokers")
    return {finding.details["actor"]: finding for finding in found}


def test_what_hangs_on_each_alone() -> None:
    """Askøy holds its partners and their country, Bergen its twin town, CPMR nobody."""
    found = {
        actor: {sort: sorted(things) for sort, things in lost.items()}
        for actor, lost in losses(SCENE).items()
    }

    assert found == {
        "askoy": {"partner": ["erfurt", "gordon"], "country": ["tyskland"]},
        "voss": {"partner": ["normandie"], "document": ["plan"]},
        "bergen": {"partner": ["abo"]},
    }


def test_of_many_the_first_are_named_and_the_rest_counted() -> None:
    """Thirty counterparts: 25 by name, and five more, in the graph and in words."""
    names = [f"N{number:02}" for number in range(30)]
    things = {name: Thing("organisation", "school", name, "") for name in names}
    scene = Scene({}, {}, frozenset(), things, Cited({}))

    values = scene.named(set(names))

    assert values == {"names": "; ".join(names[:25]), "more": "5"}
    assert scene.named({"N01"}) == {"names": "N01"}
    told = reason_text(Reason("loses-partner", values), "en")
    assert told == f"counterparts: {values['names']} and 5 others"
    assert listed(tuple(names), "en") == ", ".join(names[:25]) + " and 5 others"


def test_six_actors_in_a_row() -> None:
    """In a chain of six all but the ends are cut vertices: (i-1)(6-i)/10 in between."""
    chain = nx.path_graph(["a", "b", "c", "d", "e", "f"])

    assert cut_vertices(chain) == {"b": 2, "c": 2, "d": 2, "e": 2}
    assert betweenness(chain) == pytest.approx(
        {"a": 0, "b": 0.4, "c": 0.6, "d": 0.6, "e": 0.4, "f": 0}
    )


def test_a_hub_is_free_and_a_triangle_bound() -> None:
    """Burt: four who do not know each other, 4 * (1/4)^2; a triangle, 2 * (3/4)^2."""
    star = nx.star_graph(["hub", "a", "b", "c", "d"])

    assert constraint(star) == pytest.approx({"hub": 0.25})
    assert constraint(nx.complete_graph(["a", "b", "c"]))["a"] == pytest.approx(1.125)


def test_constraint_is_that_of_networkx() -> None:
    """Forty actors tied at random, with weights: the same figures, only sooner."""
    drawn: nx.Graph[str] = nx.Graph()
    for one, other in nx.gnm_random_graph(40, 90, seed=5).edges:
        drawn.add_edge(str(one), str(other), weight=1 + (one * other) % 4)
    asked = [actor for actor in drawn if drawn.degree(actor) > 1]

    assert constraint(drawn) == pytest.approx(nx.constraint(drawn, asked, "weight"))


def test_two_triangles_are_two_communities() -> None:
    """A bridge between them changes nothing, in twenty runs of twenty."""
    drawn: nx.Graph[str] = nx.Graph()
    for one, other in ("ab", "bc", "ca", "de", "ef", "fd", "cd"):
        drawn.add_edge(one, other, weight=1)

    found = communities(drawn)
    assert found.groups == [["a", "b", "c"], ["d", "e", "f"]]
    assert found.stability == 1.0


def test_likeness_of_divisions_is_freed_of_chance() -> None:
    """Of six pairs two in each, none in both: (0 - 4/6) / (2 - 4/6) = -1/2."""
    one = {"a": 0, "b": 0, "c": 1, "d": 1}

    assert adjusted_rand(one, one) == 1.0
    assert adjusted_rand(one, {"a": 0, "b": 1, "c": 0, "d": 1}) == pytest.approx(-0.5)


def test_only_a_tie_that_stands_out_is_backbone() -> None:
    """With 20 of 24 in one of five ties: (1 - 20/24)^4 is less than 0.001."""
    drawn: nx.Graph[str] = nx.Graph()
    for other in "abcde":
        drawn.add_edge("hub", other, weight=1)
    assert backbone(drawn) == {}

    drawn.edges["hub", "a"]["weight"] = 20
    assert list(backbone(drawn)) == [("a", "hub")]


def test_taking_out_the_owner_is_seen() -> None:
    """With the county all nine hang together; without it two groups are left."""
    with_owner = tie(HANGING, frozenset())
    without = tie(HANGING, frozenset({"county"}))

    def sizes(drawn: "nx.Graph[str]") -> list[int]:
        return sorted(map(len, nx.connected_components(drawn)), reverse=True)

    assert sizes(with_owner) == [9]
    assert sizes(without) == [3, 2, 1, 1, 1]


def test_taking_out_the_owner_of_the_overview() -> None:
    """Both networks fall apart in the same way when Vestland leaves."""
    store = build(["vestland-2020"], findings=False).store
    whole = network(store)
    alone = without_owner(whole, "vestland")
    assert nx.number_connected_components(whole) < 5
    assert nx.number_connected_components(alone) > 50

    lone = actors(store)
    largest = max(nx.connected_components(lone), key=len)
    assert len(largest) == 9
    assert lone.nodes[next(iter(sorted(largest)))]["kind"]


def test_the_owner_is_never_a_broker(overview: dict[str, Finding]) -> None:
    """Neither the county, nor the ones before it, nor its departments."""
    assert not {"vestland", "hordaland", "vestland-opk", "noreg"} & overview.keys()


def test_what_vestland_loses_with_one_school(overview: dict[str, Finding]) -> None:
    """Askøy alone holds Erfurt and its two schools, in rows 8, 9 and 12."""
    askoy = overview["askoy-vgs"]

    assert askoy.rows == ("8", "9", "12")
    assert askoy.reasons[0].values["names"] == (
        "Albert Schweitzer Gymnasium; Andreas Gordon Schule; Erfurt"
    )
    assert "USA" in [r.values.get("names") for r in overview["kvam-vgs"].reasons]


def test_a_plan_that_hangs_on_one_network() -> None:
    """The plan for urban centres carries one project, which came through EARLALL."""
    found = find(build([], findings=False).store, "brokers")
    earlall = next(f for f in found if f.details["actor"] == "earlall")

    assert [reason.code for reason in earlall.reasons] == ["loses-document"]


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_is_the_same_twice(name: str, tmp_path: Path) -> None:
    """Two builds, the same table; the smallest network has one too."""
    first, second = (measure(build([], findings=False).store, name) for _ in range(2))

    assert first == second
    assert (
        measure(build([str(write_tiny(tmp_path))]).store, name).columns == first.columns
    )
