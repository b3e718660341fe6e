"""When an activity starts and ends: the words of its row, read as dates.

An activity takes its period from the start and end cells of its row.  Where a
person has filled in dates of the activity's own (a part of a row, or words
that no rule reads), those stand instead, and the words are kept beside them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.errors import Problem, Severity
from graph.reading.collection import Collection, Sources
from graph.reading.dates import Reading, read_date
from graph.reading.edtf import moved
from graph.reading.tables import Record

OWN = ("start", "end", "duration", "frequency", "status")


@dataclass(frozen=True, slots=True)
class Period:
    """The time of one activity, as written and as read.

    Attributes:
        start_as_written: The start cell of the row, verbatim.
        end_as_written: The end cell of the row, verbatim.
        status_as_written: The status cell, where an overview has one.
        start: The start in EDTF, or empty.
        end: The end in EDTF, or empty.
        duration: An ISO 8601 duration, or empty.
        frequency: A code of the list ``frequency``, or empty.
        status: A code of the list ``status``; ``not-stated`` when the row is
            silent.
        renewed: The date of a renewal in EDTF, or empty.
        evidence: How we know: a code of the list ``evidence``.
        computed: ``start`` or ``end`` when that end is not told, but follows
            from the other one and the duration; else empty.
    """

    start_as_written: str = ""
    end_as_written: str = ""
    status_as_written: str = ""
    start: str = ""
    end: str = ""
    duration: str = ""
    frequency: str = ""
    status: str = "not-stated"
    renewed: str = ""
    evidence: str = "stated"
    computed: str = ""


def period_of(activity: Record, row: Record | None) -> Period:
    """Return the period of an activity that stands in the given source row."""
    return _completed(_told_period(activity, row))


def _completed(period: Period) -> Period:
    """Return a period with the end that follows from the other and the duration."""
    if not period.duration or bool(period.start) == bool(period.end):
        return period
    missing, known = ("end", period.start) if period.start else ("start", period.end)
    try:
        found = moved(known, period.duration, back=missing == "start")
    except ValueError:
        return period
    ends = {"start": period.start, "end": period.end} | {missing: found}
    return replace(period, **ends, computed=missing)


def _told_period(activity: Record, row: Record | None) -> Period:
    if row is None or activity["part_of"]:
        return _own_period(activity, Period())
    words = Period(row["start"], row["end"], row["status"])
    if any(activity[column] for column in OWN):
        return _own_period(activity, words)
    if not any((row["start"], row["end"], row["status"])):
        return Period(evidence="missing")
    return _read_period(words)


def _read_period(words: Period) -> Period:
    first, last = read_date(words.start_as_written), read_date(words.end_as_written)
    told = read_date(words.status_as_written)
    start, end = _ends(first, last)
    return replace(
        words,
        start=start,
        end=end or (told.edtf if told.status == "ended" else ""),
        duration=last.duration or first.duration,
        frequency=last.frequency or first.frequency,
        status=_status(first, last, told, ends=bool(end)),
        renewed=last.edtf if last.of == "renewal" else "",
    )


def _ends(first: Reading, last: Reading) -> tuple[str, str]:
    """Return start and end; one cell can hold both when the other holds none."""
    start, end = (
        reading.edtf if reading.of == "activity" else "" for reading in (first, last)
    )
    if "/" in (start or end) and not (start and end):
        start, _, end = (start or end).partition("/")
    return start, "" if end == ".." else end


def _status(first: Reading, last: Reading, told: Reading, *, ends: bool) -> str:
    """Return the state that the cells give: of status, of the start, of the end.

    What ``ends`` by one of them, be it that of the start, is limited in time.
    """
    stated = told.status or first.status or last.status
    if stated:
        return stated
    return "time-limited" if ends or last.edtf or last.duration else "not-stated"


def _own_period(activity: Record, words: Period) -> Period:
    dated = activity["end"] or activity["duration"]
    return Period(
        words.start_as_written,
        words.end_as_written,
        words.status_as_written,
        start=activity["start"],
        end=activity["end"],
        duration=activity["duration"],
        frequency=activity["frequency"],
        status=activity["status"] or ("time-limited" if dated else "not-stated"),
        evidence=activity["period_evidence"] or "missing",
    )


def reading_problems(sources: Sources) -> Iterator[Problem]:
    """Yield date cells and departments whose words were not understood."""
    for collection in sources.collections:
        rows = {record["row"]: record for record in collection.records("rows")}
        told = {
            activity["row"]
            for activity in collection.records("activities")
            if any(activity[column] for column in OWN)
        }
        for number, row in rows.items():
            if number not in told:
                yield from _unread_dates(row)
        yield from _departments(collection, sources)


def _unread_dates(row: Record) -> Iterator[Problem]:
    for column in ("start", "end"):
        if read_date(row[column]).unread:
            value = row[column]
            yield Problem(
                "unread-date", Severity.WARNING, row.file, row.row, column, value
            )
    if read_date(row["status"]).unread:
        place = (row.file, row.row, "status", row["status"])
        yield Problem("unread-status", Severity.INFO, *place)


def _departments(collection: Collection, sources: Sources) -> Iterator[Problem]:
    known = department_codes(sources, collection.head.get("owner", ""))
    for row in collection.records("rows"):
        value = row["department"]
        if value and value not in known:
            details = {"choices": ", ".join(sorted(known))}
            yield Problem(
                "unknown-department",
                Severity.WARNING,
                row.file,
                row.row,
                "department",
                value,
                details,
            )


def department_codes(sources: Sources, owner: str) -> dict[str, str]:
    """Return the departments' identifiers, by the code that the rows use.

    Two counties can have a department of the same short name: an ``owner`` that has
    departments is asked for its own, any other for all of them.
    """
    departments = [
        record
        for record in sources.register.get("organisations", [])
        if record["kind"] == "department" and record["code"]
    ]
    own = [record for record in departments if record["part_of"] == owner]
    return {record["code"]: record["id"] for record in own or departments}
