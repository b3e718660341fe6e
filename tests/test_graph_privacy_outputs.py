"""Persons stay out of every output and every message."""

import csv
import html
import io
import json
import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.build import build, check
from graph.errors import InputError
from graph.files import pieces_of
from tests.numbers import identity_numbers, telephones
from tests.overviews import saved, sheet_of
from tests.samples import TINY, write_tiny
from viz.atlas.pack import unpacked
from viz.lines.errors import check_lines, error_lines
from viz.lines.sentences import tell
from viz.outputs import output_files


def placed(secret: str, table: str, row: int, column: int, at: float) -> str:
    """Return a tiny table with a text put into one of its cells."""
    lines = list(csv.reader(io.StringIO(TINY[table])))
    row = 1 + row % (len(lines) - 1)
    cell = lines[row][column % len(lines[row])]
    place = round(at * len(cell))
    lines[row][column % len(lines[row])] = cell[:place] + secret + cell[place:]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(lines)
    return written.getvalue()


def outputs(folder: Path) -> bytes:
    """Return everything that a build of a folder writes or says."""
    try:
        built = build([str(folder)], tell=tell)
    except InputError as error:
        return "\n".join(error_lines(error, "nn")).encode()
    files = output_files(built, built.findings, "nn")
    said = "\n".join(check_lines(built.problems, "nn", every_note=True))
    return (
        b"\n".join(unwrapped(b"".join(pieces_of(one))) for one in files.values())
        + said.encode()
    )


def unwrapped(file: bytes) -> bytes:
    """Return what a file holds, that of its zipped and packed parts too."""
    if file.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            return b"\n".join(map(archive.read, archive.namelist()))
    packed = re.findall(rb'data-bundle="[^"]*">([^<]*)<', file)
    return b"\n".join([file, *(unpacked(one.decode()).encode() for one in packed)])


@settings(max_examples=25, deadline=None)
@given(
    secret=st.one_of(identity_numbers(), telephones(), st.emails()),
    table=st.sampled_from(sorted(TINY)),
    row=st.integers(0, 9),
    column=st.integers(0, 17),
    at=st.floats(0, 1),
)
def test_no_output_ever_holds_what_tells_of_a_person(
    secret: str, table: str, row: int, column: int, at: float
) -> None:
    """Put anywhere in any cell, it stands in no file and no message of a build."""
    with tempfile.TemporaryDirectory() as place:
        text = placed(secret, table, row, column, at)
        written = outputs(write_tiny(Path(place) / "liten", **{table: text})).decode(
            errors="replace"
        )

    forms = {secret, html.escape(secret), json.dumps(secret)[1:-1]}
    if "@" not in secret:
        forms.add(re.sub(r"\D", "", secret))
    assert [form for form in forms if form in written] == []


def test_columns_of_persons_are_in_no_output(tmp_path: Path) -> None:
    """Contacts, who is responsible, a person as partner or in a title, and the ids."""
    rows = [
        ("Tiltak", "Kontaktperson", "Ansvarleg", "Partnar"),
        (
            "Møte med rådgjevar Kari Nordmann",
            "Zebulon",
            "Per Dunk, Bryne vgs",
            "Lærar Eli Vik",
        ),
    ]
    path = saved(sheet_of(rows)[0], tmp_path / "a.xlsx")
    written = outputs(path).decode("utf-8", "replace").lower()

    assert "bryne vgs" in written
    for secret in ("nordmann", "zebulon", "per dunk", "eli vik", "eli-vik"):
        assert secret not in written


@pytest.mark.parametrize(
    "headings",
    [
        ("Kontaktperson", "Kontakt 2"),
        ("E-post", "Kontaktperson"),
        ("Prosjektleiar", "Saksbehandlar"),
        ("Kontaktperson hos oss", "Kontaktperson hos partnar"),
        ("Ansvarleg", "Kontakt i fylket"),
        ("Rektor", "Kontaktlærar"),
        ("Styremedlem", "Vara"),
        ("Folkevald", "Kven deltok"),
        ("Responsible officer", "Name of contact"),
        ("Ei overskrift som er lang, og lengre enn ei adresse: kontaktperson", "Vara"),
    ],
)
def test_no_second_or_unknown_column_of_persons_is_read(
    tmp_path: Path, headings: tuple[str, str]
) -> None:
    """A name alone is known for one by what stands above it."""
    rows = [("Tiltak", *headings, "Slutt"), ("Besøk", "Eli Vik", "Per Dunk", "2020")]
    path = saved(sheet_of(rows)[0], tmp_path / "rogaland.xlsx")
    written = outputs(path).decode("utf-8", "replace").lower()

    assert "besøk" in written
    assert [name for name in ("eli vik", "per dunk") if name in written] == []


def test_parts_of_a_name_are_left_out_too(tmp_path: Path) -> None:
    """First name and family name, each in a column of its own."""
    rows = [("Tiltak", "Fornamn", "Etternamn"), ("Besøk", "Zebulon", "Dunkersen")]
    path = saved(sheet_of(rows)[0], tmp_path / "rogaland.xlsx")
    written = outputs(path).decode("utf-8", "replace").lower()

    assert [name for name in ("zebulon", "dunkersen") if name in written] == []


@pytest.mark.parametrize(
    "head",
    [
        ("Namn", "Stilling", "E-post"),
        ("Navn", "Skole", "Rolle"),
        ("Name", "Office held", "Periode"),
    ],
)
def test_a_list_of_persons_is_left_out_whole(
    tmp_path: Path, head: tuple[str, ...]
) -> None:
    """Who takes part and whom to ask are no activities; the sheet is told."""
    book, _ = sheet_of([("Tiltak", "Slutt"), ("Besøk", "2020")])
    more = book.create_sheet("Deltakarar")
    for row in (head, ("Eli Vik", "x", "2020"), ("Per Dunk", "y", "2021")):
        more.append(row)
    path = saved(book, tmp_path / "rogaland.xlsx")
    written = outputs(path).decode("utf-8", "replace").lower()

    assert [name for name in ("eli vik", "per dunk") if name in written] == []
    assert "table-of-persons" in [one.code for one in check([str(path)])]


def test_names_beside_what_tells_of_activities_are_theirs(tmp_path: Path) -> None:
    """«Blue Invest» may be a person or a project; one with a programme is a project."""
    rows = [("Namn", "Program"), ("Blue Invest", "Interreg"), ("Green Hub", "LIFE")]
    path = saved(sheet_of(rows)[0], tmp_path / "rogaland.xlsx")

    assert "blue invest" in outputs(path).decode("utf-8", "replace").lower()
