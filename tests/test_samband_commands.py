"""The commands as people run them: whole processes in a real folder."""

import json
import os
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.samples import TINY, change, write_tiny

ROOT = Path(__file__).parent.parent
OUTPUTS = [
    "anchoring.html",
    "explorer.html",
    "findings.csv",
    "graph.ttl",
    "network.gexf",
]


def run(
    *words: str, cwd: Path = ROOT, language: str = "nn"
) -> subprocess.CompletedProcess[str]:
    """Run samband as a process of its own and return what it said."""
    environment = os.environ | {
        "SAMBAND_LANGUAGE": language,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "samband", *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_build_writes_its_files_and_says_where_to_click(tmp_path: Path) -> None:
    """The main job leaves five files and ends with figures and two pages."""
    done = run("build", "--out", str(tmp_path / "ut"))

    assert done.returncode == 0, done.stderr
    assert set(contents(tmp_path / "ut")) >= set(OUTPUTS)
    assert "4 av " in done.stdout
    assert str(tmp_path / "ut" / "explorer.html") in done.stdout


def test_two_builds_from_two_folders_are_the_same_bytes(tmp_path: Path) -> None:
    """Neither folder, clock nor hash seed leaves a trace in what is written."""
    first = write_tiny(tmp_path / "ein" / "liten")
    other = write_tiny(tmp_path / "å annan" / "liten")
    for folder in (first, other):
        done = run("build", str(folder), "--out", str(folder.parent / "ut"))
        assert done.returncode == 0, done.stderr

    assert contents(first.parent / "ut") == contents(other.parent / "ut")


def test_a_failed_build_leaves_the_last_good_one(tmp_path: Path) -> None:
    """An error in a table stops the build before anything is touched."""
    folder, out = write_tiny(tmp_path / "liten"), tmp_path / "ut"
    run("build", str(folder), "--out", str(out))
    before = contents(out)
    write_tiny(folder, **change("activities", "exchange", "utveksling"))
    done = run("build", str(folder), "--out", str(out))

    assert done.returncode == 1
    assert contents(out) == before


def test_a_killed_build_leaves_the_last_good_one(tmp_path: Path) -> None:
    """Killed at eight moments, the output is whole: all old, or all new."""
    folder, out = write_tiny(tmp_path / "liten"), tmp_path / "ut"
    run("build", str(folder), "--out", str(out))
    old = contents(out)
    write_tiny(
        folder, **change("rows", "Utveksling til Cardiff", "Utveksling til Wales")
    )
    chance = random.Random(1)
    for _ in range(8):
        build = subprocess.Popen(
            [sys.executable, "-m", "samband", "build", str(folder), "--out", str(out)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.02, 0.6))
        build.kill()
        build.wait()
        left = {name: raw for name, raw in contents(out).items() if name[0] != "."}
        assert left.keys() == old.keys()
        if left == old:
            continue
        run("build", str(folder), "--out", str(tmp_path / "fasit"))
        assert left == contents(tmp_path / "fasit")


FAULTS = {
    "missing column": TINY["rows"].replace("anchoring", "plan", 1).encode(),
    "ragged row": TINY["rows"].replace("2,table,", "2,table,,").encode(),
    "byte order mark": b"\xef\xbb\xbf" + TINY["rows"].encode(),
    "cp1252": TINY["rows"].encode("cp1252"),
    "semicolons": TINY["rows"].replace(",", ";").encode(),
    "empty file": b"",
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_bad_table_is_told_in_lines(tmp_path: Path, fault: str, command: str) -> None:
    """Each fault gives lines that name the file; no traceback, nothing written."""
    folder = write_tiny(tmp_path / "liten")
    (folder / "rows.csv").write_bytes(FAULTS[fault])
    out = ["--out", str(tmp_path / "ut")] if command == "build" else []
    done = run(command, str(folder), *out)

    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    assert 1 <= sum("rows.csv" in line for line in said.splitlines()) <= 2, said
    assert not (tmp_path / "ut").exists()


def test_check_names_file_row_column_and_cure() -> None:
    """What ships has no errors, and ``check`` ends well."""
    done = run("check")

    assert done.returncode == 0, done.stdout
    assert "0 feil" in done.stdout


@pytest.mark.parametrize("form", ["table", "csv", "json", "md"])
def test_ask_answers_in_every_form(form: str) -> None:
    """Each form of the answer holds what is asked for."""
    done = run("ask", "activities", "--format", form)

    assert done.returncode == 0, done.stderr
    assert "voss-normandie" in done.stdout
    if form == "json":
        states = {row["id"]: row["status"] for row in json.loads(done.stdout)}
        assert states["voss-normandie"] != states["normandie"]


def test_ask_writes_a_workbook(tmp_path: Path) -> None:
    """The workbook is one that a spreadsheet can open, twice the same bytes."""
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for path in (first, second):
        run("ask", "anchorings", "--format", "xlsx", "--out", str(path))

    assert "xl/worksheets/sheet1.xml" in zipfile.ZipFile(first).namelist()
    assert first.read_bytes() == second.read_bytes()


def test_query_takes_a_file(tmp_path: Path) -> None:
    """Any SPARQL query that reads is answered."""
    path = tmp_path / "teljing.rq"
    path.write_text(
        "SELECT (COUNT(?a) AS ?n) WHERE { ?a a samband:CooperationActivity }"
    )

    asked = run("query", str(path), "--format", "csv")
    listed = run("ask", "activities", "--format", "json")
    assert asked.stdout.split() == ["n", str(len(json.loads(listed.stdout)))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["show", "Erfrut"], "Erfurt"),
        (["ask", "aktivitetar"], "activities"),
        (["build", "finst-ikkje"], "finst-ikkje"),
    ],
)
def test_a_slip_of_the_pen_is_one_line(words: list[str], expected: str) -> None:
    """What is not found is told in one line, with what was probably meant."""
    done = run(*words)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert expected in done.stderr.splitlines()[0]


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        ("isolated", "id,row,title,level,reasons,fix"),
        ("overlaps", "rank,a,a_row,b,b_row,score,kind,reasons,verdict"),
        ("unanchored", "id,row,title,department,kind,candidates"),
        ("lapses", "id,row,title,end_as_written,earliest,latest,state"),
        ("conflicts", "id,rows,a,b,why"),
        ("brokers", "id,name,kind,activities,loses"),
        ("gaps", "document_or_goal,level,activities,why"),
        ("quality", "department,column,filled,of,share"),
    ],
)
def test_findings_have_fixed_headings(kind: str, heading: str) -> None:
    """The headings are relied on from outside."""
    assert run("find", kind, "--format", "csv").stdout.splitlines()[0] == heading


