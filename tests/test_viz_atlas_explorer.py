"""Kven med kven as text: what it says, carries and leaves out."""

import re
from pathlib import Path

import pytest

from graph.asking.network import network, owners
from graph.build import build
from tests.pictures import small, vestland
from tests.samples import write_tiny
from viz.atlas.explorer import bundles, leaf
from viz.atlas.pack import unpacked
from viz.explorer.data import facts_of, labels_in
from viz.explorer.drawing import MOST_LINES, drawing
from viz.explorer.leaf import Frame, leaf_html, seen
from viz.explorer.scenes import actors, carried, scene, scenes
from viz.outputs import books
from viz.page import TEMPLATES


def test_tiny_page_answers_with_its_figures(tmp_path: Path) -> None:
    """Erfurt, Cardiff and CPMR: three partners, of which two lie in a known country."""
    built = build([str(write_tiny(tmp_path / "tiny"))])
    found = {
        book.language: leaf(book).html for book in books(built, built.findings, "nn")
    }

    assert "Vestland fylkeskommune samarbeider med 3 partnarar i 2 land" in found["nn"]
    assert "Vestland fylkeskommune works with 3 partners in 2 countries" in found["en"]
    assert "3 aktivitetar ligg bak" in found["nn"]
    assert ">Germany<" in found["en"] and ">Tyskland<" in found["nb"]


def test_facts_stand_once_for_all_languages(tmp_path: Path) -> None:
    """The facts hold codes; the words for them come with the page of each language."""
    built = build([str(write_tiny(tmp_path / "tiny"))])
    facts = [bundles(book) for book in books(built, built.findings, "nn")]

    assert facts[0] == facts[1] == facts[2]
    told = unpacked(facts[0]["kven-med-kven/facts"])
    assert "partner-place" in told and "partnarstad" not in told


def test_every_code_has_a_word(tmp_path: Path) -> None:
    """No code of the shipped collections is shown as it is."""
    built = build([])
    first = books(built, {}, "nn")[0]
    html = leaf(first).html
    [words] = re.findall(r'id="k-words">(.*?)</script>', html, re.DOTALL)

    assert '"partner-place":"partnarstad"' in words
    assert '"exchange":"elevutveksling"' in words
    assert "<td>exchange</td>" not in html


def test_owners_are_ranked_and_the_counties_before_count_as_one() -> None:
    """Hordaland's activities are counted with Vestland, which it became a part of."""
    found = owners(network(build([]).store))

    assert next(iter(found)) == "vestland"
    assert "hordaland" not in found
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_every_owner_has_a_scene() -> None:
    """Vestland first; Trøndelag can be switched to."""
    found = [view.owner for view in scenes(network(build([]).store))]

    assert found[:2] == ["vestland", "trondelag"]
    assert len(found) == len(set(found)) <= 12


def test_years_and_programmes_come_along() -> None:
    """FOG runs 2020-2023; what is tied to Horisont 2020 says so."""
    facts = facts_of([scene(vestland())])["activities"]

    assert (facts["fog"]["first"], facts["fog"]["last"]) == (2020, 2023)
    assert facts_of([scene(small())])["activities"]["row-37"]["programmes"] == [
        "horisont-2020"
    ]


def test_very_many_activities_are_cut_to_those_in_the_picture() -> None:
    """With room for two of six, the two that tie somebody in the picture stay."""
    views = [scene(small())]

    assert list(carried(views, most=2)) == ["row-8", "row-9"]
    assert list(carried(views)) == list(f"row-{row}" for row in (8, 9, 18, 23, 37, 60))
    assert "horisont-2020" in actors(views, carried(views, most=2)), "it is drawn"


def test_what_is_left_out_is_told() -> None:
    """A table of 2,501 rows leaves one out, and says where it is."""
    crowd = small()
    first = crowd.graph["activities"]["row-60"]
    for row in range(100, 2595):
        crowd.graph["activities"][f"r{row}"] = {**first, "row": str(row)}
    views = [scene(crowd)]
    facts = facts_of(views)
    html = leaf_html(seen(views, facts), facts, Frame("nn", labels_in(crowd)))

    assert len(facts["activities"]) == 2500
    assert "Éin aktivitet er utelaten her" in html and "atlas.xlsx" in html


def test_very_many_lines_are_cut_to_the_thickest() -> None:
    """A hundred who all work with each other have 4,950 lines: too many to draw."""
    crowd = small()
    for number in range(100):
        crowd.add_node(f"n{number}", **crowd.nodes["erfurt"])
    facts = crowd.edges["thuringen", "vestland", "row-60"]
    for one in range(100):
        for other in range(one):
            crowd.add_edge(f"n{one}", f"n{other}", key="row-60", **facts)
    view = scene(crowd)
    drawn = drawing(crowd, view.layout, list(view.ties))

    assert len(view.ties) > MOST_LINES
    assert len(drawn["edges"]) == MOST_LINES
    assert "askoy-vgs+erfurt" in {edge["id"] for edge in drawn["edges"]}, "it has two"


def test_links_go_to_the_pages_about_things() -> None:
    """Where an actor or activity has a page, the table leads there."""
    views = [scene(small())]
    frame = Frame("nn", labels_in(small()), page_of=lambda name: f"#nn/om/{name}")
    facts = facts_of(views)
    html = leaf_html(seen(views, facts), facts, frame)

    assert 'href="#nn/om/erfurt"' in html
    assert 'href="#nn/om/row-8"' in html


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2.1 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("block", "paper"), [(0, "#ffffff"), (1, "#14181d")])
def test_signs_stand_out_from_the_paper(block: int, paper: str) -> None:
    """Every sign has a contrast of at least 3:1, on light and on dark paper."""
    style = (TEMPLATES / "atlas" / "explorer.css").read_text(encoding="utf-8")
    part = style.split("}")[block]
    for tone in ("deep", "place", "school", "programme", "member", "body", "lit"):
        [colour] = re.findall(rf"--k-{tone}: (#\w{{6}});", part)
        light, dark = sorted((luminance(colour), luminance(paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, (tone, colour)


def test_both_dark_palettes_are_the_same() -> None:
    """The reader's choice and the machine's setting give the same colours."""
    style = (TEMPLATES / "atlas" / "explorer.css").read_text(encoding="utf-8")
    blocks = re.findall(r"\{([^{}]*--k-deep:[^{}]*)\}", style)

    assert len(blocks) == 3
    assert blocks[1].split() == blocks[2].split()
    assert blocks[0].split() != blocks[1].split()
