"""The map: marks and names that do not meet, and a page that says what it shows."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.build import Built, build
from graph.mapping.homes import home_county
from graph.mapping.spots import Position, Spot, spots
from tests.samples import change, write_tiny
from viz.atlas.book import Book
from viz.map.marks import Box, Mark, placed, radius, thread, unit_of
from viz.map.page import leaf
from viz.map.picture import MOST, Sheet, sheets, undrawn

FRAME = Box(0, 0, 800, 600)
PLACES = st.lists(
    st.tuples(
        st.integers(30, 770),
        st.integers(30, 570),
        st.integers(1, 12),
        st.sampled_from(["Åbo", "Erfurt", "Knarvik vgs", "Riga Planning Region"]),
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def built() -> Built:
    """Return the graph of everything that ships."""
    return build([], findings=False)


def maps_of(built: Built) -> list[Sheet]:
    """Return the maps of a build."""
    drawn = [spot for spot in spots(built.store) if not spot.why]
    return sheets(drawn, county=home_county(built.store))


def meet(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Return the boxes that lie on each other, in pairs."""
    return [
        (one, two)
        for place, one in enumerate(boxes)
        for two in boxes[place + 1 :]
        if one.meets(two)
    ]


@settings(max_examples=60, deadline=None)
@given(PLACES)
def test_no_name_lies_on_another(places: list[tuple[int, int, int, str]]) -> None:
    """Whatever the places: names do not meet, nor leave the frame."""
    marks = [
        Mark(str(number), name, size, (float(x), float(y)))
        for number, (x, y, size, name) in enumerate(places)
    ]
    boxes = [mark.box for mark in placed(marks, FRAME) if mark.box]

    assert meet(boxes) == []
    assert all(box.inside(FRAME) for box in boxes)


def test_marks_on_the_same_spot_are_pushed_apart() -> None:
    """Two marks at one place stand side by side, and both remember the place."""
    marks = [Mark(name, name, 4, (400.0, 300.0)) for name in ("a", "b")]
    first, second = placed(marks, FRAME)

    far = ((first.x - second.x) ** 2 + (first.y - second.y) ** 2) ** 0.5
    assert far >= 2 * radius(4)
    assert first.at == second.at == (400.0, 300.0)
    assert first.moved and second.moved


def test_a_near_name_needs_no_thread_and_a_far_one_has_it() -> None:
    """The thread begins at the edge of the mark and ends at the name."""
    near = Mark("a", "a", 1, (0, 0), 0, 0, 7, Box(10, -7, 40, 7))
    far = Mark("a", "a", 1, (0, 0), 0, 0, 7, Box(60, -7, 90, 7))

    assert thread(near) is None
    assert thread(far) == (7.0, 0.0, 60.0, 0.0)


def test_every_spot_of_the_shipped_map_has_its_name(built: Built) -> None:
    """On all three maps, in the sizes of the screen and of the paper."""
    drawn = [spot for spot in spots(built.store) if not spot.why]
    for size in (12.0, 16.0):
        found = sheets(drawn, county=home_county(built.store), size=size)
        assert [sheet.name for sheet in found] == ["main", "near", "far"]
        assert [spot.id for spot in undrawn(found)] == []
        assert sum(len(sheet.drawn) for sheet in found) == len(drawn)


def test_schools_of_vestland_stand_on_the_larger_map(built: Built) -> None:
    """The five schools that coordinate exchanges, and their neighbours."""
    near = {one.spot.id for one in maps_of(built)[1].drawn}

    assert near == {
        "amalie-skram-vgs",
        "askoy",
        "bergen",
        "knarvik-vgs",
        "kvam-vgs",
        "vestland-fylke",
        "voss-gymnas",
    }


def test_what_lies_outside_europe_is_on_the_world_map(built: Built) -> None:
    """Missouri, Martinique, Japan, China and Greenland."""
    far = {one.spot.id for one in maps_of(built)[2].drawn}

    assert far == {"missouri", "martinique", "japan", "kina", "gronland"}


def test_the_page_answers_in_one_sentence(tmp_path: Path) -> None:
    """Two of the three tiny activities have a place, and one place is in most."""
    made = build([str(write_tiny(tmp_path / "tiny"))])
    html = leaf(Book(made, made.findings, "nn")).html

    assert (
        "2 av 3 aktivitetar har ein deltakar med kjend stad; 2 av stadene ligg "
        "utanfor Noreg. Det største merket der er Cardiff, med 1 aktivitet." in html
    )
    assert "Conference of Peripheral and Maritime Regions (CPMR)" in html
    assert "staden er ukjend" in html
    assert "kommunen er lesen ut av namnet" in html


def test_a_page_without_places_says_so(tmp_path: Path) -> None:
    """With nobody abroad there is no place to name, and no map of the world."""
    gone = "til-erfurt,erfurt,partner-place,,,stated,1,title,Erfurt,,\n"
    also = "til-cardiff,cardiff,partner-place,,,stated,2,title,Cardiff,,\n"
    changes = {
        "participations": change("participations", gone, "")["participations"].replace(
            also, ""
        )
    }
    made = build([str(write_tiny(tmp_path / "tiny", **changes))])
    html = leaf(Book(made, made.findings, "nn")).html

    assert "ingen av stadene ligg utanfor Noreg" in html
    assert "Utanfor Europa" not in html


def test_marks_lead_to_pages_that_exist(built: Built) -> None:
    """A mark is a link when its place has a page, and plain when it has none."""
    erfurt = "https://w3id.org/samband/id/erfurt"
    known = leaf(Book(built, {}, "nn", known=frozenset({erfurt}))).html
    none = leaf(Book(built, {}, "nn")).html

    assert '<a href="#nn/om/erfurt" class="m-spot"' in known
    assert 'class="m-spot" aria-label' not in none


def test_the_map_is_the_same_every_time(built: Built) -> None:
    """Same graph, same page, in each language."""
    for language in ("nn", "nb", "en"):
        book = Book(built, {}, language)
        assert leaf(book).html == leaf(Book(built, {}, language)).html


def test_countries_are_named_in_the_language_of_the_page(built: Built) -> None:
    """The English map says Germany, the nynorsk one Tyskland."""
    assert ">Germany<" in leaf(Book(built, {}, "en")).html
    assert ">Tyskland<" in leaf(Book(built, {}, "nn")).html


def test_a_mark_is_never_larger_than_the_largest() -> None:
    """With 144 times as many activities all shrink, but never below their numbers."""
    marks = [Mark(str(n), "", n, (100.0 * n % 700 + 50, 300.0)) for n in (1, 4, 144)]
    unit = unit_of(mark.number for mark in marks)
    radii = [one.radius for one in placed(marks, FRAME, unit=unit)]

    assert radii == [4.3, 4.3, 24.0]
    assert unit_of([]) == unit_of([1, 9]) == radius(1)
    assert radius(4, unit) == 4.0


def test_of_very_many_places_the_busiest_are_marked() -> None:
    """A hundred of them, and the page says how many are not."""
    many = [
        Spot(
            f"p{n}",
            "",
            f"P{n}",
            "en",
            Position((n % 20 + 1.0, 40 + n / 20), "area", "", "external", "x", ""),
            False,
            (),
        )
        for n in range(130)
    ]

    assert sum(len(sheet.drawn) for sheet in sheets(many)) == MOST
