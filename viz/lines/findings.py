"""Findings as tables: one fixed heading a kind, and all of them in one file."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.asking.store import Answer
from graph.findings.finding import Finding
from graph.findings.quality import EmptyCell
from viz.lines.sentences import (
    department,
    fix_text,
    reason_texts,
    sentence,
)
from viz.wording import texts

HEADINGS = {
    "isolated": ["id", "row", "title", "level", "reasons", "fix"],
    "overlaps": [
        "rank",
        "a",
        "a_row",
        "b",
        "b_row",
        "score",
        "kind",
        "reasons",
        "verdict",
    ],
    "unanchored": ["id", "row", "title", "department", "kind", "candidates"],
    "lapses": ["id", "row", "title", "end_as_written", "earliest", "latest", "state"],
    "conflicts": ["id", "rows", "a", "b", "why"],
    "brokers": ["id", "name", "kind", "activities", "loses"],
    "gaps": ["document_or_goal", "level", "activities", "why"],
    "quality": ["department", "column", "filled", "of", "share"],
}
ALL = [
    "id",
    "kind",
    "rows",
    "activities",
    "level",
    "sentence",
    "reasons",
    "fix",
    "certainty",
    "verdict",
]
WORKLIST = ["department", "row", "title", "column"]

Row = tuple[str, ...]


def finding_table(kind: str, findings: Sequence[Finding], language: str) -> Answer:
    """Return the findings of one kind under the heading of that kind."""
    make = MAKERS[kind]
    rows = [
        make(finding, rank, language) for rank, finding in enumerate(findings, start=1)
    ]
    return Answer(HEADINGS[kind], rows)


def all_findings(findings: Iterable[Finding], language: str) -> Iterator[Row]:
    """Yield findings of every kind, each with its sentence, as lines under ``ALL``."""
    for finding in findings:
        yield (
            finding.id,
            finding.kind,
            "; ".join(finding.rows),
            "; ".join(finding.activities),
            finding.level,
            sentence(finding, language),
            "; ".join(reason_texts(finding, language)),
            fix_text(finding, language),
            finding.certainty,
            finding.verdict,
        )


def worklist_table(cells: Sequence[EmptyCell], language: str) -> Answer:
    """Return the empty cells that somebody could fill in, one a line."""
    rows = [
        (department(cell.department, language), cell.row, cell.title, cell.heading)
        for cell in cells
    ]
    return Answer(WORKLIST, rows)


def named_departments(answer: Answer, language: str) -> Answer:
    """Return a matrix with a name for what no department has reported."""
    rows = [(department(row[0], language), *row[1:]) for row in answer.rows]
    return Answer(answer.columns, rows)


def _head(finding: Finding) -> tuple[str, str, str]:
    return finding.activities[0], finding.rows[0], finding.titles[0]


def _isolated(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    reasons = "; ".join(reason_texts(finding, language))
    head = _head(finding)
    if finding.level == "island":
        unit = department(finding.details["department"], language)
        head = (finding.id, "; ".join(finding.rows), unit)
    return (*head, finding.level, reasons, fix_text(finding, language))


def _overlap(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    (first, second), (first_row, second_row) = finding.activities, finding.rows
    score, reasons = f"{finding.score:.2f}", "; ".join(reason_texts(finding, language))
    pair = (str(rank), first, first_row, second, second_row)
    return (*pair, score, finding.level, reasons, finding.verdict)


def _unanchored(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    unit = finding.details.get("department", "")
    candidates = "; ".join(reason_texts(finding, language, only="candidate"))
    return (*_head(finding), unit, finding.level, candidates)


def _lapse(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    """Return one line; what is no activity says in its title what it is."""
    details, title = finding.details, finding.titles[0]
    if details["what"] != "activity":
        what = texts(language, "findings")[f"what.{details['what']}"]
        title = f"{title} ({what})"
    words = (details["end_as_written"], details["earliest"], details["latest"])
    return (details["key"], finding.rows[0], title, *words, finding.level)


def _conflict(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    first, second, why = reason_texts(finding, language)
    sure = texts(language, "findings")[f"certainty.{finding.certainty}"]
    return (finding.id, "; ".join(finding.rows), first, second, f"{why} ({sure})")


def _broker(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    details = finding.details
    activities = "; ".join(finding.activities)
    loses = "; ".join(reason_texts(finding, language))
    return (details["actor"], details["name"], details["kind"], activities, loses)


def _gap(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    details = finding.details
    why = "; ".join(reason_texts(finding, language))
    return (details["name"], details["height"], "; ".join(finding.activities), why)


def _quality(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    details = finding.details
    unit = department(details["department"], language)
    counted = (details["filled"], details["of"], f"{finding.score:.2f}")
    return (unit, details["heading"], *counted)


MAKERS: dict[str, Callable[[Finding, int, str], tuple[str, ...]]] = {
    "isolated": _isolated,
    "overlaps": _overlap,
    "unanchored": _unanchored,
    "lapses": _lapse,
    "conflicts": _conflict,
    "brokers": _broker,
    "gaps": _gap,
    "quality": _quality,
}
