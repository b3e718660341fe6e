"""A graph kept on disk, which opens at once and is never met half written.

    FOLDER/CURRENT              which of the graphs holds, and what it was made of
    FOLDER/graph-XXXX           the graph itself; beside it the one before
    FOLDER/graph-XXXX.lines.gz  its lines in order, to tell what differs in the next

A new graph is made in a folder of its own; only then does ``CURRENT`` point to it,
in one step.  The one before stays until the next, for those who read it.  Where
little has changed, the new graph begins as the old one (its files are linked, not
copied), and only what differs is written.  The lines of both are read side by side,
so that neither has to be in memory.
"""

import gzip
import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import IO, cast

import pyoxigraph as ox

from graph.errors import OutputError, QueryError
from graph.files import replace_files
from graph.sorting import sorted_pieces

CURRENT = "CURRENT"
PREFIX = "graph-"
#: When more than this share of the lines differs, all of them are written anew.
MUCH = 0.2
#: More lines than this are not held in memory to be changed one by one.
MOST = 1_000_000


def keep_graph(store: ox.Store, folder: Path, mark: str) -> None:
    """Put a graph in the place of the one that a folder holds.

    ``mark`` says what it was made of.  Raises ``OutputError``.
    """
    default = ox.DefaultGraph()
    _keep(
        lambda to: store.dump(to, format=ox.RdfFormat.N_TRIPLES, from_graph=default),
        folder,
        mark,
    )


def keep_lines(lines: bytes, folder: Path, mark: str) -> None:
    """Put a graph, as N-Triples, in the place of the one that a folder holds."""
    _keep(lambda to: to.write_bytes(lines), folder, mark)


def _keep(write: Callable[[Path], object], folder: Path, mark: str) -> None:
    """Put what ``write`` writes to a file in the place of what a folder holds."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before, _ = _current(folder)
        _clear(folder, spare=before)
        place = Path(mkdtemp(prefix=PREFIX, dir=folder))
        with TemporaryDirectory(prefix=PREFIX, dir=folder) as aside:
            lines = Path(aside) / "lines"
            write(lines)
            _write_ordered(lines, _lines_of(place))
        if not (before and _write_changes(folder / before, place)):
            with gzip.open(_lines_of(place)) as ordered:
                write_lines(cast(IO[bytes], ordered), place)
    except OSError as error:
        raise OutputError(str(folder), error.strerror or str(error)) from error
    replace_files(folder, {CURRENT: f"{place.name} {mark}\n".encode()})


def _write_ordered(lines: Path, to: Path) -> None:
    """Write lines in order, quickly made smaller."""
    # The name and the time of writing would make other bytes of the same lines.
    with to.open("wb") as file, gzip.GzipFile("", "wb", 1, file, mtime=0) as packed:
        for piece in sorted_pieces(lines, aside=lines.parent):
            packed.write(b"".join(piece))


def _write_changes(before: Path, place: Path) -> bool:
    """Write a graph as what differs from one before, unless that is much."""
    if not _lines_of(before).exists():
        return False
    gone: list[bytes] = []
    added: list[bytes] = []
    old = 0
    for there, here, line in _side_by_side(_lines_of(before), _lines_of(place)):
        old += there
        if there != here:
            (gone if there else added).append(line)
            if len(gone) + len(added) > MOST:
                return False
    if len(gone) + len(added) > old * MUCH:
        return False
    place.rmdir()
    ox.Store.read_only(str(before)).backup(str(place))
    kept = ox.Store(str(place))
    for quad in _read(gone):
        kept.remove(quad)
    kept.extend(_read(added))
    kept.flush()
    return True


def _side_by_side(old: Path, new: Path) -> Iterator[tuple[bool, bool, bytes]]:
    """Yield each line of two files in order, and whether it stands in each of them."""
    with gzip.open(old) as olds, gzip.open(new) as news:
        one, other = next(olds, b""), next(news, b"")
        while one or other:
            line = min(filter(None, (one, other)))
            there, here = line == one, line == other
            yield there, here, line
            one = next(olds, b"") if there else one
            other = next(news, b"") if here else other


def _lines_of(graph: Path) -> Path:
    """Return where the lines of a graph stand."""
    return graph.with_name(f"{graph.name}.lines.gz")


def _read(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    return ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)


def write_lines(lines: bytes | IO[bytes], place: Path) -> None:
    """Write a graph, as N-Triples, into an empty folder."""
    kept = ox.Store(str(place))
    kept.bulk_load(lines, format=ox.RdfFormat.N_TRIPLES)
    kept.flush()


def open_kept(folder: Path) -> ox.Store:
    """Open the graph that a folder holds, for reading."""
    try:
        return ox.Store.read_only(str(kept_in(folder)))
    except (OSError, ValueError) as error:
        raise QueryError(f"{folder}: {error}") from error


def kept_in(folder: Path) -> Path:
    """Return where in a folder its graph stands; ``QueryError`` if there is none."""
    name, _ = _current(folder)
    if not name:
        raise QueryError(f"{folder}: no graph is kept here (samband load --store).")
    return folder / name


def mark_of(folder: Path) -> str:
    """Return what the graph of a folder was made of; empty when there is none."""
    return _current(folder)[1]


def mark(places: Iterable[Path], settings: str) -> str:
    """Return what a graph of some files would be made of, in 64 characters.

    The same files under the same names, and the same ``settings``, give the same.
    """
    found = hashlib.sha256(settings.encode())
    for place in places:
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in inside:
            if file.is_file() and "__pycache__" not in file.parts:
                name = str(file.relative_to(place.parent))
                text = hashlib.sha256(file.read_bytes()).hexdigest()
                found.update(f"{name} {text}\n".encode())
    return found.hexdigest()


def _current(folder: Path) -> tuple[str, str]:
    """Return the name of the graph that holds, and its mark; both may be empty."""
    try:
        name, _, mark = (folder / CURRENT).read_text(encoding="utf-8").partition(" ")
    except FileNotFoundError:
        return "", ""
    return Path(name.strip()).name, mark.strip()


def _clear(folder: Path, *, spare: str) -> None:
    """Remove what interrupted and earlier runs left, but for the graph that holds."""
    for left in folder.glob(f"{PREFIX}*"):
        if left.is_dir() and left.name != spare:
            shutil.rmtree(left)
        elif left.name.partition(".")[0] != spare:
            left.unlink()
