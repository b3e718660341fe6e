"""Everything that a build leaves behind, made in memory before anything is written."""

import gc
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.asking.coverage import ask_coverage
from graph.asking.network import around, gexf, network
from graph.asking.store import asked_once
from graph.asking.summary import ended_before, summary
from graph.asking.views import ask_view
from graph.build import Built
from graph.errors import Severity
from graph.files import Content, put_aside
from graph.findings import Findings
from graph.findings.overlaps import MOST
from graph.findings.statements import words_of_findings
from graph.progress import step
from graph.sharing.gexf import gexf_pieces
from graph.sharing.turtle import turtle_pieces
from viz.anchoring.ladder import VIEWS
from viz.anchoring.page import anchoring_page
from viz.atlas.book import Book
from viz.atlas.explorer import explored
from viz.atlas.known import known_things
from viz.atlas.page import atlas_page
from viz.explorer.leaf import ROUTE, Seen
from viz.explorer.page import explorer_page
from viz.explorer.scenes import centres
from viz.formats import csv_pieces
from viz.lines.findings import ALL, all_findings
from viz.lines.sentences import tell
from viz.twins.report import report
from viz.twins.workbook import workbook
from viz.wording import LANGUAGES, numbered, say

if TYPE_CHECKING:
    import networkx as nx

PAGES = ("atlas.html", "explorer.html", "anchoring.html")
#: A network of more ties is written piece by piece.
TIES = 20_000


def output_files(
    built: Built, findings: Findings, language: str, *, as_of: date | None = None
) -> dict[str, Content]:
    """Return the files of a build, by name.

    ``as_of`` is the day that findings were asked to be reckoned from, if any.
    """
    step("pages")
    with asked_once(built.store):
        return _files(built, findings, language, as_of)


def _files(
    built: Built, findings: Findings, language: str, as_of: date | None
) -> dict[str, Content]:
    title, day = _title(built, language), _day(built)
    # The network first, and nothing of it is kept: it takes most room of all.
    drawn = network(built.store, language=language, title=title, as_of=day)
    gexf_file = put_aside(gexf_pieces(drawn)) if _large(drawn) else gexf(drawn)
    seen = around(drawn, next(iter(centres(drawn)), ""))
    explorer = explorer_page(seen, language=language).encode()
    told = explored(drawn) if language == "nn" else None
    del drawn
    # A graph of NetworkX holds itself in a circle, and would stay.
    gc.collect()
    return {
        "atlas.html": atlas_page(
            books(built, findings, language, as_of=as_of, explorer=told)
        ).encode(),
        "graph.ttl": turtle_pieces(
            built.store,
            besides=words_of_findings(findings, tell) if built.wordless else (),
        ),
        "network.gexf": gexf_file,
        "findings.csv": csv_pieces(
            ALL, all_findings(chain.from_iterable(findings.values()), language)
        ),
        "explorer.html": explorer,
        "anchoring.html": _anchoring(built, language).encode(),
        "atlas.xlsx": workbook(built, language),
        "report.docx": report(built, language, title=title, as_of=day),
    }


def _large(drawn: "nx.MultiGraph[str]") -> bool:
    return drawn.number_of_edges() > TIES


def _anchoring(built: Built, language: str) -> str:
    """Return the page about what the activities are anchored in, by itself."""
    coverage = [
        {**found, "ceased": ceased(found, language)}
        for found in ask_coverage(built.store, language=language).records()
    ]
    ladder = {
        name: list(ask_view(built.store, name, language=language).records())
        for name in VIEWS
    }
    return anchoring_page(
        coverage,
        title=_title(built, language),
        as_of=_day(built),
        language=language,
        ladder=ladder,
    )


def books(
    built: Built,
    findings: Findings,
    language: str,
    *,
    as_of: date | None = None,
    explorer: tuple[Seen, dict[str, Any]] | None = None,
) -> list[Book]:
    """Return the facts of the atlas in each language, the given one first.

    ``explorer`` is what its page tells of the network, if that was drawn already.
    """
    known, shared = known_things(built), dict[object, object]()
    if explorer:
        shared[ROUTE] = explorer
    return [
        Book(
            built,
            findings,
            one,
            title=_title(built, one),
            as_of=_day(built),
            asked=as_of,
            known=known,
            shared=shared,
        )
        for one in dict.fromkeys((language, *LANGUAGES))
    ]


def _day(built: Built) -> str:
    """Return the day of the sources; of different days none can stand in a heading."""
    days = {part.as_of for part in built.sources.collections}
    return days.pop() if len(days) == 1 else ""


def ceased(found: dict[str, str], language: str) -> str:
    """Return in words that a document's county has ceased, or nothing."""
    if not found["successor"]:
        return ""
    return say(language, "show", "ceased", **found)


def _title(built: Built, language: str) -> str:
    """Return the source's own title, or how many sources there are."""
    collections = built.sources.collections
    if len(collections) == 1:
        return collections[0].head["title"]
    return say(language, "commands", "built.sources", count=len(collections))


def summary_lines(
    built: Built,
    findings: Findings,
    language: str,
    *,
    as_of: date | None = None,
) -> Iterator[str]:
    """Yield the figures that a build ends with."""
    told = partial(say, language, "commands")
    number = partial(numbered, language)
    yield from _counted_lines(built, language)
    if as_of:
        ended = number("ended", ended_before(built.store, as_of))
        yield told("built.ended", ended=ended, as_of=as_of)
    alone, pairs = findings["isolated"], len(findings["overlaps"])
    yield told(
        "built.findings",
        isolated=len(alone),
        nothing=sum(finding.level == "nothing-named" for finding in alone),
        overlaps=told("built.least", n=pairs) if pairs >= MOST else pairs,
    )
    warnings = sum(found.severity is Severity.WARNING for found in built.problems)
    notes = len(built.problems) - warnings
    if built.problems:
        words = {"warnings": number("warnings", warnings)}
        yield told("built.problems", notes=number("notes", notes), **words)


def _counted_lines(built: Built, language: str) -> Iterator[str]:
    """Yield how much there is, and for each table how much of it is anchored."""
    counted, told = summary(built.store), partial(say, language, "commands")
    yield told(
        "built.head",
        title=_title(built, language),
        activities=numbered(language, "activities", counted.activities),
        actors=numbered(language, "actors", counted.actors),
        documents=numbered(language, "documents", counted.documents),
        anchored=counted.anchored,
    )
    for table in counted.coverage:
        figures = {"rows": table.rows, "anchored": table.anchored}
        yield told("built.table", title=table.title, **figures)


def file_lines(folder: Path, names: Iterable[str], language: str) -> Iterator[str]:
    """Yield where to click, and what else was written."""
    yield say(language, "commands", "built.open")
    yield from (f"  {(folder / name).resolve()}" for name in PAGES)
    rest = ", ".join(name for name in names if name not in PAGES)
    yield say(language, "commands", "built.files", files=rest, folder=folder)
