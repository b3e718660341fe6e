"""Office files from the outside: zip archives of XML, looked at before they are read.

An archive says of each part how large it is unpacked, and the zip library reads
no more than that; so a bomb is seen without unpacking it.
"""

import zipfile
import zlib
from pathlib import Path

from graph.reading.grids.grid import (
    MAX_PACKING,
    MAX_UNPACKED,
    SMALL_PART,
    refuse,
)

#: Office programs never declare entities; whoever does, wants something else.
DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
HEAD = 4096
ENCRYPTED = 0x1


def part_names(path: Path) -> set[str]:
    """Return the names in a zip archive; none when it is damaged."""
    try:
        with zipfile.ZipFile(path) as package:
            return set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return set()


def check_package(path: Path) -> None:
    """Raise ``InputError`` when an archive is damaged, locked or a bomb."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _check_sizes(parts, path.name)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_head(package, part, path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise refuse("file-damaged", path.name, reason=error) from error
    except (NotImplementedError, RuntimeError) as error:
        raise refuse("file-locked", path.name) from error


def _check_sizes(parts: list[zipfile.ZipInfo], file: str) -> None:
    whole = sum(part.file_size for part in parts)
    hard = any(
        part.file_size > max(SMALL_PART, MAX_PACKING * part.compress_size)
        for part in parts
    )
    if whole > MAX_UNPACKED or hard:
        unpacked = -(-whole // 1_000_000)
        raise refuse("file-too-big", file, size=unpacked, most=MAX_UNPACKED // 10**6)
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise refuse("file-locked", file)


def _check_head(package: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> None:
    with package.open(part) as stream:
        head = stream.read(HEAD).replace(b"\0", b"")
    if any(word in head for word in DECLARED):
        raise refuse("file-entities", file, part=part.filename)
