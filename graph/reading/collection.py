"""Gathering the tables of one or more collections, with the register they share.

A collection is a folder of tables about one source; ``data/register`` names
the organisations, places, programmes and documents that all sources speak of.
A collection may bring a ``register`` folder of its own, which adds to it.
A file that a county has on its desk is a collection too: see ``handed.py``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from data import HERE, REGISTER, shipped
from graph.errors import InputError, Problem, Severity
from graph.reading.guard import quoted_safely, without_persons
from graph.reading.schema import schemas
from graph.reading.tables import Record, read_table
from graph.reading.tables import Tables as Tables

#: Where a mapping stands when the place of its file is read-only.
ASIDE = Path("samband-out")
#: Files of these kinds in a folder without tables are collections.
HANDED = (".xlsx", ".xlsm", ".docx", ".docm", ".pdf", ".csv", ".tsv")
#: What stands beside such files and is none of them.
BESIDE = ("mapping.csv", ".verdicts.csv")


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
    """Everything that was read: collections, register, and what was wrong.

    ``mappings`` says of each file how its headings were understood, with the
    folder it stands in.
    """

    collections: list[Collection]
    register: Tables
    problems: list[Problem] = field(default_factory=list)
    mappings: list[tuple[Path, Sequence[dict[str, str]]]] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Return whether anything here stops a build."""
        return any(found.severity is Severity.ERROR for found in self.problems)


def find_collections(names: Iterable[str]) -> list[Path]:
    """Return the folders and files meant by names; all shipped folders for none.

    Raises ``InputError`` for a name that is neither a shipped collection nor a
    folder or file.
    """
    places: list[Path] = []
    for name in names:
        path = Path(name)
        if (HERE / name / "collection.csv").is_file() and not path.exists():
            places.append(HERE / name)
        elif path.is_file():
            places.append(path)
        elif not path.is_dir():
            known = ", ".join(found.name for found in shipped())
            raise InputError(
                [Problem("no-collection", value=name, details={"known": known})]
            )
        else:
            places.extend(_inside(path))
    return places or shipped()


def _inside(folder: Path) -> list[Path]:
    """Return the collections of a folder: itself, its folders, or its files."""
    if (folder / "collection.csv").is_file():
        return [folder]
    inside = sorted(found.parent for found in folder.glob("*/collection.csv"))
    return inside or _handed(folder) or [folder]


def _handed(folder: Path) -> list[Path]:
    """Return the files of a folder that are overviews; none beside our tables."""
    if any((folder / f"{name}.csv").is_file() for name in schemas()):
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in HANDED
        and not path.name.endswith(BESIDE)
        and not path.name.startswith((".", "~$"))
    )


def read_sources(
    places: Iterable[Path], *, internal: bool = False, aside: Path = ASIDE
) -> Sources:
    """Read the tables of every folder and file, and the register beside them.

    Names, addresses and numbers of persons are left out, with a warning for
    each, unless the result is for ``internal`` use.  ``aside`` is where
    a mapping may stand that could not be kept beside its file.
    """
    problems: list[Problem] = []
    register = _read_folder(REGISTER, "register", "register", problems)
    sources = Sources([], register, problems)
    for place in places:
        if place.is_file():
            _add_file(place, sources, aside)
        else:
            _add_folder(place, sources)
    return sources if internal else _without_persons(sources)


def _without_persons(sources: Sources) -> Sources:
    """Return sources in which no cell and no problem names a person."""
    problems = [quoted_safely(found, "nn") for found in sources.problems]
    register, marks = without_persons(sources.register, "nn")
    collections = []
    for part in sources.collections:
        tables, found = without_persons(part.tables, part.language)
        collections.append(replace(part, tables=tables))
        marks += found
    return Sources(collections, register, problems + marks, sources.mappings)


def verdicts_of(place: Path) -> Path:
    """Return where the verdicts about a collection stand: in it, or beside it."""
    if place.is_file():
        return place.with_name(f"{place.stem}.verdicts.csv")
    return place / "verdicts.csv"


def _add_folder(folder: Path, sources: Sources) -> None:
    name = folder.resolve().name
    tables = _read_folder(folder, name, "collection", sources.problems)
    sources.collections.append(Collection(name, tables))
    if (folder / "register").is_dir():
        place = f"{name}/register"
        extra = _read_folder(folder / "register", place, "addition", sources.problems)
        _add_register(extra, sources)


def _add_register(extra: Tables, sources: Sources) -> None:
    for table, records in extra.items():
        _add(sources.register.setdefault(table, []), records)


def _add_file(path: Path, sources: Sources, aside: Path) -> None:
    """Add a file that is a collection by itself."""
    from graph.reading.handed import read_handed

    handed = read_handed(path, sources.register, aside)
    if handed.tables:
        verdicts = verdicts_of(path)
        if verdicts.is_file():
            table = read_table(verdicts, schemas()["verdicts"], file=verdicts.name)
            handed.tables["verdicts"] = table.records
            sources.problems.extend(table.problems)
        sources.collections.append(Collection(path.stem, handed.tables))
    _add_register(handed.register, sources)
    sources.problems.extend(handed.problems)
    if handed.entries:
        sources.mappings.append((path.parent, handed.entries))


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
