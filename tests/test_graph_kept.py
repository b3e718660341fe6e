"""A graph kept on disk: opened again, replaced whole, never half."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as some

from graph.asking.kept import keep_lines, kept_in, mark, mark_of, open_kept
from graph.asking.questions import questions
from graph.asking.store import ask_store, triples_as_lines
from graph.build import build
from graph.errors import QueryError
from graph.load import graph_at
from samband import main
from tests.samples import write_tiny
from tests.tools.cards_elsewhere import differing
from tests.tools.kill_store import kill_and_look

OLD = b"<urn:a> <urn:p> <urn:b> .\n"
NEW = b"<urn:a> <urn:p> <urn:c> .\n"
OBJECTS = "SELECT ?o { ?s ?p ?o }"


def objects(folder: Path) -> list[str]:
    """Return what the kept graph says of the one thing in it."""
    return ask_store(open_kept(folder), OBJECTS).column("o")


def test_the_newer_graph_takes_the_place_of_the_older(tmp_path: Path) -> None:
    """Nothing of the old graph is left in the answer, and at most one beside it."""
    for lines in (OLD, NEW, OLD, NEW):
        keep_lines(lines, tmp_path, "mark")

    assert objects(tmp_path) == ["urn:c"]
    assert sum(one.is_dir() for one in tmp_path.glob("graph-*")) == 2


def test_who_reads_the_older_graph_goes_on(tmp_path: Path) -> None:
    """A graph that somebody has open stays until the next change."""
    keep_lines(OLD, tmp_path, "old")
    reader = open_kept(tmp_path)
    keep_lines(NEW, tmp_path, "new")

    assert ask_store(reader, OBJECTS).column("o") == ["urn:b"]


def test_what_was_interrupted_is_not_seen(tmp_path: Path) -> None:
    """Lines that cannot be read leave the old graph and its mark."""
    keep_lines(OLD, tmp_path, "old")
    with pytest.raises(SyntaxError):
        keep_lines(OLD + b"<urn:a> <urn", tmp_path, "new")

    assert (objects(tmp_path), mark_of(tmp_path)) == (["urn:b"], "old")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """Where nothing is kept there is one clear line, not an empty answer."""
    with pytest.raises(QueryError, match="no graph is kept here"):
        open_kept(tmp_path)


def test_any_change_of_a_file_changes_the_mark(tmp_path: Path) -> None:
    """A byte, a name or a setting more is another graph."""
    file = tmp_path / "a" / "one.csv"
    file.parent.mkdir()
    marks = []
    for text in ("x", "y", "x"):
        file.write_text(text)
        marks.append(mark([file.parent], ""))
    file.rename(file.with_name("two.csv"))

    assert marks[0] == marks[2] != marks[1]
    assert marks[0] not in (mark([file.parent], ""), mark([file.parent], "more"))


def test_load_then_ask_without_the_sources(tmp_path: Path) -> None:
    """The command line loads once, says so, and asks what it loaded."""
    folder, place = write_tiny(tmp_path / "tiny"), str(tmp_path / "store")
    run = CliRunner().invoke
    told = [run(main, ["load", str(folder), "--store", place]).output for _ in "12"]
    asked = ["ask", "ends-in", "--set", "year=2021", "--format", "csv"]
    kept = run(main, [*asked, "--store", place])
    built = run(main, [*asked, "-c", str(folder)])

    assert told == [f"Grafen ligg no i {place}.\n", told[1]]
    assert told[1].startswith("Kjeldene er som før")
    assert (kept.exit_code, kept.output) == (0, built.output)
    assert "til-erfurt" in kept.output


def test_a_store_takes_no_sources(tmp_path: Path) -> None:
    """What is asked of a store was decided when it was loaded."""
    asked = ["show", "Erfurt", "--store", str(tmp_path), "--stated-only"]

    assert CliRunner().invoke(main, asked).exit_code == 2


@pytest.mark.parametrize("command", [["isolated"], ["overlaps"], ["gaps"]])
def test_findings_are_the_same_from_a_store(tmp_path: Path, command: str) -> None:
    """A finding rests on the graph alone, wherever that is."""
    folder, place = write_tiny(tmp_path / "tiny"), str(tmp_path / "store")
    run = CliRunner().invoke
    run(main, ["load", str(folder), "--store", place])
    kept = run(main, ["find", *command, "--format", "csv", "--store", place])
    built = run(main, ["find", *command, "--format", "csv", "-c", str(folder)])

    assert (kept.exit_code, kept.output) == (0, built.output)


def test_every_card_is_answered_from_disk(tmp_path: Path) -> None:
    """All questions give exactly the expected answers from a reopened store."""
    keep_lines(triples_as_lines(build([]).store), tmp_path, "shipped")

    assert differing(graph_at(str(tmp_path))) == {}
    assert len(questions()) > 50


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_a_killed_load_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """Killed at three moments, the store opens and is one of the two, whole."""
    lines = tmp_path / "lines.nt"
    lines.write_bytes(OLD)
    keep_lines(OLD, tmp_path / "store", "old")
    found = {kill_and_look(tmp_path / "store", lines, wait) for wait in (0, 0.02, 0.2)}

    assert found <= {"old", "new"}


def test_no_query_reaches_another_server() -> None:
    """SERVICE is refused on the command line as it is on the server."""
    done = CliRunner().invoke(
        main,
        ["query", "-"],
        input="SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    )

    assert done.exit_code == 1
    assert "SERVICE" in done.output


def many(count: int, last: str) -> bytes:
    """Return a graph of so many lines, the last one ending in a name."""
    names = [*map(str, range(count - 1)), last]
    return "".join(f"<urn:a> <urn:p> <urn:{name}> .\n" for name in names).encode()


def test_a_small_change_writes_little(tmp_path: Path) -> None:
    """One line of a thousand differs: the files of the old graph are linked."""
    keep_lines(many(1000, "old"), tmp_path, "old")
    before = files_in(kept_in(tmp_path))
    keep_lines(many(1000, "new"), tmp_path, "new")
    after = files_in(kept_in(tmp_path))

    assert before & after
    assert set(objects(tmp_path)) == {*map("urn:{}".format, range(999)), "urn:new"}


def test_a_great_change_writes_all(tmp_path: Path) -> None:
    """Nothing of the old graph is linked."""
    keep_lines(many(1000, "old"), tmp_path, "old")
    before = files_in(kept_in(tmp_path))
    keep_lines(many(500, "new"), tmp_path, "new")

    assert not before & files_in(kept_in(tmp_path))
    assert len(objects(tmp_path)) == 500


def files_in(folder: Path) -> set[int]:
    """Return the files of triples in a folder, by what they are on the disk."""
    return {file.stat().st_ino for file in folder.glob("*.sst")}


@settings(max_examples=25, deadline=None)
@given(graphs=some.lists(some.sets(some.integers(0, 40)), min_size=2, max_size=4))
def test_whatever_changes_the_store_holds_the_last(graphs: list[set[int]]) -> None:
    """A few lines more or fewer, or all others: nothing of the old is left."""
    with TemporaryDirectory() as place:
        for graph in graphs:
            lines = "".join(f"<urn:a> <urn:p> <urn:{name}> .\n" for name in graph)
            keep_lines(lines.encode(), Path(place), "mark")
            assert set(objects(Path(place))) == {f"urn:{name}" for name in graph}
