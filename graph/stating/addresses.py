"""Addresses (IRIs): what each row of each table is called in the graph.

    id/erfurt                                     a thing of the register
    id/vestland-2020/activity/fog                 an activity
    id/vestland-2020/row/8                        a row of the source
    id/vestland-2020/row/8/comment                a cell of that row
    id/vestland-2020/participation/fog.vestland.partner    a statement

An address is made of what the row says about itself, never of its place in the
table, so that rows can be sorted, moved and inserted freely.
"""

import re
from functools import cache, lru_cache
from urllib.parse import quote

from graph.reading.cells import key_of
from graph.reading.schema import schemas
from graph.reading.tables import Record
from ontology import CODES_NAMESPACE, ID_NAMESPACE

SHORT = {"cooperation-activity": "activity", "source-row": "row"}


def thing(identifier: str) -> str:
    """Return the address of something in the register."""
    return ID_NAMESPACE + identifier


def code(scheme: str, word: str) -> str:
    """Return the address of a code."""
    return f"{CODES_NAMESPACE}{scheme}/{word}"


def activity(collection: str, identifier: str) -> str:
    """Return the address of an activity."""
    return f"{ID_NAMESPACE}{collection}/activity/{identifier}"


def source(collection: str, row: str, column: str = "") -> str:
    """Return the address of a row of the source, or of one cell of it.

    >>> local(source("oversyn", "12 b", "title"))
    'oversyn/row/12%20b/title'
    """
    parts = [f"{ID_NAMESPACE}{collection}/row", part(row), part(column)]
    return "/".join(filter(None, parts))


@lru_cache(maxsize=8192)
def part(text: str) -> str:
    """Return what a source calls something, as a part of an address."""
    return text if re.fullmatch(r"[\w.-]*", text) else quote(text, safe="")


def sources(collection: str, record: Record) -> list[str]:
    """Return the cells that a row of a table rests on; the whole row if none is named.

    A fact can be read in several cells of a row at once: its ``column`` then names
    them with spaces between.
    """
    named = record["column"].split() or [""]
    return [source(collection, record["row"], column) for column in named]


def of_record(record: Record, collection: str) -> str:
    """Return the address of the row of any table.

    ``collection`` is the collection's name, or ``register``.
    """
    schema = schemas()[record.table]
    if record.table == "collection":
        return thing(record["id"])
    # As its cells have it: «A1» and «1.2» are rows as well.
    if record.table == "rows":
        return source(collection, record["row"])
    if schema.place == "register" and schema.key == ("id",):
        return thing(record["id"])
    return f"{ID_NAMESPACE}{collection}/{_kind(schema.class_iri)}/{key_of(record)}"


def of_reference(table: str, value: str, collection: str) -> str:
    """Return the address that an identifier in a cell points to."""
    schema = schemas()[table]
    if schema.place == "register":
        return thing(value)
    return f"{ID_NAMESPACE}{collection}/{_kind(schema.class_iri)}/{value}"


@cache
def _kind(class_iri: str) -> str:
    """Return a class as a part of an address: ``ActivityLink``, ``activity-link``."""
    name = re.split(r"[#/]", class_iri)[-1]
    hyphened = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
    return SHORT.get(hyphened, hyphened)


def local(address: str) -> str:
    """Return an address without what all of ours begin with.

    >>> local("https://w3id.org/samband/id/erfurt")
    'erfurt'
    """
    return address.removeprefix(ID_NAMESPACE)
