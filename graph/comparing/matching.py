"""Which entry of an overview is which entry of another.

By identifier first.  The rest are paired one to one so that the likeness of all pairs
together is as great as it can be (maximum weight matching, Edmonds 1965, as in
NetworkX), none below ``ENOUGH``.  What is then left over may have gone into another
entry (merged) or come out of one (split): most of it stands there, and the other one
has something of it that it has of nobody else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.comparing.entry import Entry
from graph.comparing.likeness import (
    ENOUGH,
    LIKELY,
    WITHIN,
    Counts,
    Likeness,
    counted,
    gained,
    likeness,
    within,
)
from graph.findings.finding import Reason

#: Whole numbers, since sums of fractions depend on their order.
SCALE = 1_000_000
#: What more entries than this have in common brings no two of them together.
COMMON = 60


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that are the same work: one on each side, or several on one of them.

    With nothing on one side it is new, or has ended.
    """

    olds: tuple[Entry, ...]
    news: tuple[Entry, ...]
    certainty: str
    reasons: tuple[Reason, ...] = ()

    @property
    def several(self) -> bool:
        """Return whether entries were merged or split."""
        return len(self.olds) + len(self.news) > 2


#: Two that belong together, and how alike they are where no identifier says so.
Known = tuple[Entry, Entry, Likeness | None]


@dataclass(frozen=True, slots=True)
class Join:
    """An entry left over that may belong with a whole on the other side."""

    score: float
    part: Entry
    whole: Entry
    part_is_old: bool

    @property
    def order(self) -> tuple[object, ...]:
        """Return what joins are sorted by, the same from either side."""
        return (-self.score, sorted([self.part.order, self.whole.order]))


def groups(old: Sequence[Entry], new: Sequence[Entry]) -> list[Group]:
    """Return every entry of both sides in exactly one group."""
    counts = counted(old, new)
    pairs = dict(_by_id(old, new))
    olds = [one for place, one in enumerate(old) if place not in pairs]
    news = [one for place, one in enumerate(new) if place not in pairs.values()]
    known: list[Known] = [(old[one], new[other], None) for one, other in pairs.items()]
    twins = list(_twins(olds, news, counts))
    met = {id(entry) for pair in twins for entry in pair[:2]}
    olds = [one for one in olds if id(one) not in met]
    news = [one for one in news if id(one) not in met]
    known += [*twins, *_alike(olds, news, counts)]
    return list(_gathered(known, old, new, counts))


