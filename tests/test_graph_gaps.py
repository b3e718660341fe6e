"""What nothing follows up, and what is not filled in."""

from pathlib import Path

import pytest

from graph.build import build
from graph.findings import find
from graph.findings.finding import Finding
from graph.findings.matrix import MATRICES, matrix
from graph.findings.quality import worklist
from tests.samples import change, write_tiny

REGION = change(
    "activities",
    "til-cardiff,2,title,,,exchange,inferred",
    "til-cardiff,2,title,,,partner-region,inferred",
)
PRIORITY = {
    "priorities": "document,subject,evidence,row,column,as_written,source,note\n"
    "utviklingsplan-vestland,tyskland,stated,1,anchoring,,,\n"
    "utviklingsplan-vestland,frankrike,stated,1,anchoring,,,\n"
    "strategi-erasmus-utdanningsomradet,tyskland,stated,1,anchoring,,,\n"
}


def gaps(folder: Path) -> dict[str, Finding]:
    """Return the gaps of a folder that are not about documents, by name."""
    found = find(build([str(folder)]).store, "gaps")
    return {
        finding.id.removeprefix("gaps-"): finding
        for finding in found
        if finding.level != "no-activity"
    }


@pytest.fixture(scope="module")
def shipped() -> dict[str, Finding]:
    """Return the gaps of all the sources, by name."""
    found = find(build([], findings=False).store, "gaps")
    return {finding.id.removeprefix("gaps-"): finding for finding in found}


def test_a_plan_with_an_activity_is_no_gap(tmp_path: Path) -> None:
    """The plan for Vestland carries the exchange with Erfurt; the others nothing."""
    found = find(build([str(write_tiny(tmp_path))]).store, "gaps")
    names = {finding.details["name"] for finding in found}

    assert "Utviklingsplan for Vestland" not in names
    assert "Regional plan for folkehelse" in names


def test_a_region_with_only_the_partnership(tmp_path: Path) -> None:
    """Cardiff as a partner region, and nobody goes there."""
    found = gaps(write_tiny(tmp_path, **REGION))

    assert found["region-empty-cardiff"].activities == ("til-cardiff",)


def test_priorities_with_and_without_anybody(tmp_path: Path) -> None:
    """Germany is anchored in one document and not in the other; France has nobody."""
    found = gaps(write_tiny(tmp_path, **PRIORITY))
    plan, strategy = "utviklingsplan-vestland", "strategi-erasmus-utdanningsomradet"

    assert f"no-partner-{plan}-frankrike" in found
    assert f"not-anchored-{strategy}-tyskland" in found
    assert not any(name.endswith(f"{plan}-tyskland") for name in found)


def test_the_partner_regions_of_the_overview(shipped: dict[str, Finding]) -> None:
    """Gorenjska has nothing, Kaunas an agreement; Thüringen and Orkney have more."""
    empty = {n: f.rows for n, f in shipped.items() if f.level == "region-empty"}

    assert empty == {
        "region-empty-gorenjska": ("61",),
        "region-empty-kaunas": ("59", "59"),
    }


def test_germany_and_france_are_not_anchored(shipped: dict[str, Finding]) -> None:
    """There is cooperation with both, but none names the strategy that wants it."""
    strategy = "not-anchored-strategi-erasmus-utdanningsomradet"

    assert {"8", "9", "12", "60"} <= set(shipped[f"{strategy}-tyskland"].rows)
    assert {"7", "62"} <= set(shipped[f"{strategy}-frankrike"].rows)


def test_departments_against_countries() -> None:
    """OPK has Germany seven times: rows 8, 9 and 12, and four times row 11."""
    answer = matrix(build(["vestland-2020"], findings=False).store, "country")
    table = {row["department"]: row for row in answer.records()}

    assert (table["OPK"]["Tyskland"], table["INN"]["Tyskland"]) == ("7", "1")
    assert set(table) == {"INN", "MOK", "OPK", "SUD", ""}
    assert "Noreg" not in answer.columns


@pytest.mark.parametrize("across", MATRICES)
def test_a_matrix_has_a_line_a_department(across: str, tmp_path: Path) -> None:
    """Two departments, whatever stands across."""
    answer = matrix(build([str(write_tiny(tmp_path))], findings=False).store, across)

    assert answer.column("department") == ["INN", "OPK"]


def test_three_rows_counted_by_hand(tmp_path: Path) -> None:
    """One of three rows has an anchoring; OPK fills in one of two, INN none of one."""
    found = find(build([str(write_tiny(tmp_path))]).store, "quality")
    anchoring = {
        f.details["department"]: (f.details["filled"], f.details["of"], f.rows)
        for f in found
        if f.details["heading"] == "Forankring"
    }

    assert anchoring == {
        "*": ("1", "3", ("2", "3")),
        "INN": ("0", "1", ("3",)),
        "OPK": ("1", "2", ("2",)),
    }


def test_four_of_sixty_four() -> None:
    """The overview names a document in rows 1 to 4, all of SUD."""
    found = find(build(["vestland-2020"], findings=False).store, "quality")
    lines = {(f.details["department"], f.details["heading"]): f for f in found}

    whole = lines["*", "Forankring"]
    assert (whole.details["filled"], whole.details["of"]) == ("4", "64")
    assert lines["SUD", "Forankring"].score == 1.0
    assert [lines[unit, "Forankring"].score for unit in ("OPK", "INN", "MOK")] == [
        0
    ] * 3


def test_the_worklist_names_the_cells(tmp_path: Path) -> None:
    """Two anchorings and two comments are empty."""
    cells = worklist(build([str(write_tiny(tmp_path))]).store)

    assert [(cell.department, cell.row, cell.heading) for cell in cells] == [
        ("INN", "3", "Forankring"),
        ("INN", "3", "Kommentar"),
        ("OPK", "2", "Forankring"),
        ("OPK", "2", "Kommentar"),
    ]
