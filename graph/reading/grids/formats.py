"""Which kind of file it is, by its name and by what is in it.

The content decides; a name that says otherwise is told in one line.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import InputError, Problem, Severity
from graph.reading.grids.document import read_document
from graph.reading.grids.grid import MAX_FILE, Grid, refuse
from graph.reading.grids.package import part_names
from graph.reading.grids.portable import read_portable
from graph.reading.grids.text import read_text
from graph.reading.grids.workbook import read_workbook

#: OLE2, the container of .xls and .doc, and of office files with a password.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
#: How other files begin that are handed in by mistake.
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
HEAD = 1024
Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: the endings it goes by, and who reads it."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, Step], list[Grid]]


FORMATS = {
    "xlsx": Format("xlsx", (".xlsx", ".xlsm"), read_workbook),
    "docx": Format("docx", (".docx", ".docm"), read_document),
    "pdf": Format("pdf", (".pdf",), read_portable),
    "csv": Format("csv", (".csv", ".tsv", ".txt"), lambda path, step: read_text(path)),
}
#: Endings that are looked for in a folder; a text file there is seldom a table.
SUFFIXES = (".xlsx", ".xlsm", ".docx", ".docm", ".pdf", ".csv", ".tsv")
#: Kinds that are told apart, so that the advice can be the right one.
OLD = {".xls": "old-workbook", ".doc": "old-document"}


def read_file(path: Path, step: Step = lambda: None) -> list[Grid]:
    """Return the tables of a file of any known kind; raises ``InputError``.

    ``step`` is called whenever a page or a sheet is done.
    """
    kind = FORMATS[sniffed(path)]
    try:
        grids = kind.read(path, step)
    except (InputError, MemoryError):
        raise
    except Exception as error:
        # What the libraries say of a broken file is as manifold as the breakage.
        raise refuse(_reason(error), path.name, reason=_words(error)) from error
    if not any(not line.empty for grid in grids for line in grid.lines):
        code = "pdf-no-table" if kind.name == "pdf" else "file-no-table"
        raise refuse(code, path.name)
    if path.suffix.lower() not in kind.suffixes:
        words = {"suffix": path.suffix, "kind": kind.name}
        note = Problem("file-suffix", Severity.WARNING, path.name, details=words)
        grids[0] = replace(grids[0], notes=(note, *grids[0].notes))
    return grids


def _reason(error: Exception) -> str:
    locked = "Password" in type(error).__name__ or "Password" in repr(error)
    return "file-locked" if locked else "file-damaged"


def _words(error: Exception) -> str:
    """Return a library's reason on one short line."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:120] if words else type(error).__name__


def sniffed(path: Path) -> str:
    """Return the name of a file's format; raises ``InputError`` for no known one."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable", path.name, reason=reason) from error
    if size > MAX_FILE:
        large = -(-size // 1_000_000)
        raise refuse("file-too-big", path.name, size=large, most=MAX_FILE // 10**6)
    if not head.strip(b"\0 \r\n\t"):
        raise refuse("file-empty", path.name)
    if head.startswith(b"PK"):
        return _zipped(path)
    if head.startswith(OLE):
        raise refuse(_ole(path), path.name)
    if b"%PDF-" in head:
        return "pdf"
    return _texted(path, head)


def _zipped(path: Path) -> str:
    names = part_names(path)
    if not names:
        raise refuse("file-damaged", path.name, reason="zip")
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("word/") for name in names):
        return "docx"
    raise refuse("file-unknown", path.name)


def _ole(path: Path) -> str:
    if LOCKED in path.read_bytes():
        return "file-locked"
    return OLD.get(path.suffix.lower(), "file-old")


def _texted(path: Path, head: bytes) -> str:
    suffix = path.suffix.lower()
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if head.startswith(PICTURES) or (b"\0" in head and not wide):
        raise refuse("file-unknown", path.name)
    office = suffix in (".xlsx", ".xlsm", ".docx", ".docm", ".pdf", *OLD)
    # A page saved from a browser, or a file that was cut off at its start.
    if office and (b"<" in head[:64] or not _printable(head)):
        raise refuse("file-damaged", path.name, reason=suffix)
    return "csv"


def _printable(head: bytes) -> bool:
    odd = sum(byte < 32 and byte not in b"\t\r\n\f" for byte in head)
    return odd == 0
