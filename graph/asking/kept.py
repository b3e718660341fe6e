"""A graph kept on disk, which opens at once and is never met half written.

    FOLDER/CURRENT        which of the graphs holds, and what it was made of
    FOLDER/graph-XXXX     the graph itself; beside it the one before
    FOLDER/graph-XXXX.gz  its lines, to tell what differs in the next one

A new graph is made in a folder of its own; only then does ``CURRENT`` point to it,
in one step.  The one before stays until the next, for those who read it.  Where
little has changed, the new graph begins as the old one (its files are linked, not
copied), and only what differs is written.
"""

import gzip
import hashlib
import io
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox

from graph.errors import OutputError, QueryError
from graph.files import replace_files

CURRENT = "CURRENT"
PREFIX = "graph-"
#: When more than this share of the lines differs, all of them are written anew.
MUCH = 0.2


def keep_lines(lines: bytes, folder: Path, mark: str) -> None:
    """Put a graph, as N-Triples, in the place of the one that a folder holds.

    ``mark`` says what it was made of.  Raises ``OutputError``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before, _ = _current(folder)
        _clear(folder, spare=before)
        place = Path(mkdtemp(prefix=PREFIX, dir=folder))
        if not (before and _write_changes(folder / before, lines, place)):
            write_lines(lines, place)
        # Quickly made smaller; the time of writing would make other bytes of it.
        _lines_of(place).write_bytes(gzip.compress(lines, 1, mtime=0))
    except OSError as error:
        raise OutputError(str(folder), error.strerror or str(error)) from error
    replace_files(folder, {CURRENT: f"{place.name} {mark}\n".encode()})


def _write_changes(before: Path, lines: bytes, place: Path) -> bool:
    """Write a graph as what differs from one before, unless that is much."""
    if not _lines_of(before).exists():
        return False
    with gzip.open(_lines_of(before)) as told:
        gone = set(told)
    most = len(gone) * MUCH
    added = [line for line in io.BytesIO(lines) if not _held(line, gone)]
    if len(gone) + len(added) > most:
        return False
    place.rmdir()
    ox.Store.read_only(str(before)).backup(str(place))
    kept = ox.Store(str(place))
    for quad in _read(gone):
        kept.remove(quad)
    kept.extend(_read(added))
    kept.flush()
    return True


def _lines_of(graph: Path) -> Path:
    """Return where the lines of a graph stand."""
    return graph.with_name(f"{graph.name}.gz")


def _held(line: bytes, held: set[bytes]) -> bool:
    """Return whether a line is among those held, and let go of it."""
    there = line in held
    held.discard(line)
    return there


def _read(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    return ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_TRIPLES)


def write_lines(lines: bytes, place: Path) -> None:
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
        elif left.name.removesuffix(".gz") != spare:
            left.unlink()
