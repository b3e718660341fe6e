"""Whether two activities run at the same time, as far as the source tells.

Dates are partly known, so each start and end has a first and a last day that it
can mean (Allen's intervals, 1983, with bounds).  Two activities are ``apart``
when one must have ended before the other can begin, ``together`` when both run
on some day for certain.  Everything else is left unsaid.
"""

from collections.abc import Iterator
from datetime import date

from graph.findings.cited import columns, in_order
from graph.findings.features import Profile
from graph.findings.finding import Reason

#: What the source itself says is going on, with or without dates.
RUNNING = ("ongoing", "recurring", "open-ended", "approved")


def time_reasons(
    one: Profile, other: Profile, as_of: date | None = None
) -> Iterator[Reason]:
    """Yield what is known of two activities in time: nothing, or one reason."""
    for first, second in ((one, other), (other, one)):
        if first.end[1] and second.start[0] and first.end[1] < second.start[0]:
            days = {"row": first.row, "end": first.end[1]}
            days |= {"other": second.row, "start": second.start[0]}
            yield Reason("time-apart", days, _cells(one, other))
            return
        if as_of and first.end[1] and first.end[1] < as_of.isoformat():
            days = {"row": first.row, "end": first.end[1]}
            yield Reason("time-ended", days, _cells(first))
            return
    if _together(one, other) or (
        as_of
        and _running(one, as_of.isoformat())
        and _running(other, as_of.isoformat())
    ):
        yield Reason("time-together", {}, _cells(one, other))


def _cells(*profiles: Profile) -> tuple[str, ...]:
    """Return the cells that tell when activities start and end."""
    return in_order(
        place
        for profile in profiles
        for place in columns(profile.cells, "start", "end")
    )


def _together(one: Profile, other: Profile) -> bool:
    """Return whether the days that both must cover have a day in common."""
    starts, ends = (one.start[1], other.start[1]), (one.end[0], other.end[0])
    return all(starts) and all(ends) and max(starts) <= min(ends)


def _running(profile: Profile, day: str) -> bool:
    """Return whether an activity that stands in the overview runs on a day."""
    if profile.start[1] > day or (profile.end[0] and profile.end[0] < day):
        return False
    return profile.status in RUNNING or bool(profile.end[0])
