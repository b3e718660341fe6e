"""The command ``suggest``, as a person types it."""

import csv
from pathlib import Path

from click.testing import CliRunner, Result

import samband
from tests.samples import TINY, write_tiny

ROWS = TINY["rows"].replace("Utveksling til Cardiff", "Utveksling til Wales")
LINE = "2,title,Wales,wales,Wales,country,exact,likely,"


def run(*arguments: str) -> Result:
    """Return what a command prints and exits with."""
    return CliRunner().invoke(samband.main, arguments)


def decide(path: Path, words: str, decision: str) -> None:
    """Write a decision into a list, as a person does in a spreadsheet."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for line in lines:
        if line["words"] == words:
            line["decision"] = decision
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def test_a_list_is_written_decided_read_and_written_again(tmp_path: Path) -> None:
    """A rejected name is gone from the screen, and stays in the list."""
    folder = write_tiny(tmp_path / "liten", rows=ROWS)
    listed = folder / "suggestions.csv"
    done = run("suggest", str(folder), "--out", str(listed))
    assert (done.exit_code, done.output) == (0, "")
    assert LINE in listed.read_text(encoding="utf-8").splitlines()

    decide(listed, "Wales", "reject")
    assert run("check", str(folder)).exit_code == 0
    assert "Wales" not in run("suggest", str(folder)).output
    run("suggest", str(folder), "--out", str(listed))
    assert f"{LINE}reject" in listed.read_text(encoding="utf-8").splitlines()


def test_an_unknown_decision_stops_the_build(tmp_path: Path) -> None:
    """The cell is named, with what can be written there."""
    folder = write_tiny(tmp_path / "liten", rows=ROWS)
    run("suggest", str(folder), "--out", str(folder / "suggestions.csv"))
    decide(folder / "suggestions.csv", "Wales", "kanskje")
    done = run("build", str(folder), "--out", str(tmp_path / "ut"))

    assert done.exit_code == 1
    assert "kolonne decision: «kanskje»" in done.output
    assert "accept" in done.output
    assert not (tmp_path / "ut").exists()


def test_the_ending_of_the_file_gives_the_form(tmp_path: Path) -> None:
    """A workbook is a workbook, and the screen has words of the language."""
    folder = write_tiny(tmp_path / "liten", rows=ROWS)
    run("suggest", str(folder), "--out", str(tmp_path / "liste.xlsx"))

    assert (tmp_path / "liste.xlsx").read_bytes().startswith(b"PK")
    assert "decision" in run("suggest", str(folder), "--language", "en").output
    assert "avgjørelse" in run("suggest", str(folder), "--language", "nb").output


def test_one_source_at_a_time(tmp_path: Path) -> None:
    """Rows of several sources have the same numbers; one must be chosen."""
    for name in ("ein", "to"):
        head = TINY["collection"].replace("tiny,", f"{name},")
        write_tiny(tmp_path / name, collection=head)
    for option in ("--unknown", "--grow"):
        done = run("suggest", str(tmp_path), option)
        assert done.exit_code == 1
        assert "ein, to" in done.output


def test_accepted_unknown_names_are_entered(tmp_path: Path) -> None:
    """The list names bodies that the register lacks; accepted, they come in."""
    rows = TINY["rows"].replace("Utveksling til Cardiff", "Møte med Stord kommune")
    folder = write_tiny(tmp_path / "liten", rows=rows)
    run("suggest", str(folder), "--unknown", "--out", str(folder / "suggestions.csv"))
    decide(folder / "suggestions.csv", "Stord kommune", "accept")
    done = run("suggest", str(folder), "--grow", "--language", "en")

    assert done.exit_code == 0
    assert done.output.endswith("organisations.csv: 1\n")
    assert "Stord kommune" in run("show", "Stord kommune", "-c", str(folder)).output


def test_internal_is_needed_to_see_persons(tmp_path: Path) -> None:
    """What tells of a person is marked in every command, unless asked for."""
    rows = TINY["rows"].replace("Askøy vgs er med", "Spør post@askoy-vgs.example")
    folder = write_tiny(tmp_path / "liten", rows=rows)
    query = tmp_path / "alt.rq"
    query.write_text("SELECT * { ?s ?p ?o }", encoding="utf-8")
    asked = ("query", str(query), "-c", str(folder), "--format", "csv")

    assert "post@" not in run(*asked).output
    assert "post@" in run(*asked, "--internal").output
