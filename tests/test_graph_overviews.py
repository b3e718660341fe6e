"""People's own files: what is odd is told, what is corrected is kept."""

import csv
import shutil
from pathlib import Path

import openpyxl
import pytest

from graph.build import build
from graph.errors import InputError
from graph.findings.judging import judge
from graph.findings.verdict import Verdict
from graph.reading.collection import find_collections
from graph.reading.schema import schemas
from tests.overviews import ROWS, column, document, only, read, saved, sheet_of, told
from tests.papers import ruled, write_pdf
from tests.samples import TINY, write_tiny


def test_an_anchoring_is_a_documents_very_name(tmp_path: Path) -> None:
    """Other words in the cell stay as they are written, and are told."""
    book, _ = sheet_of(ROWS)
    path = saved(book, tmp_path / "a.xlsx")
    unread = [p.value for p in read(path).problems if p.code == "anchoring-unread"]

    assert [r["document"] for r in only(path).records("anchorings")] == [
        "utviklingsplan-vestland"
    ]
    assert column(path, "anchoring") == ["Utviklingsplan for Vestland", "Ein plan", ""]
    assert unread == ["Ein plan"]


def test_merged_and_hidden_cells_are_read_and_told(tmp_path: Path) -> None:
    """A cell merged over two rows speaks in both; a hidden row is not left out."""
    book, sheet = sheet_of(ROWS)
    sheet.merge_cells("D3:D4")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    path = saved(book, tmp_path / "a.xlsx")

    assert column(path, "department") == ["OPK", "INN", "INN"]
    assert told(path) == ["rows-hidden", "columns-hidden", "cells-merged"]


def test_dates_and_numbers_of_a_sheet_read_as_people_see_them(tmp_path: Path) -> None:
    """A date is a date, a year is no decimal number, a share has its sign."""
    from datetime import datetime

    book, sheet = sheet_of([("Tiltak", "Start", "Slutt", "Kommentar")])
    sheet.append(["Erfurt", 2020, datetime(2021, 12, 1), 0.5])
    sheet["C2"].number_format = "mmmm yyyy"
    sheet["D2"].number_format = "0%"
    path = saved(book, tmp_path / "a.xlsx")

    assert column(path, "start") == ["2020"]
    assert column(path, "end") == ["2021-12"]
    assert column(path, "comment") == ["50 %"]


def test_several_sheets_are_one_overview(tmp_path: Path) -> None:
    """Sheets without known headings are left, and said to be."""
    book, _ = sheet_of(ROWS)
    more = book.create_sheet("Meir")
    for row in (("Namn", "Type"), ("CPMR", "Medlemsorganisasjon")):
        more.append(row)
    book.create_sheet("Hjelp").append(["Les dette først"])
    path = saved(book, tmp_path / "a.xlsx")

    assert column(path, "title") == ["Erfurt", "Cardiff", "Orkney", "CPMR"]
    assert told(path) == ["table-left"]
    assert column(path, "row") == ["1", "2", "3", "meir-2"]


def test_a_table_split_in_three_is_one(tmp_path: Path) -> None:
    """With the headings again, and without: the rows follow on."""
    path = document(
        tmp_path / "a.docx", ROWS[:2], [ROWS[0], ROWS[2]], [("3", "Orkney", "", "INN")]
    )

    assert column(path, "row") == ["1", "2", "3"]
    assert told(path) == ["headings-repeated"]


def test_cells_go_on_overleaf(tmp_path: Path) -> None:
    """A row without number at the top of a page belongs to the row before."""
    widths = (40, 200, 200)
    first = ruled([("Nr", "Tiltak", "Innhald"), ("1", "Erfurt", "Elevar")], widths)
    second = ruled([("Nr", "Tiltak", "Innhald"), ("", "", "og lærarar")], widths)
    path = write_pdf(tmp_path / "a.pdf", [first, second])

    assert column(path, "content") == ["Elevar og lærarar"]
    assert told(path) == ["headings-repeated", "rows-rejoined"]


