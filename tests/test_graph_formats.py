"""The county's own overview in four formats: the same 64 rows, cell by cell."""

import re
from pathlib import Path

import pytest

from graph.reading.collection import Collection, read_sources
from tests.county import (
    DAY,
    FIELDS,
    HEADINGS,
    TITLE,
    converted,
    overview_rows,
    write_document,
    write_workbook,
)

Cells = list[tuple[str, ...]]


def collection(path: Path) -> Collection:
    """Return the one collection that a file is read as."""
    (found,) = read_sources([path], aside=path.parent).collections
    return found


def cells(path: Path) -> Cells:
    """Return the rows of a file's table, nine cells each."""
    return [
        tuple(row[field] for field in FIELDS)
        for row in collection(path).records("rows")
        if row["part"] == "table"
    ]


def squeezed(rows: Cells) -> Cells:
    """Return rows without white space, which a narrow column breaks anywhere."""
    return [tuple(re.sub(r"\s", "", cell) for cell in row) for row in rows]


def test_a_document_gives_every_cell(tmp_path: Path) -> None:
    """The Word document that we write ourselves is read back whole."""
    assert cells(write_document(tmp_path / "oversikt.docx")) == overview_rows()


def test_a_workbook_gives_every_cell(tmp_path: Path) -> None:
    """The workbook's heading stands in row 3, below a merged title."""
    assert cells(write_workbook(tmp_path / "oversikt.xlsx")) == overview_rows()


def test_a_document_of_libreoffice_gives_every_cell(tmp_path: Path) -> None:
    """Another program's Word document says the same."""
    ours = write_document(tmp_path / "oversikt.docx")

    assert cells(converted(ours, "docx", tmp_path / "ut")) == overview_rows()


def test_a_workbook_of_libreoffice_gives_every_cell(tmp_path: Path) -> None:
    """Another program's workbook says the same."""
    ours = write_workbook(tmp_path / "oversikt.xlsx")

    assert cells(converted(ours, "xlsx", tmp_path / "ut")) == overview_rows()


@pytest.mark.parametrize("write", [write_document, write_workbook])
def test_a_pdf_gives_every_cell(tmp_path: Path, write: object) -> None:
    """Pages of a printed table are one table again, cells over a break joined.

    All letters are the same, and but for one doubled space so is every space.
    """
    suffix = ".docx" if write is write_document else ".xlsx"
    assert callable(write)
    ours = write(tmp_path / f"oversikt{suffix}")
    found = cells(converted(ours, "pdf", tmp_path / "ut"))
    pairs = [
        (got, want)
        for row, expected in zip(found, overview_rows(), strict=True)
        for got, want in zip(row, expected, strict=True)
        if got != want
    ]

    assert squeezed(found) == squeezed(overview_rows())
    assert pairs == [
        (
            "NORA - North Atlantic Cooperation",
            "NORA -  North Atlantic Cooperation",
        )
    ]


def test_a_text_file_gives_every_cell(tmp_path: Path) -> None:
    """Semicolons and Windows-1252 are found out, and told."""
    lines = [
        ";".join(f'"{cell}"' for cell in row) for row in [HEADINGS, *overview_rows()]
    ]
    path = tmp_path / "oversikt.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    told = [
        problem.details
        for problem in read_sources([path]).problems
        if problem.code == "text-guessed"
    ]

    assert cells(path) == overview_rows()
    assert told == [{"encoding": "cp1252", "delimiter": ";"}]


def test_a_column_of_numbers_needs_no_heading(tmp_path: Path) -> None:
    """The county's own document has no heading above its numbers."""
    path = write_document(tmp_path / "oversikt.docx", headings=("", *HEADINGS[1:]))

    assert cells(path) == overview_rows()


def test_the_document_says_whose_it_is_and_from_when(tmp_path: Path) -> None:
    """Title, county and day stand in the document; its language in its headings."""
    head = collection(write_document(tmp_path / "oversikt.docx")).head

    assert DAY.endswith("20.05.2020")
    assert head == {
        "id": "oversikt",
        "title": TITLE,
        "language": "nn",
        "owner": "vestland",
        "as_of": "2020-05-20",
        "licence": "",
        "source": "oversikt.docx",
    }


def test_one_row_is_one_activity(tmp_path: Path) -> None:
    """Kinds are read where the type is a word we know; nothing else is guessed."""
    found = collection(write_document(tmp_path / "oversikt.docx"))
    kinds = {
        record["row"]: (record["kind"], record["kind_evidence"])
        for record in found.records("activities")
    }
    anchored = {
        record["row"]: (record["document"], record["evidence"])
        for record in found.records("anchorings")
    }

    assert len(kinds) == 64
    assert kinds["3"] == ("network", "stated")
    assert kinds["36"] == ("project", "inferred")
    assert kinds["12"] == ("not-stated", "missing")
    assert anchored == {
        **{number: ("utviklingsplan-vestland", "stated") for number in "123"},
        "4": ("handlingsprogram-folkehelse-hordaland", "stated"),
    }
