"""A graph in memory and one on disk: the same statements, answers and files."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.asking.questions import ask_question, questions
from graph.asking.store import ntriples
from graph.build import Built, build
from graph.files import pieces_of
from graph.holding import MANY, add, as_lines, in_memory, is_large, on_disk
from graph.reading.collection import read_sources
from tests.samples import write_tiny
from viz.outputs import output_files

LINE = b"<urn:a> <urn:b> <urn:c> .\n"
MONTHS = b'<urn:a> <urn:e> "P36M"^^<http://www.w3.org/2001/XMLSchema#duration> .\n'
#: Loads a graph on disk in a process that may write files of so many bytes only.
CRAMPED = """
import resource, sys
from graph.holding import in_memory, on_disk
from graph.errors import OutputError
from graph.reading.collection import Sources
from graph.stating.shapes import shape_problems
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
lines = b"".join(b"<urn:%d> <urn:b> <urn:c> .\\n" % number for number in range(1000))
try:
    {}
except OutputError as error:
    sys.exit(error.reason)
"""


@pytest.fixture(scope="module")
def both() -> tuple[Built, Built]:
    """Return everything that ships, as a graph in memory and as one on disk."""
    return build([], tell=None), build([], tell=None, many=0)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(0, 30), max_size=60), st.integers(1, 9))
def test_portions_make_one_graph_in_memory_and_on_disk(
    said: list[int], size: int
) -> None:
    """However they are cut, and however often something is said."""
    lines = [b"<urn:%d> <urn:b> <urn:c> .\n" % number for number in said]
    portions = [b"".join(lines[at : at + size]) for at in range(0, len(lines), size)]

    assert ntriples(in_memory(portions)) == b"".join(sorted(set(lines)))
    assert ntriples(on_disk(portions)) == b"".join(sorted(set(lines)))


@pytest.mark.parametrize("hold", [in_memory, on_disk])
def test_the_lines_of_a_graph_are_the_graph(
    hold: Callable[[list[bytes]], ox.Store],
) -> None:
    """Also what was added, and what is written otherwise than it was told."""
    store = hold([LINE, MONTHS])
    add(store, LINE.replace(b"urn:c", b"urn:d"))
    with as_lines(store) as file:
        found = sorted(set(file.read_bytes().splitlines(keepends=True)))

    years = MONTHS.replace(b"P36M", b"P3Y")
    assert found == sorted([LINE, LINE.replace(b"urn:c", b"urn:d"), years])
    assert b"".join(found) == ntriples(store)


def test_what_is_large_is_told_by_its_rows(tmp_path: Path) -> None:
    """Each row of each table counts, the register's too."""
    sources = read_sources([write_tiny(tmp_path)])
    rows = sum(
        len(table)
        for group in (sources.register, sources.collections[0].tables)
        for table in group.values()
    )

    assert is_large(sources, rows - 1)
    assert not is_large(sources, rows)
    assert not is_large(sources, MANY)


def test_a_graph_on_disk_gives_the_same_answers(both: tuple[Built, Built]) -> None:
    """Each question, row by row in the same order."""
    memory, disk = both
    cards = questions().values()
    found = {card.name: ask_question(disk.store, card) for card in cards}

    assert found == {card.name: ask_question(memory.store, card) for card in cards}
    assert memory.findings == disk.findings
    assert memory.problems == disk.problems


def test_a_graph_on_disk_gives_the_same_files(both: tuple[Built, Built]) -> None:
    """Byte for byte, and the graph itself among them."""
    memory, disk = (output_files(one, one.findings, "nn") for one in both)

    for name in memory:
        one, other = (b"".join(pieces_of(files[name])) for files in (memory, disk))
        assert one == other, name


def test_a_graph_on_disk_is_gone_when_the_program_ends(tmp_path: Path) -> None:
    """Nothing is left in the folder for what lasts only for a while."""
    code = f"from graph.holding import on_disk; print(len(on_disk([{LINE!r}])))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={"TMPDIR": str(tmp_path)},
    )

    assert (done.stdout, done.stderr) == ("1\n", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "written",
    ["on_disk([lines])", "list(shape_problems(in_memory([lines]), Sources([], {})))"],
)
def test_a_full_disk_is_told_in_one_line(written: str) -> None:
    """The reason is the system's own, also where only the checker needs the room."""
    done = subprocess.run(
        [sys.executable, "-c", CRAMPED.format(written)], capture_output=True, text=True
    )

    assert done.returncode == 1
    assert done.stderr.startswith("File too large")
    assert done.stderr.count("\n") == 1
