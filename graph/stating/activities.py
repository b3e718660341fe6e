"""An activity's title, department and time, as its source row gives them."""

from collections.abc import Iterator

import pyoxigraph as ox

from graph.reading.collection import Collection
from graph.reading.edtf import bounds
from graph.reading.periods import Period, period_of
from graph.reading.tables import Record
from graph.stating import addresses
from graph.stating.terms import literal, triple

#: Which property holds each part of a period, and as what.
PARTS = (
    ("start_as_written", "samband:startAsWritten", "string"),
    ("end_as_written", "samband:endAsWritten", "string"),
    ("start", "samband:startEdtf", "edtf"),
    ("end", "samband:endEdtf", "edtf"),
    ("duration", "samband:duration", "duration"),
    ("renewed", "samband:renewedEdtf", "edtf"),
    ("computed", "samband:computed", "string"),
)
#: The rdflib library rewrites ``P36M`` as ``P3Y``: the text is kept as text.
DURATION_TEXT = "samband:durationText"


def activity_triples(
    collection: Collection, departments: dict[str, str]
) -> Iterator[str]:
    """Yield what the source rows say of the activities that stand in them."""
    rows = {record["row"]: record for record in collection.records("rows")}
    for activity in collection.records("activities"):
        row = rows.get(activity["row"])
        yield from _activity(activity, row, collection, departments)
        yield from _period(activity, row, collection)


def _activity(
    activity: Record,
    row: Record | None,
    collection: Collection,
    departments: dict[str, str],
) -> Iterator[str]:
    subject = addresses.activity(collection.name, activity["id"])
    title = activity["title"] or (row["title"] if row else "")
    language = activity["language"] or collection.language
    yield triple(subject, "rdfs:label", ox.Literal(title, language=language))
    yield triple(subject, "dcterms:identifier", ox.Literal(activity["id"]))
    yield triple(subject, "samband:inCollection", addresses.thing(collection.name))
    for origin in addresses.sources(collection.name, activity):
        yield triple(subject, "prov:wasDerivedFrom", origin)
    place = addresses.source(collection.name, activity["row"])
    yield triple(subject, "samband:inRow", place)
    department = departments.get(row["department"]) if row else None
    if department:
        yield triple(subject, "samband:reportedBy", addresses.thing(department))


def _period(
    activity: Record, row: Record | None, collection: Collection
) -> Iterator[str]:
    """Yield the period of an activity, as a statement of its own."""
    period = period_of(activity, row)
    owner = addresses.activity(collection.name, activity["id"])
    subject = f"{owner}/period"
    yield triple(owner, "samband:period", subject)
    yield triple(subject, "rdf:type", "samband:Period")
    yield triple(subject, "samband:status", addresses.code("status", period.status))
    evidence = addresses.code("evidence", period.evidence)
    yield triple(subject, "samband:evidenceStatus", evidence)
    if collection.as_of:
        as_of = literal(collection.as_of, "date")
        yield triple(subject, "samband:statusAsOf", as_of)
    if period.frequency:
        frequency = addresses.code("frequency", period.frequency)
        yield triple(subject, "samband:frequency", frequency)
    for part, predicate, datatype in PARTS:
        if getattr(period, part):
            yield triple(subject, predicate, literal(getattr(period, part), datatype))
    if period.duration:
        yield triple(subject, DURATION_TEXT, ox.Literal(period.duration))
    yield from _bounds(subject, period)
    yield from _period_cells(subject, activity, period, collection)


def _bounds(subject: str, period: Period) -> Iterator[str]:
    """Yield the first and last day that the start and the end can mean."""
    for name, text in (("Start", period.start), ("End", period.end)):
        if text:
            found = bounds(text)
            for word, day in (("earliest", found.earliest), ("latest", found.latest)):
                if day:
                    value = literal(day.isoformat(), "date")
                    yield triple(subject, f"samband:{word}{name}", value)


def _period_cells(
    subject: str, activity: Record, period: Period, collection: Collection
) -> Iterator[str]:
    """Yield the cells that the words of a period stand in, or else the row."""
    written = [
        column
        for column in ("start", "end", "status")
        if getattr(period, f"{column}_as_written")
    ]
    for column in written or activity["column"].split() or [""]:
        origin = addresses.source(collection.name, activity["row"], column)
        yield triple(subject, "prov:wasDerivedFrom", origin)
