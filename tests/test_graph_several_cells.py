"""A fact that is read in two cells of a row: one statement, one line, both places."""

from pathlib import Path

from graph.asking.network import network
from graph.asking.questions import ask_question, find_question
from graph.asking.store import Answer, ask_store, one_line_a_claim
from graph.build import Built, build, check
from graph.findings import find
from tests.samples import change, write_tiny

COORDINATOR = "coordinator,,,stated,1,comment"
ANCHORED = "stated,1,anchoring"


def built(folder: Path, table: str, old: str, new: str) -> Built:
    """Return the tiny graph with one statement resting on two cells."""
    return build([str(write_tiny(folder, **change(table, old, f"{old} {new}")))])


def test_a_statement_points_at_every_cell_that_it_rests_on(tmp_path: Path) -> None:
    """Askøy is the coordinator by the title and the comment of row 1."""
    query = """PREFIX prov: <http://www.w3.org/ns/prov#>
      PREFIX samband: <https://w3id.org/samband/ns#>
      SELECT ?place WHERE {
        ?said samband:participant <https://w3id.org/samband/id/askoy-vgs> ;
          prov:wasDerivedFrom/samband:reference ?place }
      ORDER BY ?place"""
    store = built(tmp_path, "participations", COORDINATOR, "title").store

    assert ask_store(store, query).column("place") == [
        "rad 1, Kommentar",
        "rad 1, Tiltak",
    ]


def test_it_is_one_line_of_an_answer_and_one_tie(tmp_path: Path) -> None:
    """Two cells make neither two participations nor a stronger tie."""
    one = build([str(write_tiny(tmp_path / "one"))]).store
    two = built(tmp_path / "two", "participations", COORDINATOR, "title").store
    card = find_question("participations")
    before, after = ask_question(one, card), ask_question(two, card)

    assert len(before.rows) == len(after.rows)
    assert len(network(one).edges) == len(network(two).edges)


def test_a_document_named_in_two_cells_is_one_anchoring(tmp_path: Path) -> None:
    """The activity is anchored once, and both cells are told."""
    store = built(tmp_path, "anchorings", ANCHORED, "comment").store
    answer = ask_question(store, find_question("anchorings"))

    assert answer.column("source")[0] == "rad 1, Forankring; rad 1, Kommentar"
    assert {finding.id for finding in find(store, "unanchored")} == {
        "unanchored-til-cardiff",
        "unanchored-cpmr",
    }


def test_each_of_several_columns_must_be_one_of_the_source(tmp_path: Path) -> None:
    """A column that the source lacks is told, also beside one that it has."""
    wrong = change("anchorings", ANCHORED, f"{ANCHORED} merknad")
    (problem,) = check([str(write_tiny(tmp_path, **wrong))])

    assert (problem.code, problem.column) == ("unknown-field", "column")


def test_lines_that_differ_in_their_source_only_become_one() -> None:
    """What differs in anything else stays apart, and the order is kept."""
    rows = [("b", "rad 2"), ("a", "rad 1"), ("b", "rad 1"), ("c", "")]
    found = one_line_a_claim(Answer(["name", "source"], rows))

    assert found.rows == [("b", "rad 1; rad 2"), ("a", "rad 1"), ("c", "")]
