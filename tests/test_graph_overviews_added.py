"""What an overview brings along: documents, counties and departments of its own."""

import pytest

from graph.reading.bodies.counties import norwegian
from tests.overviews import HEAD, REGISTER, overview, row


@pytest.mark.parametrize(
    ("words", "kind", "level", "period"),
    [
        ("Regionalplan for klima 2022-2030", "plan", "regional", "2022/2030"),
        ("Meld. St. 7 (2020-2021)", "white-paper", "national", "2020/2021"),
        (
            "Internasjonal strategi 2020-2024",
            "strategy",
            "county-programme",
            "2020/2024",
        ),
        ("EUs ungdomsstrategi", "strategy", "international", ""),
        ("Verksemdsplan for Bryne vgs", "school-plan", "school", ""),
        ("Handlingsprogram for næring", "action-programme", "regional", ""),
    ],
)
def test_a_document_that_the_register_lacks_is_added(
    words: str, kind: str, level: str, period: str
) -> None:
    """That it is named is stated; what it is, is read out of its name."""
    tables, register = overview([HEAD, row(anchoring=words), row(anchoring=words)])
    (document,) = register["documents"]

    assert [r["evidence"] for r in tables["anchorings"]] == ["stated", "stated"]
    assert (document["name"], document["evidence"]) == (words, "inferred")
    assert (document["kind"], document["level"]) == (kind, level)
    assert document["period"] == period


def test_words_with_a_registered_name_among_them_are_left_to_a_person() -> None:
    """It may be the plan of the register, or one for another county."""
    tables, register = overview(
        [
            HEAD,
            row(anchoring="Regional plan for folkehelse i Rogaland"),
            row(anchoring="HFK Regional plan for folkehelse, handl progr."),
        ]
    )

    assert register["documents"] == []
    assert [r["document"] for r in tables["anchorings"]] == [
        "handlingsprogram-folkehelse-hordaland"
    ]


@pytest.mark.parametrize("county", sorted(norwegian()))
def test_every_county_is_known_by_its_name(county: str) -> None:
    """An overview says in its title whose it is, and the county has its area."""
    name, _ = norwegian()[county]
    tables, register = overview([HEAD, row()], f"{name} fylkeskommune, oversikt 2024")
    added = [r for r in register.get("organisations", []) if r["id"] == county]
    shipped = [r["id"] for r in REGISTER["organisations"]]

    assert tables["collection"][0]["owner"] == county
    assert all(r["place"] for r in added)
    assert bool(added) != (county in shipped)


def test_a_county_has_the_departments_that_its_rows_name() -> None:
    """«Kultur» of Rogaland is its own; its «OPK» is not that of Vestland."""
    head = ("Tiltak", "Avdeling")
    tables, register = overview(
        [head, ("A", "OPK"), ("B", "Kultur"), ("C", "Ola Dunk")]
    )
    departments = [r for r in register["organisations"] if r["kind"] == "department"]

    assert [(r["code"], r["part_of"]) for r in departments] == [
        ("OPK", "rogaland"),
        ("Kultur", "rogaland"),
    ]
    assert departments[0]["id"] != "vestland-opk"
    assert len(tables["rows"]) == 3


def test_a_column_of_schools_has_schools() -> None:
    """No word needs to say so; what the register knows is what it is there."""
    head = ("Tiltak", "Skule", "Partnarskule")
    tables, register = overview([head, ("Besøk", "Amalie Skram; Bryne", "Cervantes")])
    added = {r["id"]: (r["kind"], r["part_of"]) for r in register["organisations"]}

    assert added == {
        "rogaland": ("county-authority", ""),
        "amalie-skram": ("school", "rogaland"),
        "bryne": ("school", "rogaland"),
        "cervantes": ("school", ""),
    }
    assert [(r["actor"], r["role"]) for r in tables["participations"]] == [
        ("cervantes", "partner-school"),
        ("rogaland", "owner"),
        ("amalie-skram", "collaborating-unit"),
        ("bryne", "collaborating-unit"),
    ]


def test_a_column_of_schools_and_offices_is_of_those_who_take_part() -> None:
    """«Skule/avdeling» says of neither word that it is a school."""
    head = ("Tiltak", "Skule/avdeling", "Land")
    tables, _ = overview([head, ("Besøk", "Kultur", "Tyskland")])

    assert tables["rows"][0]["participant"] == "Kultur"
    assert [r["actor"] for r in tables["participations"]] == ["tyskland", "rogaland"]
