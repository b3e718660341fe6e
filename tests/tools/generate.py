"""A made-up world of any size, to see whether finding overlaps keeps up.

Run as ``python -m tests.tools.generate [HOW_MANY] [SEED]``: it makes activities,
finds their overlaps and prints seconds, megabytes and pairs.  Organisations are
taken by Zipf's law, how many an activity has by a lognormal one, as in registers
of European projects; the words come from the same law.
"""

import itertools
import random
import resource
import sys
import time

from graph.findings.features import Evidence, Feature, Profile

KINDS = ("project", "mobility", "network", "exchange", "membership", "office")
TOPICS = (
    "hydrogen", "batteri", "kultur", "klima", "folkehelse", "yrkesfag", "mobilitet",
    "landbruk", "transport", "forsking", "språk", "maritim", "inkludering", "ungdom",
)  # fmt: skip


def profiles(many: int, *, seed: int = 1) -> list[Profile]:
    """Return made-up activities, the same for the same seed."""
    chance = random.Random(seed)
    partners = _zipf(many // 3 + 2)
    words = _zipf(many // 5 + 50)
    return [_profile(place, chance, partners, words) for place in range(many)]


def _zipf(many: int) -> list[float]:
    """Return the running sum of 1/rank, to draw a rank from."""
    return list(itertools.accumulate(1 / rank for rank in range(1, many + 1)))


def _draw(chance: random.Random, running: list[float], many: int) -> list[int]:
    return chance.choices(range(len(running)), cum_weights=running, k=many)


def _profile(
    place: int, chance: random.Random, partners: list[float], words: list[float]
) -> Profile:
    size = max(1, min(40, round(chance.lognormvariate(1.2, 0.8))))
    things = {f"org/{one}" for one in _draw(chance, partners, size)}
    features = {Feature("partner", thing, thing) for thing in things}
    features |= {
        Feature("country", f"country/{int(thing[4:]) % 35}", "") for thing in things
    }
    programme = f"programme/{min(int(chance.paretovariate(0.7)), 300)}"
    features.add(Feature("programme", programme, programme))
    told = [f"ord{_letters(rank)}" for rank in _draw(chance, words, 12)]
    title = " ".join((chance.choice(TOPICS), *told[:4]))
    return Profile(
        address=f"urn:activity/{place}",
        id=f"activity-{place}",
        row=str(place + 1),
        title=title,
        kind=chance.choice(KINDS),
        department=chance.choice("ABCDEF"),
        owner="urn:owner",
        text=" ".join((title, *told[4:])),
        whole="",
        features=frozenset(features),
        place=f"urn:row/{place}",
    )


def _letters(number: int) -> str:
    """Return a number as letters, so that it looks like the root of a word."""
    found = ""
    while number >= 0:
        found = chr(ord("a") + number % 26) + found
        number = number // 26 - 1
    return found


def main() -> None:
    """Make a world, find its overlaps and print what that took."""
    import pyoxigraph as ox

    from graph.findings.overlaps import overlaps

    many = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    evidence = Evidence(ox.Store(), profiles(many, seed=seed))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    start = time.perf_counter()
    found = overlaps(evidence)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{many} activities: {len(found)} pairs in {seconds:.1f} s")
    print(f"peak {peak} MB, of which {before} MB are the world itself")


if __name__ == "__main__":
    main()
