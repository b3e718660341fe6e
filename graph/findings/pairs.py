"""Which pairs of activities have most in common, exactly and without trying all.

The score of a pair is the sum over the facets (where, programme, theme, words ...)
of what the two share there, the strongest in full, the next half, the next a
quarter: five words of one sentence are not five reasons.

All pairs that reach ``enough`` are found by prefix filtering (Chaudhuri et al. 2006;
Bayardo et al. 2007): sort the traits of every activity from rare to common; the
common ones at the end that could not reach ``enough`` even together need not be
looked up.  If two activities score enough, the rarest thing that they share is
before that end in both, so no pair is lost.
"""

import heapq
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from graph.findings.traits import WEIGHTS, Trait, Traits

#: What a programme counts that pays for one and is what the other works with.
MIXED = 0.6

#: So little that no pair is hidden by rounding.
HAIR = 1e-6
#: How much lower each bar is than the one before.
STEP = 0.95

#: One trait that two activities share: its weight between them, and the trait.
Shared = tuple[float, Trait]
#: A score, and the places of the two that it is the score of.
Pair = tuple[float, int, int]
Places = tuple[int, int]
#: The things of an activity as places in an order from common to rare, and what they
#: come to so far.
Rest = list[tuple[float, int]]
Factor = Callable[[int, int], float]
#: Those that have each thing and wait for others: mine, and the rest.
Waiting = dict[int, tuple[list[int], list[int]]]


def strongest_pairs(
    everything: Sequence[Traits],
    *,
    enough: float,
    most: int,
    factor: Factor = lambda first, second: 1.0,
    mine: Sequence[bool] = (),
) -> list[Pair]:
    """Return the pairs that score enough, as score and two places, strongest first.

    At most ``most`` are returned: exactly those that a comparison of all pairs would
    put first, equal scores in the order of their places.  ``factor`` tells from two
    places how much of the score counts, from 0 to 1; two that are both not ``mine``
    are not compared, if it is told which are.

    The bar starts high and is lowered until enough pairs are found, since a high
    bar leaves few to compare.  No pair is compared twice, and nothing that a higher
    bar let through is looked at again.
    """
    rests = _rests(everything, enough)
    bars = _bars(max((rest[-1][0] for rest in rests if rest), default=0.0), enough)
    entries = _by_bar(rests, [-bar for bar in bars])
    waiting: Waiting = defaultdict(lambda: ([], []))
    mine = mine or [True] * len(everything)
    met: set[Places] = set()
    found: list[Pair] = []
    for place, bar in enumerate(bars):
        new = {*_candidates(entries[place], waiting, mine)} - met
        met |= new
        found += _scored(new, everything, enough, factor)
        reaching = [pair for pair in found if pair[0] >= bar]
        if len(reaching) >= most or bar == enough:
            return heapq.nsmallest(
                most, reaching, key=lambda pair: (-pair[0], *pair[1:])
            )
    return []


def _bars(highest: float, enough: float) -> list[float]:
    """Return the bars from just under the highest down to what is enough."""
    bars = [max(enough, highest * STEP)]
    while bars[-1] > enough:
        bars.append(max(enough, bars[-1] * STEP))
    return bars


def _bar_of(most: float, depths: Sequence[float]) -> int:
    """Return the place of the first bar that something reaches; past the end if none.

    The bars come as depths, below nothing, so that they go upwards.

    >>> [_bar_of(most, [-3.0, -2.0, -1.0]) for most in (4.0, 2.0, 1.5, 0.5)]
    [0, 1, 2, 3]
    """
    return bisect_left(depths, -most)


def _by_bar(rests: Sequence[Rest], depths: Sequence[float]) -> list[list[Places]]:
    """Return the activities with their things, by the first bar that these reach."""
    found = [list[Places]() for _ in depths]
    for place, rest in enumerate(rests):
        for most, thing in rest:
            found[_bar_of(most, depths)].append((place, thing))
    return found


