"""Where things are: projections, outlines, positions, and who is where."""

import csv
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import BOUNDARIES, REGISTER
from graph.build import build
from graph.mapping.homes import County, home_county
from graph.mapping.outlines import outlines
from graph.mapping.projection import europe, world
from graph.mapping.spots import points, positions, schools, spots
from graph.names import school_name
from tests.samples import change, write_tiny
from tests.tools.boundaries import PUBLIC, area, simplified

FILES = ("countries", "regions", "counties", "world")
needs_public = pytest.mark.skipif(
    not PUBLIC.is_dir(), reason="the public files are not beside the project"
)


def test_europe_is_projected_as_in_the_guidance_note() -> None:
    """The example of IOGP 373-7-2 for EPSG:3035: 50°N 5°E, to the centimetre."""
    x, y = europe((5.0, 50.0))

    assert (round(x, 2), round(y, 2)) == (3962799.45, 2999718.85)


@settings(deadline=None)
@given(st.floats(0, 40), st.floats(35, 70))
def test_europe_is_the_same_on_both_sides_of_its_middle(
    east: float, north: float
) -> None:
    """What lies as far east of 10°E as another west of it, is its mirror image."""
    x, y = europe((10 + east, north))
    u, v = europe((10 - east, north))

    assert x - 4_321_000 == pytest.approx(4_321_000 - u, abs=1e-3)
    assert y == pytest.approx(v, abs=1e-3)


@settings(deadline=None)
@given(st.floats(-20, 30), st.floats(40, 68))
def test_areas_keep_their_size(lon: float, lat: float) -> None:
    """A small square of degrees has the area of the globe, wherever it lies."""
    step = 0.05
    corners = [
        (lon, lat),
        (lon + step, lat),
        (lon + step, lat + step),
        (lon, lat + step),
    ]
    flat = [europe(corner) for corner in corners]
    shoelace = sum(
        x * v - u * y for (x, y), (u, v) in zip(flat, flat[1:] + flat[:1], strict=True)
    )
    # The area of the same square on a globe, in degrees, times one square degree.
    round_one = area(corners) * 111_320 * 110_574

    assert shoelace / 2 == pytest.approx(round_one, rel=0.02)


def test_the_world_is_as_wide_as_its_authors_say() -> None:
    """Equal Earth: the whole equator is 2.7066 Earth radii to each side."""
    x, y = world((180.0, 0.0))

    assert (round(x / 6_378_137, 4), y) == (2.7066, 0.0)


@pytest.mark.parametrize("name", FILES)
def test_outlines_are_closed_rings(name: str) -> None:
    """Every ring ends where it begins and has at least three corners."""
    for rings in outlines(name).values():
        for ring in rings:
            assert ring[0] == ring[-1]
            assert len(set(ring)) >= 3


def test_the_outlines_are_small() -> None:
    """The map must not cost more than some tens of kilobytes: one county is drawn."""
    sizes = {name: (BOUNDARIES / f"{name}.topojson").stat().st_size for name in FILES}
    counties = sizes.pop("counties")

    assert sum(sizes.values()) < 60_000
    assert counties / len(outlines("counties")) < 10_000


def test_simplifying_keeps_the_ends() -> None:
    """A point on a straight line goes, a corner stays."""
    assert simplified([(0, 0), (1, 0), (2, 0)], -0.1) == [(0, 0), (2, 0)]
    assert simplified([(0, 0), (1, 1), (2, 0)], -0.1) == [(0, 0), (1, 1), (2, 0)]


