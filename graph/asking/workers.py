"""Answering queries in processes of their own, with an end to time and memory.

The engine cannot be told to stop, but a process can.  Each worker opens the same
store on disk for reading and answers one query at a time; a query that takes longer
than it may is stopped with its worker, and a new worker takes the place.  Under
POSIX a worker may not outgrow its memory and, once the store is open, can open no
file and no connection: a query reaches nothing but the graph.
"""

import os
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graph.asking.guard import refuse_elsewhere
from graph.asking.kept import write_lines
from graph.asking.media import graph_form, table_form
from graph.asking.store import triples_as_lines
from graph.errors import QueryError
from graph.stating.terms import PREFIXES
from ontology import ID_NAMESPACE

if TYPE_CHECKING:
    from pebble import ProcessPool

MEGABYTE = 2**20
#: Up to so many triples a worker holds the graph in memory: some three times faster,
#: and read in a second or two.
LIGHT = 500_000


class Outcome(Enum):
    """How a query ended."""

    ANSWERED = "answered"
    WRONG = "wrong"
    NOT_ACCEPTED = "not-accepted"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it comes: its text, the forms taken, the graphs it is about.

    Without graphs it is about the default graph, and about every named one.
    """

    query: str
    accept: str = "*/*"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer in the form agreed upon, or in plain words what was wrong."""

    outcome: Outcome
    body: bytes = b""
    media_type: str = "text/plain; charset=utf-8"


NOT_ACCEPTED = Reply(Outcome.NOT_ACCEPTED, b"No form of the answer is accepted.")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take, in seconds and megabytes, and how many run at once."""

    seconds: float = 30.0
    megabytes: int = 1024
    workers: int = 2


def write_store(store: ox.Store, folder: Path) -> None:
    """Write a graph to disk, for workers to open."""
    write_lines(triples_as_lines(store), folder)


def start_workers(store: Path, limits: Limits) -> "ProcessPool":
    """Return the processes that answer on a store, to be used in a ``with``.

    They are started afresh, not copied from this process, so that the engine's own
    threads never meet a fork.
    """
    import multiprocessing

    from pebble import ProcessPool

    return ProcessPool(
        max_workers=limits.workers,
        initializer=_open,
        initargs=[str(store), limits.megabytes],
        context=multiprocessing.get_context("spawn"),
    )


def ask_workers(pool: "ProcessPool", asked: Asked, limits: Limits) -> "Future[Reply]":
    """Hand a query to a worker; its reply says also that a limit was met."""
    future: Future[Reply] = Future()
    if problem := _refused(asked):
        future.set_result(problem)
        return future
    working = pool.schedule(_answer, args=[asked], timeout=limits.seconds)
    working.add_done_callback(lambda done: future.set_result(_ended(done, limits)))
    return future


def _refused(asked: Asked) -> Reply | None:
    try:
        refuse_elsewhere(asked.query)
    except QueryError as error:
        return Reply(Outcome.WRONG, str(error).encode())
    return None


def _ended(done: "Future[Reply]", limits: Limits) -> Reply:
    """Return the reply of a worker, or what it means that there is none."""
    if done.cancelled():
        return Reply(Outcome.TOO_LONG, b"The server is closing.")
    error = done.exception()
    if error is None:
        return done.result()
    if isinstance(error, (FutureTimeoutError, TimeoutError)):
        told = f"The query took more than {limits.seconds:g} seconds and was stopped."
        return Reply(Outcome.TOO_LONG, told.encode())
    told = f"The query took more than {limits.megabytes} megabytes and was stopped."
    return Reply(Outcome.TOO_LARGE, told.encode())


# From here on everything runs in a worker.

_store: ox.Store | None = None


def _open(store: str, megabytes: int) -> None:
    """Open the store for reading, then close the door behind it."""
    global _store
    _store = ox.Store.read_only(store)
    if len(_store) <= LIGHT:
        light = ox.Store()
        light.bulk_extend(_store)
        _store = light
    # The first query opens what the engine opens late.
    _store.query("ASK { ?s ?p ?o }")
    _close_the_door(megabytes)


def _close_the_door(megabytes: int) -> None:
    """Let the process take so much more memory, and no further file or socket."""
    try:
        import resource
    except ImportError:  # Windows knows no such limits; the time limit holds there
        return
    taken = _memory_taken()
    most = taken + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    files = _lowest_free_file()
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))


def _memory_taken() -> int:
    """Return how much address space this process has, in bytes."""
    import resource

    status = Path("/proc/self/statm")
    if not status.exists():
        return 2**30
    return int(status.read_text().split()[0]) * resource.getpagesize()


def _lowest_free_file() -> int:
    """Return the number that the next file would get.

    With this as the limit no file can be opened, while open ones stay so.
    """
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    return free


def _answer(asked: Asked) -> Reply:
    """Answer one query, and put the answer into the form agreed upon."""
    assert _store is not None, "a worker has opened its store"
    try:
        found = _store.query(
            asked.query, base_iri=ID_NAMESPACE, prefixes=PREFIXES, **_graphs(asked)
        )
        if isinstance(found, ox.QueryTriples):
            return _as_graph(found, asked.accept)
        return _as_table(found, asked.accept)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return Reply(Outcome.WRONG, str(error).encode())


def _as_graph(found: ox.QueryTriples, accept: str) -> Reply:
    form = graph_form(accept)
    if form is None:
        return NOT_ACCEPTED
    body = found.serialize(format=form.format) or b""
    return Reply(Outcome.ANSWERED, body, form.media_type)


def _as_table(found: ox.QuerySolutions | ox.QueryBoolean, accept: str) -> Reply:
    form = table_form(accept, boolean=isinstance(found, ox.QueryBoolean))
    if form is None:
        return NOT_ACCEPTED
    body = found.serialize(format=form.format) or b""
    return Reply(Outcome.ANSWERED, body, form.media_type)


def _graphs(asked: Asked) -> dict[str, Any]:
    """Return the graphs that the query is about, as the protocol has it.

    Graphs named by the protocol stand in for those that the query names.
    """
    if not (asked.default_graphs or asked.named_graphs):
        return {}
    return {
        "default_graph": [ox.NamedNode(name) for name in asked.default_graphs],
        "named_graphs": [ox.NamedNode(name) for name in asked.named_graphs],
    }
