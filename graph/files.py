"""Putting results on disk so that nobody ever meets half of one.

Everything is made in memory first.  Then each file is written beside its place
under another name, and only when all of them are there do they take over, each
in one step.  Whoever is interrupted before that keeps what was there.
"""

import os
import shutil
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import IO

from graph.errors import OutputError

UNFINISHED = ".unfinished"
#: So many bytes are read at once of what waits on the disk.
PIECE = 1_000_000

#: What goes into a file: its bytes, or pieces that are made while it is written.
Content = bytes | Iterator[bytes]


def replace_files(folder: Path, files: Mapping[str, Content]) -> None:
    """Write files into a folder, all of them or none.

    Files of other names in the folder are left alone; what an earlier,
    interrupted run left unfinished is cleared away.  Raises ``OutputError``
    when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f".*{UNFINISHED}"):
            left.unlink()
        _write_and_swap(folder, files)
    except OSError as error:
        raise OutputError(str(folder), error.strerror or str(error)) from error


@contextmanager
def replaced_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to write into; its files take their places at the end.

    For results too large to be held in memory.  Files of other names in the
    folder are left alone.  When the work fails, nothing is changed.  Raises
    ``OutputError`` when the folder cannot be written.
    """
    waiting = folder.parent / f".{folder.name}{UNFINISHED}"
    try:
        shutil.rmtree(waiting, ignore_errors=True)
        waiting.mkdir(parents=True)
        yield waiting
        written = sorted(path for path in waiting.rglob("*") if path.is_file())
        with _undisturbed():
            for path in written:
                place = folder / path.relative_to(waiting)
                place.parent.mkdir(parents=True, exist_ok=True)
                path.replace(place)
    except OSError as error:
        raise OutputError(str(folder), error.strerror or str(error)) from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _write_and_swap(folder: Path, files: Mapping[str, Content]) -> None:
    waiting = {name: folder / f".{name}{UNFINISHED}" for name in files}
    try:
        for name, place in waiting.items():
            with place.open("wb") as file:
                file.writelines(pieces_of(files[name]))
                file.flush()
                os.fsync(file.fileno())
        with _undisturbed():
            for name, place in waiting.items():
                place.replace(folder / name)
    finally:
        for place in waiting.values():
            place.unlink(missing_ok=True)


def pieces_of(content: Content) -> Iterable[bytes]:
    """Return what goes into a file, piece by piece."""
    return (content,) if isinstance(content, bytes) else content


def put_aside(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Make a content now and hold it on the disk, not in memory, until it is written.

    What it is made of can be let go of.  Raises ``OutputError`` for a full disk.
    """
    waiting = TemporaryFile()  # noqa: SIM115
    try:
        waiting.writelines(pieces)
    except OSError as error:
        raise OutputError(gettempdir(), error.strerror or str(error)) from error
    waiting.seek(0)
    return _pieces_in(waiting)


def _pieces_in(waiting: IO[bytes]) -> Iterator[bytes]:
    with waiting:
        while piece := waiting.read(PIECE):
            yield piece


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back an interrupt from the keyboard while files change places."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            raise KeyboardInterrupt