def test_every_position_is_of_something_in_the_register() -> None:
    """No position is left over, and every region that is named has an outline."""
    known = set()
    for name in ("places", "organisations"):
        with (REGISTER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            known |= {row["id"] for row in csv.DictReader(file)}

    assert set(positions()) <= known
    regions = {one.region for one in positions().values()} - {""}
    assert regions <= set(outlines("regions"))


def test_every_position_says_who_says_so() -> None:
    """Each line has a source and a kind of evidence; a point has a precision."""
    for key, one in positions().items():
        assert one.source, key
        assert one.evidence in ("stated", "inferred", "external"), key
        assert bool(one.point) == bool(one.precision), key


@needs_public
def test_positions_are_those_of_eurostat() -> None:
    """Regions stand where the centroids of NUTS 2021 do, to two decimals."""
    centroids = {}
    with gzip.open(
        PUBLIC / "nuts/nuts_centroids.tsv.gz", "rt", encoding="utf-8"
    ) as file:
        for line in file:
            code, _, lon, lat, _ = line.strip().split("|")
            if code != "nuts_id":
                centroids[code] = (round(float(lon), 2), round(float(lat), 2))
    with (REGISTER / "places.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["id"]: row["code"] for row in csv.DictReader(file)}
    checked = {
        key: (one.point, centroids[codes[key]])
        for key, one in positions().items()
        if one.source.startswith("NUTS") and codes[key] in centroids
    }

    assert len(checked) > 10
    assert [key for key, (ours, theirs) in checked.items() if ours != theirs] == []


@needs_public
def test_schools_stand_where_the_list_of_schools_says() -> None:
    """Nine upper secondary schools, by name, in the public list."""
    with gzip.open(
        PUBLIC / "norway_schools/vgs.geojson.gz", "rt", encoding="utf-8"
    ) as file:
        features = json.load(file)["features"]
    listed = {
        one["properties"]["skolenavn"]: tuple(
            round(part, 2) for part in one["geometry"]["coordinates"]
        )
        for one in features
    }
    with (REGISTER / "organisations.csv").open(encoding="utf-8", newline="") as file:
        names = {row["id"]: row["name"] for row in csv.DictReader(file)}
    ours = {
        names[key]: one.point
        for key, one in positions().items()
        if one.source == "Skuleliste (Udir, vgs.geojson)"
    }

    assert len(ours) == 9
    assert ours == {name: listed[name] for name in ours}


def test_the_tiny_collection_has_four_spots(tmp_path: Path) -> None:
    """Askøy at home, Erfurt and Cardiff abroad; where CPMR is, nobody says."""
    store = build([str(write_tiny(tmp_path / "tiny"))], findings=False).store
    found = {spot.id: spot for spot in spots(store)}

    assert {key: (spot.home, spot.why) for key, spot in found.items()} == {
        "askoy": (True, ""),
        "erfurt": (False, ""),
        "cardiff": (False, ""),
        "cpmr": (False, "no-place"),
    }
    assert {key: sorted(spot.activities) for key, spot in found.items()} == {
        "askoy": ["tiny/til-erfurt"],
        "erfurt": ["tiny/til-erfurt"],
        "cardiff": ["tiny/til-cardiff"],
        "cpmr": ["tiny/cpmr"],
    }
    (school,) = found["askoy"].actors
    assert (school.id, school.placed) == ("askoy-vgs", "inferred")


def test_a_place_without_a_position_is_kept_as_unknown(tmp_path: Path) -> None:
    """England has no line among the positions; it is told, not dropped."""
    changes = change(
        "participations",
        "erfurt,partner-place,,,stated,1,title,Erfurt",
        "england,partner-place,,,stated,1,title,England",
    )
    store = build([str(write_tiny(tmp_path / "tiny", **changes))], findings=False).store
    (england,) = [spot for spot in spots(store) if spot.id == "england"]

    assert (england.why, england.position.point) == ("no-position", None)


def test_nobody_is_dropped_from_the_shipped_map() -> None:
    """Every participant but counties and departments stands in exactly one spot."""
    found = spots(build([], findings=False).store)
    actors = [actor.id for spot in found for actor in spot.actors]

    assert len(actors) == len(set(actors))
    assert {"missouri", "japan", "kina", "martinique", "england", "who"} <= set(actors)
    assert not {"vestland", "hordaland", "vestland-opk"} & set(actors)


def test_a_school_of_the_list_stands_where_the_list_says() -> None:
    """Bryne in Rogaland, however its name is spelt; a name of two schools is none's."""
    bryne = schools()[school_name("Bryne vidaregåande skule")]

    assert (bryne.point, bryne.region) == ((5.65, 58.73), "NO0A1")
    assert bryne == schools()[school_name("Bryne vgs")]
    assert len(schools()) > 400


@needs_public
def test_points_are_those_of_the_register_too() -> None:
    """A country or region that the register has stands at the same point in both."""
    with (REGISTER / "places.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["id"]: row["code"] for row in csv.DictReader(file)}
    both = {
        key: (one.point, points()[codes[key]])
        for key, one in positions().items()
        if codes.get(key) in points() and one.precision in ("area", "country")
    }

    assert len(both) > 20
    assert [key for key, (ours, theirs) in both.items() if ours != theirs] == []


def test_the_map_is_of_the_county_that_answers_for_most(tmp_path: Path) -> None:
    """Vestland's own; a county without an outline, such as Viken, is none."""
    tiny = build([str(write_tiny(tmp_path / "tiny"))], findings=False).store
    none = change("activities", ",vestland,", ",,")
    nobody = build([str(write_tiny(tmp_path / "none", **none))], findings=False).store

    assert home_county(tiny) == County("NO0A2", "Vestland")
    assert home_county(nobody) == County()
