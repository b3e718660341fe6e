"""Columns of roles and money in overviews, and what sheets, titles and sums tell."""

from pathlib import Path

import openpyxl
import pytest

from graph.asking.network import network
from graph.asking.store import ask_store
from graph.build import build, check
from graph.errors import Severity
from graph.reading.kinds import kind_of_row, roles
from graph.reading.overviews.amounts import amount_of
from graph.reading.tables import Record
from graph.reading.vocabulary import codes
from tests.overviews import overview, sheet_of

HEAD = ("Tiltak", "Rolle", "Partnarar", "Oppstart", "Budsjett (NOK)", "Kontingent")


def row(title: str = "Besøk", *cells: str) -> tuple[str, ...]:
    """Return a row with the cells that follow its title, the rest empty."""
    return (title, *cells, *[""] * (len(HEAD) - 1 - len(cells)))


def parts(*cells: str) -> list[tuple[str, str, str]]:
    """Return who takes part in one activity, as what and how that is known."""
    tables, _ = overview([HEAD, row("Besøk", *cells)])
    found = tables.get("participations", [])
    return [(one["actor"], one["role"], one["evidence"]) for one in found]


@pytest.mark.parametrize(
    ("role", "ours"),
    [
        ("Leadpartner", [("rogaland", "lead-partner", "stated")]),
        ("Partner", [("rogaland", "partner", "stated")]),
        ("uklart", []),
        ("-", []),
    ],
)
def test_the_part_of_the_county_is_stated_in_its_column(
    role: str, ours: list[tuple[str, str, str]]
) -> None:
    """That it has the activity beside its partners is inferred all the same."""
    assert parts(role, "CPMR") == [
        ("cpmr", "partner", "stated"),
        *ours,
        ("rogaland", "owner", "inferred"),
    ]


def test_an_owner_by_its_own_column_is_not_inferred_too() -> None:
    """What is stated is said once."""
    assert parts("Prosjekteigar", "CPMR") == [
        ("cpmr", "partner", "stated"),
        ("rogaland", "owner", "stated"),
    ]


def test_a_part_as_a_member_makes_a_membership() -> None:
    """It began when the row did; the kind of the activity is inferred."""
    tables, _ = overview([HEAD, row("CPMR", "Medlem", "CPMR", "2004")])
    (found,), (activity,) = tables["memberships"], tables["activities"]

    assert (found["member"], found["organisation"]) == ("rogaland", "cpmr")
    assert (found["since"], found["since_evidence"]) == ("2004", "inferred")
    assert (activity["kind"], activity["kind_evidence"]) == ("membership", "inferred")
    assert "participations" not in tables


def test_every_word_for_a_part_names_a_code() -> None:
    """A word in ``roles.csv`` stands for a role that there is."""
    assert set(roles().values()) <= set(codes()["role"])


def test_lists_under_one_word_are_counties_and_municipalities() -> None:
    """The words are kept as written, each body goes by its whole name."""
    tables, register = overview(
        [
            HEAD,
            row("A", "", "Kommunane Skien og Nome"),
            row("B", "", "Agder, Innlandet"),
        ]
    )
    named = {one["id"]: one["name"] for one in register["organisations"]}
    told = {one["actor"]: one["as_written"] for one in tables["participations"]}

    assert (named["skien-kommune"], told["skien-kommune"]) == ("Skien kommune", "Skien")
    assert (named["agder"], told["agder"]) == ("Agder fylkeskommune", "Agder")
    assert {"nome-kommune", "innlandet"} <= told.keys()


@pytest.mark.parametrize(
    ("cell", "evidence"), [("Agder", "inferred"), ("Agder fylkeskommune", "stated")]
)
def test_that_a_county_alone_is_its_authority_is_inferred(
    cell: str, evidence: str
) -> None:
    """The county is a place; that its authority is meant, the cell does not say."""
    assert parts("", cell)[0] == ("agder", "partner", evidence)