def test_a_hyphen_at_the_end_of_a_line_is_kept_and_closed(tmp_path: Path) -> None:
    """«Co-|operation» is one word, «språk- |og kultur» are three."""
    rows = [("Tiltak", "Innhald"), ("Nordic Co-\noperation", "språk-\nog kultur")]
    path = write_pdf(tmp_path / "a.pdf", [ruled(rows, (60, 50))])

    assert column(path, "title") == ["Nordic Co-operation"]
    assert column(path, "content") == ["språk- og kultur"]


def test_headings_are_known_in_three_languages(tmp_path: Path) -> None:
    """English headings are the same columns; the language is told from them."""
    rows = [("No", "Activity", "End date", "Reported by"), ("1", "Erfurt", "2021", "X")]
    path = saved(sheet_of(rows)[0], tmp_path / "a.xlsx")

    assert column(path, "end") == ["2021"]
    assert only(path).language == "en"


def test_an_unknown_heading_is_a_column_of_its_own(tmp_path: Path) -> None:
    """It is told, kept, and stands in the graph under its own heading."""
    rows = [("Tiltak", "Avdelng", "Budsjett 2020"), ("Erfurt", "OPK", "100 000")]
    path = saved(sheet_of(rows)[0], tmp_path / "a.xlsx")
    store = build([str(path)]).store
    asked = """PREFIX samband: <https://w3id.org/samband/ns#>
    SELECT ?text { ?cell samband:heading "Budsjett 2020" ; samband:cellText ?text }"""

    assert told(path) == ["heading-near", "heading-own"]
    assert column(path, "department") == ["OPK"]
    assert [row["text"].value for row in store.query(asked)] == ["100 000"]  # type: ignore[union-attr]


def entries(place: Path) -> list[dict[str, str]]:
    """Return the rows of a mapping file."""
    with place.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_mapping_is_written_corrected_and_used_again(tmp_path: Path) -> None:
    """What a hand has put in ``mapping.csv`` holds next year, for another file."""
    rows = [("Prosjekt", "Kvifor", "Type"), ("Erfurt", "Plan X", "Avtale")]
    path = saved(sheet_of(rows)[0], tmp_path / "2020.xlsx")
    mapping = tmp_path / "mapping.csv"
    build([str(path)], keep=tmp_path / "ut")
    text = mapping.read_text(encoding="utf-8")
    assert "2020.xlsx,heading,Kvifor,own,own" in text
    text = text.replace("Kvifor,own,own", "Kvifor,Forankring,own")
    mapping.write_text(text.replace("owner,,missing", "owner,vestland,missing"))
    build([str(path)], keep=tmp_path / "ut")
    later = saved(sheet_of(rows)[0], tmp_path / "2021.xlsx")
    build([str(later)], keep=tmp_path / "ut")
    before = mapping.read_bytes()
    build([str(later)], keep=tmp_path / "ut")

    assert column(later, "anchoring") == ["Plan X"]
    assert only(path).head["owner"] == "vestland"
    means = {
        (e["file"], e["written"]): (e["means"], e["how"]) for e in entries(mapping)
    }
    assert means["2021.xlsx", "Kvifor"] == ("anchoring", "by-hand")
    assert means["2020.xlsx", "Prosjekt"] == ("title", "exact")
    assert mapping.read_bytes() == before
    assert not (tmp_path / "ut").exists()


def test_headings_that_nobody_knows_can_be_told(tmp_path: Path) -> None:
    """The error says what to do, and the mapping is there to do it in."""
    rows = [("Greie", "Hvordan"), ("Erfurt", "Tyskland")]
    path = saved(sheet_of(rows)[0], tmp_path / "a.xlsx")
    with pytest.raises(InputError) as caught:
        build([str(path)], keep=tmp_path / "ut")
    assert [problem.code for problem in caught.value.problems] == ["headings-unknown"]
    mapping = tmp_path / "mapping.csv"
    text = mapping.read_text(encoding="utf-8").replace("Greie,,", "Greie,title,")
    mapping.write_text(text.replace("Hvordan,,", "Hvordan,content,"), encoding="utf-8")

    assert column(path, "content") == ["Tyskland"]


