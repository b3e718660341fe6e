"""Writing down what somebody has decided about a pair, in a table of its own.

The table ``verdicts.csv`` stands beside the others of its collection and can be
read, corrected and reviewed by hand.  Whoever judges the same pair again has
changed their mind, and their line is written anew; others' lines are left as
they are, and two who disagree are both heard (``graph/findings/verdict.py``).
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.build import Built, build
from graph.errors import NameNotFoundError
from graph.files import replace_files
from graph.findings import find
from graph.findings.finding import Finding
from graph.findings.verdict import Verdict, canonical
from graph.names import near_names
from graph.reading.collection import find_collections
from graph.reading.schema import schemas

TABLE = "verdicts"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was written: the finding, the verdict, and in which file."""

    finding: Finding
    verdict: Verdict
    place: Path


def judge(
    names: Iterable[str],
    finding_id: str,
    verdict: Verdict,
    why: str,
    *,
    who: str = "",
    day: date | None = None,
) -> Judged:
    """Write a verdict on a pair beside the collection that its first half is in.

    Raises ``NameNotFoundError``, with near names, when no pair is called that.
    """
    folders = find_collections(names)
    # The other lines of the table are written again, and must stay what they are.
    built = build([str(folder) for folder in folders], findings=False, internal=True)
    finding = _pair(built, finding_id)
    line = {
        "finding": canonical(finding.id),
        "verdict": verdict.value,
        "why": " ".join(why.split()),
        "who": " ".join(who.split()),
        "date": day.isoformat() if day else "",
    }
    folder, lines = _beside(built, folders, finding)
    place = folder / f"{TABLE}.csv"
    replace_files(folder, {place.name: _table(_with(lines, line))})
    return Judged(finding, verdict, place)


def _pair(built: Built, finding_id: str) -> Finding:
    pairs = {canonical(pair.id): pair for pair in find(built.store, "overlaps")}
    wanted = canonical(finding_id)
    if wanted not in pairs:
        raise NameNotFoundError(finding_id, near_names(wanted, pairs))
    return pairs[wanted]


def _beside(
    built: Built, folders: list[Path], finding: Finding
) -> tuple[Path, list[dict[str, str]]]:
    """Return the folder of the pair's first activity, and its verdicts so far."""
    for folder, part in zip(folders, built.sources.collections, strict=True):
        ids = {record["id"] for record in part.records("activities")}
        if finding.activities[0] in ids:
            return folder, [record.cells for record in part.records(TABLE)]
    raise NameNotFoundError(finding.activities[0])


def _with(lines: list[dict[str, str]], line: dict[str, str]) -> list[dict[str, str]]:
    """Return the lines with one more, or with the same person's line made new."""
    key = (line["finding"], line["who"])
    if key in {_key(old) for old in lines}:
        return [line if _key(old) == key else old for old in lines]
    return [*lines, line]


def _key(line: dict[str, str]) -> tuple[str, str]:
    return canonical(line.get("finding", "")), line.get("who", "")


def _table(lines: list[dict[str, str]]) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(
        written, schemas()[TABLE].headings, restval="", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(lines)
    return written.getvalue().encode()
