"""Holding the graph against its shapes, and finding the cell behind each breach.

The shapes are SHACL; the work is done by the ``shacl`` package, which is some
thirty times faster than pyshacl.  pyshacl stays the reference: the tests demand
the same results of both.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.errors import Problem, Severity
from graph.holding import as_lines
from graph.reading.collection import Sources
from graph.reading.schema import schemas
from graph.reading.tables import Record
from graph.stating import addresses
from graph.stating.terms import node
from ontology import SHAPES

if TYPE_CHECKING:
    import shacl

SHACL = "http://www.w3.org/ns/shacl#"
MESSAGE = f"{SHACL}message"
SEVERITIES = {
    "Violation": Severity.ERROR,
    "Warning": Severity.WARNING,
    "Info": Severity.INFO,
}


def shape_problems(store: ox.Store, sources: Sources) -> Iterator[Problem]:
    """Yield each breach of a shape, at the table cell that it comes from.

    The wording is the shape's own, in ``details`` by language.  What would be well to
    know of a body that an overview only names is not told: an overview has no room for
    it.  Raises ``OutputError`` when there is no room for the graph in the folder for
    what lasts a while.
    """
    import shacl

    text = SHAPES.read_text(encoding="utf-8")
    # Read from a file, a graph takes the checker a fraction of its room in a store.
    with as_lines(store) as lines:
        report = shacl.Shapes.from_turtle(text).validate_file(str(lines))
    places, wordings = _places(sources), _wordings(text)
    named = _only_named(sources)
    for result in sorted(report.results, key=_in_order):
        found = _problem(result, places, wordings)
        focus = _plain(str(result.focus_node))
        if found.severity is Severity.ERROR or focus not in named:
            yield found


def _only_named(sources: Sources) -> set[str]:
    """Return the things that stand in the register because an overview names them."""
    files = {entry["file"] for _, entries in sources.mappings for entry in entries}
    return {
        addresses.of_record(record, "register")
        for records in sources.register.values()
        for record in records
        if record.file.partition("/")[0] in files
    }


def _in_order(result: "shacl.Result") -> tuple[str, ...]:
    """Return what breaches are sorted by: the checker tells them in no set order."""
    parts = (result.focus_node, result.source_shape, result.path, result.value)
    return tuple(map(str, parts))


def _problem(
    result: object, places: dict[str, Record], wordings: dict[str, dict[str, str]]
) -> Problem:
    focus = _plain(getattr(result, "focus_node", ""))
    record, column = _place_of(focus, places)
    value = str(getattr(result, "value_plain", None) or "")
    shape = _plain(getattr(result, "source_shape", ""))
    return Problem(
        code=f"shape-{shape.rpartition('/')[2]}",
        severity=SEVERITIES[getattr(result, "severity", "Violation")],
        file=record.file if record else "",
        row=record.row if record else None,
        column=column or _column(record, _plain(getattr(result, "path", "") or "")),
        # An address says little to the reader of a table; its last part does.
        value="" if value == focus and record else value.rpartition("/")[2],
        details=wordings.get(shape, {}),
    )


def _wordings(shapes: str) -> dict[str, dict[str, str]]:
    """Return what each shape says when it is broken, by language."""
    found: dict[str, dict[str, str]] = {}
    for quad in ox.parse(shapes, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == MESSAGE:
            words = found.setdefault(str(quad.subject.value), {})
            words[quad.object.language or "en"] = quad.object.value
    return found


def _place_of(focus: str, places: dict[str, Record]) -> tuple[Record | None, str]:
    """Return the table row behind a node, and the column when it is a cell.

    Periods and missing anchorings have no row of their own; their activity has.
    """
    for ending in ("", "/period", "/anchoring/missing"):
        if focus.removesuffix(ending) in places:
            return places[focus.removesuffix(ending)], ""
    row, _, column = focus.rpartition("/")
    return (places[row], column) if row in places else (None, "")


def _places(sources: Sources) -> dict[str, Record]:
    """Return the table row behind each thing and statement of the graph."""
    found = {}
    tables = [("register", sources.register)]
    tables += [(part.name, part.tables) for part in sources.collections]
    for name, group in tables:
        for records in group.values():
            for record in records:
                if schemas()[record.table].class_iri:
                    found[addresses.of_record(record, name)] = record
    return found


def _column(record: Record | None, path: str) -> str:
    if record is None:
        return ""
    for column in schemas()[record.table].columns:
        if column.property and node(column.property).value == path:
            return column.name
    return ""


def _plain(term: str) -> str:
    return term.strip("<>")
