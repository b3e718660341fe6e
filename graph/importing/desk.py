"""What has to be known while an import runs, and the tables that it writes to."""

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2s
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from graph.importing.facts import Format, Organisation
from graph.names import slug
from graph.reading.places import Cells, Places
from graph.reading.schema import schemas

TABLES = (
    "collection",
    "columns",
    "rows",
    "activities",
    "participations",
    "fundings",
    "concerns",
)
REGISTER = ("organisations", "places", "programmes", "names")


@dataclass(slots=True)
class Imported:
    """What was read: how much of each, and why rows were skipped.

    ``old_regions`` are NUTS codes that the newest versions no longer have,
    ``unknown_places`` codes that stand in no list; ``placeless`` counts
    organisations whose country the export does not give, ``backwards`` projects
    that end before they begin.
    """

    rows: int = 0
    projects: int = 0
    organisations: int = 0
    participations: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    placeless: int = 0
    backwards: int = 0
    old_regions: list[str] = field(default_factory=list)
    unknown_places: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Desk:
    """What has to be known while rows come in."""

    name: str
    write: Callable[[str, Cells], None]
    projects: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, tuple[str, Organisation]] = field(default_factory=dict)
    other_names: set[tuple[str, str]] = field(default_factory=set)
    taken: set[tuple[str, str, str]] = field(default_factory=set)
    programmes: dict[str, Cells] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    done: Imported = field(default_factory=Imported)


class Writers:
    """The tables that are open while an import runs, each with its headings."""

    def __init__(self, folder: Path) -> None:
        self._files: list[Any] = []
        self._tables: dict[str, Any] = {}
        for table in (*TABLES, *REGISTER):
            place = folder / "register" if table in REGISTER else folder
            file = (place / f"{table}.csv").open("w", encoding="utf-8", newline="")
            self._files.append(file)
            self._tables[table] = self._writer(table, file)

    @staticmethod
    def _writer(table: str, file: TextIOWrapper) -> "csv.DictWriter[str]":
        headings = schemas()[table].headings
        writer = csv.DictWriter(file, headings, restval="", lineterminator="\n")
        writer.writeheader()
        return writer

    def write(self, table: str, cells: Cells) -> None:
        """Write one row; columns that are not given are empty."""
        self._tables[table].writerow(cells)

    def __enter__(self) -> "Writers":
        """Return the tables, which are open from the start."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close every table."""
        for file in self._files:
            file.close()


def publisher(form: Format, name: str) -> str:
    """Return the id of the publisher, which may be one that the import adds."""
    known = form.publisher == slug(form.publisher)
    return form.publisher if known else f"{name}-{slug(form.publisher)}"


def identifier(key: str) -> str:
    """Return an id for a key of the export; a mark tells apart what reads alike.

    Keys that are ids already, such as ``rcn-221856``, stay as they are.

    >>> identifier("rcn-221856")
    'rcn-221856'
    >>> identifier("Øst") == identifier("ost")
    False
    """
    plain = slug(key)
    if plain == key:
        return plain
    mark = blake2s(key.encode(), digest_size=4).hexdigest()
    return f"{plain[:48].rstrip('-')}-{mark}".lstrip("-")
