"""Findings: what a strategist should look at, with the reasons and the rows."""

from collections.abc import Callable
from datetime import date

import pyoxigraph as ox

from graph.findings.features import Evidence, gather
from graph.findings.finding import Finding
from graph.findings.isolated import isolated
from graph.findings.overlaps import overlaps
from graph.findings.unanchored import unanchored

FINDERS: dict[str, Callable[[Evidence], list[Finding]]] = {
    "isolated": isolated,
    "overlaps": overlaps,
    "unanchored": unanchored,
}


Findings = dict[str, list[Finding]]


def find_all(store: ox.Store, *, as_of: date | None = None) -> Findings:
    """Return the findings of every kind, by kind."""
    evidence = gather(store, as_of=as_of)
    return {kind: finder(evidence) for kind, finder in FINDERS.items()}


def find(store: ox.Store, kind: str, *, as_of: date | None = None) -> list[Finding]:
    """Return the findings of one kind, the gravest first.

    ``as_of`` is the day to reckon from; without it, nothing has run out.
    """
    return FINDERS[kind](gather(store, as_of=as_of))
