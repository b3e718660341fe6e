"""The anchoring page: which activities name a policy document, and which do not.

The gaps lead; the ladder of documents follows.  Everything is SVG and tables made
here; the page needs no script.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from viz.anchoring import words
from viz.anchoring.facts import (
    Coverage,
    Line,
    collection_of,
    count,
    names_document,
    sorted_lines,
)
from viz.anchoring.ladder import LEVELS, VIEWS, Ladder, Views, read
from viz.anchoring.picture import draw
from viz.anchoring.steps import draw_ladder
from viz.anchoring.twin import entries
from viz.page import day, render
from viz.references import reference_in

STYLES = ("page.css", "anchoring.css", "anchoring_ladder.css")
BAR = 700  # the longest bar, in pixels
CELL = (4.0, 15.0)  # a row in a bar is never thinner or thicker than this
CELLS = 400  # the most cells of a bar; of more rows, a cell stands for several
MOST = 2500  # the most activities that are drawn and tabled one by one
SHOWN = ("stated", "inferred", "missing")  # always in the key; others when they occur
NOTHING: Views = {name: () for name in VIEWS}


@dataclass(frozen=True)
class Bar:
    """One department's bar: a cell a row, the filled ones first."""

    department: str
    named: int
    rows: int
    cells: tuple[tuple[float, bool], ...]
    thick: float
    width: int


@dataclass(frozen=True)
class Group:
    """The activities of one source, under the source's title."""

    title: str
    language: str
    lines: tuple[Line, ...]


def anchoring_page(
    coverage: Sequence[Line],
    *,
    title: str,
    as_of: str,
    language: str = "nn",
    ladder: Views = NOTHING,
) -> str:
    """Return the anchoring of an overview as one HTML page, to be saved as UTF-8.

    ``coverage`` has one line for each activity and document, and one for each
    activity without any.  Of the activities of one row the first given stands for
    the row, the others are counted as further activities.  ``ladder`` has the
    lines of the four views that the ladder is drawn from.
    """
    facts = told(coverage, language=language, ladder=ladder)
    return render(
        "anchoring.html",
        language=language,
        title=title,
        styles=STYLES,
        as_of=day(language, as_of),
        contents=_contents(facts["counts"], further=bool(facts["further"])),
        **facts,
    )


def told(
    coverage: Sequence[Line], *, language: str, ladder: Views = NOTHING
) -> dict[str, Any]:
    """Return all that the bars, the picture, the ladder and the tables are made of.

    Of more than ``MOST`` activities there is no picture with a square for each, and
    the tables hold the first ones only; the page says how many it leaves out.
    """
    lines, rungs = sorted_lines(coverage), read(ladder)
    tabled = [line for line in lines if not _outside(line, rungs)]
    counts = count(tabled)
    used = {line["evidence"] for line in tabled}
    return {
        "counts": counts,
        "elsewhere": count([line for line in lines if _outside(line, rungs)]),
        "tables": [one["title"] for one in rungs.sources.values() if _has_table(one)],
        "bars": bars(counts),
        "each": per_cell(counts),
        "picture": draw(tabled, counts) if len(tabled) <= MOST else None,
        "groups": groups(lines[:MOST], rungs),
        "further": groups(count(lines).further[:MOST], rungs),
        "left_out": max(len(lines) - MOST, 0),
        "evidences": [*SHOWN, *sorted(used - set(SHOWN))],
        "names_document": names_document,
        "place": partial(words.place, language),
        "reference": partial(reference_in, language=language),
        "ladder": rungs,
        "known": LEVELS,
        "steps": draw_ladder(rungs, language),
        "twin": list(entries(rungs, language)),
    }


def _contents(counts: Coverage, *, further: bool) -> list[str]:
    """List the parts of the page that a reader can go to."""
    parts = ["bars", "picture"] if counts.rows else []
    return [*parts, "ladder", *(["further"] if further else []), "tables"]


def _has_table(source: Line) -> bool:
    return source["has_table"] == "true"


def _outside(line: Line, ladder: Ladder) -> bool:
    """Tell whether an activity comes from a source that has no table."""
    source = ladder.sources.get(collection_of(line))
    return source is not None and not _has_table(source)


def groups(lines: Sequence[Line], ladder: Ladder) -> list[Group]:
    """Gather activities by source, those with a table first."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[collection_of(line)].append(line)
    heads = {name: ladder.sources.get(name, {}) for name in found}
    order = sorted(
        found, key=lambda name: (heads[name].get("has_table") != "true", name)
    )
    return [
        Group(
            heads[name].get("title", ""),
            heads[name].get("title_language", ""),
            tuple(found[name]),
        )
        for name in order
    ]


def per_cell(counts: Coverage) -> int:
    """Return how many rows a cell of a bar stands for: one, unless there are many."""
    most = max((department.rows for department in counts.departments), default=1)
    return -(-most // CELLS)


def bars(counts: Coverage) -> list[Bar]:
    """Cut each department's bar in cells, all of one width."""
    each = per_cell(counts)
    most = max((department.rows for department in counts.departments), default=1)
    longest = -(-most // each)
    step = min(max(BAR / longest, CELL[0]), CELL[1])
    return [
        Bar(
            department=one.code,
            named=len(one.named),
            rows=one.rows,
            cells=tuple(
                (round(place * step, 1), place * each < len(one.named))
                for place in range(-(-one.rows // each))
            ),
            thick=round(step - 2.5, 1),
            width=round(step * longest) + 1,
        )
        for one in counts.departments
    ]