def test_a_membership_begins_when_its_row_may() -> None:
    """A season is one of its months; several years are the start of nothing."""
    rows = [row("CPMR", "Medlem", "CPMR", when) for when in ("Q1 2004", "2004, 2006")]
    tables, _ = overview([HEAD, *rows])

    assert [one["since"] for one in tables["memberships"]] == [
        "[2004-01,2004-02,2004-03]",
        "",
    ]


@pytest.mark.parametrize(
    ("cell", "heading", "found"),
    [
        ("4500000", "Budsjett (NOK)", ("4500000", "NOK", "")),
        ("4 500 000", "Budsjett i kr", ("4500000", "NOK", "")),
        ("1.200.000,50 kr", "Budsjett", ("1200000.5", "NOK", "")),
        ("2,1 mill.", "Budsjett (NOK)", ("2100000", "NOK", "")),
        ("EUR 9 500", "Budsjett (NOK)", ("9500", "EUR", "")),
        ("120 000,-", "Kontingent per år", ("120000", "NOK", "year")),
        ("3,4 MNOK", "Budsjett", ("3400000", "NOK", "")),
        ("1,250,000", "Budget (EUR)", ("1250000", "EUR", "")),
        ("450000.5", "Budget (EUR)", ("450000.5", "EUR", "")),
        ("450", "Budsjett (1000 kr)", ("450000", "NOK", "")),
        ("450 000 kr", "Budsjett (i 1000 kr)", ("450000", "NOK", "")),
        ("450 000 kr", "Budsjett i år", ("450000", "NOK", "")),
        ("450 000 kr", "Kostnad/år", ("450000", "NOK", "year")),
        ("9 500 euro årleg", "Kontingent", ("9500", "EUR", "year")),
        ("450 000", "Budsjett", None),
        ("1,200 kr", "Budsjett", None),
        ("300 000 kr i 2021, 200 000 kr i 2022", "Budsjett", None),
        ("etter avtale", "Budsjett (NOK)", None),
    ],
)
def test_an_amount_has_one_number_and_a_currency(
    cell: str, heading: str, found: tuple[str, str, str] | None
) -> None:
    """Without a currency, or with two numbers, nobody knows how much it is."""
    amount = amount_of(cell, heading)

    assert (amount and (amount.value, amount.unit, amount.per)) == found


def test_amounts_are_quantities_of_the_activity() -> None:
    """A budget and a membership fee; what has no currency is told."""
    tables, _ = overview([HEAD, row("A", "", "", "", "2 mill.", "500 kr"), row("B")])
    told = [
        (one["subject"], one["measure"], one["max"]) for one in tables["quantities"]
    ]

    assert told == [("a", "budget", "2000000"), ("a", "fee", "500")]


def test_a_row_that_sums_up_is_no_activity() -> None:
    """«Sum» with numbers is left out; a project of that name is not."""
    lines = [("1", "A"), ("2", "Sum", "200"), ("", "Sum", "9 kr"), ("3", "Sum of us")]
    tables, _ = overview([("Nr", "Tiltak", "Budsjett"), *lines])

    assert [one["title"] for one in tables["rows"]] == ["A", "Sum of us"]


@pytest.mark.parametrize(
    ("sheet", "kind", "role", "title", "found"),
    [
        ("Medlemskap", "", "", "CPMR", ("membership", "inferred")),
        ("Medlemskap", "Prosjekt", "", "CPMR", ("project", "stated")),
        ("Ark1", "", "Medlem", "CPMR", ("membership", "inferred")),
        ("Ark1", "", "", "Elevutveksling med Erfurt", ("exchange", "inferred")),
        ("Ark1", "", "", "Prosjekt X", ("not-stated", "missing")),
    ],
)
def test_the_kind_is_told_by_type_part_sheet_or_title(
    sheet: str, kind: str, role: str, title: str, found: tuple[str, str]
) -> None:
    """The type is stated; all that is read out of something else is inferred."""
    cells = {"type": kind, "role": role}

    assert kind_of_row(Record("rows", f"a.xlsx/{sheet}", 2, cells), title) == found


