"""Everything that a build leaves behind, made in memory before anything is written."""

from collections.abc import Iterator
from pathlib import Path

from graph.asking.network import gexf, network
from graph.asking.store import turtle
from graph.asking.summary import summary
from graph.asking.views import ask_view
from graph.build import Built
from graph.errors import Severity
from graph.findings import FINDERS, find
from viz.anchoring.page import anchoring_page
from viz.explorer.page import explorer_page
from viz.formats import render
from viz.lines.findings import all_findings
from viz.wording import say

PAGES = ("explorer.html", "anchoring.html")


def output_files(built: Built, language: str) -> dict[str, bytes]:
    """Return the files of a build, by name."""
    title = "; ".join(part.head["title"] for part in built.sources.collections)
    as_of = max(part.as_of for part in built.sources.collections)
    drawn = network(built.store, language=language, title=title, as_of=as_of)
    coverage = [
        {**found, "ceased": ceased(found, language)}
        for found in ask_view(built.store, "coverage", language=language).records()
    ]
    findings = [found for kind in FINDERS for found in find(built.store, kind)]
    anchoring = anchoring_page(coverage, title=title, as_of=as_of, language=language)
    return {
        "graph.ttl": turtle(built.store),
        "network.gexf": gexf(drawn),
        "findings.csv": render(all_findings(findings, language), "csv"),
        "explorer.html": explorer_page(drawn, language=language).encode(),
        "anchoring.html": anchoring.encode(),
    }


def ceased(found: dict[str, str], language: str) -> str:
    """Return in words that a document's county has ceased, or nothing."""
    if not found["successor"]:
        return ""
    return say(language, "show", "ceased", **found)


def summary_lines(
    built: Built, folder: Path, names: list[str], language: str
) -> Iterator[str]:
    """Yield what a build ends with: the figures, and where to click."""
    counted = summary(built.store)
    titles = "; ".join(part.head["title"] for part in built.sources.collections)
    figures = {name: getattr(counted, name) for name in counted.__slots__}
    yield say(language, "commands", "built.head", collections=titles, **figures)
    yield say(language, "commands", "built.anchored", **figures)
    alone = find(built.store, "isolated")
    yield say(
        language,
        "commands",
        "built.findings",
        isolated=len(alone),
        nothing=sum(finding.level == "nothing-named" for finding in alone),
        overlaps=len(find(built.store, "overlaps")),
    )
    warnings = sum(found.severity is Severity.WARNING for found in built.problems)
    notes = len(built.problems) - warnings
    if built.problems:
        yield say(
            language, "commands", "built.problems", warnings=warnings, notes=notes
        )
    yield say(language, "commands", "built.open")
    yield from (f"  {(folder / name).resolve()}" for name in PAGES)
    rest = ", ".join(name for name in names if name not in PAGES)
    yield say(language, "commands", "built.files", files=rest, folder=folder)
