"""Gathering the tables of one or more collections, with the register they share.

A collection is a folder of tables about one source; ``data/register`` names
the organisations, places, programmes and documents that all sources speak of.
A collection may bring a ``register`` folder of its own, which adds to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from data import HERE, REGISTER, shipped
from graph.errors import InputError, Problem, Severity
from graph.reading.schema import schemas
from graph.reading.tables import Record, read_table

Tables = dict[str, list[Record]]


@dataclass(frozen=True, slots=True)
class Collection:
    """One source: its folder, and its tables row by row."""

    folder: str
    tables: Tables

    @property
    def head(self) -> dict[str, str]:
        """Return what the source says of itself; empty when it says nothing."""
        heads = self.records("collection")
        return heads[0].cells if heads else {}

    @property
    def name(self) -> str:
        """Return the collection's identifier, which its addresses are made of."""
        return self.head.get("id", self.folder)

    @property
    def language(self) -> str:
        """Return the language that the source is written in."""
        return self.head.get("language", "nn")

    @property
    def as_of(self) -> str:
        """Return the day that the source was up to date, or an empty string."""
        return self.head.get("as_of", "")

    def records(self, table: str) -> list[Record]:
        """Return the rows of a table; none when the collection lacks it."""
        return self.tables.get(table, [])


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that was read: collections, register, and what was wrong."""

    collections: list[Collection]
    register: Tables
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Return whether anything here stops a build."""
        return any(found.severity is Severity.ERROR for found in self.problems)


def find_collections(names: Iterable[str]) -> list[Path]:
    """Return the folders meant by names or paths; all shipped ones for none.

    Raises ``InputError`` for a name that is neither a shipped collection nor a
    folder.
    """
    folders: list[Path] = []
    for name in names:
        path = Path(name)
        if (HERE / name / "collection.csv").is_file() and not path.exists():
            folders.append(HERE / name)
        elif not path.is_dir():
            known = ", ".join(found.name for found in shipped())
            raise InputError(
                [Problem("no-collection", value=name, details={"known": known})]
            )
        else:
            inside = sorted(found.parent for found in path.glob("*/collection.csv"))
            alone = (path / "collection.csv").is_file() or not inside
            folders.extend([path] if alone else inside)
    return folders or shipped()


def read_sources(folders: Iterable[Path]) -> Sources:
    """Read the tables of every folder and the register beside them."""
    problems: list[Problem] = []
    register = _read_folder(REGISTER, "register", "register", problems)
    collections = []
    for folder in folders:
        name = folder.resolve().name
        tables = _read_folder(folder, name, "collection", problems)
        collections.append(Collection(name, tables))
        if (folder / "register").is_dir():
            place = f"{name}/register"
            extra = _read_folder(folder / "register", place, "addition", problems)
            for table, records in extra.items():
                _add(register.setdefault(table, []), records)
    return Sources(collections, register, problems)


def _add(known: list[Record], more: Iterable[Record]) -> None:
    """Add rows to a table of the register, but for those that say the same.

    Two sources may both bring a country or a region from the same code list.
    """
    said = {tuple(record.cells.items()) for record in known}
    for record in more:
        cells = tuple(record.cells.items())
        if cells not in said:
            said.add(cells)
            known.append(record)


def _read_folder(
    folder: Path, name: str, place: str, problems: list[Problem]
) -> Tables:
    """Read the tables of one folder that belong in that place."""
    tables: Tables = {}
    wanted = "register" if place == "addition" else place
    for schema in schemas().values():
        if schema.place != wanted:
            continue
        path = folder / f"{schema.name}.csv"
        file = f"{name}/{path.name}"
        if path.exists():
            table = read_table(path, schema, file=file)
            tables[schema.name] = table.records
            problems.extend(table.problems)
        elif schema.needed and place != "addition":
            problems.append(Problem("missing-table", file=file))
    return tables
