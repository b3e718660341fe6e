"""The register of a made-up world: who and what its activities can speak of.

One county with departments and schools at home; counterparts, bodies and places in
thirty-five countries; programmes with editions; documents with goals.
"""

import random
from dataclasses import dataclass

from tests.tools.chance import happens, letters, zipf

Rows = list[dict[str, str]]

HOME = "heimfylket"
SOURCE = "Laga"
DEPARTMENTS = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")
COUNTRIES = 35
KINDS = (
    "municipality",
    "school",
    "university",
    "public-body",
    "company",
    "association",
)
LEVELS = ("international", "national", "regional", "county-programme", "school")


@dataclass(frozen=True, slots=True)
class World:
    """How many there are of each sort in a world of so many activities."""

    activities: int

    @property
    def partners(self) -> int:
        """Return how many counterparts there are."""
        return self.activities // 3 + 2

    @property
    def schools(self) -> int:
        """Return how many schools the county has."""
        return self.activities // 200 + 8

    @property
    def bodies(self) -> int:
        """Return how many bodies one can be a member of."""
        return self.activities // 40 + 4

    @property
    def cities(self) -> int:
        """Return how many cities there are, all countries together."""
        return self.activities // 20 + COUNTRIES

    @property
    def programmes(self) -> int:
        """Return how many programmes there are; every second has editions."""
        return min(self.activities // 50 + 4, 200)

    @property
    def documents(self) -> int:
        """Return how many policy documents there are."""
        return min(self.activities // 100 + 6, 250)


def register(world: World, chance: random.Random) -> dict[str, Rows]:
    """Return the tables of the register, by name."""
    return {
        "places": _places(world),
        "organisations": [*_home(world), *_abroad(world, chance)],
        "programmes": _programmes(world),
        "documents": _documents(world, chance),
    }


def _entry(identifier: str, name: str, kind: str, **more: str) -> dict[str, str]:
    """Return a row of the register, known from nowhere but here."""
    known = {"evidence": "external", "source": SOURCE}
    return (
        {"id": identifier, "name": name, "language": "nn", "kind": kind} | known | more
    )


def _places(world: World) -> Rows:
    """Return countries, a region for every ten cities, and cities; home comes first."""
    found = [
        _entry(f"land-{one}", f"Land {letters(one)}", "country")
        for one in range(COUNTRIES)
    ]
    regions = world.cities // 10 + COUNTRIES
    for one in range(regions):
        within = f"land-{one % COUNTRIES}"
        name = f"Region {letters(one)}"
        found.append(_entry(f"region-{one}", name, "region", within=within))
    for one in range(world.cities):
        within = f"region-{one % regions}"
        found.append(_entry(f"by-{one}", f"By {letters(one)}", "city", within=within))
    return found


def _home(world: World) -> Rows:
    """Return the county, its departments and its schools."""
    county = _entry(HOME, "Heimfylket", "county-authority", place="region-0")
    departments = [
        _entry(
            f"avdeling-{code.lower()}",
            f"Avdeling {code}",
            "department",
            code=code,
            part_of=HOME,
        )
        for code in DEPARTMENTS
    ]
    schools = [
        _entry(f"skule-{one}", f"{letters(one)} skule", "school", part_of=HOME)
        for one in range(world.schools)
    ]
    return [county, *departments, *schools]


def _abroad(world: World, chance: random.Random) -> Rows:
    """Return counterparts in cities by Zipf's law, and bodies without a place."""
    cities = zipf(world.cities)
    seats = chance.choices(range(world.cities), cum_weights=cities, k=world.partners)
    partners = [
        _entry(
            f"org-{one}", f"Org {letters(one)}", chance.choice(KINDS), place=f"by-{at}"
        )
        for one, at in enumerate(seats)
    ]
    bodies = [
        _entry(f"organ-{one}", f"Organ {letters(one)}", "network")
        for one in range(world.bodies)
    ]
    return partners + bodies


def _programmes(world: World) -> Rows:
    """Return programmes; every second one is an edition of the one before it."""
    found = []
    for one in range(world.programmes):
        part = (
            {"part_of": f"program-{one - 1}", "period": "2014/2020"} if one % 2 else {}
        )
        kind = "edition" if part else "programme"
        found.append(_entry(f"program-{one}", f"Program {letters(one)}", kind, **part))
    return found


def _documents(world: World, chance: random.Random) -> Rows:
    """Return documents of all levels, those of the county published by it."""
    found = []
    for one in range(world.documents):
        level = LEVELS[one % len(LEVELS)]
        own = {"publisher": HOME} if level in ("regional", "county-programme") else {}
        period = {"period": "2018/2022"} if happens(chance, 0.5) else {}
        name = f"Plan for {letters(one)}"
        found.append(_entry(f"plan-{one}", name, "plan", level=level, **own, **period))
    return found
