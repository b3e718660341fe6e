"""What stands above rows: a school above its table, a year below another heading."""

from collections.abc import Sequence
from pathlib import Path

import docx

from graph.reading.grids.grid import Grid, Line
from graph.reading.overviews.mapping import Mapping
from graph.reading.overviews.overview import Overview, read_overview
from tests.overviews import REGISTER, only, overview

HEAD = ("Aktivitet", "Partnar", "Periode")


def actors(found: Overview, role: str) -> list[tuple[str, str]]:
    """Return the rows and who has a part in them."""
    told = found.tables["participations"]
    return [(one["row"], one["actor"]) for one in told if one["role"] == role]


def sheets(**rows: Sequence[tuple[str, ...]]) -> Overview:
    """Return what sheets of these names are read as."""
    grids = [
        Grid("a.xlsx", name.replace("_", " "), tuple(lines_of(one)))
        for name, one in rows.items()
    ]
    return read_overview(grids, Path("a.xlsx"), Mapping(), REGISTER)


def lines_of(rows: Sequence[tuple[str, ...]]) -> list[Line]:
    """Return the lines of a sheet."""
    return [Line(number, cells) for number, cells in enumerate(rows, 1)]


def test_a_school_heads_its_own_table(tmp_path: Path) -> None:
    """In a document, what stands right above a table says whose activities they are."""
    made = docx.Document()
    for school in ("Bodø vgs", "Vefsn vgs"):
        made.add_paragraph(school)
        table = made.add_table(rows=2, cols=3)
        for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
            cell.text = text
        table.rows[1].cells[0].text = f"Tur frå {school}"
    made.save(str(tmp_path / "nordland.docx"))
    found = only(tmp_path / "nordland.docx")

    assert [row.file for row in found.records("rows")] == [
        "nordland.docx/1",
        "nordland.docx/2",
    ]
    assert [
        (one["row"], one["actor"], one["role"], one["evidence"])
        for one in found.records("participations")
    ] == [
        ("1", "bodo-vgs", "collaborating-unit", "inferred"),
        ("2", "vefsn-vgs", "collaborating-unit", "inferred"),
    ]


def test_a_sheet_may_be_called_after_its_school() -> None:
    """One sheet for each school."""
    found = sheets(
        Bryne_vgs=[HEAD, ("Besøk", "Stadt Jena", "2023")],
        Ymse=[HEAD, ("Tur", "Stadt Jena", "2024")],
        Gymnasium_Suhl=[HEAD, ("Tur", "Stadt Suhl", "2024")],
    )

    assert actors(found, "collaborating-unit") == [("bryne-vgs-2", "bryne-vgs")]


def test_schools_alone_in_their_rows_head_those_below() -> None:
    """Two of them do; one alone may be the name of an activity."""
    two = sheets(
        Ark=[
            *(HEAD, ("Bryne vgs", "", "")),
            *(("Besøk", "Jena", "2023"), ("Sola vgs", "", ""), ("Tur", "", "2024")),
        ]
    )
    one = sheets(Ark=[HEAD, ("Bryne vgs", "", ""), ("Besøk", "Jena", "2023")])

    assert actors(two, "collaborating-unit") == [("3", "bryne-vgs"), ("5", "sola-vgs")]
    assert [row["row"] for row in two.tables["activities"]] == ["3", "5"]
    assert [row["row"] for row in one.tables["activities"]] == ["2", "3"]


def test_years_stand_below_what_they_are_years_of() -> None:
    """Of each the last is the one that holds; the others are columns of their own."""
    tables, _ = overview(
        [
            ("Tiltak", "Partnar", "Avgift (NOK)", "", "Status", ""),
            ("", "", "2024", "2025", "2024", "2025"),
            ("Eurocities", "Eurocities", "100", "120", "Aktiv", "Sovande"),
        ]
    )
    headings = {one["column"]: one["heading"] for one in tables["columns"]}

    assert headings["fee"] == "Avgift (NOK) 2025"
    assert headings["status"] == "Status 2025"
    assert "own-avgift-nok-2024" in headings
    assert [one["max"] for one in tables["quantities"]] == ["120"]


def test_a_sheet_of_memberships_lists_memberships() -> None:
    """Also those that it calls networks; that is inferred."""
    rows = [("Organisasjon", "Type", "Medlem sidan"), ("BSSSC", "Nettverk", "1993")]
    found = sheets(Medlemskap=rows)
    (member,) = found.tables["memberships"]

    assert (member["since"], member["evidence"]) == ("1993", "inferred")
    assert "participations" not in found.tables


def test_one_name_is_not_parted_at_its_and() -> None:
    """What it is stands last; two that each say what they are, are two."""
    head = ("Tiltak", "Partner")
    tables, _ = overview(
        [
            *(head, ("A", "Regions Research and Innovation Network")),
            ("B", "Halden kommune and Karlstad University"),
        ]
    )
    told = [
        (one["row"], one["actor"])
        for one in tables["participations"]
        if one["role"] == "partner"
    ]

    assert told == [
        ("2", "regions-research-and-innovation-network"),
        ("3", "halden-kommune"),
        ("3", "karlstad-university"),
    ]
