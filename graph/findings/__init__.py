"""Findings: what a strategist should look at, with the reasons and the rows."""

from collections.abc import Callable

import pyoxigraph as ox

from graph.findings.finding import Finding
from graph.findings.isolated import isolated
from graph.findings.overlaps import overlaps
from graph.findings.unanchored import unanchored

FINDERS: dict[str, Callable[[ox.Store], list[Finding]]] = {
    "isolated": isolated,
    "overlaps": overlaps,
    "unanchored": unanchored,
}


def find(store: ox.Store, kind: str) -> list[Finding]:
    """Return the findings of one kind, the gravest first."""
    return FINDERS[kind](store)
