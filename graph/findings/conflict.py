"""How one conflict is made: two sides, why they do not go together, how sure."""

from graph.findings.cited import in_order
from graph.findings.finding import Finding, Reason
from graph.reading.edtf import Bounds, bounds

#: One line of a view: what stands in each of its columns.
Entry = dict[str, str]
#: An activity, its row and its title.
Side = tuple[str, str, str]
#: How sure, the surest first.
GRADES = ("certain", "likely", "possible")


def conflict(
    code: str,
    about: str,
    sides: list[Side],
    values: dict[str, str],
    cells: tuple[tuple[str, ...], tuple[str, ...]],
    grade: str,
    *,
    things: tuple[str, ...] = (),
) -> Finding:
    """Return a conflict: its sides are (activity, row, title), one or more."""
    unique = list(dict.fromkeys(sides))
    activities, rows, titles = zip(*unique, strict=True) if unique else ((), (), ())
    return Finding(
        "conflicts",
        f"conflicts-{code}-{about}",
        tuple(activities),
        tuple(rows),
        tuple(titles),
        code,
        (
            Reason(f"{code}.a", values, cells[0]),
            Reason(f"{code}.b", values, cells[1]),
            Reason(f"{code}.why", values, in_order((*cells[0], *cells[1]))),
        ),
        f"settle-{code}",
        certainty=grade,
        things=things,
    )


def pair(entry: Entry) -> list[Side]:
    """Return the two activities of a line, as the sides of a conflict."""
    return [
        (entry[side], entry[f"{side}_row"], entry[f"{side}_title"])
        for side in ("first", "second")
    ]


def one(entry: Entry) -> list[Side]:
    """Return the one activity of a line, as the only side of a conflict."""
    return [(entry["activity"], entry["row"], entry["title"])]


def days(text: str) -> Bounds:
    """Return the first and last day of a date; of an empty one, neither."""
    return bounds(text) if text else Bounds(None, None)


def before(one: str, other: str) -> bool:
    """Return whether every day of one date lies before every day of another."""
    last, first = days(one).latest, days(other).earliest
    return last is not None and first is not None and last < first
