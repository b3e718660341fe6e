"""Findings as tables: one fixed heading a kind, and all of them in one file."""

from collections.abc import Sequence

from graph.asking.store import Answer
from graph.findings.finding import Finding
from viz.wording import say, texts

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
}
ALL = ["id", "kind", "rows", "activities", "level", "sentence", "reasons", "fix"]


def finding_table(kind: str, findings: Sequence[Finding], language: str) -> Answer:
    """Return the findings of one kind under the heading of that kind."""
    make = {"isolated": _isolated, "overlaps": _overlap, "unanchored": _unanchored}[
        kind
    ]
    rows = [
        make(finding, rank, language) for rank, finding in enumerate(findings, start=1)
    ]
    return Answer(HEADINGS[kind], rows)


def all_findings(findings: Sequence[Finding], language: str) -> Answer:
    """Return findings of every kind, each with its sentence."""
    rows = [
        (
            finding.id,
            finding.kind,
            "; ".join(finding.rows),
            "; ".join(finding.activities),
            finding.level,
            sentence(finding, language),
            _reasons(finding, language),
            _fix(finding, language),
        )
        for finding in findings
    ]
    return Answer(ALL, rows)


def sentence(finding: Finding, language: str) -> str:
    """Return the finding as one sentence: ``Rad 45 og 46 kan gjelde …``."""
    words = texts(language, "findings")
    joined = words["and"]
    return say(
        language,
        "findings",
        f"sentence.{finding.kind}",
        rows=joined.join(finding.rows),
        titles=joined.join(f"«{title}»" for title in finding.titles),
        level=words.get(f"level.{finding.level}", finding.level),
    )


def _reasons(finding: Finding, language: str, *, only: str = "") -> str:
    return "; ".join(
        say(language, "findings", f"reason.{reason.code}", **reason.values)
        for reason in finding.reasons
        if not only or reason.code == only
    )


def _fix(finding: Finding, language: str) -> str:
    return say(language, "findings", f"fix.{finding.fix}")


def _isolated(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    reasons, fix = _reasons(finding, language), _fix(finding, language)
    head = (finding.activities[0], finding.rows[0], finding.titles[0])
    return (*head, finding.level, reasons, fix)


def _overlap(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    (first, second), (first_row, second_row) = finding.activities, finding.rows
    score, reasons = f"{finding.score:.2f}", _reasons(finding, language)
    pair = (str(rank), first, first_row, second, second_row)
    return (*pair, score, finding.level, reasons, "")


def _unanchored(finding: Finding, rank: int, language: str) -> tuple[str, ...]:
    head = (finding.activities[0], finding.rows[0], finding.titles[0])
    department = finding.details.get("department", "")
    candidates = _reasons(finding, language, only="candidate")
    return (*head, department, finding.level, candidates)
