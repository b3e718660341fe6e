"""The picture of kven med kven in a real browser: names, colours, keyboard, crowds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from graph.build import build
from tests.pictures import small
from tests.visits import MEET, TYPE_SIZE, Visit, pick, quiet
from viz.atlas.page import atlas_page
from viz.explorer.page import explorer_page
from viz.outputs import books

HERE = "#nn/kven-med-kven"
EVIL = (
    '</script><script>document.title="run"</script>',
    '"><img src=x onerror=document.title="run">',
    "javascript:document.title='run'",
    "\u202eabc\u202c \u200f(def)",
    "lang " * 1000,
    "👩🏽‍🚒🇳🇴 brann",
)


def crowd() -> Any:
    """Build a county of 406 actors: every city works with the county alone."""
    network = small()
    facts = network.edges["thuringen", "vestland", "row-60"]
    for number in range(400):
        city = network.nodes["erfurt"] | {"name": f"By nr. {number}"}
        network.add_node(f"by-{number}", **city)
        network.add_edge("vestland", f"by-{number}", key="row-60", **facts)
    return network


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the atlas and a few pages of the explorer alone."""
    place = tmp_path_factory.mktemp("atlas")
    mixed = small()
    mixed.edges["askoy-vgs", "erfurt", "row-8"]["evidence"] = "stated"
    pages = {
        "atlas": atlas_page(books(build([], findings=False), {}, "nn")),
        "small": explorer_page(small()),
        "mixed": explorer_page(mixed),
        "crowd": explorer_page(crowd()),
    }
    for name, text in pages.items():
        (place / f"{name}.html").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a window; nothing may be fetched, and nobody may complain."""
    yield from quiet(browser)


def told(page: Page) -> str:
    """Return what the live region says."""
    return page.inner_text("#a-told")


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (1920, 1080)])
@pytest.mark.parametrize("language", ["nn", "nb", "en"])
@pytest.mark.parametrize("at", ["", "?fokus=erfurt&steg=2", "?eigar=trondelag"])
def test_no_label_meets_another(
    browser: Browser, folder: Path, width: int, height: int, at: str, language: str
) -> None:
    """In the atlas, whatever is chosen: no overlap, and at least 10 pixels."""
    opened = Visit(browser, width, height)
    here = HERE.replace("nn", language, 1)
    page = opened.open(folder / "atlas.html", here + at)
    size, meeting = page.evaluate(TYPE_SIZE), page.evaluate(MEET)
    drawn = page.evaluate("explorer.boxes.size === explorer.spots.size")
    opened.context.close()

    assert meeting == []
    assert size >= 10
    assert drawn


@pytest.mark.parametrize("language", ["nn", "nb", "en"])
def test_every_language_opens_in_silence(
    visit: Visit, folder: Path, language: str
) -> None:
    """The page comes, is left and comes again, with no request and no complaint."""
    page = visit.open(folder / "atlas.html", f"#{language}/kven-med-kven")
    page.click("[data-route=oversikt]")
    page.wait_for_selector("html[data-route=oversikt]")
    page.click("[data-route=kven-med-kven]")
    page.wait_for_selector("html[data-route=kven-med-kven]")

    assert page.evaluate("explorer.boxes.size") >= 60
    assert page.evaluate("document.documentElement.lang") == language


def test_a_mixture_is_drawn_as_one(visit: Visit, folder: Path) -> None:
    """Stated and inferred: long and short dashes; with one of them filtered, whole."""
    page = visit.open(folder / "mixed.html")
    dashes = "explorer.edges.get('askoy-vgs+erfurt').dashes"

    assert page.evaluate(dashes) == [12, 3, 3, 3]
    key = page.locator("[data-ties]").all_inner_texts()
    assert key == ["0", "1", "3", "0"], "stated, mixed, inferred, external"
    pick(page, "evidence", "stated")
    assert page.evaluate(dashes) is False
    pick(page, "evidence", "inferred")
    assert page.evaluate(dashes) == [6, 5]


def test_graph_is_walked_by_keyboard(visit: Visit, folder: Path) -> None:
    """Neighbours by name, Enter chooses, Escape lets go; and a ring is seen."""
    page = visit.open(folder / "small.html")
    ring = "[...document.querySelector('#k-picture canvas').getContext('2d')" + (
        ".getImageData(0, 0, 2000, 1400).data].filter((v, i, all) =>"
        " i % 4 === 0 && v === 224 && all[i + 1] === 138 && all[i + 2] === 0).length"
    )
    page.focus("#k-clear")
    page.keyboard.press("Tab")
    assert told(page).startswith("Vestland fylkeskommune, county-authority")
    page.keyboard.press("ArrowRight")
    assert told(page) == "EARLALL, association, 1 aktivitet, nabo 1 av 3"
    page.keyboard.press("ArrowRight")
    assert told(page) == "Horisont 2020, edition, 1 aktivitet, nabo 2 av 3"
    assert page.evaluate(ring) > 50, "pixels of the colour that only the ring has"
    page.keyboard.press("Enter")
    assert page.inner_text("#k-panel h2") == "Horisont 2020"
    page.keyboard.press("ArrowRight")
    assert told(page) == (
        "Vestland fylkeskommune, county-authority, 4 aktivitetar, nabo 1 av 1"
    )
    page.keyboard.press("Escape")
    assert page.is_hidden("#k-panel")
    page.keyboard.press("ArrowDown")
    assert told(page) == "Askøy vidaregåande skule, school, 2 aktivitetar"


def test_colours_follow_the_theme(visit: Visit, folder: Path) -> None:
    """The canvas takes its colours from the styles: light, dark and back."""
    page = visit.open(folder / "small.html")
    colour = "explorer.nodes.get('erfurt').color"
    light = page.evaluate(colour)
    page.click("#a-theme")
    page.wait_for_function(f"{colour} !== '{light}'")

    assert (light, page.evaluate(colour)) == ("#0072b2", "#5ab4e8")


def test_paper_is_light_and_the_screen_comes_back(visit: Visit, folder: Path) -> None:
    """Printed from a dark screen: the tables stand open, and the dark comes back."""
    page = visit.open(folder / "small.html")
    page.click("#a-theme")
    colour = "explorer.nodes.get('erfurt').color"
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.evaluate(colour)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    assert (printed, page.evaluate(colour)) == ("#0072b2", "#5ab4e8")
    assert page.is_visible("#k-activities")


def test_language_is_changed_in_the_same_view(visit: Visit, folder: Path) -> None:
    """From nynorsk to English with Erfurt chosen: the same view in other words."""
    page = visit.open(folder / "atlas.html", f"{HERE}?vald=erfurt&fokus=erfurt&steg=2")
    page.click("[data-tongue=en]")
    page.wait_for_selector("html[lang=en] #k-panel:not([hidden])")

    assert "city, Germany. 3 activities." in page.inner_text("#k-panel")
    assert "row 8, Tiltak" in page.inner_text("#k-panel")
    assert page.is_checked("#k-near input[value='2']")
    assert page.evaluate(MEET) == []


def test_who_is_left_out_is_fetched_when_chosen(visit: Visit, folder: Path) -> None:
    """Of 406 actors 300 are drawn; a search for another one brings it into view."""
    page = visit.open(folder / "crowd.html")
    assert page.evaluate("explorer.boxes.size") == 300
    assert "106 aktørar er utelatne" in page.inner_text(".k-pane")
    page.fill("#k-search", "By nr. 99")
    page.keyboard.press("Enter")

    assert page.inner_text("#k-panel h2") == "By nr. 99"
    assert "1 utanfor biletet er henta inn" in page.inner_text("#k-panel")
    assert page.evaluate("explorer.boxes.has('by-99')")
    assert page.evaluate(MEET) == []


def test_owner_of_a_crowd_fetches_some_and_lists_the_rest(
    visit: Visit, folder: Path
) -> None:
    """The county has 106 neighbours outside the picture: 40 fit, 66 are listed."""
    page = visit.open(folder / "crowd.html", f"{HERE}?vald=vestland")

    assert page.evaluate("explorer.boxes.size") == 340
    assert "66 til får ikkje plass" in page.inner_text("#k-panel")
    assert page.evaluate(MEET) == []
    assert page.evaluate(TYPE_SIZE) >= 10


def test_small_screens_get_the_tables_first(browser: Browser, folder: Path) -> None:
    """At 390 pixels the tables stand open over the picture; only boxes scroll."""
    opened = Visit(browser, 390, 844)
    page = opened.open(folder / "atlas.html", HERE)
    table, picture = [
        page.locator(name).bounding_box() for name in ("#k-activities", "#k-picture")
    ]
    wide = page.evaluate("document.documentElement.scrollWidth")
    opened.context.close()

    assert table and picture and table["y"] < picture["y"]
    assert wide <= 390


def test_long_tables_do_not_hide_the_picture(browser: Browser, folder: Path) -> None:
    """On a small screen a table of 20 lines stands open, a longer one is folded."""
    opened = Visit(browser, 390, 844)
    page = opened.open(folder / "crowd.html", f"{HERE}?vald=vestland")
    shown = page.evaluate(
        "[...document.querySelectorAll('#k-tables > details')].map(table =>"
        " [table.open, table.querySelectorAll('tbody > tr, .k-columns > li').length])"
    )
    opened.context.close()

    assert {is_open for is_open, _ in shown} == {True, False}
    assert all(is_open == (lines <= 20) for is_open, lines in shown)


@pytest.mark.parametrize("name", EVIL)
def test_hostile_names_are_only_text(visit: Visit, tmp_path: Path, name: str) -> None:
    """Whatever a name holds, it is shown as written, and nothing of it runs."""
    network = small()
    network.nodes["erfurt"]["name"] = name
    activity = network.graph["activities"]["row-8"]
    activity |= {"title": name, "department": name, "comment": name}
    path = tmp_path / "evil.html"
    path.write_text(explorer_page(network), encoding="utf-8")
    page = visit.open(path, f"{HERE}?vald=erfurt")
    page.fill("#k-search", name[:12])
    page.click("#k-department")
    page.check("#k-department-choices input >> nth=0")

    assert page.text_content("#k-panel h2") == name
    assert page.title() == "Prøve"
    assert page.evaluate("document.images.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1400
    assert page.evaluate(MEET) == []
