"""Writing into somebody's workbook: names and warnings in, nothing else changed."""

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.asking.store import build_store, turtle
from graph.build import build
from graph.errors import InputError, Problem, Severity
from graph.reading.collection import Collection, Sources, read_sources
from graph.reading.grids.workbook import read_workbook
from graph.reading.overviews.mapping import Mapping
from graph.reading.overviews.overview import Overview, read_overview
from graph.reading.tables import Tables
from graph.writing.write import Written, write_back, write_into
from ontology import ID_NAMESPACE
from tests.county import converted, write_workbook

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
HEADINGS = ("Nr", "Tiltak", "Innhald", "Sluttdato", "Vår eigen kolonne")
REGISTER = read_sources([]).register
CELLS = st.text("aæø <&>\"'_x0D;=1\n", max_size=12)
TITLES = st.text("abcæø", min_size=1, max_size=6)
FEW = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def book_of(path: Path, rows: list[tuple[str, ...]]) -> Path:
    """Write a workbook with a heading further down and the rows below it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Ark"
    sheet["A1"] = "Oversyn i Vestland"
    sheet.append([])
    sheet.append(HEADINGS)
    for number, cells in enumerate(rows, start=1):
        for place, cell in enumerate((str(number), *cells), start=1):
            sheet.cell(number + 3, place).value = cell
            sheet.cell(number + 3, place).data_type = "s"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def understood(path: Path) -> Overview:
    """Return a workbook as it is understood."""
    return read_overview(read_workbook(path), path, Mapping(), REGISTER)


def sources_of(tables: Tables) -> Sources:
    """Return tables as the only collection."""
    return Sources([Collection("o", tables)], REGISTER, [])


def write(path: Path, *problems: Problem) -> Written:
    """Return a workbook written into, with these problems as comments."""
    sources = sources_of(understood(path).tables)
    return write_into(path, read_workbook(path), sources, problems, lambda p: p.code)


def warning(row: int, column: str, code: str = "odd") -> Problem:
    """Return a warning about a cell of the sheet."""
    return Problem(code, Severity.WARNING, "o.xlsx/Ark", row, column)


def comments(path: Path) -> dict[str, str]:
    """Return the comments of the first sheet by cell."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