def _scored(
    pairs: Iterable[Places], everything: Sequence[Traits], enough: float, factor: Factor
) -> Iterator[Pair]:
    """Yield the pairs that score enough, with their scores."""
    for first, second in pairs:
        score = likeness(everything[first], everything[second])
        score = round(score * factor(first, second), 6)
        if score >= enough:
            yield score, first, second


def _unlike(everything: Sequence[Traits]) -> Iterator[tuple[str, Trait]]:
    """Yield things with their traits, most of which are the same wherever they are."""
    last: dict[str, Trait] = {}
    for traits in everything:
        for thing, trait in traits.items():
            if last.get(thing) is not trait:
                last[thing] = trait
                yield thing, trait


def likeness(first: Traits, second: Traits) -> float:
    """Return the score of two activities; 0 when they share nothing."""
    return faded(shared(first, second))


def shared(first: Traits, second: Traits) -> list[Shared]:
    """Return what two activities share, the weightiest first.

    A theme that the name of something shared tells is no second reason.
    """
    found: list[Shared] = []
    told: set[str] = set()
    for thing in first.keys() & second.keys():
        lighter, other = first[thing], second[thing]
        weight = lighter.weight
        if lighter is not other:
            if (other.weight, other.kind) < (weight, lighter.kind):
                lighter, other = other, lighter
            mixed = lighter.kind != other.kind and lighter.facet == "programme"
            weight = lighter.weight * (MIXED if mixed else 1)
        if lighter.tells:
            told |= lighter.tells
        found.append((weight, lighter))
    kept = [part for part in found if part[1].name not in told] if told else found
    kept.sort(key=_weightiest_first)
    return kept


def _weightiest_first(part: Shared) -> tuple[float, str, str]:
    return -part[0], part[1].kind, part[1].name


def faded(parts: Iterable[Shared]) -> float:
    """Return the sum of weights, each further one of a facet counting half as much."""
    counts: dict[str, float] = {}
    total = 0.0
    for weight, trait in parts:
        facet = WEIGHTS[trait.kind][1]
        share = counts.get(facet, 1.0)
        total += weight * share
        counts[facet] = share / 2
    return total


def _candidates(
    entries: Iterable[Places], waiting: Waiting, mine: Sequence[bool]
) -> Iterator[Places]:
    """Yield the pairs that share a thing before the end of both, and wait for more."""
    for place, thing in entries:
        own, others = waiting[thing]
        for other in chain(own, others) if mine[place] else own:
            yield (other, place) if other < place else (place, other)
        (own if mine[place] else others).append(place)


def _rests(everything: Sequence[Traits], enough: float) -> list[Rest]:
    """Return the things of each activity from common to rare, but for hopeless ones.

    With each stands what it and all the more common ones can come to at most.  What
    is of one facet here and of another there may fade with neither.
    """
    counts = Counter(chain.from_iterable(everything))
    facets: dict[str, str] = {}
    for thing, trait in _unlike(everything):
        if facets.setdefault(thing, trait.facet) != trait.facet:
            facets[thing] = thing
    ordered = sorted(counts, key=lambda thing: (-counts[thing], thing))
    rank = {thing: place for place, thing in enumerate(ordered)}
    return [_rest(traits, rank, facets, enough) for traits in everything]


def _rest(
    traits: Traits, rank: Mapping[str, int], facets: Mapping[str, str], enough: float
) -> Rest:
    counted: dict[str, tuple[list[float], float]] = {}
    rest = []
    total = 0.0
    for thing in sorted(traits, key=rank.__getitem__):
        facet = facets[thing]
        weights, before = counted.get(facet) or ([], 0.0)
        weight = traits[thing].weight
        insort(weights, weight)
        # What is rarer mostly weighs more, and then stands last.
        now = before / 2 + weight if weight is weights[-1] else _most(weights)
        counted[facet] = weights, now
        total += now - before
        if total + HAIR >= enough:
            rest.append((total + HAIR, rank[thing]))
    return rest


def _most(weights: Sequence[float]) -> float:
    """Return what the weights of one facet, lightest first, can come to at most."""
    total = 0.0
    for weight in weights:
        total = total / 2 + weight
    return total
