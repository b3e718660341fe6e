"""Results on disk: all of them or none, whatever comes in between."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import OutputError
from graph.files import replace_files

WRITER = """
import sys
from pathlib import Path
from graph.files import replace_files
folder, mark = Path(sys.argv[1]), sys.argv[2].encode()
print("ready", flush=True)
while True:
    replace_files(folder, {name: mark * 300_000 for name in "abcde"})
"""


def test_files_take_the_place_of_older_ones(tmp_path: Path) -> None:
    """New content stands, strangers in the folder are left alone."""
    (tmp_path / "mine.txt").write_text("min eigen")
    replace_files(tmp_path, {"a": b"old", "b": b"old"})
    replace_files(tmp_path, {"a": b"new", "b": b"new"})

    assert sorted((path.name, path.read_bytes()) for path in tmp_path.iterdir()) == [
        ("a", b"new"),
        ("b", b"new"),
        ("mine.txt", b"min eigen"),
    ]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file where the folder should be is one clear error; it is left as it was."""
    place = tmp_path / "out"
    place.write_text("not a folder")

    with pytest.raises(OutputError):
        replace_files(place, {"a": b"x"})
    assert place.read_text() == "not a folder"


def test_nothing_is_kept_of_a_write_that_failed(tmp_path: Path) -> None:
    """When one file cannot be written, the others keep their old content."""
    replace_files(tmp_path, {"a": b"old"})
    with pytest.raises(OutputError):
        replace_files(tmp_path, {"a": b"new", "missing/b": b"new"})

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"old")]


def test_a_kill_leaves_no_half_file(tmp_path: Path) -> None:
    """Killed at twelve moments, each file is whole: one old or one new text."""
    root = Path(__file__).parent.parent
    for attempt in range(12):
        mark = "xyz"[attempt % 3]
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), mark],
            cwd=root,
            stdout=subprocess.PIPE,
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.003 * attempt)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        whole = [p for p in tmp_path.iterdir() if not p.name.startswith(".")]
        assert all(
            len(p.read_bytes()) == 300_000 and len(set(p.read_bytes())) == 1
            for p in whole
        )


def test_a_file_may_come_in_pieces(tmp_path: Path) -> None:
    """Pieces are made while they are written; if one fails, nothing is changed."""

    def broken() -> Iterator[bytes]:
        yield b"new"
        raise OSError(28, "No space left")

    replace_files(tmp_path, {"a": iter([b"o", b"ld"])})
    with pytest.raises(OutputError):
        replace_files(tmp_path, {"a": broken()})

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a": b"old"
    }