def _by_id(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    places = {one.id: place for place, one in enumerate(new) if one.id}
    for place, one in enumerate(old):
        if one.id in places:
            yield place, places[one.id]


def _twins(
    olds: list[Entry], news: list[Entry], counts: Counts
) -> Iterator[tuple[Entry, Entry, Likeness]]:
    """Yield pairs that say exactly the same: likeness may not tell them from others."""
    waiting: dict[object, list[Entry]] = defaultdict(list)
    for other in sorted(news, key=lambda one: one.order):
        waiting[_print(other)].append(other)
    for one in sorted(olds, key=lambda one: one.order):
        if waiting[_print(one)]:
            other = waiting[_print(one)].pop(0)
            yield one, other, likeness(one, other, counts)


def _print(entry: Entry) -> frozenset[tuple[object, ...]]:
    """Return everything that an entry says, whatever it is numbered."""
    return frozenset(
        (*place, value.key)
        for facts in (entry.own, entry.shared)
        for place, values in facts.items()
        for value in values
    )


def _alike(
    olds: list[Entry], news: list[Entry], counts: Counts
) -> Iterator[tuple[Entry, Entry, Likeness]]:
    """Yield the best pairs, one to one; the same whichever side comes first."""
    import networkx as nx

    olds = sorted(olds, key=lambda one: one.order)
    news = sorted(news, key=lambda one: one.order)
    scores: dict[tuple[int, int], Likeness] = {}
    for one, other in _candidates(olds, news):
        found = likeness(olds[one], news[other], counts)
        if found.score >= ENOUGH:
            scores[one, other] = found
    drawn: nx.Graph[tuple[int, int]] = nx.Graph()
    turned = [one.order for one in olds] > [one.order for one in news]
    for (one, other), found in sorted(
        scores.items(), key=lambda i: _turn(i[0], turned)
    ):
        ends = ((0, one), (1, other)) if not turned else ((0, other), (1, one))
        drawn.add_edge(*ends, weight=round(found.score * SCALE))
    for first, last in sorted(map(sorted, nx.max_weight_matching(drawn))):
        one, other = (last[1], first[1]) if turned else (first[1], last[1])
        yield olds[one], news[other], scores[one, other]


def _turn(pair: tuple[int, int], turned: bool) -> tuple[int, int]:
    return pair[::-1] if turned else pair


def _candidates(olds: list[Entry], news: list[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that have a root or a thing in common that is not everybody's."""
    counts = Counter(mark for entry in (*olds, *news) for mark in _marks(entry))
    waiting: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(news):
        for mark in _marks(entry):
            waiting[mark].append(place)
    for place, entry in enumerate(olds):
        rare = [mark for mark in _marks(entry) if counts[mark] <= COMMON]
        found = {other for mark in rare for other in waiting[mark]}
        yield from ((place, other) for other in sorted(found))


def _marks(entry: Entry) -> set[str]:
    return {*entry.words, *entry.things, f"={entry.title.casefold()}"}


def _gathered(
    known: list[Known], old: Sequence[Entry], new: Sequence[Entry], counts: Counts
) -> Iterator[Group]:
    """Yield the groups: stars of joined entries, pairs, and who stands alone."""
    partner = {id(one): other for one, other, _ in known}
    partner |= {id(other): one for one, other, _ in known}
    alone_old = [one for one in old if id(one) not in partner]
    alone_new = [one for one in new if id(one) not in partner]
    joins = [*_joins(alone_old, new, partner, True)]
    joins += _joins(alone_new, old, partner, False)
    stars = _stars(joins, partner)
    taken: set[int] = set()
    for whole, parts in stars:
        group = _star(whole, parts, partner)
        taken |= {id(one) for one in (*group.olds, *group.news)}
        yield group
    for one, other, how in known:
        if id(one) not in taken:
            yield _pair(one, other, how)
    for one in alone_old:
        if id(one) not in taken:
            yield Group((one,), (), *_nobody(one, alone_new, counts, True))
    for one in alone_new:
        if id(one) not in taken:
            yield Group((), (one,), *_nobody(one, alone_old, counts, False))


def _joins(
    alone: list[Entry],
    wholes: Sequence[Entry],
    partner: dict[int, Entry],
    part_is_old: bool,
) -> Iterator[Join]:
    for part in alone:
        for whole in wholes:
            other = partner.get(id(whole))
            score = within(part, whole)
            if score >= WITHIN and gained(part, whole, [other] if other else []):
                yield Join(score, part, whole, part_is_old)


def _stars(
    joins: list[Join], partner: dict[int, Entry]
) -> list[tuple[Entry, list[Join]]]:
    """Return the wholes with their parts, the surest join first, each entry once."""
    parts: dict[int, list[Join]] = defaultdict(list)
    wholes: dict[int, Entry] = {}
    used: set[int] = set()
    for join in sorted(joins, key=lambda one: one.order):
        other = partner.get(id(join.whole))
        if id(join.part) in used or id(join.part) in wholes or id(join.whole) in used:
            continue
        if other is not None and id(other) in wholes:
            continue
        used.add(id(join.part))
        wholes[id(join.whole)] = join.whole
        parts[id(join.whole)].append(join)
    return [(whole, parts[key]) for key, whole in wholes.items()]


def _star(whole: Entry, joins: list[Join], partner: dict[int, Entry]) -> Group:
    """Return a whole with all that went into it, or came out of it."""
    other = partner.get(id(whole))
    parts = [join.part for join in joins] + ([other] if other else [])
    parts.sort(key=lambda one: one.order)
    reasons = []
    for part in parts:
        rest = [one for one in parts if one is not part]
        share = str(round(100 * within(part, whole)))
        values = {"title": part.title, "share": share}
        values["words"] = gained(part, whole, rest) or part.title
        reasons.append(Reason("within", values))
    certainty = "likely" if min(j.score for j in joins) >= LIKELY else "possible"
    sides = (tuple(parts), (whole,))
    olds, news = sides if joins[0].part_is_old else sides[::-1]
    return Group(olds, news, certainty, tuple(reasons))


def _pair(one: Entry, other: Entry, how: Likeness | None) -> Group:
    if how is None:
        return Group((one,), (other,), "certain", (Reason("same-id", {"id": one.id}),))
    certainty = "likely" if how.score >= LIKELY else "possible"
    score = Reason("score", {"score": f"{how.score:.2f}", "enough": str(ENOUGH)})
    return Group((one,), (other,), certainty, (*how.reasons, score))


def _nobody(
    entry: Entry, others: Iterable[Entry], counts: Counts, is_old: bool
) -> tuple[str, tuple[Reason, ...]]:
    """Return how sure it is that nobody on the other side is the same, and why."""
    best, nearest = 0.0, ""
    for other in sorted(others, key=lambda one: one.order):
        sides = (entry, other) if is_old else (other, entry)
        score = likeness(*sides, counts).score
        if score > best:
            best, nearest = score, other.title
    if best < ENOUGH / 2:
        return "likely", (Reason("nobody-like"),)
    values = {"title": nearest, "score": f"{best:.2f}", "enough": str(ENOUGH)}
    return "possible", (Reason("nearest", values),)
