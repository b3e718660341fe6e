"""Conflicts about those who were taken over: bodies, their plans and their places.

A county that ceased may still stand in the title of an agreement that the new
county has taken over; its plans hold until the new county has made its own.  So
these are oddities to be tidied, and seldom faults.
"""

from collections import defaultdict
from collections.abc import Iterator

from graph.findings.conflict import GRADES, Entry, before, conflict, days, one
from graph.findings.features import row_order
from graph.findings.finding import Finding
from graph.names import fold


def ceased_bodies(entries: list[Entry]) -> Iterator[Finding]:
    """Yield who acts after being taken over, all rows of a source at once."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if _acting(entry):
            groups[entry["collection"], entry["who"]].append(entry)
    for (collection, who), found in groups.items():
        found.sort(key=lambda entry: (row_order(entry["row"]), entry["activity"]))
        values = {key: found[0][key] for key in ("actor", "successor", "ceased")}
        yield conflict(
            "ceased-body",
            f"{collection}-{who.rsplit('/', 1)[-1]}",
            [side for entry in found for side in one(entry)],
            values | {"last": max(_last_day(entry) for entry in found)},
            (tuple(dict.fromkeys(entry["cell"] for entry in found)), ()),
            min((_acting(entry) for entry in found), key=GRADES.index),
            things=(who,),
        )


def _last_day(entry: Entry) -> str:
    """Return the last day that an activity or its approval is said to go on."""
    ends = [days(entry[key]).latest for key in ("end", "valid")]
    known = [day.isoformat() for day in ends if day]
    return max(known, default=entry["as_of"])


def _acting(entry: Entry) -> str:
    """Return how sure it is that somebody acts after being taken over, or nothing."""
    if not before(entry["ceased"], _last_day(entry) or "0001-01-01"):
        return ""
    if entry["evidence"] != "stated":
        return "possible"
    return "certain" if before(entry["ceased"], entry["end"]) else "likely"


def ceased_plans(entries: list[Entry]) -> Iterator[Finding]:
    """Yield what is anchored in the plan of a body that was taken over meanwhile."""
    for entry in entries:
        if entry["end"] and not before(entry["ceased"], entry["end"]):
            continue
        began = before(entry["start"], entry["ceased"])
        keys = ("document_title", "publisher", "successor", "ceased")
        yield conflict(
            "ceased-plan",
            f"{entry['activity']}--{entry['document'].rsplit('/', 1)[-1]}",
            one(entry),
            {key: entry[key] for key in keys},
            ((entry["cell"],), ()),
            "possible" if began else "likely",
            things=(entry["document"],),
        )


def double_places(entries: list[Entry]) -> Iterator[Finding]:
    """Yield places in a body that two had at once, one after the other."""
    for entry in entries:
        if before(entry["until"], entry["since"]):
            continue
        known = entry["until"] and entry["since"]
        yield conflict(
            "double-place",
            f"{entry['activity']}-{fold(entry['former']).replace(' ', '-')}",
            one(entry),
            {key: entry[key] or "?" for key in ("heir", "former", "since", "until")}
            | {"body": entry["body"]},
            ((entry["a_cell"],), (entry["b_cell"],)),
            "likely" if known else "possible",
        )
