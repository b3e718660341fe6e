"""Take single facts out of the shipped tables, and see whether a test notices.

Run as ``python -m tests.tools.mutate [HOW_MANY] [SEED]``.  Each time one row of
one table is removed in a copy of the project, and the tests of the data run
there.  What no test notices is printed: a fact that nobody would miss.
"""

import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TESTS = (
    "tests/test_questions_answers.py",
    "tests/test_data_truth.py",
    "tests/test_docs.py",
)
#: Not facts of a source: headings, and what the register calls things besides.
SKIPPED = ("collection.csv", "columns.csv")


def facts(folder: Path) -> list[tuple[Path, int]]:
    """Return every row of every table, as the file and the line in it."""
    return [
        (path, line)
        for path in sorted(folder.rglob("*.csv"))
        if path.name not in SKIPPED
        for line in range(1, len(path.read_text(encoding="utf-8").splitlines()))
    ]


def passes(copy: Path) -> bool:
    """Return whether the tests of the data pass in a copy of the project."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *TESTS], cwd=copy, capture_output=True, check=False
    )
    return done.returncode == 0


def caught(copy: Path, path: Path, line: int) -> bool:
    """Return whether the tests fail when one row is gone; puts the row back."""
    whole = path.read_text(encoding="utf-8")
    lines = whole.splitlines(keepends=True)
    path.write_text("".join(lines[:line] + lines[line + 1 :]), encoding="utf-8")
    try:
        return not passes(copy)
    finally:
        path.write_text(whole, encoding="utf-8")


def main(count: int, seed: int) -> None:
    """Remove ``count`` random facts, one at a time, and report the share caught."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "samband"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "samband-out"))
        (Path(place) / "shared").symlink_to(ROOT.parent / "shared")
        if not passes(copy):
            raise SystemExit("the tests fail before anything is removed")
        chosen = random.Random(seed).sample(facts(copy / "data"), count)
        missed = [found for found in chosen if not caught(copy, *found)]
        for path, line in missed:
            text = path.read_text(encoding="utf-8").splitlines()[line]
            print(f"missed: {path.relative_to(copy)} row {line + 1}: {text}")
        print(f"{count - len(missed)} of {count} removed facts were noticed")


if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[1:]]
    main(*arguments, *(50, 1)[len(arguments) :])
