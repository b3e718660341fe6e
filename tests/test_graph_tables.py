"""Tables that cannot be used: one problem each, at the right place."""

from pathlib import Path

import pytest

from graph.build import build, check
from graph.errors import InputError, Problem
from graph.reading.schema import schemas
from graph.reading.tables import read_lines
from tests.samples import TINY, change, write_tiny


def faults(folder: Path) -> list[Problem]:
    """Return the errors that stop a build of a folder."""
    with pytest.raises(InputError) as caught:
        build([str(folder)])
    return caught.value.problems


def warnings(folder: Path) -> list[Problem]:
    """Return the warnings about a folder's own tables, not the register's."""
    return [
        problem
        for problem in check([str(folder)])
        if problem.severity == 2 and not problem.file.startswith("register/")
    ]


def places(problems: list[Problem]) -> list[tuple[str, str, int | None, str]]:
    """Return what is wrong and where, without the wording."""
    return [
        (found.code, found.file.split("/")[-1], found.row, found.column)
        for found in problems
    ]


def test_the_tiny_collection_is_right(tmp_path: Path) -> None:
    """The sample that all faults are made of has none itself."""
    assert sum(found.severity > 2 for found in check([str(write_tiny(tmp_path))])) == 0


@pytest.mark.parametrize(
    ("table", "old", "new", "expected"),
    [
        (
            "rows",
            "comment,restated",
            "remark,restated",
            ("missing-column", 1, "comment"),
        ),
        (
            "activities",
            "til-cardiff,2,title,,,exchange",
            "til-cardiff,2,title,,,trip",
            ("unknown-code", 3, "kind"),
        ),
        ("activities", ",Vg2,,,,,,", ",Vg2,,,2020-13,,,", ("bad-edtf", 2, "start")),
        ("collection", "2020-05-20", "20.05.2020", ("bad-date", 2, "as_of")),
        (
            "participations",
            "askoy-vgs",
            "askøy-vgs",
            ("unknown-reference-near", 3, "actor"),
        ),
        (
            "participations",
            "erfurt,partner-place",
            "xyzzy,partner-place",
            ("unknown-reference", 4, "actor"),
        ),
        (
            "participations",
            "til-erfurt,vestland,owner,,",
            "til-erfurt,vestland,owner,ti,",
            ("bad-integer", 2, "count"),
        ),
        (
            "anchorings",
            "stated,1,anchoring",
            "stated,1,plan",
            ("unknown-field", 2, "column"),
        ),
        (
            "anchorings",
            "stated,1,anchoring",
            "stated,,anchoring",
            ("column-without-row", 2, "column"),
        ),
        (
            "anchorings",
            "stated,1,anchoring",
            ",1,anchoring",
            ("empty-cell", 2, "evidence"),
        ),
        ("activities", "cpmr,3,title", "CPMR!,3,title", ("bad-identifier", 4, "id")),
        ("rows", "2,table,Utveksling", "2,table,,Utveksling", ("ragged-row", 3, "")),
        (
            "rows",
            "Utveksling til Cardiff",
            '"Utveksling til Cardiff',
            ("broken-csv", None, ""),
        ),
        (
            "columns",
            "column,heading",
            "column,column",
            ("missing-column", 1, "heading"),
        ),
    ],
)
def test_a_fault_is_found_where_it_stands(
    tmp_path: Path, table: str, old: str, new: str, expected: tuple[str, int, str]
) -> None:
    """A changed cell gives its own problem first, with file, row and column."""
    found = places(faults(write_tiny(tmp_path, **change(table, old, new))))

    code, row, column = expected
    assert (code, f"{table}.csv", row, column) in found


def test_the_same_row_twice_is_told(tmp_path: Path) -> None:
    """Two rows with the same key are one statement written twice."""
    line = TINY["anchorings"].splitlines()[1]
    folder = write_tiny(tmp_path, anchorings=f"{TINY['anchorings']}{line}\n")

    assert places(faults(folder)) == [("row-twice", "anchorings.csv", 3, "activity")]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty-file"),
        (b"\n\n", "empty-file"),
        (b"\xef\xbb\xbf" + TINY["rows"].encode(), "byte-order-mark"),
        (TINY["rows"].encode("utf-16"), "byte-order-mark"),
        (TINY["rows"].encode("cp1252"), "not-utf-8"),
        (TINY["rows"].replace(",", ";").encode(), "semicolons"),
    ],
)
def test_a_file_that_is_stored_otherwise_is_one_problem(
    tmp_path: Path, raw: bytes, code: str
) -> None:
    """Nothing is guessed: the file is named, with how it seems to be stored."""
    folder = write_tiny(tmp_path)
    (folder / "rows.csv").write_bytes(raw)

    assert [code] == [found.code for found in faults(folder)]


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    """A table that every collection needs is asked for by name."""
    folder = write_tiny(tmp_path)
    (folder / "rows.csv").unlink()

    assert ("missing-table", "rows.csv", None, "") in places(faults(folder))


def test_a_department_of_nobody_is_a_warning(tmp_path: Path) -> None:
    """An unknown department stops nothing, but is told."""
    folder = write_tiny(tmp_path, **change("rows", ",INN,", ",XYZ,"))

    found = warnings(folder)
    assert places(found) == [("unknown-department", "rows.csv", 4, "department")]


def test_columns_of_ones_own_are_left_alone(tmp_path: Path) -> None:
    """A county may keep a column for itself; it is told that it is not read."""
    rows = "\n".join(
        line + (",hugs" if number else ",eiga")
        for number, line in enumerate(TINY["columns"].splitlines())
    )
    folder = write_tiny(tmp_path, columns=rows + "\n")

    found = [problem.code for problem in warnings(folder)]
    assert found == ["extra-column"]


def test_a_sheet_may_lack_a_column_whose_cells_may_be_empty() -> None:
    """A table of ours may not: a lost column would go unseen."""
    schema = schemas()["priorities"]
    needed = [c.name for c in schema.columns if c.required or c.name in schema.key]
    lines = [(1, needed), (2, [f"x-{name}" for name in needed])]

    sheet = read_lines(iter(lines), schema, "ark", whole=False)
    table = read_lines(iter(lines), schema, "tabell")

    assert [record.row for record in sheet.records] == [2]
    assert sheet.problems == []
    lacking = [name for name in schema.headings if name not in needed]
    assert [problem.column for problem in table.problems] == lacking
