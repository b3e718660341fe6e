"""Overviews with columns that name partners, countries, programmes and documents."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.asking.network import network
from graph.build import build
from graph.errors import Severity
from graph.reading.cells import cell_problems
from graph.reading.collection import Collection, Sources
from graph.reading.grids.grid import Grid, Line
from graph.reading.overviews.fields import NAMING, words
from graph.reading.overviews.mapping import Mapping
from graph.reading.overviews.overview import read_overview
from graph.reading.tables import Tables
from tests.overviews import HEAD, REGISTER, only, overview, row, saved, sheet_of


def taking(tables: Tables) -> list[tuple[str, str]]:
    """Return who takes part and as what, but for the owner, who is in all of them."""
    said = [(r["actor"], r["role"]) for r in tables.get("participations", [])]
    return [one for one in said if one[1] != "owner"]


def parts(*cells: str, **more: str) -> list[tuple[str, str]]:
    """Return who takes part in one activity, and as what."""
    tables, _ = overview([HEAD, row(*cells, **more)])
    return taking(tables)


@pytest.mark.parametrize(
    ("partner", "land", "found"),
    [
        ("CPMR", "", [("cpmr", "partner")]),
        ("North Sea Commission; NSC", "", [("nsc", "partner")]),
        ("Erfurt", "Tyskland", [("erfurt", "partner-place")]),
        (
            "",
            "Tyskland og USA",
            [("tyskland", "partner-place"), ("usa", "partner-place")],
        ),
        (
            "",
            "DE; Sveits",
            [("tyskland", "partner-place"), ("country-ch", "partner-place")],
        ),
        ("Kappel Schule, Hamburg", "", [("kappel-schule-hamburg", "partner-school")]),
        (
            "Region Dalarna, Region Skåne",
            "",
            [("region-dalarna", "partner"), ("region-skane", "partner")],
        ),
        (
            "Lapin liitto\nTurku AMK",
            "",
            [("lapin-liitto", "partner"), ("turku-amk", "partner")],
        ),
        ("Limerick and Clare ETB", "Irland", [("limerick-and-clare-etb", "partner")]),
        ("Nordland fylkeskommune", "", [("nordland", "partner")]),
        ("Rogaland fylkeskommune; CPMR", "", [("cpmr", "partner")]),
        ("Ulike skular i Tyskland", "", []),
        ("Ikkje avklart?", "Atlantis", []),
        ("", "De; no", []),
        ("Rådgjevar Kari Nordmann", "", []),
    ],
)
def test_who_stands_in_a_column_of_partners_is_a_partner(
    partner: str, land: str, found: list[tuple[str, str]]
) -> None:
    """What the register knows, what the lists know, and what is a name."""
    assert parts(partner, land) == found


def test_a_new_partner_is_where_its_country_is() -> None:
    """Two partners and two countries stand in the same order; brackets say it too."""
    _, register = overview(
        [
            HEAD,
            row("Region Dalarna; Region Nordjylland", "Sverige, Danmark"),
            row("Teknorama, Winterthur (Sveits)"),
        ]
    )
    placed = {r["name"]: r["place"] for r in register["organisations"] if r["place"]}

    assert placed["Region Dalarna"] == "sverige"
    assert placed["Region Nordjylland"] == "danmark"
    assert placed["Teknorama, Winterthur"] == "country-ch"
    assert "country-ch" in {r["id"] for r in register["places"]}


def test_a_membership_names_who_one_is_a_member_of() -> None:
    """The type says that it is one, the partner is the organisation."""
    tables, _ = overview([HEAD, row("North Sea Commission", type="Medlemskap")])
    (found,) = tables["memberships"]

    assert (found["member"], found["organisation"]) == ("rogaland", "nsc")
    assert (found["role"], found["evidence"]) == ("member", "stated")
    assert "participations" not in tables


def test_a_programme_is_named_or_begun_with() -> None:
    """The very name is stated, «Erasmus+ KA122» is inferred to be Erasmus+."""
    tables, _ = overview(
        [HEAD, row(programme="Erasmus+; Erasmus+ KA122; Eigne midlar")]
    )
    (found,) = tables["fundings"]

    assert (found["programme"], found["evidence"]) == ("erasmus-plus", "stated")
    again, _ = overview([HEAD, row(programme="Erasmus+ KA122")])
    assert [r["evidence"] for r in again["fundings"]] == ["inferred"]


def test_a_list_of_partners_needs_no_titles() -> None:
    """There the partner is what an activity is called; an empty row is none."""
    head = ("Skule", "Samarbeidspartnar", "Land")
    tables, _ = overview(
        [head, ("Bryne vgs", "Lycée Corneille", "Frankrike"), ("", "", "")]
    )
    (activity,) = tables["activities"]

    assert (activity["title"], activity["column"]) == ("Lycée Corneille", "partner")
    assert taking(tables) == [
        ("lycee-corneille", "partner-school"),
        ("bryne-vgs", "collaborating-unit"),
    ]


def test_an_old_mapping_does_not_hide_what_is_known_by_now(tmp_path: Path) -> None:
    """«Partnar» was unknown when it was written; a hand that says so is obeyed."""
    path = saved(
        sheet_of([("Tiltak", "Partnar", "Slutt"), ("A", "CPMR", "")])[0],
        tmp_path / "a.xlsx",
    )
    mapping = tmp_path / "mapping.csv"
    mapping.write_text("file,about,written,means,how\na.xlsx,heading,Partnar,own,own\n")
    known = only(path).records("participations")
    mapping.write_text("file,about,written,means,how\na.xlsx,heading,Partnar,own,meg\n")

    assert "cpmr" in [r["actor"] for r in known]
    assert only(path).records("participations") == []


def test_every_column_that_names_has_words_in_three_languages() -> None:
    """Each is known in nynorsk, bokmål and English."""
    spoken: dict[str, set[str]] = {field: set() for field in NAMING}
    for fields in words().values():
        for field, languages in fields.items():
            spoken.get(field, set()).update(languages)

    assert all(languages >= {"nn", "nb", "en"} for languages in spoken.values())


SAID = [*"AbÅø,;/&()-+?", "1.", "og", "and", "Skule", "plan", "Erfurt", "CPMR", "DE"]
cell = st.lists(st.sampled_from([*SAID, " ", ", ", "; ", "\n"]), max_size=8)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.lists(cell.map("".join), min_size=7, max_size=7), max_size=4))
def test_whatever_stands_in_a_cell_is_read_or_left(rows: list[list[str]]) -> None:
    """No words make a table that is wrong, and each statement has its words."""
    tables, register = overview([HEAD, *(tuple(cells) for cells in rows)])
    both = {
        table: [*REGISTER.get(table, []), *register.get(table, [])]
        for table in {*REGISTER, *register}
    }
    sources = Sources([Collection("a", tables)], both)
    faults = [p for p in cell_problems(sources) if p.severity is Severity.ERROR]
    by_number = {r["row"]: r for r in tables["rows"]}

    assert faults == []
    for table in ("participations", "memberships", "fundings", "anchorings"):
        for record in tables.get(table, []):
            source = by_number[record["row"]]
            assert record["as_written"] in source[record["column"]]


def test_whose_overview_it_is_is_tied_to_each_partner(tmp_path: Path) -> None:
    """The county has the activity, which is inferred; its school is in it, as told."""
    head = ("Tiltak", "Skule", "Partnar")
    above = ("Rogaland fylkeskommune",)
    book, _ = sheet_of([above, head, ("Besøk", "Bryne vgs", "Lycée Corneille")])
    store = build([str(saved(book, tmp_path / "a.xlsx"))], findings=False).store
    ties = {
        frozenset([one, other]): facts["evidence"]
        for one, other, facts in network(store).edges(data=True)
    }

    assert ties == {
        frozenset(["rogaland", "lycee-corneille"]): "inferred",
        frozenset(["bryne-vgs", "lycee-corneille"]): "stated",
    }


def test_headings_may_stand_in_two_lines() -> None:
    """«Frå» and «Til» under «Periode» are two columns; a row of data is none."""
    tables, _ = overview(
        [
            ("Prosjekt", "Partnarar", "Periode", ""),
            ("", "", "Frå", "Til"),
            ("Grøn", "CPMR", "2020", "2022"),
            ("", "CPMR", "Avtale", ""),
        ]
    )

    assert [(r["start"], r["end"]) for r in tables["rows"]] == [
        ("2020", "2022"),
        ("Avtale", ""),
    ]
    assert [r["id"] for r in tables["activities"]] == ["gron"]


def test_each_sheet_has_its_own_titles_and_headings() -> None:
    """A list of memberships beside a list of projects."""
    head = ("Organisasjon", "Type", "Medlem sidan")
    lines = (head, ("CPMR", "Medlemskap", "2004"))
    first = Grid("a.xlsx", "Ein", (Line(1, HEAD), Line(2, row("Erfurt"))))
    other = Grid(
        "a.xlsx", "To", tuple(Line(n, cells) for n, cells in enumerate(lines, 1))
    )
    found = read_overview([first, other], Path("a.xlsx"), Mapping(), REGISTER).tables

    assert [r["id"] for r in found["activities"]] == ["besok", "cpmr"]
    assert [r["organisation"] for r in found["memberships"]] == ["cpmr"]
    assert [
        (r.sheet, r["heading"]) for r in found["columns"] if r["column"] == "partner"
    ] == [("Ein", "Partnarar"), ("To", "Organisasjon")]


def test_two_countries_part_two_partners() -> None:
    """«og» parts two schools where there are two countries, and else nothing."""
    both = parts("Berufskolleg Köln og Lycée Moulin, Brest", "Tyskland og Frankrike")

    assert [actor for actor, _ in both] == ["berufskolleg-koln", "lycee-moulin-brest"]
    assert len(parts("Berufskolleg Köln og Lycée Moulin, Brest", "Tyskland")) == 1
