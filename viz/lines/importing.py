"""What an import read, and what a reconciliation found, in the reader's words."""

from collections.abc import Sequence
from pathlib import Path

from graph.asking.store import Answer
from graph.importing.desk import Imported
from graph.reconciling.reconcile import Difference
from viz.wording import say

HEADINGS = [
    "state",
    "ours",
    "theirs",
    "name",
    "identifier",
    "difference",
    "certainty",
]


def imported_line(done: Imported, out: Path, language: str) -> str:
    """Return the line that an import ends with: what was read, what was not, why."""
    return say(
        language,
        "importing",
        "done",
        projects=done.projects,
        organisations=done.organisations,
        participations=done.participations,
        rows=done.rows,
        out=out,
        skipped=_skipped(done, language),
        remarks=_remarks(done, language),
    )


def _skipped(done: Imported, language: str) -> str:
    if not done.skipped:
        return say(language, "importing", "skipped.none")
    reasons = ", ".join(
        say(language, "importing", f"reason.{reason}", count=count)
        for reason, count in sorted(done.skipped.items())
    )
    count = done.skipped.total()
    return say(language, "importing", "skipped", count=count, reasons=reasons)


def _remarks(done: Imported, language: str) -> str:
    codes = done.unknown_places
    shown = ", ".join(codes[:5]) + (" …" if len(codes) > 5 else "")
    told: tuple[tuple[str, int, dict[str, str]], ...] = (
        ("old-regions", len(done.old_regions), {}),
        ("unknown-places", len(codes), {"codes": shown}),
        ("placeless", done.placeless, {}),
        ("backwards", done.backwards, {}),
    )
    remarks = [
        say(language, "importing", f"remark.{key}", count=count, **words)
        for key, count, words in told
        if count
    ]
    return ", ".join(remarks) or say(language, "importing", "remarks.none")


def reconciled_table(found: Sequence[Difference], language: str) -> Answer:
    """Return the differences as a table with fixed headings."""
    rows = []
    for line in found:
        reasons = (
            say(language, "importing", f"difference.{reason.code}", **reason.values)
            for reason in line.reasons
        )
        cells = (line.state.value, line.ours, line.theirs, line.name, line.identifier)
        rows.append((*cells, "; ".join(reasons), line.certainty))
    return Answer(HEADINGS, rows)
