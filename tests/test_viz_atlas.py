"""The atlas as a file: what is packed comes out again, in every language."""

import json

from hypothesis import given
from hypothesis import strategies as st

from viz.atlas.book import Leaf, route_of
from viz.atlas.pack import TOGETHER, bundled, packed, unpacked, whereabouts


@given(st.text())
def test_what_is_packed_comes_out_again(text: str) -> None:
    """Whatever the text: nothing is lost, nothing changed."""
    assert unpacked(packed(text)) == text


def test_every_page_is_in_the_bundle_that_is_told() -> None:
    """One page more than fits gives a second bundle of profiles."""
    main = [Leaf("oversikt", "Oversikt", "<h1>…</h1>")]
    profiles = [Leaf(f"om/{n}", str(n), f"<p>{n}</p>") for n in range(TOGETHER + 1)]
    english = [Leaf(leaf.route, leaf.title, "<p>en</p>") for leaf in profiles]
    bundles = bundled({"nn": main}, {"nn": profiles, "en": english})
    where = whereabouts(main, profiles)
    assert set(bundles) == {"nn/oversikt", "0", "1"}
    for leaf in main + profiles:
        bundle = bundles[where[leaf.route] or f"nn/{leaf.route}"]
        pages = json.loads(unpacked(bundle))
        assert pages[leaf.route]["nn"] == [leaf.title, leaf.html]
    assert json.loads(unpacked(bundles["1"]))[english[-1].route]["en"][1] == "<p>en</p>"


def test_the_route_of_a_thing_is_its_address_without_the_namespace() -> None:
    """Links stay short, and the same in every language."""
    address = "https://w3id.org/samband/id/vestland-2020/activity/fog"
    assert route_of(address) == "om/vestland-2020/activity/fog"
