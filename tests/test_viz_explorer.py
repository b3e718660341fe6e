"""The explorer's page as text: what stands in it, and what can never get out of it."""

import base64
import copy
import hashlib
import json
import re
from typing import Any

import networkx as nx
import pytest

from tests.pictures import small, vestland
from viz.atlas.pack import unpacked
from viz.explorer.drawing import library
from viz.explorer.facts import answer, ties
from viz.explorer.page import explorer_page

EVIL = '</script><script>alert(1)</script>"><img src=x onerror=alert(2)>'


def data(page: str) -> dict[str, Any]:
    """Unpack the facts that a page carries for its script."""
    found = re.search(r'data-bundle="kven-med-kven/facts">(.*?)</script>', page)
    assert found
    read: dict[str, Any] = json.loads(unpacked(found[1]))
    return read


def test_headline_answers_with_figures_from_the_data() -> None:
    """Three partners in two countries, for the school and the programme are none."""
    page = explorer_page(small())

    assert "Vestland fylkeskommune samarbeider med 3 partnarar i 2 land" in page
    assert "6 aktivitetar ligg bak." in page
    assert "Aktivitetar utan namngjeven partnar (1)" in page


@pytest.mark.parametrize(
    ("language", "words"),
    [("nn", "samarbeider med 3 partnarar"), ("nb", "med 3 partnere"), ("en", "works")],
)
def test_page_speaks_its_language(language: str, words: str) -> None:
    """The page says which language it is in, and speaks it."""
    page = explorer_page(small(), language=language)

    assert page.startswith("<!doctype html>")
    assert f'<html lang="{language}">' in page
    assert "<title>Prøve</title>" in page
    assert words in page


def test_network_is_not_changed() -> None:
    """The page is read out of the network; pyvis would have changed it."""
    network = vestland()
    before = copy.deepcopy(network)
    explorer_page(network)

    assert nx.utils.graphs_equal(network, before)
    assert network.graph == before.graph


def test_parallel_ties_are_one_line_with_all_its_activities() -> None:
    """Row 8 and row 9 bind the same two: one line, two activities."""
    [scene] = data(explorer_page(small()))["scenes"]
    [line] = [one for one in scene["edges"] if one["id"] == "askoy-vgs+erfurt"]

    assert line["parts"] == [
        ["row-8", "inferred", "rad 8, Kommentar"],
        ["row-9", "inferred", "rad 9, Kommentar"],
    ]


def test_no_tie_is_lost() -> None:
    """Every edge of the network stands in one of the lines."""
    network = vestland()
    drawn = sum(len(tie.parts) for tie in ties(network))

    assert drawn == network.number_of_edges() == 170


def test_stated_and_inferred_together_are_a_mixture() -> None:
    """One stated and one inferred activity: neither word alone would be true."""
    network = small()
    [before] = [tie for tie in ties(network) if tie.other == "erfurt"]
    network.edges["askoy-vgs", "erfurt", "row-8"]["evidence"] = "stated"
    [after] = [tie for tie in ties(network) if tie.other == "erfurt"]

    assert before.evidence == "inferred"
    assert after.evidence == "mixed"
    assert answer(network, ties(network)).ties == {
        "stated": 0,
        "mixed": 1,
        "inferred": 3,
        "external": 0,
    }


def test_activities_without_partner_are_listed() -> None:
    """The certification names nobody; it is listed under the picture."""
    page = explorer_page(small())

    assert answer(small(), ties(small())).unplaced == ("row-18",)
    assert 'id="k-unplaced"' in page
    chosen = "#nn/kven-med-kven?vald=aktivitet%3Arow-18"
    assert f'<a href="{chosen}" lang="nn">Sertifisering</a>' in page


def test_tables_hold_every_activity_and_every_actor() -> None:
    """Whoever cannot see the canvas finds everything in two tables."""
    page, network = explorer_page(vestland()), vestland()

    assert page.count('<tr data-activity="') == len(network.graph["activities"])
    for actor in network.nodes:
        assert f'<a href="#nn/kven-med-kven?vald={actor}" lang=' in page
    assert "lese ut av kjelda" in page


def test_page_asks_nobody_for_anything() -> None:
    """No address to load from: neither link, script, image nor frame."""
    page = re.sub(r"data-bundle=.*", "", explorer_page(vestland()))

    assert not re.search(r"<(?:link|iframe|img|base|object)\b", page)
    assert not re.search(r"<script[^>]*\bsrc=", page)
    assert "@import" not in page and "url(" not in page.split("</style>")[0]
    assert "cdn" not in page.split("<script>")[0].casefold()


def test_policy_allows_only_what_the_page_carries() -> None:
    """Each script's hash stands in the policy, and nothing is allowed unsafely."""
    page = explorer_page(small())
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    policy = found[1].replace("&#39;", "'")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)

    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert len(scripts) == 1
    assert policy.count("sha256-") == 3, "a style, a script, and the library"
    for script in [*scripts, library()]:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_hostile_names_stay_text() -> None:
    """A name, a title or a role that holds HTML is shown, never run."""
    network = small()
    network.graph["title"] = EVIL
    network.nodes["erfurt"]["name"] = EVIL
    activity = network.graph["activities"]["row-8"]
    activity["title"] = f'{EVIL} <a href="x">'
    activity["comment"] = "a\u2028b"
    activity["participants"][0]["role_label"] = EVIL
    page = explorer_page(network)

    assert "<script>alert" not in page
    assert "<img" not in page
    assert data(page)["actors"]["erfurt"]["name"] == EVIL


def test_page_is_small_enough_to_mail() -> None:
    """Under 700 kB with the whole library in it."""
    assert len(explorer_page(vestland()).encode()) < 700_000


def test_same_network_same_page() -> None:
    """Nothing depends on the clock or on chance."""
    assert explorer_page(vestland()) == explorer_page(vestland())


def test_left_out_actors_are_told_of() -> None:
    """A network beyond the limit says how many the picture leaves out."""
    network = small()
    for number in range(300):
        facts = network.nodes["erfurt"] | {"name": f"By {number}"}
        network.add_node(f"by-{number}", **facts)
        facts = network.edges["thuringen", "vestland", "row-60"]
        network.add_edge("vestland", f"by-{number}", key="row-60", **facts)
    page = explorer_page(network)

    assert "6 aktørar er utelatne" in page
    last = "#nn/kven-med-kven?vald=by-299"
    assert f'<a href="{last}" lang="nn">By 299</a>' in page
    [scene] = data(page)["scenes"]
    assert len(scene["nodes"]) == 300
    assert len(scene["left_out"]) == 6
