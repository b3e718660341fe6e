"""The two sides of a comparison: who takes part in what, when and under what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import InputError, Severity
from graph.names import fold
from graph.reading.collection import Collection, Sources, read_sources
from graph.reading.periods import period_of
from graph.reading.tables import Record


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation: all that it is called, its numbers and its country.

    ``places`` holds the place that it stands in and every place around that.
    """

    id: str
    names: tuple[str, ...]
    identifiers: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Work:
    """One activity: its title, its time in EDTF, who has which role, its programmes.

    ``programmes`` are the outermost programmes (Interreg, not the North Sea
    programme); ``funded`` those of them that pay.
    """

    collection: str
    id: str
    title: str
    start: str = ""
    end: str = ""
    roles: dict[str, str] = field(default_factory=dict)
    programmes: frozenset[str] = frozenset()
    funded: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Return what tells it from all others: its collection and its id."""
        return f"{self.collection}/{self.id}"


@dataclass(frozen=True, slots=True)
class Side:
    """One or more collections, ready to be compared.

    ``areas`` holds the place of each organisation itself, without those around it,
    where that is smaller than a country.
    """

    owners: frozenset[str]
    bodies: dict[str, Body]
    works: list[Work]
    parents: dict[str, str]
    predecessors: dict[str, list[str]]
    areas: dict[str, str]


def read_side(folders: Iterable[Path]) -> Side:
    """Read collections as one side; raises ``InputError`` when they cannot be."""
    sources = read_sources(folders)
    errors = [found for found in sources.problems if found.severity is Severity.ERROR]
    if errors:
        raise InputError(errors)
    organisations = sources.register.get("organisations", [])
    places = sources.register.get("places", [])
    countries = {place["id"] for place in places if place["kind"] == "country"} | {""}
    predecessors: dict[str, list[str]] = {}
    for record in sources.register.get("successions", []):
        predecessors.setdefault(record["resulting"], []).append(record["original"])
    return Side(
        owners=frozenset(part.head.get("owner", "") for part in sources.collections),
        bodies=_bodies(sources),
        works=[work for part in sources.collections for work in _works(part, sources)],
        parents={record["id"]: record["part_of"] for record in organisations},
        predecessors=predecessors,
        areas={
            record["id"]: record["place"]
            for record in organisations
            if record["place"] not in countries
        },
    )


def chain(start: str, upwards: dict[str, str]) -> Iterator[str]:
    """Yield something and everything above it.

    >>> list(chain("bergen", {"bergen": "vestland-fylke", "vestland-fylke": ""}))
    ['bergen', 'vestland-fylke']
    """
    seen: set[str] = set()
    while start and start not in seen:
        seen.add(start)
        yield start
        start = upwards.get(start, "")


def _upwards(records: Iterable[Record], column: str) -> dict[str, str]:
    return {record["id"]: record[column] for record in records}


def _bodies(sources: Sources) -> dict[str, Body]:
    within = _upwards(sources.register.get("places", []), "within")
    names: dict[str, list[str]] = {}
    for record in sources.register.get("names", []):
        names.setdefault(record["id"], []).append(record["name"])
    found = {}
    for record in sources.register.get("organisations", []):
        called = dict.fromkeys([record["name"], *names.get(record["id"], [])])
        numbers = frozenset(map(_number, record["identifier"].split()))
        places = frozenset(chain(record["place"], within))
        found[record["id"]] = Body(record["id"], tuple(called), numbers, places)
    return found


def _number(identifier: str) -> str:
    """Return an identifier with its scheme; nine digits alone are Norwegian."""
    return identifier if ":" in identifier else f"orgnr:{identifier}"


def _works(part: Collection, sources: Sources) -> Iterator[Work]:
    above = _upwards(sources.register.get("programmes", []), "part_of")
    rows = {record["row"]: record for record in part.records("rows")}
    roles: dict[str, dict[str, str]] = {}
    for record in part.records("participations"):
        roles.setdefault(record["activity"], {}).setdefault(
            record["actor"], record["role"]
        )
    paid = _programmes(part.records("fundings"), "programme", above)
    about = _programmes(part.records("concerns"), "subject", above)
    for record in part.records("activities"):
        name = record["id"]
        row = rows.get(record["row"])
        period = period_of(record, row)
        yield Work(
            part.name,
            name,
            record["title"] or (row["title"] if row else ""),
            period.start,
            period.end,
            roles.get(name, {}),
            frozenset(paid.get(name, set()) | about.get(name, set())),
            frozenset(paid.get(name, set())),
        )


def _programmes(
    records: Iterable[Record], column: str, above: dict[str, str]
) -> dict[str, set[str]]:
    """Return the outermost programmes of each activity."""
    found: dict[str, set[str]] = {}
    for record in records:
        *_, outermost = [record[column], *chain(record[column], above)]
        if outermost in above:
            found.setdefault(record["activity"], set()).add(outermost)
    return found


def folded_names(body: Body) -> list[str]:
    """Return the names of an organisation as they are compared."""
    return [fold(name) for name in body.names if len(name) > 3]
