"""What has changed from one overview to the next, change by change, with reasons."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.comparing.entry import Entry, entries
from graph.comparing.matching import Group, groups
from graph.comparing.said import Facts, Value
from graph.findings.finding import Reason
from graph.progress import step
from graph.reading.collection import Sources

#: The kinds of change, in the order that they are told.
KINDS = (
    "new",
    "ended",
    "renamed",
    "merged",
    "split",
    "moved",
    "type",
    "dates",
    "anchoring",
    "partners",
    "details",
    "text",
)
MIRRORED = {"new": "ended", "ended": "new", "merged": "split", "split": "merged"}
#: Kinds that hold one value an entry: when entries merge, one of theirs is enough.
SINGLE = ("moved", "type", "dates", "text", "renamed")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was.

    Attributes:
        kind: One of ``KINDS``.
        olds: The entries of the older overview that it is about; ...
        news: ... and those of the newer one.
        field: The column or table that changed.
        before: What was said and is not said any more.
        after: What is said and was not said before.
        reasons: Why these entries are taken for the same work, or for no work of
            the other overview.
        certainty: How sure that is: ``certain``, ``likely`` or ``possible``.
    """

    kind: str
    olds: tuple[Entry, ...]
    news: tuple[Entry, ...]
    field: str = ""
    before: tuple[Value, ...] = ()
    after: tuple[Value, ...] = ()
    reasons: tuple[Reason, ...] = ()
    certainty: str = "certain"

    @property
    def order(self) -> tuple[object, ...]:
        """Return what changes are sorted by: the kind, then the name."""
        names = (tuple(one.order for one in self.olds or self.news),)
        return (KINDS.index(self.kind), *names, self.field)


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes, and how the entries found each other."""

    changes: list[Change]
    by_id: int
    by_likeness: int


def diff(old: Sources, new: Sources) -> Diff:
    """Return what has changed from one collection to another."""
    step("comparing")
    found = groups(entries(old), entries(new))
    names = Names.of(found)
    leads = _leads(found)
    changes = [change for group in found for change in _changes(group, names, leads)]
    pairs = [group for group in found if group.olds and group.news]
    certain = sum(group.certainty == "certain" for group in pairs)
    changes.sort(key=lambda change: change.order)
    return Diff(changes, certain, len(pairs) - certain)


@dataclass(frozen=True, slots=True)
class Names:
    """Which group each identifier is in, and what it is called, on each side."""

    old: dict[str, tuple[str, str]]
    new: dict[str, tuple[str, str]]

    @classmethod
    def of(cls, found: Iterable[Group]) -> "Names":
        """Return the names of everything in the groups."""
        old: dict[str, tuple[str, str]] = {}
        new: dict[str, tuple[str, str]] = {}
        for number, group in enumerate(found):
            old |= {one.id: (str(number), one.title) for one in group.olds if one.id}
            new |= {one.id: (str(number), one.title) for one in group.news if one.id}
        return cls(old, new)


#: Two rows, one of each side.
RowPair = tuple[str, str]


def _leads(found: Iterable[Group]) -> dict[RowPair, Group]:
    """Return which group tells what two rows say: one of those that stand in them."""
    leads: dict[RowPair, tuple[tuple[object, ...], Group]] = {}
    for group in found:
        for one in group.olds:
            for other in group.news:
                named = one.named and other.named
                rank = (not group.several, not named, sorted([one.order, other.order]))
                place = (one.row, other.row)
                if place not in leads or rank < leads[place][0]:
                    leads[place] = (rank, group)
    return {place: group for place, (_, group) in leads.items()}


def _changes(
    group: Group, names: Names, leads: dict[RowPair, Group]
) -> Iterator[Change]:
    if not group.olds or not group.news or group.several:
        kind = _kind(group)
        yield _change(kind, "title", group, _titles(group.olds), _titles(group.news))
    if not group.olds or not group.news:
        return
    old, new = _sides(group, leads)
    for kind, field in sorted({*old, *new}):
        before, after = _differing((kind, field), old, new, names, group)
        if before or after:
            yield _change(kind, field, group, before, after)


def _kind(group: Group) -> str:
    """Return what has happened to entries that are not one and one."""
    if not group.olds or not group.news:
        return "ended" if group.olds else "new"
    return "merged" if _merged(group) else "split"


def _change(
    kind: str,
    field: str,
    group: Group,
    before: tuple[Value, ...],
    after: tuple[Value, ...],
) -> Change:
    return Change(
        kind,
        group.olds,
        group.news,
        field,
        before,
        after,
        group.reasons,
        group.certainty,
    )


def _titles(side: tuple[Entry, ...]) -> tuple[Value, ...]:
    return tuple(Value((one.title,), (one.title,)) for one in side)


def _sides(group: Group, leads: dict[RowPair, Group]) -> tuple[Facts, Facts]:
    """Return what is said on each side: of the entries, and of the rows they lead."""
    old = [one.own for one in group.olds]
    new = [one.own for one in group.news]
    for one in group.olds:
        for other in group.news:
            if leads[one.row, other.row] is group:
                old.append(one.shared)
                new.append(other.shared)
    return _united(old), _united(new)


def _united(parts: Iterable[Facts]) -> Facts:
    found: Facts = {}
    for part in parts:
        for place, values in part.items():
            found[place] = found.get(place, frozenset()) | values
    return found


def _differing(
    place: tuple[str, str], old: Facts, new: Facts, names: Names, group: Group
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Return what only one side says, read as people read it."""
    kind = place[0]
    if group.several and kind in ("renamed", "text"):
        return (), ()
    olds = {_key(value, names.old): value for value in old.get(place, ())}
    news = {_key(value, names.new): value for value in new.get(place, ())}
    gone = [value for key, value in olds.items() if key not in news]
    come = [value for key, value in news.items() if key not in olds]
    if group.several and kind in SINGLE and not (come if _merged(group) else gone):
        return (), ()
    if any(not value.faint for value in gone + come):
        gone = [value for value in gone if not value.faint]
        come = [value for value in come if not value.faint]
    return _read(gone, names.old), _read(come, names.new)


def _merged(group: Group) -> bool:
    return len(group.olds) > 1


def _key(value: Value, names: dict[str, tuple[str, str]]) -> tuple[object, ...]:
    """Return what makes a value the same on both sides, whatever is renumbered."""
    group = names.get(value.refers, (f"?{value.refers}", ""))[0]
    return (value.key, group if value.refers else "")


def _read(
    values: Sequence[Value], names: dict[str, tuple[str, str]]
) -> tuple[Value, ...]:
    found = []
    for value in values:
        title = names.get(value.refers, ("", value.refers))[1]
        parts = (*value.parts, f"«{title}»") if title else value.parts
        found.append(Value(value.key, parts, value.refers, value.faint))
    return tuple(sorted(found, key=lambda value: value.text))
