"""Putting statements into a graph: in memory, or on disk where they are too many.

A statement takes some three hundred bytes of memory, and a row of a table comes to
twenty statements.  A graph that would leave an office laptop no room stands on disk
for as long as the program runs: its queries take some four times as long, its memory
does not grow.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import pyoxigraph as ox

from graph.errors import OutputError
from graph.reading.collection import Sources

#: So many statements are loaded at once.
PORTION = 50_000
#: The graph of more rows than these stands on disk: with them it takes 4 GB in memory.
MANY = 400_000
#: What a graph is written as, and what its lines are called.
LINES, N_TRIPLES = "graph.nt", ox.RdfFormat.N_TRIPLES
#: What stands in every line whose value has a type of its own.
TYPED = b'"^^<'


@dataclass(frozen=True, slots=True)
class _Standing:
    """A graph on disk with the folder that it is in, removed when the program ends."""

    store: ox.Store
    folder: TemporaryDirectory[str]

    @property
    def lines(self) -> Path:
        """Return the file with all that the graph was loaded from."""
        return Path(self.folder.name) / LINES


_ON_DISK: list[_Standing] = []


def is_large(sources: Sources, many: int = MANY) -> bool:
    """Return whether sources have more rows than these in their tables together."""
    groups = [sources.register, *(part.tables for part in sources.collections)]
    return sum(len(rows) for group in groups for rows in group.values()) > many


def batched(lines: Iterable[str]) -> Iterator[bytes]:
    r"""Yield lines in portions of a few megabytes, since each load has its price.

    >>> list(batched(["one\n", "two\n"]))
    [b'one\ntwo\n']
    """
    waiting = iter(lines)
    while portion := "".join(islice(waiting, PORTION)):
        yield portion.encode()


def in_memory(portions: Iterable[bytes]) -> ox.Store:
    """Return a graph in memory of portions of N-Triples.

    Each portion is loaded while the next is being made: loading is no Python.
    """
    store = ox.Store()
    with ThreadPoolExecutor(1) as beside:
        loading: Future[None] = beside.submit(lambda: None)
        for lines in portions:
            loading.result()
            loading = beside.submit(store.load, lines, format=N_TRIPLES)
        loading.result()
    return store


def on_disk(portions: Iterable[bytes]) -> ox.Store:
    """Return a graph of portions of N-Triples that stands on disk for the time being.

    Its lines stay beside it: to read them takes a fraction of the time of reading the
    graph.  Raises ``OutputError`` when there is no room.
    """
    folder = TemporaryDirectory(prefix="samband-", ignore_cleanup_errors=True)
    lines = Path(folder.name) / LINES
    with _room(folder.name):
        with lines.open("wb") as file:
            file.writelines(map(_as_held, portions))
        store = ox.Store(str(Path(folder.name) / "graph"))
        # Loaded in one piece it takes half the time that it takes in portions.
        store.bulk_load(path=str(lines), format=N_TRIPLES)
    _ON_DISK.append(_Standing(store, folder))
    return store


def add(store: ox.Store, lines: bytes) -> None:
    """Add lines that a store has written itself; ``OutputError`` when there is no room.

    They are not looked through for faults once more.
    """
    standing = [*_standing(store)]
    if not standing:
        store.load(lines, format=N_TRIPLES, lenient=True)
    with _room(gettempdir()):
        for one in standing:
            store.bulk_load(lines, format=N_TRIPLES, lenient=True)
            with one.lines.open("ab") as file:
                file.write(_as_held(lines))


def _as_held(lines: bytes) -> bytes:
    """Return lines as a graph gives them back: it writes ``P36M`` as ``P3Y``."""
    if TYPED not in lines:
        return lines
    typed: list[bytes] = []
    others: list[bytes] = []
    for line in lines.splitlines(keepends=True):
        (typed if TYPED in line else others).append(line)
    held = ox.Store()
    held.load(b"".join(typed), format=N_TRIPLES)
    dumped = held.dump(format=N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
    return b"".join(others) + dumped


@contextmanager
def as_lines(store: ox.Store) -> Iterator[Path]:
    """Give a file with the whole graph as N-Triples, in no order, some lines twice.

    It must not be changed.  Raises ``OutputError`` when there is no room.
    """
    for one in _standing(store):
        yield one.lines
        return
    with _room(gettempdir()), TemporaryDirectory(prefix="samband-") as folder:
        lines = Path(folder) / LINES
        store.dump(lines, format=N_TRIPLES, from_graph=ox.DefaultGraph())
        yield lines


def _standing(store: ox.Store) -> Iterator[_Standing]:
    return (one for one in _ON_DISK if one.store is store)


@contextmanager
def _room(place: str) -> Iterator[None]:
    """Tell of a full disk, and the like, as what cannot be written."""
    try:
        yield
    except OSError as error:
        raise OutputError(place, error.strerror or str(error)) from error
