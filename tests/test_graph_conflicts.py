"""Statements that do not go together: found in small, and told of the sources."""

from pathlib import Path

import pytest

from graph.build import build
from graph.findings import find
from graph.findings.finding import Finding
from tests.samples import change, write_tiny

PART = (
    "cpmr,3,title,,,membership,stated,vestland,,,,,,,,,,\n",
    "cpmr,3,title,,,membership,stated,vestland,,,,,,,,,,\n"
    "cpmr-gruppe,3,title,Gruppa,nn,working-group,stated,vestland,cpmr,,,,,2024,,,"
    "stated,\n",
)
QUANTITIES = (
    "subject,measure,min,max,unit,per,evidence,row,column,as_written,source,note\n"
    "til-erfurt,pupils-sent,10,10,count,,stated,1,comment,ti elevar,,\n"
    "til-erfurt,pupils-sent,12,12,count,,stated,1,title,tolv elevar,,\n"
)


def conflicts(folder: Path) -> list[Finding]:
    """Return the conflicts of a folder."""
    return find(build([str(folder)]).store, "conflicts")


@pytest.fixture(scope="module")
def shipped() -> dict[str, Finding]:
    """Return the conflicts of all the sources, by name."""
    found = find(build([], findings=False).store, "conflicts")
    return {finding.id.removeprefix("conflicts-"): finding for finding in found}


def test_three_sound_rows_have_no_conflict(tmp_path: Path) -> None:
    """Nothing in the tiny overview contradicts anything."""
    assert conflicts(write_tiny(tmp_path)) == []


def test_the_same_title_twice(tmp_path: Path) -> None:
    """Two rows of one title are told together, whatever their capitals."""
    folder = write_tiny(
        tmp_path, **change("rows", "Utveksling til Cardiff", "utveksling til erfurt")
    )

    (found,) = conflicts(folder)
    assert (found.level, found.rows, found.certainty) == (
        "same-title",
        ("1", "2"),
        "certain",
    )


def test_a_part_that_outlives_its_whole(tmp_path: Path) -> None:
    """The membership may end in 2021, the group within it goes on to 2024."""
    (found,) = conflicts(write_tiny(tmp_path, **change("activities", *PART)))

    assert (found.level, found.activities) == (
        "outlives-whole",
        ("cpmr-gruppe", "cpmr"),
    )


def test_the_same_measure_with_two_values(tmp_path: Path) -> None:
    """Ten pupils in one cell and twelve in the other: told once, not settled."""
    (found,) = conflicts(write_tiny(tmp_path, quantities=QUANTITIES))

    assert found.level == "two-values"
    assert [reason.cells for reason in found.reasons[:2]] == [
        ("rad 1, Kommentar",),
        ("rad 1, Tiltak",),
    ]


def test_a_place_taken_over_before_it_was_given_up(tmp_path: Path) -> None:
    """Vestland sits there from 2020, Hordaland until 2021."""
    folder = write_tiny(
        tmp_path,
        **change(
            "memberships",
            "cpmr,vestland,cpmr,member,,,,,,",
            "cpmr,hordaland,cpmr,member,,,2021,stated,,,,stated,3,title,CPMR,,\n"
            "cpmr,vestland,cpmr,member,2020,stated,,,,cpmr.hordaland.cpmr.member",
        ),
    )

    (found,) = conflicts(folder)
    assert (found.level, found.certainty) == ("double-place", "likely")


def test_a_county_that_acts_after_it_ceased(tmp_path: Path) -> None:
    """Hordaland became Vestland in 2020, and the exchange ends in December 2021."""
    folder = write_tiny(
        tmp_path,
        **change(
            "participations",
            "til-erfurt,vestland,owner,,,inferred,1,title,,,\n",
            "til-erfurt,hordaland,owner,,,stated,1,title,,,\n",
        ),
    )

    (found,) = conflicts(folder)
    assert (found.level, found.certainty) == ("ceased-body", "certain")
    assert found.reasons[0].values["ceased"] == "2020-01-01"


def test_exchange_without_an_agreement(shipped: dict[str, Finding]) -> None:
    """Row 7 is approved to July 2022; in row 62 the agreement was not renewed."""
    found = shipped["lapsed-agreement-voss-normandie--normandie-avtale"]

    assert found.rows == ("7", "62")
    assert found.reasons[0].values["day"] == "2022-07-31"
    assert found.reasons[1].cells == ("rad 62, Evt sluttdato",)


def test_membership_later_than_its_use(shipped: dict[str, Finding]) -> None:
    """Member since 2018, used for a project that began about December 2017."""
    found = shipped["late-membership-earlall--vet-in-urban-centres"]

    assert found.rows == ("23", "p4")
    assert found.reasons[0].values["since"] == "2018"
    assert found.reasons[1].values["start"] == "2017-12~"
    assert found.certainty == "possible"


def test_one_title_two_rows(shipped: dict[str, Finding]) -> None:
    """Rows 8 and 9 bear one title and are two offers."""
    titles = [f.rows for f in shipped.values() if f.level == "same-title"]

    assert titles == [("8", "9")]


def test_hordaland_after_its_time(shipped: dict[str, Finding]) -> None:
    """In six titles, and as coordinator for the last two months of VET."""
    rows = {
        name: found.rows
        for name, found in shipped.items()
        if found.level == "ceased-body"
    }

    assert rows == {
        "ceased-body-vestland-2020-hordaland": ("5", "6", "7", "8", "9", "10"),
        "ceased-body-vestland-2020-sogn-og-fjordane": ("49",),
        "ceased-body-vet-urban-centres-hordaland": ("p4",),
    }
    vet = shipped["ceased-body-vet-urban-centres-hordaland"]
    assert (vet.certainty, vet.reasons[0].values["last"]) == ("certain", "2020-02-29")


def test_documents_under_another_level(shipped: dict[str, Finding]) -> None:
    """The goals of the UN stand among the national, those of a national body lower."""
    assert {
        found.things for found in shipped.values() if found.level == "other-level"
    } == {
        ("https://w3id.org/samband/id/fns-berekraftsmal",),
        ("https://w3id.org/samband/id/innovasjon-noreg-mal",),
    }


def test_every_conflict_has_two_sides_and_a_grade(shipped: dict[str, Finding]) -> None:
    """The two statements, why they do not go together, and how sure."""
    for found in shipped.values():
        assert [reason.code.rpartition(".")[2] for reason in found.reasons] == [
            "a",
            "b",
            "why",
        ]
        assert found.certainty in ("certain", "likely", "possible")
