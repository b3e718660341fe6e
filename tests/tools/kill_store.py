"""Killing a program while it changes a store on disk, to see what it leaves.

Run as ``python -m tests.tools.kill_store [TIMES]``: a child puts three graphs in turn
into one store and is killed at a random moment; the store must then open and hold
one of them, whole.  Two differ in a line, so that only this is written; the third is
half of them, so that all is written anew.  Prints how many times it did, and which
it held.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from graph.asking.kept import keep_lines, open_kept
from graph.asking.store import triples_as_lines
from graph.build import build

ONE_MORE = b"<urn:x> <urn:p> <urn:y> .\n"
#: No child lives longer than this, in seconds: time for all three graphs.
LONGEST = 2.5
CHILD = """
import sys
from itertools import cycle
from pathlib import Path
from graph.asking.kept import keep_lines
lines = Path(sys.argv[2]).read_bytes()
print("ready", flush=True)
half = b"".join(lines.splitlines(keepends=True)[::2])
more = sys.argv[3].encode() + b"\\n"
for name, found in cycle([("new", lines + more), ("old", lines), ("half", half)]):
    keep_lines(found, Path(sys.argv[1]), name)
"""


def kill_and_look(folder: Path, lines: Path, wait: float) -> str:
    """Kill a loading child after so many seconds; return what the store holds."""
    arguments = [str(folder), str(lines), ONE_MORE.decode().strip()]
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, *arguments], stdout=subprocess.PIPE
    )
    assert child.stdout is not None, "a pipe was asked for"
    child.stdout.readline()
    time.sleep(wait)
    child.kill()
    child.wait()
    child.stdout.close()
    return held(folder, lines.read_bytes().splitlines())


def held(folder: Path, old: list[bytes]) -> str:
    """Return which of the three graphs a store holds, or that it is none."""
    found = set(triples_as_lines(open_kept(folder)).splitlines())
    graphs = {"old": old, "new": [*old, ONE_MORE.strip()], "half": old[::2]}
    return next((name for name, one in graphs.items() if found == set(one)), "none")


def main(times: int) -> None:
    """Kill so many times, at moments drawn from a fixed seed."""
    draw = random.Random(1)
    ended: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder, lines = Path(place) / "store", Path(place) / "lines.nt"
        lines.write_bytes(triples_as_lines(build([]).store))
        keep_lines(lines.read_bytes(), folder, "old")
        for _ in range(times):
            ended[kill_and_look(folder, lines, draw.uniform(0, LONGEST))] += 1
    print(f"{times} times: {dict(ended)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
