"""Changes as people meet them: lines, tables, a page; and a Ctrl-C in the middle."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

import samband
from tests.samples import change, write_tiny
from viz.lines.changes import HEADINGS
from viz.progress import progress
from viz.wording import LANGUAGES, say

ROOT = Path(__file__).parent.parent
LATER = change("rows", "desember 2021", "juni 2022")


def run(*arguments: str) -> str:
    """Return what a command prints; it must end well."""
    found = CliRunner().invoke(samband.main, list(arguments))
    assert found.exit_code == 0, found.output
    return found.stdout


def two(folder: Path) -> list[str]:
    """Write the tiny collection, and one in which a date is another."""
    return [str(write_tiny(folder / "a")), str(write_tiny(folder / "b", **LATER))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_is_a_sentence(tmp_path: Path, language: str) -> None:
    """What, before, after and where, in three languages."""
    *_, line = run("diff", *two(tmp_path), "--language", language).splitlines()

    assert (
        line.strip()
        == {
            "nn": "«Utveksling til Erfurt», slutt: før desember 2021; no juni 2022. "
            "[rad 1 → rad 1]",
            "nb": "«Utveksling til Erfurt», slutt: før desember 2021; nå juni 2022. "
            "[rad 1 → rad 1]",
            "en": "“Utveksling til Erfurt”, end: before desember 2021; now juni 2022. "
            "[row 1 → row 1]",
        }[language]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_change_says_so(tmp_path: Path, language: str) -> None:
    """The same twice is one sentence and a good end."""
    place = str(write_tiny(tmp_path / "a"))
    found = run("diff", place, place, "--language", language)

    assert found == say(language, "changes", "none", old="tiny", new="tiny-2") + "\n"


def test_the_table_has_fixed_headings(tmp_path: Path) -> None:
    """One line a change, in codes."""
    head, line = run("diff", *two(tmp_path), "--format", "csv").splitlines()

    assert head.split(",") == HEADINGS
    assert line == (
        "dates,til-erfurt,til-erfurt,1,1,end,desember 2021,juni 2022,"
        "same id: til-erfurt,certain"
    )


def test_the_page_asks_nobody(tmp_path: Path) -> None:
    """The page holds the change and no address outside itself."""
    out = tmp_path / "changes.html"
    run("diff", *two(tmp_path), "--format", "html", "--out", str(out))
    page = out.read_text(encoding="utf-8")

    assert "<td>desember 2021</td>" in page
    assert "<td>juni 2022</td>" in page
    assert "default-src &#39;none&#39;" in page
    assert "http://" not in page
    assert "src=" not in page


def test_what_stands_in_a_cell_is_no_html(tmp_path: Path) -> None:
    """Markup in a title is text on the page."""
    sharp = change("rows", "Utveksling til Cardiff", "<b>Cardiff</b>")
    places = [str(write_tiny(tmp_path / "a"))]
    places.append(str(write_tiny(tmp_path / "b", **sharp)))
    page = run("diff", *places, "--format", "html")

    assert "<b>" not in page
    assert "&lt;b&gt;Cardiff" in page


def test_slow_work_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A part that outlasts the patience gets a line, a quick one none."""
    from graph.progress import step

    with progress("nn", patience=3600):
        step("tables")
    assert capsys.readouterr().err == ""

    with progress("nn", patience=0):
        step("shapes")
        line = ""
        while not line:
            line = capsys.readouterr().err
    assert line == say("nn", "progress", "step.shapes") + "\n"


@pytest.mark.parametrize(
    ("command", "out"), [("build", "out"), ("diff", "out/changes.csv")]
)
def test_ctrl_c_is_one_line_and_leaves_nothing(
    tmp_path: Path, command: str, out: str
) -> None:
    """Stopped while it reads, it says so in one line, with the shell's own code."""
    blocked = write_tiny(tmp_path / "b")
    pipe = blocked / "rows.csv"
    pipe.unlink()
    os.mkfifo(pipe)
    names = [str(write_tiny(tmp_path / "a"))] if command == "diff" else []
    process = subprocess.Popen(
        [sys.executable, "samband.py", command, *names, str(blocked)]
        + ["--out", str(tmp_path / out)]
        + (["--format", "csv"] if command == "diff" else []),
        cwd=ROOT,
        env=os.environ | {"SAMBAND_LANGUAGE": "nn"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # What is started in the background of a shell would not hear of it at all.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    # Opening waits until the program reads the table, which it can never end.
    with pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    told = stderr.splitlines()

    assert process.returncode == 130
    assert stdout == ""
    assert told[-1] == say("nn", "progress", "interrupted")
    assert set(told[:-1]) <= {say("nn", "progress", "step.tables")}
    assert not (tmp_path / "out").exists()
