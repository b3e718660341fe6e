"""Findings: what a strategist should look at, with the reasons and the rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from graph.asking.coverage import VIEWS as COVERAGE
from graph.asking.store import Graph, asked_once
from graph.findings.brokers import brokers
from graph.findings.cited import Rows
from graph.findings.conflicts import READERS, conflicts
from graph.findings.features import Evidence, gather
from graph.findings.finding import Finding
from graph.findings.gaps import gaps
from graph.findings.islands import Islands, by_source
from graph.findings.isolated import isolated
from graph.findings.lapses import MONTHS, lapses
from graph.findings.overlaps import overlaps
from graph.findings.quality import quality
from graph.findings.unanchored import unanchored
from graph.findings.verdict import honoured, verdicts

FINDERS: dict[str, Callable[[Evidence], list[Finding]]] = {
    "isolated": isolated,
    "overlaps": overlaps,
    "unanchored": unanchored,
    "lapses": lapses,
    "conflicts": conflicts,
    "brokers": brokers,
    "gaps": gaps,
    "quality": quality,
}
#: Kinds that look at what activities share; the others ask the graph themselves.
SHARING = ("isolated", "overlaps", "unanchored")
#: The view of what is at hand in the tables, when the graph is made of these.
ROW_CELLS = "row-cells"
_SHARED = (
    "answering",
    "texts",
    "features",
    "wider",
    "called",
    "home",
    ROW_CELLS,
    "verdicts",
)
#: The views that each kind asks; a graph made for one kind need hold no more.
LOOKED_AT: dict[str, tuple[str, ...]] = {
    "isolated": _SHARED,
    "overlaps": _SHARED,
    "unanchored": (*_SHARED, *COVERAGE, "document-words"),
    "lapses": ("answering", "lapses", "lapse-cells", "verdicts"),
    "conflicts": (*READERS, "verdicts"),
    "brokers": (
        "abroad",
        "activities",
        "cited",
        "hangs",
        "owners",
        "things",
        "verdicts",
    ),
    "gaps": (
        "activities",
        "cited",
        "gap-documents",
        "gap-goals",
        "gap-priorities",
        "our-documents",
        "owners",
        "reach",
        "things",
        "verdicts",
        "wider",
    ),
    "quality": ("quality", "empty-cells", "verdicts"),
}
#: The view that follows every property there is.
ANY_PROPERTY = "cited"
#: Kinds that look at what rules derive; the others at what is stated alone.
RULED = ("unanchored",)
#: Levels that stand in the table of their kind, and ask nothing of anybody.
SETTLED = ("later", "full")

Findings = dict[str, list[Finding]]


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to say of a graph: findings of every kind, and its islands.

    ``everything`` holds also what is settled, ``islands`` stand by the name of the
    source; ``as_of`` is the day that was asked for, if any.
    """

    everything: Findings = field(default_factory=dict)
    islands: dict[str, Islands] = field(default_factory=dict)
    as_of: date | None = None

    @property
    def asking(self) -> Findings:
        """Return the findings that ask something of somebody."""
        return {
            kind: [finding for finding in found if finding.level not in SETTLED]
            for kind, found in self.everything.items()
        }


def find_all(
    store: Graph, *, as_of: date | None = None, rows: Rows | None = None
) -> Found:
    """Return what there is to say of a graph.

    ``rows`` are those of the sources, for who has them at hand already.
    """
    decided = verdicts(store)
    found: Findings = {}
    islands: dict[str, Islands] = {}
    # What the first of these gather is not held while the others are at work.
    for kinds in (SHARING, [kind for kind in FINDERS if kind not in SHARING]):
        with asked_once(store):
            evidence = Evidence(store, [], as_of)
            if kinds is SHARING:
                evidence = gather(store, as_of=as_of, rows=rows)
                islands = by_source(evidence.profiles)
            for kind in kinds:
                found[kind] = honoured(FINDERS[kind](evidence), decided)
    return Found({kind: found[kind] for kind in FINDERS}, islands, as_of)


def find(
    store: Graph,
    kind: str,
    *,
    as_of: date | None = None,
    months: int = MONTHS,
    rows: Rows | None = None,
) -> list[Finding]:
    """Return the findings of one kind, the gravest first.

    ``as_of`` is the day to reckon from; without it, each source's own day.
    ``months`` is how far ahead ``lapses`` looks; ``rows`` are those of the sources,
    for who has them at hand already.
    """
    evidence = Evidence(store, [], as_of)
    if kind in SHARING:
        evidence = gather(store, as_of=as_of, rows=rows)
    if kind == "lapses":
        return honoured(lapses(evidence, months=months), verdicts(store))
    return honoured(FINDERS[kind](evidence), verdicts(store))
