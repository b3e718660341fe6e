"""Who takes part in what, in the order of the overview: the question without SPARQL.

The question ``participations`` gives the same lines, but holds a gigabyte meanwhile for
50,000 activities; here they come of answers that the pages need anyway.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from graph.asking.details import ask_details, in_overview
from graph.asking.named import ask_named
from graph.asking.store import BETWEEN, Answer, Graph
from graph.asking.views import ask_view
from graph.stating.addresses import local

COLUMNS = ("activity", "row", "actor", "role", "evidence", "source")

Row = tuple[str, ...]
#: Activity and statement, role, actor, evidence and source.
Taking = tuple[str, str, str, str, str]


def participations(store: Graph) -> Answer:
    """Return who takes part in which activity, in which role, and by which cells."""
    activities = {
        one["key"]: (one["id"], one["row"]) for one in ask_details(store).records()
    }
    names = {one["id"]: one["name"] for one in ask_view(store, "actors").records()}
    told: dict[Row, list[str]] = defaultdict(list)
    for activity, actor, role, evidence, source in _taking(ask_named(store), names):
        key = local(activity).replace("/activity/", "/", 1)
        told[(*activities[key], actor, role, evidence)].append(source)
    rows = [(*claim, _joined(sources)) for claim, sources in told.items()]
    return Answer(list(COLUMNS), sorted(rows, key=_order))


def _taking(named: Answer, names: dict[str, str]) -> Iterator[Taking]:
    """Yield each statement that somebody takes part, and each end of a membership."""
    told = (dict(zip(named.columns, row, strict=True)) for row in named.rows)
    for _, lines in groupby(told, key=lambda line: (line["activity"], line["part"])):
        for line, actor, role in _ends(list(lines), names):
            if line["role"]:
                yield line["activity"], actor, role, line["evidence"], line["source"]


def _ends(
    lines: list[dict[str, str]], names: dict[str, str]
) -> Iterator[tuple[dict[str, str], str, str]]:
    """Yield who stands in a statement and as what; by its words where nobody does."""
    sort = lines[0]["sort"]
    for line in lines:
        name = names.get(local(line["thing"]), "") if line["thing"] else ""
        if sort == "participation" and line["way"] == "participant":
            yield line, name or line["words"], line["role"]
        elif sort == "membership" and line["way"] == "member" and name:
            yield line, name, line["role"]
        elif sort == "membership" and line["way"] == "organisation" and name:
            yield line, name, "body"
    if sort == "participation" and all(one["way"] != "participant" for one in lines):
        for line in lines:
            yield line, line["words"], line["role"]


def _joined(sources: list[str]) -> str:
    """Return the cells of several statements that say the same, each once."""
    if len(sources) == 1:
        return sources[0]
    cells = {cell for source in sources for cell in source.split(BETWEEN)}
    return BETWEEN.join(sorted(filter(None, cells)))


def _order(row: Row) -> tuple[object, ...]:
    activity, place, actor, role, evidence, source = row
    first = source.partition(BETWEEN)[0]
    return (in_overview(place), activity, role, actor, first, evidence)
