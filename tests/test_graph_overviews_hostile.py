"""Files that cannot be read, or not as they say they are."""

import gzip
import shutil
from pathlib import Path

import pytest

from graph.build import build
from graph.errors import InputError, Problem
from tests.overviews import (
    DATA,
    ROWS,
    column,
    needs_data,
    saved,
    sheet_of,
    told,
)
from tests.papers import words, write_pdf


def _formulas(folder: Path) -> Path:
    book, sheet = sheet_of(ROWS)
    sheet["B5"] = "=1+1"
    return saved(book, folder / "a.xlsx")


def _bomb(folder: Path) -> Path:
    import zipfile

    path = saved(sheet_of(ROWS)[0], folder / "a.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image1.xml", b" " * 120_000_000)
    return path


def _wide(folder: Path) -> Path:
    path = folder / "a.csv"
    path.write_text("Tiltak," * 1_000_000)
    return path


def _far(folder: Path) -> Path:
    book, sheet = sheet_of(ROWS)
    sheet["XFD1048576"] = "her"
    return saved(book, folder / "a.xlsx")


def _entities(folder: Path) -> Path:
    import zipfile

    path = folder / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    return path


def _bytes(name: str, raw: bytes) -> object:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(raw)
        return path

    return write


def _cut(folder: Path) -> Path:
    path = saved(sheet_of(ROWS)[0], folder / "a.xlsx")
    path.write_bytes(path.read_bytes()[:3000])
    return path


def _empty(folder: Path) -> Path:
    return saved(sheet_of([])[0], folder / "a.xlsx")


def _blank_pdf(folder: Path) -> Path:
    return write_pdf(folder / "a.pdf", ["10 10 m 90 90 l S"])


def _unruled_pdf(folder: Path) -> Path:
    return write_pdf(folder / "a.pdf", [words("Tiltak Innhald", 40, 500)])


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_formulas, "file-formulas"),
        (_bomb, "file-too-big"),
        (_wide, "file-too-wide"),
        (_far, "file-too-wide"),
        (_entities, "file-entities"),
        (_cut, "file-damaged"),
        (_empty, "file-no-table"),
        (_blank_pdf, "pdf-images"),
        (_unruled_pdf, "pdf-no-table"),
        (_bytes("a.xls", OLE), "old-workbook"),
        (_bytes("a.doc", OLE), "old-document"),
        (_bytes("a.docx", OLE + "EncryptedPackage".encode("utf-16-le")), "file-locked"),
        (_bytes("a.xlsx", b""), "file-empty"),
        (_bytes("a.xlsx", b"<html>"), "file-damaged"),
        (_bytes("a.png", b"\x89PNG\r\n"), "file-unknown"),
        (_bytes("a.pdf", b"%PDF-1.7\n%%EOF"), "file-damaged"),
    ],
)
def test_what_cannot_be_read_is_one_error(
    tmp_path: Path, make: object, code: str
) -> None:
    """Each has its own code, and there is nothing beside it."""
    assert callable(make)
    path: Path = make(tmp_path)
    with pytest.raises(InputError) as caught:
        build([str(path)])

    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_wrong_ending_is_told_and_the_file_is_read(tmp_path: Path) -> None:
    """A workbook that somebody called .docx is still a workbook."""
    path = saved(sheet_of(ROWS)[0], tmp_path / "a.xlsx").rename(tmp_path / "a.docx")

    assert column(path, "title") == ["Erfurt", "Cardiff", "Orkney"]
    assert told(path) == ["file-suffix"]


def test_a_file_that_never_ends_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the system has ended the reading, that is told in one line."""
    path = saved(sheet_of(ROWS)[0], tmp_path / "a.xlsx")
    monkeypatch.setattr("sys.executable", shutil.which("false"))

    assert told(path) == ["file-too-heavy"]


def unpacked(name: str, folder: Path) -> Path:
    """Return a public file as it was before it was packed."""
    source = DATA / name
    if source.suffix != ".gz":
        return source
    place = folder / source.stem
    place.write_bytes(gzip.decompress(source.read_bytes()))
    return place


def codes(problems: list[Problem]) -> set[str]:
    """Return the codes of some problems."""
    return {problem.code for problem in problems}


@needs_data
@pytest.mark.parametrize(
    ("name", "lines", "notes"),
    [
        ("interreg_keep_2014_20/keep_closed_1420.xlsx", 10_653, set()),
        ("norway_regions/fylker-kommuner-2019-2020-alle.xlsx", 426, set()),
        ("norway_regions/orgnr_kommune_1236.csv.gz", 357, {"text-guessed"}),
        ("norway_regions/county_2017_2020.csv.gz", 25, set()),
        (
            "norway_regions/kommuner_med_endringer_fra2019_til2020.csv.gz",
            314,
            {"text-guessed"},
        ),
        ("norway_regions/ssb_kommunekoder_2020.csv.gz", 358, {"text-guessed"}),
    ],
)
def test_public_files_open_with_their_oddities_told(
    tmp_path: Path, name: str, lines: int, notes: set[str]
) -> None:
    """Every line of theirs is there, and how they are stored is told."""
    from graph.reading.grids.apart import read_apart

    grids = read_apart(unpacked(name, tmp_path))

    assert sum(len(grid.lines) for grid in grids) == lines
    assert codes([note for grid in grids for note in grid.notes]) == notes


@needs_data
def test_norwegian_letters_of_windows_come_out_right(tmp_path: Path) -> None:
    """The register of municipalities is in Windows-1252."""
    from graph.reading.grids.apart import read_apart

    (grid,) = read_apart(unpacked("norway_regions/orgnr_kommune_1236.csv.gz", tmp_path))

    assert grid.lines[1].cells[1] == "FÆRDER KOMMUNE"
