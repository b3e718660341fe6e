"""Accepted names that the register lacks, written into the collection's own register.

The row gets the name as its own, the kind that the person left in the list, and
the collection as its source.  The list is written again with the new identifier,
so that the next build reads it as a mention.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError, Problem
from graph.files import replace_files
from graph.names import slug
from graph.reading.cells import ids_of
from graph.reading.collection import find_collections, read_sources
from graph.reading.schema import schemas
from graph.reading.suggestions import ACCEPT, TABLE
from graph.reading.tables import Record
from graph.reading.vocabulary import codes

REGISTER, BODIES = "register", "organisations"


@dataclass(frozen=True, slots=True)
class Grown:
    """What was written: the names, and in which file."""

    names: list[str]
    place: Path


def grow(name: str) -> Grown:
    """Write the accepted names of unknown bodies into the collection's register.

    Raises ``InputError`` for a kind that no organisation has, and when a table
    beside the list cannot be read.
    """
    (folder,) = find_collections([name])
    # The list is written again, and must keep what it holds.
    sources = read_sources([folder], internal=True)
    if sources.failed:
        raise InputError(sources.problems)
    (collection,) = sources.collections
    listed = collection.records(TABLE)
    wanted = [r for r in listed if r["decision"] == ACCEPT and not r["thing"]]
    problems = [p for record in wanted for p in _kind_problems(record)]
    if problems:
        raise InputError(problems)
    place = folder / REGISTER / f"{BODIES}.csv"
    taken = set().union(*ids_of(sources.register).values())
    added = _bodies(wanted, taken, collection.head)
    if added:
        own = [
            record.cells
            for record in sources.register[BODIES]
            if record.file.startswith(f"{collection.folder}/")
        ]
        replace_files(place.parent, {place.name: _table(BODIES, [*own, *added])})
        ids = {body["name"]: body["id"] for body in added}
        lines = [_identified(record, ids) for record in listed]
        replace_files(folder, {f"{TABLE}.csv": _table(TABLE, lines)})
    return Grown([body["name"] for body in added], place)


def _kind_problems(record: Record) -> Iterable[Problem]:
    known = codes()["organisation-kind"]
    if record["kind"] not in known:
        yield record.problem("unknown-code", "kind", choices=", ".join(sorted(known)))


def _bodies(
    wanted: Sequence[Record], taken: set[str], head: dict[str, str]
) -> list[dict[str, str]]:
    """Return a row of the register for each name, once."""
    added: dict[str, dict[str, str]] = {}
    for record in wanted:
        name = record["name"] or record["words"]
        if name in added:
            continue
        identifier, number = slug(name), 2
        while identifier in taken:
            identifier, number = f"{slug(name)}-{number}", number + 1
        taken.add(identifier)
        added[name] = {
            "id": identifier,
            "name": name,
            "language": head.get("language", "nn"),
            "kind": record["kind"],
            "evidence": "inferred",
            "source": head.get("title", ""),
        }
    return list(added.values())


def _identified(record: Record, ids: dict[str, str]) -> dict[str, str]:
    name = record["name"] or record["words"]
    if record["decision"] == ACCEPT and not record["thing"]:
        return record.cells | {"thing": ids[name]}
    return record.cells


def _table(table: str, lines: Iterable[dict[str, str]]) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(
        written, schemas()[table].headings, restval="", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(lines)
    return written.getvalue().encode()
