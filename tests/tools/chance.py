"""The laws of chance that a made-up world is drawn by, with a seed.

Who takes part follows Zipf's law and how many they are a lognormal one, as in
registers of European projects; the words follow Zipf's law too.
"""

import itertools
import random
from collections.abc import Sequence

#: Running sums of 1/rank, to draw a rank from.
Running = list[float]


def zipf(many: int) -> Running:
    """Return the running sum of 1/rank for so many ranks."""
    return list(itertools.accumulate(1 / rank for rank in range(1, many + 1)))


def ranks(chance: random.Random, running: Running, many: int) -> list[int]:
    """Return some ranks, the low ones most often; the same one may come twice."""
    return chance.choices(range(len(running)), cum_weights=running, k=many)


def how_many(chance: random.Random) -> int:
    """Return how many are drawn to take part in an activity, 40 at most.

    Some are drawn twice: what is left is 4.8 on average.
    """
    return max(1, min(40, round(chance.lognormvariate(1.38, 0.8))))


def happens(chance: random.Random, share: float) -> bool:
    """Return whether something comes about that does so in a share of cases."""
    return chance.random() < share


def some(chance: random.Random, things: Sequence[str], most: int) -> str:
    """Return up to so many different things, drawn evenly, as one text."""
    return " ".join(chance.sample(things, chance.randint(1, most)))


def letters(number: int) -> str:
    """Return a number as letters, so that it looks like the root of a word.

    >>> letters(0), letters(27)
    ('a', 'ab')
    """
    found = ""
    while number >= 0:
        found = chr(ord("a") + number % 26) + found
        number = number // 26 - 1
    return found
