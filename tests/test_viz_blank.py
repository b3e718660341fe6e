"""A new workbook: samband takes it at once, and people are told what goes where."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.utils import get_column_letter

import samband
from graph.build import build
from graph.errors import Severity
from graph.names import fold
from graph.reading.labels import code_of, heading_of, table_of
from graph.reading.schema import schemas
from graph.reading.vocabulary import codes
from viz.blank.rows import SHEETS
from viz.blank.workbook import blank_workbook
from viz.wording import LANGUAGES, texts


def run(*words: str) -> tuple[int, str]:
    """Run a command and return its exit code and all that it says."""
    done = CliRunner().invoke(samband.main, words)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


@pytest.mark.parametrize(
    "county", ["Vestland", "Finnmark fylkeskommune", "Møre og Romsdal", "Mørkedal", ""]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_workbook_is_built_at_once(
    tmp_path: Path, language: str, county: str
) -> None:
    """For a county we know, one we do not, and none; in every language."""
    code, _ = run("new", str(tmp_path), "--county", county, "--language", language)
    built = build([str(tmp_path)])

    assert code == 0
    (source,) = built.sources.collections
    assert [row["kind"] for row in source.records("activities")] == ["exchange"]
    assert len(source.records("participations")) == 2
    told = [found for found in built.problems if found.severity is Severity.WARNING]
    # Nobody can know where a county lies that the register does not have.
    unknown = {"place"} if county in ("Mørkedal", "") else set()
    assert {found.column for found in told} == {"as_of", *unknown}


def test_a_county_that_the_register_knows_is_not_entered_again(tmp_path: Path) -> None:
    """Vestland is the owner by its id; another county is a new organisation."""
    owners = {}
    for county in ("Vestland", "Vestland fylkeskommune", "Mørkedal"):
        path = tmp_path / "o.xlsx"
        path.write_bytes(blank_workbook(county, "nn"))
        book = openpyxl.load_workbook(path)
        owners[county] = (book["samling"]["D2"].value, book["organisasjonar"].max_row)

    assert owners == {
        "Vestland": ("vestland", 1),
        "Vestland fylkeskommune": ("vestland", 1),
        "Mørkedal": ("morkedal", 2),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_explains_itself(tmp_path: Path, language: str) -> None:
    """A comment on each heading, a frozen first row, the guide first, lists hidden."""
    path = tmp_path / "o.xlsx"
    path.write_bytes(blank_workbook("Vestland", language))
    book = openpyxl.load_workbook(path)
    guide, *tables, lists = book.worksheets

    assert guide.title == texts(language, "own_workbook")["sheet.guide"]
    assert lists.sheet_state == "hidden"
    assert [table_of(sheet.title) for sheet in tables] == list(SHEETS)
    for sheet in tables:
        schema = schemas()[table_of(sheet.title)]
        names = [heading_of(str(cell.value), schema) for cell in sheet[1]]
        said = [cell.comment.text for cell in sheet[1] if cell.comment]
        assert names == schema.headings
        assert [text.partition(":")[0] for text in said] == names
        assert sheet.freeze_panes == "B2"


def test_lists_hold_the_codes(tmp_path: Path) -> None:
    """The kind of an activity is chosen from the labels of its code list."""
    path = tmp_path / "o.xlsx"
    path.write_bytes(blank_workbook("Vestland", "nn"))
    book = openpyxl.load_workbook(path)
    sheet = book["aktivitetar"]
    place = schemas()["activities"].headings.index("kind")
    letter = get_column_letter(place + 1)
    (found,) = (
        validation.formula1
        for validation in sheet.data_validations.dataValidation
        if f"{letter}2" in validation.sqref
    )
    cells = book["Lister"][found.partition("!")[2].replace("$", "")]

    labels = [code.labels["nn"] for code in codes()["activity-kind"].values()]
    assert [cell.value for (cell,) in cells] == labels


def test_the_same_workbook_every_time() -> None:
    """No clock is in it."""
    assert blank_workbook("Vestland", "nn") == blank_workbook("Vestland", "nn")


def test_no_label_means_two_things() -> None:
    """In all languages together, a label of a table, heading or code is one thing."""
    for schema in schemas().values():
        for _, title in schema.titles:
            assert table_of(title) == schema.name
        for column in schema.columns:
            for _, title in column.titles:
                assert heading_of(title, schema) == column.name, (schema.name, title)
            for code in codes().get(column.codes, {}).values():
                for label in code.labels.values():
                    assert code_of(label, column) == code.code, (column.codes, label)
    names = [fold(title) for schema in schemas().values() for _, title in schema.titles]
    assert all(len(name) <= 31 for name in names), "no sheet can be called that"


def test_a_countys_own_sheet_of_activities_is_no_table_of_ours(tmp_path: Path) -> None:
    """A sheet «Aktivitetar» with an id of its own is an overview like any other."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Aktivitetar"
    sheet.append(["ID", "Tiltak", "Forankring"])
    sheet.append(["7", "Erfurt", "Ein plan"])
    path = tmp_path / "o.xlsx"
    book.save(path)
    found = build([str(path)], findings=False, keep=tmp_path / "out")

    (source,) = found.sources.collections
    assert [row["title"] for row in source.records("rows")] == ["Erfurt"]


def test_write_never_overwrites_unless_told_to(tmp_path: Path) -> None:
    """Without --in-place the input is left; with it the old one is kept beside."""
    run("new", str(tmp_path), "--county", "Vestland", "--language", "nn")
    path = tmp_path / "oversyn.xlsx"
    before = path.read_bytes()
    code, said = run("new", str(tmp_path), "--language", "nn")
    assert (code, "finst alt" in said) == (1, True)
    code, said = run("write", str(path), "--out", str(path), "--language", "nn")
    assert (code, "--in-place" in said, path.read_bytes()) == (1, True, before)

    other = tmp_path / "out" / "anna.xlsx"
    assert run("write", str(path), "--out", str(other))[0] == 0
    assert path.read_bytes() == before
    assert run("write", str(path), "--in-place")[0] == 0
    assert path.read_bytes() == other.read_bytes()
    assert (tmp_path / "oversyn.xlsx.bak").read_bytes() == before


def test_an_overview_under_another_name_is_understood_as_before(tmp_path: Path) -> None:
    """What a hand has said of headings, and the name of the source, go with it."""
    (tmp_path / "a").mkdir()
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Tiltak", "Xyzzy"])
    sheet.append(["Erfurt", "Ein plan"])
    path = tmp_path / "a" / "oversyn.xlsx"
    book.save(path)
    said = (
        "file,about,written,means,how\noversyn.xlsx,heading,Xyzzy,anchoring,by-hand\n"
    )
    (path.parent / "mapping.csv").write_text(said, encoding="utf-8")
    # Two known headings are wanted; the other is told by hand.
    other = tmp_path / "b" / "fjor.xlsx"
    assert run("write", str(path), "--out", str(other))[0] == 0
    shutil.rmtree(path.parent)
    (source,) = build([str(other)], findings=False).sources.collections

    assert source.name == "oversyn"
    assert [row["anchoring"] for row in source.records("rows")] == ["Ein plan"]
