"""What ends soon, what may, what has ended and is still listed, what never says.

With D the day asked for (or else the day that the source itself was up to date; of
a source without one, the latest day of any), H the day N months later, and [e, l]
the first and the last day that the end as written can mean:

``ended-still-listed``  l < D, or the source itself says that it was not renewed
                        or is over;
``ends-for-certain``    D <= l <= H: whatever the words mean, it ends by then;
``may-end``             e <= H < l: some of the days that the words can mean are
                        past by then, others not (``2020 (21?)``, three rounds);
``no-end-known``        no end is given, or only a length without a start;
``later``               H < e.

An approval runs out apart from what it approves, and has a line of its own; so
has an office with an end of its own.  Without a day, nothing has run out.  The
end of an approval says nothing of the agreement behind it, and an end in the
table says nothing of whether the work was carried on under another name.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.findings.cited import in_order
from graph.findings.features import Evidence, row_order
from graph.findings.finding import Finding, Reason
from graph.findings.ours import ours
from graph.reading.edtf import Bounds, bounds

#: How far ahead to look, in months, when nobody says.
MONTHS = 12
#: The state that a source gives in words: over, whatever its dates say.
ENDED = "ended"
STATES = ("ended-still-listed", "ends-for-certain", "may-end", "no-end-known", "later")
FIXES = {
    "ended-still-listed": "take-out",
    "ends-for-certain": "decide-renewal",
    "may-end": "find-end",
    "no-end-known": "write-end",
    "later": "nothing",
}


def lapses(evidence: Evidence, *, months: int = MONTHS) -> list[Finding]:
    """Return everything that can end, what has ended first, each once."""
    mine = ours(evidence.store)
    told = ask_view(evidence.store, "lapses").records()
    entries = [entry for entry in told if mine(entry["address"])]
    places = _places(evidence.store)
    latest = max((entry["as_of"] for entry in entries), default="")
    found = [
        _finding(
            entry,
            evidence.as_of or _own_day(entry["as_of"] or latest),
            months,
            _cells(entry, places),
        )
        for entry in entries
    ]
    return sorted(found, key=_order)


def _places(store: Graph) -> dict[str, list[str]]:
    """Return the cells that tell of each end."""
    places: dict[str, list[str]] = defaultdict(list)
    for said, cell in ask_view(store, "lapse-cells").rows:
        places[said].append(cell)
    return places


def counted_by_state(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many activities are in each state; approvals and offices apart."""
    counts = dict.fromkeys(STATES, 0)
    for finding in findings:
        counts[finding.level] += finding.details["what"] == "activity"
    return counts


def _own_day(text: str) -> date | None:
    """Return the day that a source was up to date, if it or any other says so."""
    return date.fromisoformat(text) if text else None


def after(day: date, months: int) -> date:
    """Return the day some months later, or the last one of that month.

    >>> after(date(2020, 5, 20), 12).isoformat()
    '2021-05-20'
    >>> after(date(2020, 1, 31), 1).isoformat()
    '2020-02-29'
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def state_of(end: Bounds, day: date | None, months: int) -> str:
    """Return in which state an end is on a day, by the formula above."""
    if end.earliest is None or end.latest is None:
        return "no-end-known"
    if day is None:
        return "later"
    if end.latest < day:
        return "ended-still-listed"
    horizon = after(day, months)
    if end.latest <= horizon:
        return "ends-for-certain"
    return "may-end" if end.earliest <= horizon else "later"


def _finding(
    entry: dict[str, str], day: date | None, months: int, cells: tuple[str, ...]
) -> Finding:
    end = bounds(entry["end"]) if entry["end"] else Bounds(None, None)
    lapsed = entry["status"] == "not-renewed"
    over = lapsed or entry["status"] == ENDED
    state = STATES[0] if over else state_of(end, day, months)
    known = _key(entry)
    return Finding(
        "lapses",
        f"lapses-{known}",
        (entry["activity"],),
        (entry["row"],),
        (entry["title"],),
        state,
        tuple(_reasons(entry, state, months, cells)),
        FIXES[state],
        details={
            "key": known,
            "what": entry["what"],
            "address": entry["address"],
            "day": day.isoformat() if day else "",
            "listed": entry["as_of"],
            "start": entry["start"],
            "end_as_written": _words(entry),
            "earliest": end.earliest.isoformat() if end.earliest else "",
            "latest": end.latest.isoformat() if end.latest else "",
        },
        certainty=_certainty(entry, state, lapsed=lapsed),
    )


def _key(entry: dict[str, str]) -> str:
    """Return the activity's name, or that of the approval or place of its own."""
    if entry["what"] == "activity":
        return entry["activity"]
    return entry["said"].rsplit("/", 1)[-1]


def _words(entry: dict[str, str]) -> str:
    """Return the words that tell the end; of an approval, the row's if it is dated."""
    if entry["what"] == "approval" and entry["end"]:
        return entry["row_words"] or entry["own_words"]
    return entry["own_words"]


def _cells(entry: dict[str, str], places: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the cells that an end is read in, an empty one where none is told.

    The end of an activity stands in its row's own cell, if the source has one for
    it; that of anything else where it is told, and a dated approval in both.
    """
    told = in_order(places.get(entry["said"], (entry["source"],)))
    end = tuple(filter(None, (entry["end_cell"],)))
    if entry["what"] == "activity":
        return told if entry["status"] == ENDED else end or told
    dated = entry["what"] == "approval" and entry["end"] and entry["row_words"]
    return in_order((*told, *end)) if dated else told


def _reasons(
    entry: dict[str, str], state: str, months: int, cells: tuple[str, ...]
) -> list[Reason]:
    told = {"months": str(months)}
    reasons = [Reason(f"lapse-{entry['what']}-{state}", told, cells)]
    words = _words(entry)
    if words:
        reasons.append(Reason("lapse-words", {"words": words}, cells))
    if _unproven(entry):
        reasons.append(Reason("lapse-unproven", {}, cells))
    if entry["computed"] == "end":
        reasons.append(Reason("lapse-computed", {"end": entry["end"]}, cells))
    return reasons


def _certainty(entry: dict[str, str], state: str, *, lapsed: bool) -> str:
    if state == "may-end":
        return "possible"
    weak = lapsed or entry["computed"] == "end" or _unproven(entry)
    return "likely" if weak else "certain"


def _unproven(entry: dict[str, str]) -> bool:
    """Return whether it is not proved that the date stood in the end column."""
    return bool(entry["placement"] and entry["end"] and entry["what"] == "activity")


def _order(finding: Finding) -> tuple[int, str, tuple[int, str], str]:
    latest = finding.details["latest"]
    return (
        STATES.index(finding.level),
        latest,
        row_order(finding.rows[0]),
        finding.id,
    )
