"""Counties side by side: what is shared, and where one could represent several."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import samband
from graph.build import build
from graph.comparing.sides import sides
from tests.samples import TINY, write_tiny

#: A second county: CPMR as well, a network that Vestland is only interested in, one
#: that it is interested in itself, and Orkney.
SECOND = {
    "collection": TINY["collection"]
    .replace("tiny,", "nabo,")
    .replace(",vestland,", ",trondelag,"),
    "rows": TINY["rows"].splitlines(keepends=True)[0]
    + "1,table,CPMR,,,,,,,,,,\n2,table,High Tech Farming,,,,,,,,,,\n"
    "3,table,Hydrogen Valleys,,,,,,,,,,\n4,table,Orkney,,,,,,,,,,\n",
    "activities": TINY["activities"].splitlines(keepends=True)[0]
    + "cpmr,1,title,,,membership,stated,trondelag,,,,,,,,,,\n"
    "farming,2,title,,,network,stated,trondelag,,,,,,,,,,\n"
    "hydrogen,3,title,,,network,stated,trondelag,,,,,,,,,,\n"
    "orkney,4,title,,,partner-region,stated,trondelag,,,,,,,,,,\n",
    "participations": TINY["participations"].splitlines(keepends=True)[0]
    + "orkney,orkney,partner-place,,,stated,4,title,Orkney,,\n",
    "memberships": TINY["memberships"].splitlines(keepends=True)[0]
    + "cpmr,trondelag,cpmr,member,,,,,,,,stated,1,title,CPMR,,\n"
    "farming,trondelag,s3-high-tech-farming,member,,,,,,,,stated,2,title,,,\n"
    "hydrogen,trondelag,s3-hydrogen-valleys,interested,,,,,interested,,,stated,3,"
    "title,,,\n",
    "anchorings": TINY["anchorings"].splitlines(keepends=True)[0],
}


@pytest.fixture
def second(tmp_path: Path) -> str:
    """Return the place of the second county's overview."""
    return str(write_tiny(tmp_path / "nabo", **SECOND))


def test_what_two_counties_share(second: str) -> None:
    """A place each, a place and an interest, a region, a country; by hand."""
    store = build(["vestland-2020", second], findings=False).store
    found = sides(store, ["vestland-2020", "nabo"])

    assert [
        (one.sort, one.thing, one.state) for one in found if len(one.places) > 1
    ] == [
        ("body", "cpmr", "represent"),
        ("body", "s3-high-tech-farming", "speak-for"),
        ("body", "s3-hydrogen-valleys", "speak-for"),
        ("region", "orkney", "both"),
        ("country", "skottland", "both"),
        ("country", "storbritannia", "both"),
    ]
    assert not [one for one in found if [*one.places] == ["nabo"]]


def test_vestland_beside_trondelag(second: str) -> None:
    """The two shipped overviews name no network, region or country in common."""
    store = build(["vestland-2020", "trondelag-forankring"], findings=False).store
    found = sides(store, ["vestland-2020", "trondelag-forankring"])

    assert {(*one.places,) for one in found} == {("vestland-2020",)}
    assert {one.sort for one in found} == {"body", "region", "country", "programme"}


def test_one_that_has_lost_its_place_speaks_for_nobody(second: str) -> None:
    """The agreement that was not renewed is no place of its own."""
    store = build(["vestland-2020", second], findings=False).store
    (normandie,) = (
        one for one in sides(store, ["vestland-2020"]) if one.thing == "normandie"
    )

    assert normandie.places["vestland-2020"].statuses == ("not-renewed",)


def run(*arguments: str) -> tuple[int, str]:
    """Return how a command ends and what it prints."""
    found = CliRunner().invoke(samband.main, list(arguments))
    return found.exit_code, found.output


def test_sentences_name_who_can_speak_for_whom(second: str) -> None:
    """The county with a place may represent the one without."""
    code, told = run("compare", "vestland-2020", second, "--language", "en")

    assert code == 0
    assert (
        "High Tech Farming: Trøndelag fylkeskommune could represent "
        "Vestland fylkeskommune (only interested, or not begun)." in told
    )
    assert "Only Trøndelag fylkeskommune\n  nothing\n" in told


def test_the_table_has_a_column_a_county(second: str) -> None:
    """Roles stand under each overview, with the cells they were read in."""
    code, told = run("compare", "vestland-2020", second, "--format", "csv")
    head, first, *_ = told.splitlines()

    assert code == 0
    assert head == "sort,id,name,state,vestland-2020,nabo,source"
    assert first.startswith("body,cpmr,")
    assert first.endswith(
        'represent,"member, ongoing",member,'
        '"vestland-2020: rad 20, Kommentar | nabo: rad 1, Tiltak"'
    )


def test_one_overview_is_not_enough() -> None:
    """There must be something to compare with."""
    code, told = run("compare", "vestland-2020")

    assert code == 2
    assert told.count("Feil") == 1