def test_a_mapping_stands_aside_when_the_place_is_read_only(tmp_path: Path) -> None:
    """Beside the output it is found again."""
    from graph.reading.overviews.mapping import keep

    place = tmp_path / "a file, not a folder"
    place.write_text("")
    entry = dict.fromkeys(("file", "about", "written", "means", "how"), "x")
    aside = tmp_path / "ut"

    assert keep([(place, [entry])], aside) == [aside / "mapping.csv"]
    assert entries(aside / "mapping.csv") == [entry]


def test_a_workbook_of_our_tables_is_a_collection(tmp_path: Path) -> None:
    """Sheets named as tables are the tables; instructions are left alone."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Rettleiing"
    book.worksheets[0].append(["Slik fyller du ut"])
    for name, text in TINY.items():
        sheet = book.create_sheet(name)
        for row in csv.reader(text.splitlines()):
            sheet.append([cell or None for cell in row])
    path = saved(book, tmp_path / "liten.xlsx")
    folder = write_tiny(tmp_path / "liten")
    (from_sheets, from_folder) = read(path, folder).collections
    cells = [
        {
            name: [record.cells for record in records]
            for name, records in found.tables.items()
            if records
        }
        for found in (from_sheets, from_folder)
    ]

    assert cells[0] == cells[1]
    assert told(path) == ["sheet-left"]
    assert build([str(path)]).sources.collections[0].name == "tiny"


def test_a_fault_in_a_sheet_is_told_by_sheet_row_and_column(tmp_path: Path) -> None:
    """The place is the one that the person sees in the workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, text in TINY.items():
        sheet = book.create_sheet(name)
        for row in csv.reader(text.replace("exchange", "trip").splitlines()):
            sheet.append([cell or None for cell in row])
    path = saved(book, tmp_path / "liten.xlsx")
    with pytest.raises(InputError) as caught:
        build([str(path)])

    assert [(p.file, p.row, p.column) for p in caught.value.problems] == [
        ("liten.xlsx/activities", 2, "kind"),
        ("liten.xlsx/activities", 3, "kind"),
    ]


def test_a_folder_of_files_is_read_file_by_file(tmp_path: Path) -> None:
    """Not the mapping, not a lock file, and not where our own tables stand."""
    path = saved(sheet_of(ROWS)[0], tmp_path / "b.xlsx")
    other = document(tmp_path / "a.docx", ROWS)
    shutil.copy(path, tmp_path / "~$b.xlsx")
    (tmp_path / "mapping.csv").write_text("")
    tables = write_tiny(tmp_path / "x" / "liten")

    assert find_collections([str(tmp_path)]) == [other, path]
    assert find_collections([str(tables)]) == [tables]
    (tables / "collection.csv").unlink()
    assert find_collections([str(tables)]) == [tables]


def test_a_verdict_stands_beside_its_file(tmp_path: Path) -> None:
    """``a.verdicts.csv`` is written, read again and taken for no overview."""
    from graph.findings import find
    from tests.county import write_document

    path = write_document(tmp_path / "a.docx")

    (pair, *_) = find(build([str(path)], findings=False).store, "overlaps")
    done = judge([str(path)], pair.id, Verdict("overlap"), "Same sak")

    assert done.place == tmp_path / "a.verdicts.csv"
    assert len(only(path).records("verdicts")) == 1
    assert find_collections([str(tmp_path)]) == [path]


def test_every_field_of_a_row_has_words(tmp_path: Path) -> None:
    """The vocabulary names fields that rows have, each in three languages."""
    from graph.reading.overviews.fields import DEPENDING, FIELDS, NAMING, OWN, words

    spoken: dict[str, set[str]] = {}
    for fields in words().values():
        for field, languages in fields.items():
            spoken.setdefault(field, set()).update(languages)

    assert set(spoken) == {*FIELDS, *NAMING, OWN, *DEPENDING}
    assert set(FIELDS) - {"number", "id"} <= set(schemas()["rows"].headings)
    assert all(languages >= {"nn", "nb", "en"} for languages in spoken.values())


def test_every_word_for_a_kind_names_a_code() -> None:
    """A word in ``types.csv`` stands for a kind that there is."""
    from graph.reading.kinds import types
    from graph.reading.vocabulary import codes as lists

    assert set(types().values()) <= set(lists()["activity-kind"])