def test_a_row_that_heads_others_is_no_activity() -> None:
    """It tells their kind, if it is one; a row with but a title stays an activity."""
    lines = [
        ("NETTVERK", ""),
        ("CPMR", "2004"),
        ("VENNSKAP", ""),
        ("Erfurt", "1990-tallet -"),
        ("Kontakt med Jena", ""),
        ("Prosjekt", ""),
    ]
    tables, _ = overview([("Tiltak", "Oppstart"), *lines])

    assert [
        (one["id"], one["kind"], one["kind_evidence"]) for one in tables["activities"]
    ] == [
        ("cpmr", "network", "inferred"),
        ("erfurt", "not-stated", "missing"),
        ("kontakt-med-jena", "not-stated", "missing"),
        ("prosjekt", "not-stated", "missing"),
    ]


@pytest.mark.parametrize("number", ["A1", "1.2", "2b"])
def test_rows_are_called_what_the_source_calls_them(
    tmp_path: Path, number: str
) -> None:
    """A number with capitals or full stops is the name of one row, not of two."""
    path = tmp_path / "rogaland.csv"
    path.write_text(f"Nr;Tiltak;Slutt\n{number};Besøk;2020\n", encoding="utf-8")
    asked = "SELECT ?x { ?x samband:rowNumber ?n ; dcterms:isPartOf ?in }"
    ((found,),) = ask_store(build([str(path)]).store, asked).rows

    assert found.endswith(f"/row/{number}")


def test_an_overview_called_as_its_county_is_not_the_county(tmp_path: Path) -> None:
    """No node of the graph is a collection and a county at once."""
    path = tmp_path / "telemark.csv"
    path.write_text("Tiltak;Slutt\nBesøk;2020\n", encoding="utf-8")
    asked = "SELECT ?x { ?x a samband:Collection, samband:CountyAuthority }"

    assert ask_store(build([str(path)]).store, asked).rows == []


def test_problems_speak_of_the_columns_that_people_have(tmp_path: Path) -> None:
    """Headings as written, what is said of the whole in ``mapping.csv``; no more."""
    path = tmp_path / "telemark.csv"
    path.write_text("Tiltak;Avslutning\nBesøk;ein gong\n", encoding="utf-8")
    found = check([str(path)])
    warned = [one for one in found if one.severity is Severity.WARNING]

    assert [(one.file, one.column) for one in warned] == [
        ("mapping.csv", "as_of"),
        ("telemark.csv", "Avslutning"),
    ]
    assert not [one for one in found if one.file.startswith("register/")]


def test_a_unit_does_not_cooperate_with_its_own_county(tmp_path: Path) -> None:
    """A school takes part, and the county is a partner: both with Erfurt."""
    head = ("Tiltak", "Rolle", "Skule", "Partnarar")
    book, _ = sheet_of([head, ("Besøk", "Partner", "Bryne vgs", "Erfurt")])
    book.worksheets[0].insert_rows(1)
    book.worksheets[0]["A1"] = "Rogaland"
    path = tmp_path / "a.xlsx"
    book.save(path)
    ties = network(build([str(path)]).store).edges()

    assert {frozenset(pair) for pair in ties} == {
        frozenset({"bryne-vgs", "erfurt"}),
        frozenset({"rogaland", "erfurt"}),
    }


def test_documents_of_other_counties_are_no_gap_of_this_one(tmp_path: Path) -> None:
    """What Vestland has adopted, Telemark need not follow up."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in (("Tiltak", "Forankring"), ("Besøk", "Strategi for fred")):
        sheet.append(line)
    book.save(tmp_path / "telemark.xlsx")
    found = build([str(tmp_path / "telemark.xlsx")]).findings["gaps"]

    assert [one.details["name"] for one in found] == []
