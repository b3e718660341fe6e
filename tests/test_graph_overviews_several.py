"""Several columns of one field: «Partnar 1», «Partnar 2», each with its country."""

from pathlib import Path

import pytest

from graph.findings.cited import rows_of
from graph.reading.overviews.fields import meaning
from graph.reading.overviews.mapping import keep, read_mapping
from tests.overviews import overview, read, saved, sheet_of

PARTNERS = ("Tiltak", "Partnar 1", "Land 1", "Partnar 2", "Land 2")


def partners(
    head: tuple[str, ...], *cells: str
) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return who takes part beside the owner by column, and where each new body is."""
    tables, register = overview([head, ("Besøk", *cells)])
    told = [
        (one["column"], one["actor"])
        for one in tables.get("participations", [])
        if one["role"] != "owner"
    ]
    return told, {one["id"]: one["place"] for one in register["organisations"]}


def test_each_partner_is_in_the_country_of_its_number() -> None:
    """The second column of partners goes with the second of countries."""
    told, where = partners(PARTNERS, "Stadt Jena", "Tyskland", "Region Halland", "SE")

    assert told == [("partner", "stadt-jena"), ("partner-2", "region-halland")]
    assert where["stadt-jena"] == "tyskland"
    assert where["region-halland"] == "sverige"


def test_a_country_alone_is_a_partner_place() -> None:
    """Its own column has a country, and that of the partner nobody."""
    told, _ = partners(PARTNERS, "Stadt Jena", "Tyskland", "", "Sverige")

    assert told == [("partner", "stadt-jena"), ("country-2", "sverige")]


@pytest.mark.parametrize("lands", ["Tyskland, Sverige", "Tyskland og Sverige"])
def test_one_column_of_countries_may_be_for_two_of_partners(lands: str) -> None:
    """As many countries as partners, in their order."""
    head = ("Tiltak", "Partnar 1", "Partnar 2", "Land")
    _, where = partners(head, "Stadt Jena", "Region Halland", lands)

    assert where["stadt-jena"] == "tyskland"
    assert where["region-halland"] == "sverige"


def test_one_country_is_that_of_all() -> None:
    """Two partners of one country."""
    head = ("Tiltak", "Partnar 1", "Partnar 2", "Land")
    _, where = partners(head, "Stadt Jena", "Stadt Suhl", "Tyskland")

    assert {where["stadt-jena"], where["stadt-suhl"]} == {"tyskland"}


def test_schools_and_programmes_may_have_several_columns() -> None:
    """What takes part stands in each of them."""
    head = ("Tiltak", "Skule", "Skule 2", "Program 1", "Program 2")
    tables, _ = overview(
        [head, ("Besøk", "Bryne vgs", "Sola vgs", "Erasmus+", "Interreg")]
    )

    assert [one["actor"] for one in tables["participations"]] == [
        "bryne-vgs",
        "sola-vgs",
    ]
    assert [one["column"] for one in tables["fundings"]] == ["programme", "programme-2"]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Partnar 1", ("partner", "exact")),
        ("Partner nr. 2", ("partner", "exact")),
        ("Land #3", ("country", "exact")),
        ("Kostnad 21", ("", "")),
        ("Budsjett 2020", ("", "")),
    ],
)
def test_a_number_counts_the_columns_of_a_field(
    heading: str, found: tuple[str, str]
) -> None:
    """A year counts none, and amounts are not added up."""
    assert meaning(heading) == found


def test_the_mapping_says_which_field_and_is_read_again(tmp_path: Path) -> None:
    """Both columns mean ``partner``, and the next reading is the same."""
    path = tmp_path / "rogaland.csv"
    path.write_text("Tiltak;Partnar 1;Partnar 2\nA;Stadt Jena;Stadt Suhl\n")
    first = read(path)
    keep(first.mappings, tmp_path)
    entries = read_mapping([tmp_path / "mapping.csv"]).entries

    means = {entry["written"]: entry["means"] for entry in entries}
    assert (means["Partnar 1"], means["Partnar 2"]) == ("partner", "partner")
    assert read(path).collections == first.collections


def test_what_stands_right_of_the_country_has_none() -> None:
    """The country is that of the main partner, which stands before it."""
    head = ("Tiltak", "Hovudpartnar", "Land", "Øvrige partnarar")
    told, where = partners(head, "Stadt Jena", "Tyskland", "Region Halland")

    assert told == [("partner", "stadt-jena"), ("partner-2", "region-halland")]
    assert (where["stadt-jena"], where["region-halland"]) == ("tyskland", "")


def test_a_list_of_regions_needs_no_titles() -> None:
    """«Region» is whom a row is about, where nothing else gives it a title."""
    head = ("Region", "Land", "Innhald")
    tables, _ = overview([head, ("Halland", "Sverige", "Ungdom")])
    assert tables["participations"][0]["actor"] == "halland"

    tables, _ = overview([("Tiltak", *head), ("Besøk", "Halland", "Sverige", "")])
    assert tables["participations"][0]["actor"] == "sverige"


def test_a_sheet_without_numbers_stands_beside_one_that_has_them(
    tmp_path: Path,
) -> None:
    """Its rows are called by the sheet; each row has the headings of its own sheet."""
    book, _ = sheet_of([("Nr", "Tiltak", "Budsjett (NOK)"), ("1", "A", "5")])
    for name in ("Skular", "Nettverk"):
        more = book.create_sheet(name)
        more.append(("Tiltak", "Budsjett (EUR)"))
        more.append(("B", "7"))
    path = saved(book, tmp_path / "rogaland.xlsx")
    (found,) = read(path).collections
    cited = rows_of(read(path))

    assert [row["row"] for row in found.records("rows")] == [
        "1",
        "skular-2",
        "nettverk-2",
    ]
    assert [one["unit"] for one in found.records("quantities")] == ["NOK", "EUR", "EUR"]
    assert {
        cell.place for row in cited.values() for cell in row.cells if cell.text == "7"
    } == {"rad skular-2, Budsjett (EUR)", "rad nettverk-2, Budsjett (EUR)"}


@pytest.mark.parametrize(
    ("merged", "evidence"), [(True, "stated"), (False, "inferred")]
)
def test_a_row_with_one_more_partner_goes_on_with_the_activity(
    tmp_path: Path, merged: bool, evidence: str
) -> None:
    """Its title is merged with the one above, or empty; its own date parts it."""
    rows = [
        ("Tiltak", "Partnar", "Land", "Slutt"),
        ("A", "Stadt Jena", "Tyskland", "2020"),
        ("", "Region Halland", "Sverige", ""),
        ("", "Stadt Suhl", "", "2021"),
    ]
    book, sheet = sheet_of(rows)
    if merged:
        sheet["A3"] = sheet["D3"] = None
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("D2:D3")
    (found,) = read(saved(book, tmp_path / "rogaland.xlsx")).collections

    assert [one["id"] for one in found.records("activities")] == ["a"]
    assert [
        (one["actor"], one["row"], one["evidence"])
        for one in found.records("participations")
        if one["role"] != "owner"
    ] == [("stadt-jena", "2", "stated"), ("region-halland", "3", evidence)]