@FEW
@given(st.lists(st.tuples(TITLES, CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_what_is_written_reads_back_the_same(
    tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    """Whatever the cells hold, names and comments change no table; rounds add none."""
    path = book_of(tmp_path / "o.xlsx", rows)
    before = understood(path).tables
    odd = [warning(number, "content") for number in range(4, 4 + len(rows), 2)]

    first = write(path, *odd)
    path.write_bytes(first.content)
    second = write(path, *odd)

    assert understood(path).tables == before
    assert second.content == first.content
    assert first.names == len(rows)


@FEW
@given(
    rows=st.lists(st.tuples(TITLES, CELLS, CELLS, CELLS), min_size=2, max_size=4),
    place=st.integers(0, 3),
    text=TITLES,
)
def test_an_edit_changes_only_what_hangs_on_its_row(
    tmp_path: Path, rows: list[tuple[str, ...]], place: int, text: str
) -> None:
    """A cell of the first row edited, also its title: no other row's triples move."""
    path = book_of(tmp_path / "o.xlsx", rows)
    path.write_bytes(write(path).content)
    before = understood(path).tables
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(4, place + 2).value = text
    book.save(path)
    after = understood(path).tables

    names = {record["id"] for record in before["activities"]}
    own = before["activities"][0]["id"]
    assert {record["id"] for record in after["activities"]} == names
    one, two = (set(build_store(sources_of(t))) for t in (before, after))
    own_things = (f"{ID_NAMESPACE}o/activity/{own}", f"{ID_NAMESPACE}o/row/1")
    moved = {quad.subject.value for quad in one ^ two}
    assert [
        s for s in moved if not f"{s}/".startswith(tuple(f"{h}/" for h in own_things))
    ] == []


def test_the_countys_own_overview_comes_back_the_same(tmp_path: Path) -> None:
    """The shipped overview as a workbook: same graph, byte by byte, three rounds."""
    (tmp_path / "a").mkdir()
    path = write_workbook(tmp_path / "a" / "oversikt.xlsx")
    graph = turtle(build([str(path)], findings=False).store)
    first = write_back(path, lambda found: found.code)
    path.write_bytes(first.content)
    second = write_back(path, lambda found: found.code)

    assert first.names == 64
    assert second.content == first.content
    assert turtle(build([str(path)], findings=False).store) == graph
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["J3"].value == "samband-id"
    assert [str(found) for found in sheet.merged_cells.ranges] == ["A1:I1"]
    assert sheet.column_dimensions["B"].width == pytest.approx(4.2 * 4.6)


def rich_book(path: Path) -> Path:
    """Write a workbook with what libraries lose: chart, picture, icons, comment."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Ark")
    for row, cells in enumerate([HEADINGS, ("1", "Erfurt", "x", "2030", "eige")]):
        sheet.write_row(row, 0, cells)
    sheet.write_comment("B2", "Hugs å ringe", {"author": "Nokon"})
    icons = {"type": "data_bar", "data_bar_2010": True}
    sheet.conditional_format("A2:A9", icons)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Ark!$A$2:$A$2"})
    sheet.insert_chart("H9", chart)
    own = book.add_worksheet("Notat")
    own.write("A1", "Vårt eige")
    book.close()
    return path


def test_every_other_part_keeps_its_bytes(tmp_path: Path) -> None:
    """Charts, own sheets, styles and the rest are the very same bytes afterwards."""
    path = rich_book(tmp_path / "o.xlsx")
    with zipfile.ZipFile(path) as archive:
        before = {name: archive.read(name) for name in archive.namelist()}
    path.write_bytes(write(path, warning(2, "title"), warning(2, "end")).content)
    with zipfile.ZipFile(path) as archive:
        after = {name: archive.read(name) for name in archive.namelist()}

    changed = {name for name in before if before[name] != after[name]}
    assert before.keys() == after.keys()
    assert changed <= {
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert b"x14:dataBar" in after["xl/worksheets/sheet1.xml"]


def test_comments_of_others_are_kept_and_ours_replaced(tmp_path: Path) -> None:
    """Ours stands below theirs, is exchanged the next time, and gone with its cause."""
    path = rich_book(tmp_path / "o.xlsx")
    path.write_bytes(write(path, warning(2, "title"), warning(2, "end")).content)
    assert comments(path) == {
        "B2": "Hugs å ringe\n\n[samband] odd",
        "D2": "[samband] odd",
    }

    path.write_bytes(write(path, warning(2, "title", "other")).content)
    assert comments(path) == {"B2": "Hugs å ringe\n\n[samband] other"}

    path.write_bytes(write(path).content)
    assert comments(path) == {"B2": "Hugs å ringe"}


def test_a_date_that_is_unread_is_commented_on_in_its_own_cell(tmp_path: Path) -> None:
    """From the file alone: its heading is not our name of the column."""
    path = book_of(tmp_path / "o.xlsx", [("Erfurt", "", "ein gong", "")])
    path.write_bytes(write_back(path, lambda problem: problem.code).content)

    assert comments(path)["D4"] == "[samband] unread-date"


def test_names_hold_when_titles_change_and_rows_are_copied(tmp_path: Path) -> None:
    """A new title keeps the name; of two rows with one name the second gets another."""
    path = book_of(
        tmp_path / "o.xlsx", [("Erfurt", "", "", ""), ("Cardiff", "", "", "")]
    )
    path.write_bytes(write(path).content)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["B4"] = "Noko heilt anna"
    sheet["F5"] = sheet["F4"].value
    book.save(path)

    found = understood(path)

    assert [a["id"] for a in found.tables["activities"]] == ["erfurt", "cardiff"]
    codes = [(p.row, p.code) for p in found.problems if p.code == "id-unusable"]
    assert codes == [(5, "id-unusable")]
    path.write_bytes(write(path).content)
    assert [understood(path).tables["activities"][1]["id"]] == ["cardiff"]


def test_another_office_program_opens_what_was_written(tmp_path: Path) -> None:
    """LibreOffice reads the names and both comments, and stores them again."""
    path = rich_book(tmp_path / "o.xlsx")
    path.write_bytes(write(path, warning(2, "title"), warning(2, "end")).content)
    stored = converted(path, "xlsx", tmp_path / "lo")

    shutil.copy(stored, path)
    assert openpyxl.load_workbook(path).worksheets[0]["F2"].value == "erfurt"
    assert comments(path).keys() == {"B2", "D2"}
    path.write_bytes(write(path).content)
    assert comments(path) == {"B2": "Hugs å ringe"}


def test_what_cannot_be_written_into_is_refused(tmp_path: Path) -> None:
    """No workbook, or a signed one: one clear line."""
    text = tmp_path / "o.csv"
    text.write_text("Nr,Tiltak\n1,Erfurt\n", encoding="utf-8")
    with pytest.raises(InputError, match="write-no-workbook"):
        write_back(text, str)
    path = rich_book(tmp_path / "o.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<a/>")
    with pytest.raises(InputError, match="write-signed"):
        write(path)
