"""Groups in which every activity is close to every other.

Three rows that are alike two and two are one matter for a strategist.  A group is
a maximal clique (Luce and Perry, 1949) of the pairs that score enough: nobody is
taken in who is close to one member only, so a group never grows into a chain that
ends far from where it began.  Groups may share members.  They are found by Bron
and Kerbosch's algorithm (1973) with a pivot.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

Neighbours = dict[str, set[str]]


def groups(pairs: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the groups of three or more, the largest first.

    >>> groups([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")])
    [('a', 'b', 'c')]
    """
    near: Neighbours = defaultdict(set)
    for first, second in pairs:
        near[first].add(second)
        near[second].add(first)
    found = [tuple(sorted(group)) for group in _cliques(set(), set(near), set(), near)]
    large = [group for group in found if len(group) > 2]
    return sorted(large, key=lambda group: (-len(group), group))


def _cliques(
    inside: set[str], open_: set[str], done: set[str], near: Neighbours
) -> Iterator[set[str]]:
    """Yield every maximal clique that holds ``inside`` and none of ``done``."""
    if not open_:
        if inside and not done:
            yield inside
        return
    pivot = max(sorted(open_ | done), key=lambda one: len(open_ & near[one]))
    for one in sorted(open_ - near[pivot]):
        yield from _cliques(inside | {one}, open_ & near[one], done & near[one], near)
        open_, done = open_ - {one}, done | {one}
