"""Every reason says where it stands: over all that ships, and in a row by hand."""

from collections import Counter

import pytest

from graph.asking.store import ask_store, names_in
from graph.asking.views import view_text
from graph.build import Built, build
from graph.findings.cited import (
    Cell,
    Row,
    columns,
    place_of,
    rows_in,
    rows_of,
    telling,
    wording,
)
from graph.findings.finding import Finding
from graph.reading.schema import schemas
from graph.stating.terms import spelt
from ontology import ID_NAMESPACE
from viz.lines.sentences import SHOWN, reason_with_cells

#: Reasons that no cell of a source tells, and why.
NO_CELL = {
    # Measures of the whole network, which rest on every tie in it.
    ("brokers", "between"): 6,
    ("brokers", "constraint"): 11,
    ("brokers", "cut-vertex"): 11,
    # What the register knows and no overview says: who took over, own levels.
    ("conflicts", "ceased-body.b"): 3,
    ("conflicts", "ceased-plan.b"): 2,
    ("conflicts", "other-level.b"): 2,
    ("unanchored", "candidate-elsewhere"): 10,
    # Whose overview a row stands in is told by the overview, not by its cells.
    ("overlaps", "across-owners"): 3,
    # A group is made of other findings, each with its own cells.
    ("overlaps", "in-group"): 41,
}

#: What the view asks besides: where the name stands, and what sort of thing it is.
NOT_NAMING = {
    spelt(name)
    for name in (
        "samband:inActivity",
        "samband:reference",
        "samband:PolicyDocument",
        "prov:wasDerivedFrom",
    )
}


@pytest.fixture(scope="module")
def shipped() -> Built:
    """Return the graph of every shipped collection."""
    return build([])


def reasons(shipped: Built) -> list[tuple[str, Finding, int]]:
    """Return every reason as its kind, its finding and its place there."""
    return [
        (kind, finding, place)
        for kind, findings in shipped.findings.items()
        for finding in findings
        for place in range(len(finding.reasons))
    ]


def test_every_reason_has_cells_but_those_that_can_have_none(shipped: Built) -> None:
    """The rest is counted, code by code, so that none is added unseen."""
    bare = Counter(
        (kind, finding.reasons[place].code)
        for kind, finding, place in reasons(shipped)
        if not finding.reasons[place].cells
    )

    assert bare == NO_CELL


def test_every_cell_of_a_reason_is_in_a_source(shipped: Built) -> None:
    """No reason points at a cell or a row that the sources do not have."""
    query = """PREFIX samband: <https://w3id.org/samband/ns#>
      SELECT ?place WHERE { ?at samband:reference ?place }"""
    known = set(ask_store(shipped.store, query).column("place"))
    cited = {
        cell
        for _, finding, place in reasons(shipped)
        for cell in finding.reasons[place].cells
    }

    assert cited - known == set()


def cells_of(shipped: Built, name: str, code: str) -> tuple[str, ...]:
    """Return the cells of one reason of one finding."""
    (found,) = (
        finding.reasons[place].cells
        for _, finding, place in reasons(shipped)
        if finding.id == name and finding.reasons[place].code == code
    )
    return found


def test_what_is_missing_is_read_in_an_empty_cell(shipped: Built) -> None:
    """Row 62 has no department and row 64 no end: the empty cells say so."""
    ends = cells_of(shipped, "lapses-bybanen", "lapse-activity-no-end-known")
    document = cells_of(shipped, "unanchored-bybanen", "unanchored-none")

    assert ends == ("rad 64, Evt sluttdato",)
    assert document == ("rad 64, Forankring",)


def test_a_theme_stands_where_the_words_stand(shipped: Built) -> None:
    """Row 62 tells of hydrogen in its comment, row 28 in its title."""
    name = "overlaps-hydrogen-valleys--normandie"

    assert cells_of(shipped, name, "share-theme") == (
        "rad 28, Tiltak",
        "rad 62, Kommentar",
    )


ROW = (
    Cell("title", "rad 1, Tiltak", "Hydrogen for ferjer"),
    Cell("end", "rad 1, Slutt"),
    Cell("comment", "rad 1, Kommentar", "Ungdom på tur"),
)
SAID = tuple((cell.place, cell.text) for cell in ROW)


def test_a_broader_theme_stands_where_the_narrower_one_does() -> None:
    """Who speaks of hydrogen speaks of energy."""
    assert list(telling(SAID, ["energy"])) == ["rad 1, Tiltak"]
    assert list(telling(SAID, ["youth"])) == ["rad 1, Kommentar"]
    assert list(wording(SAID, ["ferj"])) == ["rad 1, Tiltak"]


def test_a_column_that_a_source_lacks_is_looked_for_in_all_its_words() -> None:
    """An empty cell is a cell; without it, all that stands there is cited."""
    assert columns(ROW, "end") == ("rad 1, Slutt",)
    assert columns(ROW, "anchoring") == ("rad 1, Tiltak", "rad 1, Kommentar")


def test_many_cells_are_counted_instead_of_written_out(shipped: Built) -> None:
    """A column that is empty in half the overview names eight rows and a number."""
    (column,) = (
        finding
        for finding in shipped.findings["quality"]
        if finding.id == "quality-vestland-2020-all-anchoring"
    )
    text = reason_with_cells(column.reasons[0], "en")

    assert len(column.reasons[0].cells) == 60
    assert text.count("; ") == SHOWN
    assert text.endswith(f"and {60 - SHOWN} more]")


def test_every_property_that_names_something_is_looked_at() -> None:
    """In an activity whatever a table's rows name is cited, and documents anywhere.

    Who answers for an activity is no reason for anything, and stands in its own row.
    """
    register = {"organisations", "places", "programmes", "documents"}
    naming = {
        spelt(column.property)
        for schema in schemas().values()
        for names in [{column.name for column in schema.columns}]
        for column in schema.columns
        if "row" in names
        and column.property
        and set(column.refers) & (register if "activity" in names else {"documents"})
    }

    assert naming == names_in([view_text("cited")]) - NOT_NAMING


def test_rows_are_the_same_from_the_graph_and_from_the_tables(shipped: Built) -> None:
    """Who has the tables at hand needs no cells in the graph, and says the same."""
    rows = rows_of(shipped.sources)

    assert rows_in(shipped.store) == rows
    assert sum(len(row.cells) for row in rows.values()) > 500


def test_a_place_is_found_by_its_address() -> None:
    """A row, one of its cells, and what is neither."""
    row = f"{ID_NAMESPACE}liten/row/3"
    rows = {row: Row("rad 3", (Cell("own b", "rad 3, Eiga"),))}

    assert place_of(row, rows) == "rad 3"
    assert place_of(f"{row}/own%20b", rows) == "rad 3, Eiga"
    assert place_of(f"{row}/title", rows) == ""
    assert place_of(f"{ID_NAMESPACE}liten/row/4/title", rows) == ""
