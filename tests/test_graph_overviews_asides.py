"""What stands in a table and is no row of it, no title, or no name."""

from pathlib import Path

import pytest

from graph.reading.dates import Reading, read_date
from graph.reading.persons import stand_under
from graph.reading.privacy import left_out
from tests.overviews import only, overview, saved, sheet_of

HEAD = ("Tiltak", "Partnar", "Forankring")


def partners(cell: str) -> list[tuple[str, str]]:
    """Return who stands in a cell of partners, and the part of each."""
    tables, _ = overview([HEAD, ("Besøk", cell, "-")])
    told = [(one["actor"], one["role"]) for one in tables["participations"]]
    return [one for one in told if one[1] != "owner"]


def test_a_footnote_is_no_activity_and_is_kept() -> None:
    """It becomes a paragraph beside the table, where it stood."""
    tables, _ = overview([HEAD, ("Tur*", "Stadt Jena", ""), ("* Utsett i 2020",)])
    footnote = tables["rows"][-1]

    assert [one["row"] for one in tables["activities"]] == ["2"]
    assert (footnote["row"], footnote["content"]) == ("p1", "* Utsett i 2020")
    assert (footnote.file, footnote.row) == ("a.xlsx/Ark", 3)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Region Hovedstaden (lead) + 7 partnarar", [("lead-partner",)]),
        ("Asker vgs ↔ Stadt Suhl", [("partner-school",), ("partner",)]),
        ("1) Region Skåne\n2) Region Halland", [("partner",), ("partner",)]),
        ("Region Skåne og 3 andre", [("partner",)]),
        ("SLU (SE)", [("partner",)]),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(
    cell: str, found: list[tuple[str]]
) -> None:
    """Its part in the project, a number before it, how many more there are."""
    told = partners(cell)

    assert [(role,) for _, role in told] == found
    assert not any("lead" in actor or "partnar" in actor for actor, _ in told)


def test_a_dash_names_no_document(tmp_path: Path) -> None:
    """Nor is it told that it does not."""
    book, _ = sheet_of([HEAD, ("Besøk", "Stadt Jena", "-")])
    path = saved(book, tmp_path / "rogaland.xlsx")

    assert [one["document"] for one in only(path).records("anchorings")] == []


def test_a_number_of_a_case_is_what_its_row_is_called() -> None:
    """With a dash, since it becomes part of an address; as written it is kept."""
    tables, _ = overview([("Saksnummer", *HEAD), ("2023/1234", "Besøk", "", "")])

    assert tables["rows"][0]["row"] == "2023-1234"
    assert tables["rows"][0]["own-number"] == "2023/1234"
    assert ("own-number", "Saksnummer") in {
        (one["column"], one["heading"]) for one in tables["columns"]
    }


def test_a_list_of_partners_has_them_as_its_titles() -> None:
    """Neither «Avtale (ja/nei)» nor their projects are titles of its rows."""
    head = ("Partnarregion", "Avtale (ja/nei)", "Prosjekter")
    tables, _ = overview([(*head, "Status"), ("Lappland", "Ja", "Skog", "Pågår")])
    works, _ = overview([("Prosjekter", "Partner"), ("Skog", "Lappland")])

    assert tables["activities"][0]["title"] == "Lappland"
    assert works["activities"][0]["id"] == "skog"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("2022 - 2024 (forlenget til 2025)", Reading(edtf="2022/2025")),
        ("01.01.2022–31.12.2023, forlenga til 30.06.2024", "2022-01-01/2024-06-30"),
        ("2022 (forlenga)", Reading(unread=True)),
        ("forlenga til 2025", Reading(unread=True)),
        ("Årleg (haust)", Reading(frequency="annual", status="recurring")),
        ("medlem frå 2014", Reading(edtf="2014/..", status="ongoing")),
        ("Sovande", Reading(status="dormant")),
        ("Skal fornyast", Reading(status="renewal-planned")),
    ],
)
def test_words_beside_a_date(words: str, read: Reading | str) -> None:
    """What was extended ends when it was extended to."""
    expected = Reading(edtf=read) if isinstance(read, str) else read

    assert read_date(words) == expected


@pytest.mark.parametrize("heading", ["Saksansvarlig", "own-navn", "Prosjektdeltakarar"])
def test_headings_under_which_persons_may_stand(heading: str) -> None:
    """«Saksansvarleg» is somebody, as «ansvarleg» is; a second «Namn» may be."""
    assert stand_under(heading) == "some"


def test_names_beside_offices_are_left_out(tmp_path: Path) -> None:
    """Who holds an office stands under «Namn», which gives no title there."""
    rows = [("Verv", "Organisasjon", "Namn"), ("Medlem", "CPMR", "Kari Nordmann")]
    book, _ = sheet_of(rows)
    path = saved(book, tmp_path / "rogaland.xlsx")
    cells = [cell for row in only(path).records("rows") for cell in row.cells.values()]

    assert "Kari Nordmann" not in " ".join(cells)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Kari Olsen følgjer opp", "[N] følgjer opp"),
        ("Møte med Bjørn Erik Vik i Gent", "Møte med [N] i Gent"),
        ("Thor Heyerdahl vgs", "Thor Heyerdahl vgs"),
        ("Knut Hamsun", "Knut Hamsun"),
        ("Ole Bull Akademiet", "Ole Bull Akademiet"),
        ("PER AARSLEFF", "PER AARSLEFF"),
        ("Kari følgjer opp", "Kari følgjer opp"),
    ],
)
def test_a_common_first_name_tells_of_a_person(text: str, left: str) -> None:
    """Unless a school is called so, or the name is that of a firm."""
    assert left_out(text)[0] == left.replace("[N]", "[utelate: personnamn]")


def test_one_project_may_have_a_row_for_each_partner() -> None:
    """Same title, programme and dates; without them two exchanges are two."""
    head = ("Prosjekt", "Program", "Periode", "Partner", "Rolle partner")
    tables, _ = overview(
        [
            *(head, ("NON", "Interreg", "2018", "Stadt Jena", "Leadpartner")),
            ("NON", "Interreg", "2018", "Stadt Suhl", "Partner"),
            *(("NON", "Interreg", "2019", "Stadt Gera", ""), ("Tur", "", "", "X", "")),
            ("Tur", "", "", "Stadt Erfurt", ""),
        ]
    )
    told = {
        (one["activity"], one["actor"]): (one["role"], one["evidence"])
        for one in tables["participations"]
        if one["role"] != "owner"
    }

    assert [one["id"] for one in tables["activities"]][:2] == ["non", "non-4"]
    assert len(tables["activities"]) == 4
    assert told["non", "stadt-jena"] == ("lead-partner", "stated")
    assert told["non", "stadt-suhl"] == ("partner", "inferred")
    assert ("non-4", "stadt-gera") in told


def test_a_county_is_one_name_in_a_list() -> None:
    """«Møre og Romsdal» is not parted at its «og», nor are its neighbours joined."""
    told = {actor for actor, _ in partners("Galicia, Bretagne, Møre og Romsdal")}

    assert told == {"galicia", "bretagne", "more-og-romsdal"}


def test_a_row_that_counts_is_no_activity() -> None:
    """«Tal prosjekt: 4» below the table."""
    tables, _ = overview([HEAD, ("Besøk", "Stadt Jena", ""), ("Tal prosjekt:", "1")])

    assert [one["row"] for one in tables["activities"]] == ["2"]
