"""Persons stay out: found in every cell, told with their place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import shipped
from graph.build import build, check
from graph.errors import InputError
from graph.findings.judging import judge
from graph.findings.verdict import Verdict
from graph.reading.collection import read_sources
from graph.reading.personal_numbers import (
    is_identity_number,
)
from graph.reading.privacy import left_out
from tests.numbers import identity_numbers
from tests.samples import TINY, change, write_tiny
from viz.lines.errors import check_lines, error_lines

PERSONS = [
    "rådgjevar Kari Nordmann",
    "Rådgjevaren Kari Nordmann",
    "prosjektleiar Jens-Petter van der Berg",
    "Rektor: Kari B. Nordmann",
    "Kari Nordmann (EU-rådgjevar)",
    "Kari Nordmann, seksjonsleiar i OPK",
    "kontaktperson: Kari Nordmann",
    "Kontaktperson er Kari Nordmann",
    "Kontakt: Kari Nordmann",
    "Voss gymnas v/Kari Nordmann",
    "fru Nordmann",
    "KARI NORDMANN, rådgjevar",
    "adviser Kari Nordmann",
    "Oppdatert av Kari Nordmann",
    "Report prepared by Kari Nordmann",
]
NUMBERS = [
    ("55 23 90 00", "telephone"),
    ("900 12 345", "telephone"),
    ("90012345", "telephone"),
    ("+47 90012345", "telephone"),
    ("+44 20 7946 0018", "telephone"),
    ("0047 55239000", "telephone"),
    ("tlf.: 55-23-9000", "telephone"),
    ("15076500565", "identity-number"),
    ("150765 00565", "identity-number"),
    ("kari@example.no", "e-mail"),
    ("kari (at) example.no", "e-mail"),
    ("kåre.ås@example.co.uk", "e-mail"),
]
#: What looks a little like a person, and is none.
HARMLESS = [
    "Kvam vgs er koordinator: Amalie Skram vgs",
    "leiar: North Sea Commission",
    "koordinator Albert Schweitzer Gymnasium i Erfurt",
    "rektor ved Voss gymnas",
    "leder komiteen i 2020, vervet fra VR",
    "EU Smart Specialisation Platform, Steering Committee",
    "HR Croatia",
    "Utarbeidd av Vestland fylkeskommune",
    "Godkjend av Diku",
    "approved by the European Commission",
    "821311632",
    "821 311 632",
    "PIC 999999999",
    "kr 45 123 456",
    "45123456 kroner",
    "EUR 31123456",
    "45000000",
    "20200520",
    "31122020",
    "2014-2020",
    "2021 2022 2023 2024",
    "59.91273456",
    "18.67890123",
    "https://example.no/id/90012345",
    "NO60 1234 5678 901",
    "15076500566",
]


@pytest.mark.parametrize("text", PERSONS)
def test_a_person_is_known_by_what_stands_beside(text: str) -> None:
    """A title, a contact word or a politeness tells that a name is a person's."""
    cleaned, kinds = left_out(f"Spør {text} om det")

    assert kinds == ("person",)
    assert "ordmann" not in cleaned and "NORDMANN" not in cleaned
    assert "Berg" not in cleaned


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ola Nordmann 99887766", "[N] [T]"),
        ("Spør Ola Nordmann, tlf. 55 23 90 00", "[N], tlf. [T]"),
        ("Ola Nordmann <ola@example.no>", "[N] <[E]>"),
        ("Ola Nordmann – e-post: ola@example.no", "[N] – e-post: [E]"),
        ("Voss Gymnas 55 23 90 00", "Voss Gymnas [T]"),
        ("Nordic Edge, post@example.no", "Nordic Edge, [E]"),
        ("Zelma Nordmann var med. 55 23 90 00", "Zelma Nordmann var med. [T]"),
    ],
)
def test_a_name_right_before_a_number_is_a_persons(text: str, left: str) -> None:
    """A person has a telephone; so has a school, and an office has a mailbox."""
    marks = {"[N]": "personnamn", "[T]": "telefonnummer", "[E]": "e-postadresse"}
    for short, words in marks.items():
        left = left.replace(short, f"[utelate: {words}]")

    assert left_out(text)[0] == left


@pytest.mark.parametrize(("text", "kind"), NUMBERS)
def test_addresses_and_numbers_are_found(text: str, kind: str) -> None:
    """Each is found alone, in a sentence and glued to a word."""
    for cell in (text, f"Ring {text} i dag", f"sjå/{text}. Takk"):
        assert left_out(cell)[1] == (kind,), cell


@pytest.mark.parametrize("text", HARMLESS)
def test_bodies_amounts_dates_and_codes_are_left_alone(text: str) -> None:
    """A guard that cries wolf is switched off."""
    assert left_out(text) == (text, ())


