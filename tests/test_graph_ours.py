"""Findings are for those who answer for something; a database beside them is not."""

from pathlib import Path

from graph.build import build
from graph.findings import find
from tests.samples import TINY, write_tiny

KINDS = ("isolated", "overlaps", "unanchored", "lapses")
#: What the tables below say of the owner, in activities and in participations.
SAYING = (",inferred,vestland,", ",stated,vestland,")


def overview(folder: Path, name: str, *, owned: bool = True) -> str:
    """Write the tiny collection, its activities called by a name of their own."""
    tables = {
        key: text.replace("til-", f"{name}-").replace("\ncpmr,", f"\n{name}-cpmr,")
        for key, text in TINY.items()
    }
    tables["collection"] = tables["collection"].replace("tiny,", f"{name},")
    if not owned:
        for saying in SAYING:
            nobody = saying.replace("vestland", "")
            tables["activities"] = tables["activities"].replace(saying, nobody)
        lines = tables["participations"].splitlines(keepends=True)
        tables["participations"] = "".join(
            line for line in lines if ",owner," not in line
        )
    return str(write_tiny(folder / name, **tables))


def found(*folders: str) -> dict[str, set[tuple[str, ...]]]:
    """Return the activities of the findings of each kind, as one tuple a finding."""
    store = build(list(folders), findings=False).store
    return {
        kind: {finding.activities for finding in find(store, kind)} for kind in KINDS
    }


def test_what_is_in_a_database_is_told_only_beside_our_own(tmp_path: Path) -> None:
    """Beside the county's own overview, only pairs with its own rows are told."""
    own = overview(tmp_path, "eiga")
    base = overview(tmp_path, "base", owned=False)

    assert found(own, base) == {
        # The membership, and the department that both exchanges belong to.
        "isolated": {("eiga-cpmr",), ("eiga-erfurt", "eiga-cardiff")},
        "overlaps": {
            ("base-erfurt", "eiga-erfurt"),
            ("base-cardiff", "eiga-cardiff"),
            ("base-cpmr", "eiga-cpmr"),
        },
        "unanchored": {("eiga-cardiff",), ("eiga-cpmr",)},
        "lapses": {("eiga-erfurt",), ("eiga-cardiff",), ("eiga-cpmr",)},
    }


def test_a_database_alone_is_looked_through(tmp_path: Path) -> None:
    """With no owner anywhere there is nobody else that the findings could be for."""
    alone = found(overview(tmp_path, "base", owned=False))

    assert alone["unanchored"] == {("base-cardiff",), ("base-cpmr",)}
    assert alone["lapses"] == {("base-erfurt",), ("base-cardiff",), ("base-cpmr",)}


def test_two_overviews_are_both_looked_through(tmp_path: Path) -> None:
    """What two overviews with owners have alike is a pair, whoever reads it."""
    both = found(overview(tmp_path, "ein"), overview(tmp_path, "to"))

    assert ("ein-erfurt", "to-erfurt") in both["overlaps"]
    assert {("ein-cpmr",), ("to-cpmr",)} <= both["unanchored"]
