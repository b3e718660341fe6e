"""Forms and tables on their side: the headings stand in a column."""

from pathlib import Path

from graph.reading.grids.formats import read_file
from graph.reading.grids.grid import Grid, Line
from graph.reading.overviews.turned import upright
from graph.writing.marks import sheets_of
from tests.overviews import column, document, only, saved, sheet_of, told

FORM = [
    ("Prosjekt", "Hamner"),
    ("Periode", "2023–2026"),
    ("Partnarar", "Stadt Jena"),
    ("Rolle", "Partnar"),
]


def test_each_form_of_a_document_is_an_activity(tmp_path: Path) -> None:
    """One table for each project, its headings at the left."""
    other = [("Prosjekt", "Bruer"), *FORM[1:]]
    path = document(tmp_path / "rogaland.docx", FORM, other)
    found = only(path)

    assert [one["id"] for one in found.records("activities")] == ["hamner", "bruer"]
    assert [row.file for row in found.records("rows")] == [
        "rogaland.docx/1",
        "rogaland.docx/2",
    ]
    assert [
        (one["row"], one["actor"])
        for one in found.records("participations")
        if one["role"] == "partner" and one["actor"] != "rogaland"
    ] == [("1", "stadt-jena"), ("2", "stadt-jena")]
    assert told(path).count("table-turned") == 2


def test_each_column_of_a_sheet_may_be_an_activity(tmp_path: Path) -> None:
    """Rows are called by the columns that they are; nothing is written beside them."""
    book, _ = sheet_of(
        [("Våre prosjekt",), *((*line, "Tur", "") for line in FORM[:1]), *FORM[1:]]
    )
    path = saved(book, tmp_path / "a.xlsx")

    assert column(path, "title") == ["Hamner", "Tur"]
    assert column(path, "row") == ["2", "3"]
    assert only(path).head["title"] == "Våre prosjekt"
    assert sheets_of(read_file(path), path) == []


def test_a_table_with_headings_in_a_row_stays_as_it_is() -> None:
    """Also where its first column has words that are headings elsewhere."""
    lines = [("Tiltak", "Partnar"), ("Prosjekt", "A"), ("Partnarar", "B"), ("Rolle",)]
    grid = Grid("a.xlsx", "Ark", tuple(Line(n, cells) for n, cells in enumerate(lines)))

    assert upright(grid, {}) is grid


def test_few_words_that_are_headings_turn_no_table() -> None:
    """Two of them may stand in any column."""
    lines = [("Prosjekt", "A"), ("Partnarar", "B"), ("Noko", "C")]
    grid = Grid("a.xlsx", "Ark", tuple(Line(n, cells) for n, cells in enumerate(lines)))

    assert upright(grid, {}) is grid
