"""What stands in the cells of exports: places, amounts, dates, headings."""

import tomllib
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from graph.importing import BUILT_IN, GROUP, find_format, formats
from graph.importing.desk import identifier
from graph.importing.sheets import normal
from graph.importing.values import amount, day, without_contacts
from graph.reading.places import Places, countries, regions
from graph.reading.schema import IDENTIFIER

ROOT = Path(__file__).parent.parent


def test_the_built_in_formats_are_registered_as_entry_points() -> None:
    """The list in the code and the one in the package are the same."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["entry-points"][GROUP] == BUILT_IN
    assert formats() == sorted(BUILT_IN)
    assert [find_format(name).name for name in formats()] == formats()


def test_the_codes_of_the_eu_mean_the_countries_of_iso() -> None:
    """EL is Greece and UK the United Kingdom."""
    assert countries()["EL"]["code"] == "GR"
    assert countries()["UK"]["code"] == "GB"
    assert Counter(cells["code"] for cells in countries().values())["NO"] == 1


def test_regions_tell_which_versions_have_them() -> None:
    """Hordaland left NUTS with the 2021 version, when Vestland came."""
    assert regions()["NO051"]["versions"].split() == ["-2013", "2016"]
    assert regions()["NO0A2"]["versions"].split() == ["2021", "2024"]


def test_a_place_stands_in_all_that_is_around_it() -> None:
    """A new region brings the regions around it; known places are used as they are."""
    places = Places()

    assert places.find("NO051") == "hordaland-fylke"
    assert places.find("ITH57") == "nuts-ith57"
    assert places.rows["nuts-ith57"]["within"] == "nuts-ith5"
    assert places.rows["nuts-ith"]["within"] == "country-it"
    assert (places.find("ZZ"), places.unknown) == ("", {"ZZ"})


@given(st.text(min_size=1))
def test_every_key_becomes_an_id(key: str) -> None:
    """Whatever an export calls a thing, its id can be an id."""
    assert IDENTIFIER.fullmatch(identifier(key))


@given(st.decimals(0, 10**9, places=2))
def test_amounts_survive_both_ways_of_writing(number: object) -> None:
    """1,234.56 and 1.234,56 are the same money."""
    english = f"{number:,.2f}"
    norwegian = english.translate(str.maketrans(",.", ".,"))

    assert amount(english) == amount(norwegian) == f"{number:.2f}"


@given(st.dates())
def test_dates_survive_three_ways_of_writing(date: object) -> None:
    """Year first, day first, month first."""
    assert day(f"{date:%Y}".zfill(4) + f"/{date:%m/%d}") == str(date)
    assert day(f"{date:%d/%m}/" + f"{date:%Y}".zfill(4)) == str(date)
    american = f"{date:%m/%d}/" + f"{date:%Y}".zfill(4)
    assert day(american, american=True) == str(date)


@given(st.text())
def test_headings_are_normal_once(heading: str) -> None:
    """A normal heading stays as it is when it is normalised again."""
    once = normal(heading)

    assert normal(once) == once


@given(st.emails())
def test_no_e_mail_address_gets_through(address: str) -> None:
    """What looks like an address to people is cut."""
    ordinary = address.isascii() and all(
        letter.isalnum() or letter in "@._+-" for letter in address
    )

    assert not ordinary or "@" not in without_contacts(f"Voss AS {address}")
