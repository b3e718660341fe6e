"""Where every activity stands: its name, row, title, kind and department."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.asking.store import Graph
from graph.asking.views import ask_view


@dataclass(frozen=True, slots=True)
class Listed:
    """One activity as findings point it out; ``whole`` is what it is a part of.

    ``place`` is its place in the order of the overview.
    """

    address: str
    id: str
    row: str
    title: str
    kind: str
    department: str
    whole: str
    place: int = 0


def listed(store: Graph) -> dict[str, Listed]:
    """Return every activity by its address, in the order of the overview."""
    lines = enumerate(ask_view(store, "activities").rows)
    return {
        address: Listed(address, id_, row, title, kind, department, whole, place)
        for place, (address, id_, row, title, kind, department, whole) in lines
    }


def pointed_out(
    activities: dict[str, Listed], addresses: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return names, rows and titles of some activities, in the overview's order."""
    named = (activities[one] for one in set(addresses) if one in activities)
    found = sorted(named, key=lambda entry: entry.place)
    return (
        tuple(entry.id for entry in found),
        tuple(entry.row for entry in found),
        tuple(entry.title for entry in found),
    )
