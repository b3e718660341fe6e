"""Funn: everything that somebody should look at, kind by kind, in a readable order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.findings.finding import Finding
from graph.findings.overlaps import MOST as MOST_PAIRS
from graph.findings.verdict import canonical
from viz.atlas.book import Book, Leaf
from viz.atlas.pointers import cells, every_finding, finding_link, pointed_at, told
from viz.atlas.things import named
from viz.atlas.tongues import marked
from viz.lines.sentences import department, fix_text, reason_text
from viz.page import fill
from viz.wording import counted, say, texts

ROUTE = "funn"
TOPIC = "atlas_findings"
CERTAINTIES = ("certain", "likely", "possible")
#: The verdicts that a person can give, as the command knows them.
VERDICTS = ("overlap", "not-overlap", "unsure")
#: So many findings of a kind stand on the page; the others are in findings.csv.
MOST = 300
#: A bunch of no more than this is open from the start.
FEW = 5


@dataclass(frozen=True, slots=True)
class Bunch:
    """Findings of a kind that are read together, under one heading."""

    heading: str
    findings: Sequence[Finding]


def leaf(book: Book) -> Leaf:
    """Return the page of all findings."""
    kinds = [(kind, found) for kind, found in book.findings.items() if found]
    shown = {kind: found[:MOST] for kind, found in kinds}
    bunched = {kind: bunches(book, kind, found) for kind, found in shown.items()}
    entries = {one.id: entry(book, one) for found in shown.values() for one in found}
    everything = every_finding(book)
    html = fill(
        "atlas/findings.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        kinds=kinds,
        bunched=bunched,
        entries=entries,
        bars={kind: bar(found, kinds) for kind, found in kinds},
        few=FEW,
        most=MOST,
        most_pairs=MOST_PAIRS,
        certainties=CERTAINTIES,
        verdicts=VERDICTS,
        departments=sorted({one for e in entries.values() for one in e["departments"]}),
        unit=lambda code: department(code, book.language),
        total=len(everything),
        shown=len(entries),
        answer=_answer(book, everything),
    )
    return Leaf(ROUTE, say(book.language, TOPIC, "title"), html)


def _answer(book: Book, everything: Sequence[Finding]) -> str:
    """Return the figures of all findings in one sentence."""
    sure = Counter(finding.certainty for finding in everything)
    numbers = {one: sure[one] for one in CERTAINTIES}
    head = counted(book.language, TOPIC, "answer", len(everything), **numbers)
    judged = sum(bool(finding.verdict) for finding in everything)
    if not judged:
        return f"{head} {texts(book.language, TOPIC)['judged_none']}"
    return f"{head} {counted(book.language, TOPIC, 'judged', judged)}"


def bunches(book: Book, kind: str, findings: Sequence[Finding]) -> list[Bunch]:
    """Return findings in bunches: pairs by group and certainty, others by level."""
    heads: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=_groups_first):
        heads.setdefault(_head(book, kind, finding), []).append(finding)
    return [Bunch(heading, found) for heading, found in heads.items()]


def _groups_first(finding: Finding) -> tuple[bool, bool, int]:
    """Return an order with groups in front, and what is settled at the end."""
    pair = finding.kind == "overlaps"
    grouped = not finding.details.get("group")
    sure = CERTAINTIES.index(finding.certainty) if pair and grouped else 0
    return (finding.verdict == "not-overlap", pair and grouped, sure)


def _head(book: Book, kind: str, finding: Finding) -> str:
    """Return the heading that a finding stands under."""
    language, words = book.language, texts(book.language, TOPIC)
    if finding.verdict == "not-overlap":
        return words["settled"]
    if kind != "overlaps":
        level = texts(language, "findings").get(f"level.{finding.level}", finding.level)
        return level[:1].upper() + level[1:]
    group = finding.details.get("group", "").split()
    if not group:
        return words[f"pairs_{finding.certainty}"]
    rows = next(
        (one.values["rows"] for one in finding.reasons if one.code == "in-group"), ""
    )
    return say(language, TOPIC, "group", n=len(group), rows=rows)


def entry(book: Book, finding: Finding) -> dict[str, Any]:
    """Return all that the page tells of one finding."""
    language, about = book.language, pointed_at(book, finding)
    units = [one["department"] for one in about] or [
        finding.details.get("department", "")
    ]
    return {
        "finding": finding,
        "sentence": marked(book, told(book, finding), finding),
        "link": finding_link(book, finding),
        "level": texts(language, "findings").get(f"level.{finding.level}", ""),
        "reasons": [
            (marked(book, reason_text(one, language), finding), where)
            for one in finding.reasons
            for where in [cells(book, finding, one.cells)]
        ],
        "fix": fix_text(finding, language),
        "activities": about,
        "things": [named(book, one) for one in finding.things if one in book.known],
        "departments": list(dict.fromkeys(units)),
        "said": verdicts_on(book, finding),
    }


def verdicts_on(book: Book, finding: Finding) -> list[dict[str, str]]:
    """Return what people have said of a finding: verdict, who and why."""
    name = canonical(finding.id)
    said: list[dict[str, str]] = [
        one for one in book.view("verdicts") if canonical(one["verdict_on"]) == name
    ]
    return said


def bar(
    findings: Sequence[Finding], kinds: Sequence[tuple[str, Sequence[Finding]]]
) -> list[tuple[str, float, float, int]]:
    """Return certainty, left edge, width (in hundredths) and number of each piece."""
    longest = max(len(found) for _, found in kinds)
    sure = Counter(finding.certainty for finding in findings)
    left, pieces = 0.0, []
    for certainty in CERTAINTIES:
        width = 100 * sure[certainty] / longest
        if width:
            pieces.append((certainty, round(left, 2), round(width, 2), sure[certainty]))
        left += width
    return pieces
