"""Forankring: who names a plan, the ladder, what nobody follows up, and proposals."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from graph.findings.finding import Finding, Reason
from graph.findings.gaps import LEVELS
from viz.anchoring.ladder import VIEWS
from viz.anchoring.page import told
from viz.anchoring.words import ceased
from viz.atlas.book import Book, Leaf
from viz.atlas.pointers import told as told_of
from viz.atlas.tongues import marked
from viz.lines.sentences import fix_text, places, reason_text
from viz.page import fill
from viz.wording import counted, say

ROUTE = "forankring"
TOPIC = "atlas_anchoring"
#: So many lines of a list; the rest stand in findings.csv.
SHOWN = 150
#: So many documents that might carry activities, those that might carry most.
SHELF = 12
PROPOSED = "candidate"


@dataclass(frozen=True, slots=True)
class Gap:
    """What has nothing under it, of one sort: its sentences, and what to do."""

    code: str
    sentences: tuple[Markup, ...]
    fix: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An activity without a document, and the documents that might fit."""

    title: str
    place: str
    department: str
    why: str
    documents: tuple[tuple[str, str], ...]


def leaf(book: Book) -> Leaf:
    """Return the page about what carries the activities, and what does not."""
    coverage = [
        {**line, "ceased": ceased(book.language, line)}
        for line in book.view("coverage")
    ]
    ladder = {name: book.view(name) for name in VIEWS}
    loose = book.findings.get("unanchored", [])
    shelf = Counter(name for one in loose for name in _proposed(one))
    html = fill(
        "atlas/anchoring.html",
        topic="anchoring",
        language=book.language,
        book=book,
        word=partial(say, book.language, TOPIC),
        numbered=partial(counted, book.language, TOPIC),
        gaps=gaps(book),
        proposals=[_proposal(one, book.language) for one in loose[:SHOWN]],
        loose=len(loose),
        bare=sum(not _proposed(one) for one in loose),
        shelf=sorted(shelf.items(), key=lambda one: (-one[1], one[0]))[:SHELF],
        shown=SHOWN,
        **told(coverage, language=book.language, ladder=ladder),
    )
    return Leaf(ROUTE, say(book.language, "anchoring", "title"), html)


def gaps(book: Book) -> list[Gap]:
    """Gather what has nothing under it by its sort, in the order of the finding."""
    by_level: dict[str, list[Finding]] = defaultdict(list)
    for one in book.findings.get("gaps", []):
        by_level[one.level].append(one)
    return [
        Gap(
            level,
            tuple(marked(book, told_of(book, one), one) for one in by_level[level]),
            fix_text(by_level[level][0], book.language),
        )
        for level in LEVELS
        if by_level[level]
    ]


def _proposed(finding: Finding) -> dict[str, list[Reason]]:
    """Return the documents that might fit, each with the reasons for it."""
    found: dict[str, list[Reason]] = defaultdict(list)
    for reason in finding.reasons:
        if reason.code.startswith(PROPOSED):
            found[reason.values["name"]].append(reason)
    return found


def _proposal(finding: Finding, language: str) -> Proposal:
    """Return a finding with its documents; the reasons are those of the screen."""
    return Proposal(
        finding.titles[0],
        places(finding.rows, language),
        finding.details["department"],
        reason_text(finding.reasons[0], language),
        tuple(
            (name, "; ".join(_reason(one, name, language) for one in reasons))
            for name, reasons in _proposed(finding).items()
        ),
    )


def _reason(reason: Reason, name: str, language: str) -> str:
    """Return why a document might fit, without naming it once more."""
    text = reason_text(reason, language)
    return text.partition(f"«{name}»: ")[2] or text.partition(f"“{name}”: ")[2] or text
