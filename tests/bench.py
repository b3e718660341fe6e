"""How quick samband is, beside what one would do at first sight.

Run as ``python -m tests.bench [SIZE]... [--out docs/performance.md]
[--machine WORDS] [--date DAY] [--limit SECONDS] [--only JOB]``.  Each size is so
many made-up activities (``tests/tools/generate.py``); a folder of tables may stand
in its place, and ``data`` is all that ships.  Every job runs in a process of its
own, and is stopped after the limit.  Nothing is dated but by ``--date``.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.bench_jobs import SHIPPED
from tests.tools.generate import write_collection

ROOT = Path(__file__).parent.parent
#: What is done, and by whom: naive, ours.
JOBS: list[tuple[str, str, str]] = [
    ("read the tables", "read_naive", "read_ours"),
    ("load the graph", "load_naive", "load_ours"),
    ("queries of the network", "ask_naive", "ask_ours"),
    ("all questions", "", "questions_ours"),
    ("SHACL", "shacl_naive", "shacl_ours"),
    ("projection", "project_naive", "project_ours"),
    ("betweenness, 256 starting points", "between_naive", "between_ours"),
    ("Louvain, one run", "groups_naive", ""),
    ("overlaps (naive: all pairs)", "overlaps_naive", "overlaps_ours"),
    ("up to findings and the explorer", "build_naive", "picture_ours"),
    ("from tables to all files", "build_naive", "build_ours"),
]
#: How many times quicker ours should be: in what ships, and from so many activities.
SMALL, MANY = {"picture_ours": 2.0, "build_ours": 0.5}, 10_000
LARGE = {"ask_ours": 60.0, "shacl_ours": 10.0, "build_ours": 20.0}
PREFACE = """# How quick it is

Made by `{command}`{when}.
{machine}
Every job runs in a process of its own. *wall* is seconds by the clock, *CPU* is
seconds of work (user and system), *MB* the most memory of the process; what it
takes to get the data ready for the job is in *MB*, but not in the seconds.
*naive* is csv, `rdflib.Graph.add`, rdflib's SPARQL, pyshacl, NetworkX and all
pairs. Both sides get their statements from the same tables by the same
mapping. They do the same job, but not to the letter: ours reads with checks,
loads with ontology and rules, ties the two sides of an activity only, and looks
for overlaps by all that activities share. The last two go naively by loading, those
queries, SHACL, Turtle, projection, betweenness, Louvain, overlaps and a page of
pyvis; ours makes all findings, and at last asks every question too and writes every
output in three languages. *ratio* is naive CPU by ours, beside the target where there
is one; where the naive side was stopped, it is what it had taken by then. An empty
side was not run: Louvain is NetworkX's own, and no naive form of all the questions
ends.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a job took; ``stopped`` says why there are no figures."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    stopped: str = ""

    @property
    def cells(self) -> list[str]:
        """Return wall, CPU and memory as cells of the table."""
        if self.stopped:
            return [self.stopped, "", ""]
        return [f"{self.wall:.2f}", f"{self.cpu:.2f}", str(self.peak)]


@cache
def run(job: str, folder: Path, limit: int) -> Run:
    """Run one job in a process of its own."""
    if not job:
        return Run(stopped="–")
    command = [sys.executable, "-m", "tests.bench_jobs", job, str(folder)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        # Only what was told before it was stopped tells what was getting ready.
        ready = (late.stdout or b"").split()
        since = taken - float(ready[0]) if ready else 0.0
        return Run(cpu=since, stopped=f"stopped after {limit} s")
    if done.returncode:
        return Run(stopped="failed")
    wall, cpu, peak, _ = done.stdout.split()[-4:]
    return Run(float(wall), float(cpu), int(peak))


def verdict(naive: Run, ours: Run, target: float | None) -> list[str]:
    """Return ratio and target as cells; what was stopped took more than it did.

    >>> verdict(Run(9, 9, 1), Run(3, 3, 1), 10)
    ['3.0', '10: not met']
    >>> verdict(Run(cpu=90, stopped="stopped after 90 s"), Run(3, 3, 1), 10)
    ['> 30.0', '10: met']
    """
    if ours.stopped or not naive.cpu:
        return ["", f"{target:g}: not known" if target else ""]
    ratio = naive.cpu / max(ours.cpu, 0.01)
    least = "> " if naive.stopped else ""
    told = "met" if target and ratio >= target else "not met"
    if least and told != "met":
        told = "not known"
    return [f"{least}{ratio:.1f}", f"{target:g}: {told}" if target else ""]


def targets_of(size: str) -> dict[str, float]:
    """Return how many times quicker ours should be in this; any, if nothing is said.

    >>> targets_of("1000"), targets_of("10000")["shacl_ours"], targets_of("elsewhere")
    ({}, 10.0, {})
    """
    if size.isdecimal():
        return LARGE if int(size) >= MANY else {}
    return SMALL if Path(size).resolve() == SHIPPED else {}


def table(
    title: str, folder: Path, limit: int, targets: dict[str, float], only: str = ""
) -> str:
    """Run the jobs with such a name on one folder, and return the table."""
    heads = ["job", *(f"{who} {what}" for who in ("naive", "our") for what in HEADS)]
    lines = [f"## {title}\n", row([*heads, "ratio", "target"])]
    lines.append(row(["---"] * (len(heads) + 2)))
    for name, naive, ours in JOBS:
        if only not in name:
            continue
        left, right = run(naive, folder, limit), run(ours, folder, limit)
        told = verdict(left, right, targets.get(ours))
        lines.append(row([name, *left.cells, *right.cells, *told]))
        print(lines[-1], flush=True)
    return "\n".join(lines) + "\n"


HEADS = ("wall", "CPU", "MB")


def row(cells: list[str]) -> str:
    """Return a row of a table."""
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Run the sizes asked for, and write the page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="*", default=["1000", "10000", "50000"])
    asked.add_argument("--out", type=Path)
    asked.add_argument("--machine", default="")
    asked.add_argument("--date", default="")
    asked.add_argument("--limit", type=int, default=300)
    asked.add_argument("--only", default="")
    given = asked.parse_args()
    command = f"python -m tests.bench {' '.join(given.sizes)} --limit {given.limit}"
    command += f' --only "{given.only}"' if given.only else ""
    when = f" on {given.date}" if given.date else ""
    machine = f"Machine: {given.machine}.\n" if given.machine else ""
    page = PREFACE.format(command=command, when=when, machine=machine)
    with tempfile.TemporaryDirectory() as place:
        for size in given.sizes:
            folder, title = Path(size), f"`{Path(size).name}`"
            if size.isdecimal():
                folder = write_collection(Path(place) / size, int(size))
                title = f"{int(size):,} activities"
            targets = targets_of(size)
            page += "\n" + table(title, folder, given.limit, targets, given.only)
    if given.out:
        given.out.write_text(page, encoding="utf-8")
    else:
        print(page)


if __name__ == "__main__":
    main()