@pytest.mark.parametrize("text", ["A", "a.", "Aa ", "A-", "1.", "Kari N, ", "(at", " "])
def test_a_very_long_cell_is_read_too(text: str) -> None:
    """A pattern that tries every way through a long cell would never come back."""
    cell = text * 10_000

    assert left_out(cell) == (cell, ())


def test_nothing_that_ships_is_taken_for_a_person() -> None:
    """The shipped tables hold no person, and no false alarm."""
    found = read_sources(shipped()).problems

    assert [problem for problem in found if problem.code.startswith("left-out")] == []


def test_an_amount_is_no_telephone() -> None:
    """In a column of amounts, eight digits are an amount; elsewhere they may not be."""
    assert left_out("90012345", amount=True) == ("90012345", ())
    assert left_out("90012345")[1] == ("telephone",)


@given(number=identity_numbers())
def test_identity_numbers_have_two_check_digits(number: str) -> None:
    """Any other last digit is wrong: 10 of 11 slips are seen."""
    other = number[:-1] + str((int(number[-1]) + 1) % 10)

    assert is_identity_number(number)
    assert not is_identity_number(other)


@given(text=st.text(alphabet="0123456789 .+-@abcÅ(", max_size=40))
def test_what_is_clean_stays_clean(text: str) -> None:
    """To leave out twice is to leave out once."""
    once, _ = left_out(text)

    assert left_out(once) == (once, ())


def test_each_mark_is_told_with_its_place(tmp_path: Path) -> None:
    """File, row and column, in ``check`` as in a build, and never the words."""
    secret = "rådgjevar Kari Nordmann, kari@example.no"
    folder = write_tiny(
        tmp_path / "liten", **change("rows", "Askøy vgs er med", f'"{secret}"')
    )
    told = [(p.code, p.file, p.row, p.column) for p in build([str(folder)]).problems]
    lines = "\n".join(check_lines(check([str(folder)]), "nn"))

    for kind in ("person", "e-mail"):
        assert (f"left-out-{kind}", "liten/rows.csv", 2, "comment") in told
    assert "liten/rows.csv, rad 2, kolonne comment: Utelate" in lines
    assert "Nordmann" not in lines and "example" not in lines


def test_the_mark_speaks_the_language_of_the_source(tmp_path: Path) -> None:
    """The mark stands in the graph, where the words stood."""
    rows = TINY["rows"].replace("Askøy vgs er med", "Ring 90 01 23 45")
    for language, mark in (
        ("nn", "[utelate: telefonnummer]"),
        ("nb", "[utelatt: telefonnummer]"),
        ("en", "[left out: telephone number]"),
    ):
        head = TINY["collection"].replace(",nn,", f",{language},")
        folder = write_tiny(tmp_path / language, rows=rows, collection=head)
        (found,) = (
            record["comment"]
            for record in read_sources([folder]).collections[0].records("rows")
            if record["row"] == "1"
        )
        assert found == f"Ring {mark}"


def test_internal_keeps_what_stands(tmp_path: Path) -> None:
    """Whoever asks for it gets the cell as it is, and no warning."""
    folder = write_tiny(
        tmp_path, **change("rows", "Askøy vgs er med", "kari@example.no")
    )
    sources = read_sources([folder], internal=True)

    assert sources.collections[0].records("rows")[0]["comment"] == "kari@example.no"
    assert sources.problems == []


def test_judging_leaves_the_others_lines_as_they_are(tmp_path: Path) -> None:
    """A table that is written again must not lose what it held."""
    folder = write_tiny(
        tmp_path / "liten",
        **change(
            "participations",
            "cardiff,partner-place,,,stated,2,title,Cardiff",
            "erfurt,partner-place,,,inferred,2,title,",
        ),
        verdicts="finding,verdict,why,who,date\n"
        "overlaps-til-cardiff--til-erfurt,unsure,Veit ikkje,kari@example.no,\n",
    )
    name = "overlaps-til-cardiff--til-erfurt"
    judge([str(folder)], name, Verdict.OVERLAP, "Same by.", who="OPK")

    written = (folder / "verdicts.csv").read_text(encoding="utf-8")
    assert "kari@example.no" in written and "OPK" in written


def test_an_error_quotes_no_person(tmp_path: Path) -> None:
    """Neither a ragged row, nor a heading, nor an unknown code shows an address."""
    long_row = "x" * 50 + "kari.nordmann@example.no"
    for changes in (
        change("rows", "2,table,Utveksling", f"2,{long_row},table,Utveksling"),
        change("rows", "comment,restated", "kari.nordmann@example.no,restated"),
        change(
            "activities", "cpmr,3,title,,,membership", "cpmr,3,title,,,k@example.no"
        ),
    ):
        folder = write_tiny(tmp_path, **(TINY | changes))
        with pytest.raises(InputError) as caught:
            build([str(folder)])
        said = "\n".join(error_lines(caught.value, "nn"))
        assert "rad" in said
        assert "nordmann" not in said and "example" not in said
