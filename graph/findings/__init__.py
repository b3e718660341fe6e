"""Findings: what a strategist should look at, with the reasons and the rows."""

from collections.abc import Callable
from datetime import date

import pyoxigraph as ox

from graph.findings.finding import Finding
from graph.findings.isolated import isolated
from graph.findings.overlaps import overlaps
from graph.findings.unanchored import unanchored

FINDERS: dict[str, Callable[[ox.Store, date | None], list[Finding]]] = {
    "isolated": isolated,
    "overlaps": overlaps,
    "unanchored": unanchored,
}


Findings = dict[str, list[Finding]]


def find_all(store: ox.Store, *, as_of: date | None = None) -> Findings:
    """Return the findings of every kind, by kind."""
    return {kind: find(store, kind, as_of=as_of) for kind in FINDERS}


def find(store: ox.Store, kind: str, *, as_of: date | None = None) -> list[Finding]:
    """Return the findings of one kind, the gravest first.

    ``as_of`` is the day to reckon from; without it, nothing has run out.
    """
    return FINDERS[kind](store, as_of)