def test_find_answers_otherwise_when_asked(tmp_path: Path) -> None:
    """A matrix, a work list and a calendar; and no option for another kind."""
    across = run("find", "gaps", "--matrix", "country", "--format", "csv")
    empty = run("find", "quality", "--worklist", "--format", "csv")
    ended = run("find", "lapses", "--ics", str(tmp_path / "gaa-ut.ics"))
    wrong = run("find", "overlaps", "--months", "3")

    assert across.stdout.startswith("department,Austerrike,")
    assert empty.stdout.splitlines()[0] == "department,row,title,column"
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "gaa-ut.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert wrong.returncode == 2
    assert "«lapses»" in wrong.stderr


def test_a_measure_says_what_it_means() -> None:
    """On the screen the figures come with their meaning; as CSV they stand alone."""
    shown = run("measure", "betweenness", language="en")
    plain = run("measure", "betweenness", "--format", "csv")

    assert shown.stdout.startswith("The figures tell")
    assert plain.stdout.splitlines()[0] == "name,kind,ties,betweenness,error"


def test_mend_rewrites_what_a_spreadsheet_stored(tmp_path: Path) -> None:
    """After mending, the collection builds, and the original is kept."""
    folder = write_tiny(tmp_path / "liten")
    raw = TINY["rows"].replace(",", ";").encode("cp1252")
    (folder / "rows.csv").write_bytes(raw)
    assert run("mend", str(folder)).returncode == 0

    assert run("check", str(folder)).returncode == 0
    assert (folder / "rows.csv").read_text(encoding="utf-8") == TINY["rows"]
    assert (folder / "rows.csv.original").read_bytes() == raw


def test_help_costs_no_heavy_import() -> None:
    """``--help`` loads none of the libraries that do the work."""
    script = (
        "import sys, click.testing, samband\n"
        "done = click.testing.CliRunner().invoke(samband.main, ['--help'])\n"
        "assert done.exit_code == 0, done.output\n"
        "print(sorted({'rdflib', 'networkx', 'pyoxigraph', 'pyvis', 'shacl',"
        " 'numpy', 'jinja2', 'xlsxwriter'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("language", "word"), [("nb", "aktiviteter"), ("en", "activities")]
)
def test_it_speaks_three_languages(tmp_path: Path, language: str, word: str) -> None:
    """The summary comes in the language asked for."""
    done = run(
        "build",
        str(write_tiny(tmp_path / "l")),
        "--out",
        str(tmp_path / "ut"),
        language=language,
    )

    assert word in done.stdout
