"""Putting statements into a graph: in memory, or on disk where they are too many.

A statement takes some three hundred bytes of memory, and a row of a table comes to
twenty statements.  A graph that would leave an office laptop no room stands on disk
for as long as the program runs: its queries take some five times as long, its memory
does not grow.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from graph.errors import OutputError
from graph.reading.collection import Sources

#: So many statements are loaded at once.
PORTION = 50_000
#: The graph of more rows than these stands on disk: in memory it takes 2.5 GB.
MANY = 400_000
#: The folders of graphs on disk, removed when the program ends.
_FOLDERS: list[TemporaryDirectory[str]] = []


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
            loading = beside.submit(store.load, lines, format=ox.RdfFormat.N_TRIPLES)
        loading.result()
    return store


def on_disk(portions: Iterable[bytes]) -> ox.Store:
    """Return a graph of portions of N-Triples that stands on disk for the time being.

    Raises ``OutputError`` when there is no room.
    """
    folder = TemporaryDirectory(prefix="samband-", ignore_cleanup_errors=True)
    _FOLDERS.append(folder)
    lines = Path(folder.name) / "lines"
    try:
        with lines.open("wb") as file:
            file.writelines(portions)
        store = ox.Store(str(Path(folder.name) / "graph"))
        # Loaded in one piece it takes half the time that it takes in portions.
        store.bulk_load(path=str(lines), format=ox.RdfFormat.N_TRIPLES)
        lines.unlink()
    except OSError as error:
        raise OutputError(folder.name, error.strerror or str(error)) from error
    return store
