"""Rewriting tables that a spreadsheet has stored in its own way.

A Norwegian spreadsheet saves CSV with semicolons, often in Windows-1252 or
with a byte order mark.  Reading such a file would be guessing, so the build
refuses it; here a person asks for the rewrite, is told what was found, and can
look at the result before building.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from graph.files import replace_files


@dataclass(frozen=True, slots=True)
class Mended:
    """One rewritten file, and what it was stored as."""

    file: Path
    encoding: str
    delimiter: str
    kept: Path


def mend_folder(folder: Path) -> list[Mended]:
    """Rewrite the tables of a folder, and of the folders in it, as UTF-8 with commas.

    Files that are right already are not touched; of the others the original is
    kept beside the new one, as ``NAME.csv.original``.
    """
    mended = []
    for path in sorted(folder.rglob("*.csv")):
        raw = path.read_bytes()
        encoding, text = _decode(raw)
        delimiter = _delimiter(text)
        if encoding != "utf-8" or delimiter != ",":
            kept = path.with_name(f"{path.name}.original")
            rewritten = _rewritten(text, delimiter)
            replace_files(path.parent, {kept.name: raw, path.name: rewritten})
            mended.append(Mended(path, encoding, delimiter, kept))
    return mended


def _decode(raw: bytes) -> tuple[str, str]:
    """Return the encoding and the text; Windows-1252 when nothing else fits."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", raw.decode("utf-16")
    if raw.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig", raw.decode("utf-8-sig")
    try:
        return "utf-8", raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", raw.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    heading = text.splitlines()[0] if text.strip() else ""
    return max(",;\t", key=lambda mark: (heading.count(mark), mark == ","))


def _rewritten(text: str, delimiter: str) -> bytes:
    written = io.StringIO()
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode()
