"""What a person has decided about a finding, and what several together have.

A verdict is one of three words: the two activities are the same work
(``overlap``), they are not (``not-overlap``), or it was looked at and left open
(``unsure``).  Added up, they tell what is decided: who is unsure says nothing
against anybody, who agrees changes nothing, and two who disagree leave the
matter ``disputed``, whatever a third one says.  So the order in which verdicts
are added does not matter (the four form a semilattice), and no verdict is ever
silently outvoted.  The manner is that of ``nomenklatura``'s Judgement.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from functools import reduce
from operator import add

from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.findings.finding import Finding


class Verdict(Enum):
    """One of the codes of the list ``verdict``."""

    OVERLAP = "overlap"
    NOT_OVERLAP = "not-overlap"
    UNSURE = "unsure"
    DISPUTED = "disputed"

    def __add__(self, other: "Verdict") -> "Verdict":
        """Return what two verdicts on the same finding come to.

        >>> (Verdict.OVERLAP + Verdict.UNSURE).value
        'overlap'
        >>> (Verdict.OVERLAP + Verdict.NOT_OVERLAP).value
        'disputed'
        """
        decided = {self, other} - {Verdict.UNSURE}
        if len(decided) > 1:
            return Verdict.DISPUTED
        return decided.pop() if decided else Verdict.UNSURE


def verdicts(store: Graph) -> dict[str, Verdict]:
    """Return what is decided about each finding, by its canonical name."""
    found: dict[str, list[Verdict]] = defaultdict(list)
    for said in ask_view(store, "verdicts").records():
        found[canonical(said["verdict_on"])].append(Verdict(said["verdict"]))
    return {name: reduce(add, said) for name, said in found.items()}


def canonical(name: str) -> str:
    """Return a finding's name with its two halves in the order of the alphabet.

    Next year the rows may stand in another order; the pair is the same pair.

    >>> canonical("overlaps-b--a")
    'overlaps-a--b'
    """
    kind, _, pair = name.partition("-")
    return f"{kind}-{'--'.join(sorted(pair.split('--')))}"


def honoured(findings: Iterable[Finding], decided: dict[str, Verdict]) -> list[Finding]:
    """Return findings with their verdicts, those judged to be nothing at the end."""
    marked = [_marked(finding, decided) for finding in findings]
    return sorted(marked, key=lambda found: found.verdict == "not-overlap")


def _marked(finding: Finding, decided: dict[str, Verdict]) -> Finding:
    verdict = decided.get(canonical(finding.id))
    return replace(finding, verdict=verdict.value) if verdict else finding
