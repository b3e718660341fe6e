"""The shipped overview as a county has it on its desk: a document or a workbook.

Nine columns, wrapped cells, landscape, several pages; what stands in the cells
is what stands in ``data/vestland-2020/rows.csv``.
"""

import csv
import os
import shutil
import subprocess
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from docx.table import Table
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.properties import PageSetupProperties

ROWS = Path(__file__).parent.parent / "data" / "vestland-2020" / "rows.csv"
TITLE = "Oversikt over internasjonalt arbeid i Vestland 2020"
DAY = "Plattform for internasjonalt arbeid i Vestland, Ajour 20.05.2020"
FIELDS = (
    "row",
    "title",
    "content",
    "type",
    "start",
    "end",
    "anchoring",
    "department",
    "comment",
)
HEADINGS = (
    "Nr",
    "Tiltak",
    "Innhald (t.d. avtalar/tiltak/prosjekt/fora)",
    "Type",
    "Start dato",
    "Evt sluttdato",
    "Forankring",
    "Meldt inn av avd",
    "Kommentar",
)
#: Widths in centimetres: together the room between the margins of a lying A4.
WIDTHS = (1.1, 4.2, 4.4, 2.9, 1.7, 3.0, 2.7, 1.7, 5.6)
#: Two programs at once do not get along with one profile of LibreOffice.
SECONDS = 180


def overview_rows() -> list[tuple[str, ...]]:
    """Return the 64 rows of the shipped overview's table, nine cells each."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    return [
        tuple(record[field] for field in FIELDS)
        for record in records
        if record["part"] == "table"
    ]


def write_document(path: Path, *, headings: tuple[str, ...] = HEADINGS) -> Path:
    """Write the overview as a Word document with one long table."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.2)
    section.header.paragraphs[0].text = DAY
    document.styles["Normal"].font.size = Pt(9)
    document.add_heading(TITLE, level=1)
    rows = overview_rows()
    table = document.add_table(rows=1 + len(rows), cols=len(FIELDS))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    for line, cells in zip(table.rows, [headings, *rows], strict=True):
        for place, text, width in zip(line.cells, cells, WIDTHS, strict=True):
            place.text = text
            place.width = Cm(width)
    _repeat_heading(table)
    document.save(str(path))
    return path


def _repeat_heading(table: Table) -> None:
    """Let the first row stand on every page, as Word does when asked to."""
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def write_workbook(path: Path, *, headings: tuple[str, ...] = HEADINGS) -> Path:
    """Write the overview as an Excel workbook: a title, a gap, then the table."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Oversikt")
    sheet["A1"] = f"{TITLE} ({DAY})"
    sheet.merge_cells("A1:I1")
    side = Side(style="thin")
    for number, cells in enumerate([headings, *overview_rows()], start=3):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(number, column, text or None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(side, side, side, side)
        # The workbook says how high its rows are; nobody else would reckon it.
        lines = [len(t) / (w * 4) for t, w in zip(cells, WIDTHS, strict=True)]
        sheet.row_dimensions[number].height = 15 * (2 + int(max(lines)))
    for letter, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width * 4.6
    sheet.print_title_rows = "3:3"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.save(path)
    return path


def converted(path: Path, form: str, folder: Path) -> Path:
    """Return the file as LibreOffice stores it in another form; skip without it."""
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("SAMBAND_REQUIRE_OFFICE") == "1":
            pytest.fail("SAMBAND_REQUIRE_OFFICE=1, but LibreOffice was not found.")
        pytest.skip("LibreOffice was not found; install it to run this.")
    folder.mkdir(parents=True, exist_ok=True)
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return folder / f"{path.stem}.{form}"
