"""The workbook: a sheet a table, days as days, and no cell that runs."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.build import Built, build
from tests.samples import change, write_tiny
from viz.formats import FORMULA
from viz.twins.sheets import Sheet, sheets
from viz.twins.workbook import workbook
from viz.wording import LANGUAGES, texts


def tiny(tmp_path: Path, **changes: str) -> Built:
    """Return the graph of the tiny collection."""
    return build([str(write_tiny(tmp_path / "tiny", **changes))])


def opened(data: bytes) -> Any:
    """Open a workbook as a spreadsheet would."""
    return openpyxl.load_workbook(io.BytesIO(data))


def test_every_table_has_its_sheet(tmp_path: Path) -> None:
    """Sixteen sheets in each language, the front one first, all of them named."""
    built = tiny(tmp_path)
    for language in LANGUAGES:
        words = texts(language, "workbook")
        book = opened(workbook(built, language))
        expected = [words["sheet_front"]]
        expected += [words[f"sheet_{one.key}"] for one in sheets(built, language)]
        assert book.sheetnames == expected
        assert len(expected) == 16


def test_sheets_are_ready_to_be_sorted(tmp_path: Path) -> None:
    """Headings stay in sight and have filters; the first column is the row."""
    book = opened(workbook(tiny(tmp_path), "nn"))
    sheet = book["Aktivitetar"]

    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:O4"
    assert [cell.value for cell in sheet[1]][:4] == [
        "Rad",
        "Tittel",
        "Slag",
        "Avdeling",
    ]
    assert sheet["B2"].alignment.wrap_text


def test_words_stay_and_only_whole_days_become_days(tmp_path: Path) -> None:
    """«desember 2021» is no day, but the last that it can mean is one."""
    book = opened(workbook(tiny(tmp_path), "nn"))
    sheet = book["Aktivitetar"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, [cell.value for cell in sheet[2]], strict=True))

    assert row["Slutt som skrive"] == "desember 2021"
    assert row["Slutt"] == "2021-12"
    assert row["Seinast slutt"] == datetime(2021, 12, 31)
    assert row["Tidlegast slutt"] == datetime(2021, 12, 1)


@pytest.mark.parametrize("start", FORMULA[:4])
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    """A title that begins like a formula stays the text it is."""
    evil = f"{start}HYPERLINK(1)"
    changes = change("rows", "Utveksling til Cardiff", evil)
    book = opened(workbook(tiny(tmp_path, **changes), "nn"))
    cells = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == evil
    ]

    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_same_tables_are_the_same_bytes(tmp_path: Path) -> None:
    """Twice the same graph, twice the same file, and no clock in it."""
    built = tiny(tmp_path)
    first = workbook(built, "nn")

    assert first == workbook(built, "nn")
    core = zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml").decode()
    assert str(date.today().year) not in core


def test_sheets_hold_what_ships() -> None:
    """113 activities, 12 conflicts: what the summary counts, row for row."""
    built = build([])
    found: dict[str, Sheet] = {one.key: one for one in sheets(built, "nn")}

    assert len(found["activities"].rows) == 113
    for kind, findings in built.findings.items():
        assert len(found[kind].rows) == len(findings)
    for sheet in found.values():
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_no_code_word_is_left_in_the_levels() -> None:
    """Levels are told in words of the language, also those of overlaps."""
    built = build([])
    for language in LANGUAGES:
        for sheet in sheets(built, language):
            if "level" in sheet.columns and sheet.key in built.findings:
                place = sheet.columns.index("level")
                codes = {one.level for one in built.findings[sheet.key]}
                shown = {row[place] for row in sheet.rows}
                assert {code for code in codes & shown if "-" in code} == set()
