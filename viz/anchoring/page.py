"""The anchoring page: which activities name a policy document, and which do not.

The gaps lead.  Everything is SVG and tables made here; the page needs no script.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viz.anchoring.facts import Coverage, count, names_document, sorted_lines
from viz.anchoring.picture import draw
from viz.page import day, render

STYLES = ("page.css", "anchoring.css")
BAR = 700  # the longest bar, in pixels
CELL = (4.0, 15.0)  # a row in a bar is never thinner or thicker than this
SHOWN = ("stated", "inferred", "missing")  # always in the key; others when they occur


@dataclass(frozen=True)
class Bar:
    """One department's bar: a cell a row, the filled ones first."""

    department: str
    named: int
    rows: int
    cells: tuple[tuple[float, bool], ...]
    thick: float
    width: int


def anchoring_page(
    coverage: Sequence[Mapping[str, str]],
    *,
    title: str,
    as_of: str,
    language: str = "nn",
) -> str:
    """Return the anchoring of an overview as one HTML page, to be saved as UTF-8.

    ``coverage`` has one line for each activity and document, and one for each
    activity without any.  Of the activities of one row the first given stands for
    the row, the others are counted as further activities.
    """
    lines = sorted_lines(coverage)
    counts = count(lines)
    used = {line["evidence"] for line in coverage}
    return render(
        "anchoring.html",
        language=language,
        title=title,
        styles=STYLES,
        as_of=day(language, as_of),
        counts=counts,
        bars=bars(counts),
        picture=draw(lines, counts),
        lines=lines,
        evidences=[*SHOWN, *sorted(used - set(SHOWN))],
        names_document=names_document,
    )


def bars(counts: Coverage) -> list[Bar]:
    """Cut each department's bar in cells, all of one width."""
    most = max((department.rows for department in counts.departments), default=1)
    step = min(max(BAR / most, CELL[0]), CELL[1])
    return [
        Bar(
            department=one.code,
            named=len(one.named),
            rows=one.rows,
            cells=tuple(
                (round(place * step, 1), place < len(one.named))
                for place in range(one.rows)
            ),
            thick=round(step - 2.5, 1),
            width=round(step * most) + 1,
        )
        for one in counts.departments
    ]
