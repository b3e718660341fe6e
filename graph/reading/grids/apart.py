"""Reading a file in a process of its own, with limits on its time and memory.

A file can be made, or broken, so that a library works on it for ever or fills
the memory.  That then happens to a process that can be ended without harm, and
what comes back is one clear line.
"""

import json
import logging
import os
import re
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graph.errors import InputError, Problem, Severity
from graph.reading.grids.grid import Grid, Line, refuse

#: Python and the libraries take 150 MB; the rest is for the file.
MAX_MEMORY = 450_000_000
#: Seconds of work without a page or sheet being done; a dense page takes 0.3.
PATIENCE = 3.5
#: Seconds more for every million bytes: large workbooks are one long sheet.
PATIENCE_PER_MB = 3.0
#: Seconds of work that starting takes on an office machine that is not busy.
USUAL_START = 0.5
#: Where the system cannot count seconds of work, those of the clock have to do.
CLOCK = 300
#: Reading that takes longer than this is told of, in seconds.
NOTICEABLE = 1.0
#: Control characters, halves of letters and what is no character at all.
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
PROGRESS = logging.getLogger("samband.progress")


def read_apart(path: Path) -> list[Grid]:
    """Return the tables of a file; raises ``InputError`` for every way to fail."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(place or str(Path.cwd()) for place in sys.path),
        "PYTHONIOENCODING": "utf-8",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "graph.reading.grids.apart", str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as child:
        told = _told(child, path)
    if child.returncode != 0:
        raise refuse("file-too-heavy", path.name)
    answer = json.loads(told)
    if "problems" in answer:
        raise InputError(_problem(found) for found in answer["problems"])
    return [_grid(found) for found in answer["grids"]]


def _told(child: subprocess.Popen[bytes], path: Path) -> bytes:
    try:
        return child.communicate(timeout=NOTICEABLE)[0]
    except subprocess.TimeoutExpired:
        PROGRESS.info(path.name)
    try:
        return child.communicate(timeout=CLOCK)[0]
    except subprocess.TimeoutExpired:
        child.kill()
        return child.communicate()[0]
    except BaseException:
        child.kill()
        raise


def _problem(found: dict[str, object]) -> Problem:
    fields = dict(found)
    severity = Severity(int(str(fields.pop("severity"))))
    return Problem(severity=severity, **fields)  # type: ignore[arg-type]  # our own


def _grid(found: dict[str, list[dict[str, object]]]) -> Grid:
    parts = dict(found)
    lines = tuple(_line(line) for line in parts.pop("lines"))
    notes = tuple(_problem(note) for note in parts.pop("notes"))
    before, after = tuple(parts.pop("before")), tuple(parts.pop("after"))
    return Grid(lines=lines, notes=notes, before=before, after=after, **parts)  # type: ignore[arg-type]  # our own


def _line(found: dict[str, object]) -> Line:
    fields = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in found.items()
    }
    return Line(**fields)  # type: ignore[arg-type]  # our own


def clean(text: str) -> str:
    r"""Return a text without what is no letter and no graph could hold.

    >>> clean("Erf\x00urt\ud800")
    'Erfurt'
    """
    return UNWRITABLE.sub("", text)


def _cleaned(thing: Any) -> Any:
    """Return what is told with every text in it clean."""
    if isinstance(thing, str):
        return clean(thing)
    if isinstance(thing, dict):
        return {name: _cleaned(part) for name, part in thing.items()}
    return (
        [_cleaned(part) for part in thing]
        if isinstance(thing, (list, tuple))
        else thing
    )


def main(path: Path) -> str:
    """Return what is told of a file: its tables, or what is wrong with it."""
    from graph.reading.grids.formats import read_file

    try:
        size = path.stat().st_size if path.exists() else 0
        # A machine that took long to start Python takes long for everything.
        begun = max(1.0, time.process_time() / USUAL_START)
        patience = begun * (PATIENCE + PATIENCE_PER_MB * size / 1_000_000)
        _limit()
        _wait(patience)
        grids = read_file(path, lambda: _wait(patience))
        told = {"grids": [asdict(grid) for grid in grids]}
        return json.dumps(_cleaned(told))
    except InputError as error:
        return json.dumps({"problems": [asdict(found) for found in error.problems]})
    except MemoryError:
        problem = Problem("file-too-heavy", file=path.name)
        return json.dumps({"problems": [asdict(problem)]})


def _limit() -> None:
    """Let the system end this process when it takes too much memory."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the clock must do.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _wait(seconds: float) -> None:
    """Let the system end this process after so many seconds of work from now."""
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1])))
