"""What people have decided about names in the cells, and what it comes to.

An accepted suggestion is a mention, read out of the source by a person; a number
or a code is stated by the source itself, unless somebody rejects it.  What is
rejected or open says nothing.
"""

from collections.abc import Iterator

from graph.errors import Problem, Severity
from graph.reading.collection import Collection, Sources
from graph.reading.tables import Record

TABLE = "suggestions"
ACCEPT, REJECT = "accept", "reject"


def accepted(collection: Collection) -> Iterator[Record]:
    """Yield what was accepted, as rows of the table of mentions.

    ``decision`` tells a person's word from a number's.  What the mentions of
    the collection say already is not said twice.
    """
    told = {_place(mention) for mention in collection.records("mentions")}
    for record in collection.records(TABLE):
        mention = _mention(record)
        if record["thing"] and _counts(record) and _place(mention) not in told:
            told.add(_place(mention))
            yield mention


def _counts(record: Record) -> bool:
    """Return whether a suggestion is a fact: accepted, or a number not rejected."""
    certain = record["certainty"] == "certain" and record["decision"] != REJECT
    return record["decision"] == ACCEPT or certain


def _mention(record: Record) -> Record:
    cells = {
        "refers_to": record["thing"],
        "kind": record["reason"],
        "evidence": "inferred" if record["decision"] == ACCEPT else "stated",
        "row": record["row"],
        "column": record["column"],
        "as_written": record["words"],
        "decision": record["decision"],
    }
    return Record("mentions", record.file, record.row, cells)


def _place(mention: Record) -> tuple[str, str, str]:
    return mention["row"], mention["column"], mention["as_written"]


def suggestion_problems(sources: Sources) -> Iterator[Problem]:
    """Yield decisions that cannot be carried out as they stand."""
    for collection in sources.collections:
        rows = {record["row"]: record for record in collection.records("rows")}
        things: dict[tuple[str, str, str], str] = {}
        for record in collection.records(TABLE):
            if record["decision"] == ACCEPT:
                row = rows.get(record["row"])
                yield from _problems(record, row, things)


def _problems(
    record: Record, row: Record | None, things: dict[tuple[str, str, str], str]
) -> Iterator[Problem]:
    if row and record["words"] not in row[record["column"]]:
        yield record.problem("words-not-in-cell", "words")
    if not record["thing"]:
        where = (record.file, record.row, "words", record["words"])
        yield Problem("accepted-unknown", Severity.WARNING, *where)
        return
    place = _place(_mention(record))
    other = things.setdefault(place, record["thing"])
    if other != record["thing"]:
        yield record.problem("accepted-twice", "words", other=other)
