"""What a worker can do, and what it cannot even if a query talks it into it."""

import multiprocessing
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph.asking.workers import (
    Asked,
    Limits,
    Outcome,
    _open,
    ask_workers,
    start_workers,
    write_store,
)

ONE = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Write a graph of one triple to disk."""
    store = ox.Store()
    store.add(ONE)
    write_store(store, tmp_path / "store")
    return tmp_path / "store"


def test_a_worker_answers_from_the_disk(place: Path) -> None:
    """What was written is what is answered."""
    limits = Limits(seconds=30, workers=1)
    with start_workers(place, limits) as pool:
        asked = Asked("SELECT ?o { ?s ?p ?o }", "text/csv")
        reply = ask_workers(pool, asked, limits).result(60)
        pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it bare
    assert (reply.outcome, reply.body) == (Outcome.ANSWERED, b"o\r\nc\r\n")


def _try_the_door(place: str, told: Any) -> None:
    """Open the store as a worker does; then try to open something else."""
    _open(place, 100)
    told.send([_refused(Path(__file__).read_text), _refused(socket.socket)])


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return True
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit.")
def test_a_worker_can_open_no_file_and_no_connection(place: Path) -> None:
    """The second lock behind the first, which refuses SERVICE."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_try_the_door, args=(str(place), theirs))
    process.start()
    assert ours.poll(60)
    assert ours.recv() == [True, True]
    process.join(20)
