"""The picture of the network: nobody's name on top of another's."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures import Network, small, vestland
from viz.explorer.groups import GROUPS, group_of
from viz.explorer.layout import FONT, HEIGHT, WIDTH, place
from viz.explorer.lettering import shorten, width, wrap
from viz.explorer.spots import Box, Layout, boxes

KINDS = ("region", "city", "country", "school", "association", "network", "agency")
EARLALL = (
    "EARLALL - European Association of Regional & Local Authorities for Lifelong "
    "Learning"
)


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share some ground."""
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def collisions(layout: Layout) -> list[tuple[str, str]]:
    """List the pairs of actors that cover each other."""
    found = sorted(boxes(layout).items())
    return [(a[0], b[0]) for a, b in combinations(found, 2) if meet(a[1], b[1])]


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw a hub with up to 120 actors of any kind and any name."""
    network = Network(title="x", as_of="2020-05-20", activities={})
    names = draw(st.lists(st.text(min_size=1, max_size=90), min_size=1, max_size=9))
    every = draw(st.integers(min_value=2, max_value=20))
    for number in range(draw(st.integers(min_value=1, max_value=150))):
        facts = {"home": number % every == 0, "owner": number == 0}
        network.add_node(
            f"a{number}",
            name=names[number % len(names)],
            kind=KINDS[number * number % len(KINDS)],
            type="organisation",
            **facts,
        )
        if number:
            network.add_edge("a0", f"a{number}", key="x", activity="x")
    return network


def test_small_network_stands_where_one_can_check_it() -> None:
    """The county is in the middle, its school over it, the partners on two sides."""
    spots = place(small()).spots

    assert (spots["vestland"].x, spots["vestland"].y) == (0, 0)
    assert spots["askoy-vgs"].x == 0
    assert {spots["erfurt"].side, spots["thuringen"].side} == {"left"}
    assert {spots["earlall"].side, spots["horisont-2020"].side} == {"right"}


def test_no_name_covers_another() -> None:
    """The overview of Vestland has 95 actors and not one collision."""
    assert collisions(place(vestland())) == []


@settings(deadline=None, max_examples=60)
@given(networks())
def test_no_name_covers_another_whatever_the_network(network: Network) -> None:
    """Any mixture of kinds and names keeps apart and inside the picture."""
    layout = place(network)

    assert collisions(layout) == []
    for left, top, right, bottom in boxes(layout).values():
        assert -WIDTH / 2 <= left < right <= WIDTH / 2
        assert -layout.height / 2 <= top < bottom <= layout.height / 2


def test_layout_is_the_same_every_time() -> None:
    """Neither the order of the actors nor the clock moves anybody."""
    network = vestland()
    turned = Network(**network.graph)
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    for one, other, key, facts in reversed([*network.edges(keys=True, data=True)]):
        turned.add_edge(other, one, key=key, **facts)

    assert place(turned) == place(network)


def test_places_are_whole_pixels() -> None:
    """The same page comes out on every machine: no fractions to differ in."""
    for spot in place(vestland()).spots.values():
        assert all(type(value) is int for value in (spot.x, spot.y, spot.width))


def test_type_is_large_enough_on_a_common_screen() -> None:
    """The picture of 95 actors nearly fits the pane of a 1400x900 screen."""
    layout = place(vestland())

    assert layout.font >= FONT[0]
    assert layout.height <= HEIGHT * 1.1


def test_beyond_the_limit_the_most_connected_stay() -> None:
    """The county and its units always stay; the least connected go first."""
    network = vestland()
    layout = place(network, limit=40)

    assert len(layout.spots) == 40
    assert len(layout.left_out) == network.number_of_nodes() - 40
    assert {"vestland", "askoy-vgs", "diku"} <= layout.spots.keys()
    least = min(network.degree(one) for one in layout.spots if one.startswith("e"))
    assert all(network.degree(one) <= least for one in layout.left_out)


def test_three_hundred_actors_keep_apart() -> None:
    """A large county makes the picture taller, never the names smaller."""
    network = Network(title="x")
    for number in range(300):
        facts = {"home": number < 30, "owner": number == 0, "type": "organisation"}
        kind = KINDS[number % len(KINDS)]
        network.add_node(f"a{number}", name=f"Partnar nr. {number}", kind=kind, **facts)
    layout = place(network)

    assert collisions(layout) == []
    assert layout.font == FONT[0]
    assert layout.left_out == ()


def test_empty_network_is_a_picture_too() -> None:
    """No actors: an empty pane, no error."""
    assert place(Network()).spots == {}


def test_long_name_becomes_its_abbreviation() -> None:
    """EARLALL is enough in the picture; the panel has the rest."""
    assert shorten(EARLALL, 12, 200) == "EARLALL"
    assert width(shorten("Avdeling for alt muleg " * 4, 12, 120), 12) <= 120


def test_wrapped_text_fits_its_lines() -> None:
    """Every line of a wrapped name fits, and no more lines come than asked for."""
    lines = wrap(
        "Avdeling for strategisk utvikling og digitalisering", 11, 160, lines=2
    )

    assert len(lines) == 2
    assert all(width(line, 11) <= 160 for line in lines)


def test_every_group_has_a_sign_of_its_own() -> None:
    """No two groups share both shape and tone; unknown kinds are drawn too."""
    signs = {(group.shape, group.tone) for group in GROUPS}

    assert len(signs) == len(GROUPS)
    assert group_of({"kind": "lodge", "type": "organisation"}).key == "others"
