"""A made-up collection of any size, to see whether samband keeps up.

Run as ``python -m tests.tools.generate FOLDER [HOW_MANY] [SEED]``: it writes a
folder of tables with a register of its own, which ``samband build FOLDER`` and
the others take with ``--collection FOLDER``.  The same seed gives the same bytes.
"""

import argparse
import csv
import io
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.reading.schema import schemas
from tests.tools.chance import Running, happens, how_many, letters, ranks, zipf
from tests.tools.made_up_register import DEPARTMENTS, HOME, Rows, World, register

FIELDS = (
    "title", "content", "type", "start", "end", "anchoring", "department", "comment",
)  # fmt: skip
#: Kinds of activity, with how often each comes among a hundred.
KINDS = {
    "project": 42.5, "exchange": 14, "mobility": 12, "network": 10, "membership": 8,
    "event": 6, "agreement": 5, "partner-region": 0.5, "office": 2,
}  # fmt: skip
TOPICS = (
    "hydrogen", "batteri", "kultur", "klima", "folkehelse", "yrkesfag", "mobilitet",
    "landbruk", "transport", "forsking", "språk", "maritim", "inkludering", "ungdom",
)  # fmt: skip
#: The names of one table, and its rows.
Told = Iterator[tuple[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Laws:
    """What is drawn from: how often each counterpart, body, word ... comes."""

    partners: Running
    bodies: Running
    cities: Running
    schools: Running
    programmes: Running
    documents: Running
    words: Running


def write_collection(folder: Path, many: int, *, seed: int = 1) -> Path:
    """Write a collection of so many activities into a folder, and return it."""
    world, chance = World(many), random.Random(seed)
    for name, rows in register(world, chance).items():
        _write(folder / "register", name, rows)
    for name, rows in _tables(world, chance).items():
        _write(folder, name, rows)
    return folder


def _write(folder: Path, name: str, rows: Rows) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    written = io.StringIO()
    headings = schemas()[name].headings
    writer = csv.DictWriter(written, headings, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / f"{name}.csv").write_text(written.getvalue(), encoding="utf-8")


def _tables(world: World, chance: random.Random) -> dict[str, Rows]:
    """Return the tables of the collection, by name."""
    tables: dict[str, Rows] = defaultdict(list)
    tables["collection"] = [_head(world)]
    tables["columns"] = [
        {"column": field, "heading": field.title(), "text": "as-written"}
        for field in FIELDS
    ]
    laws = _laws(world)
    row = 0
    for place in range(world.activities):
        # One row in ten holds an activity more, every second time as a part.
        beside = place > 0 and happens(chance, 0.1)
        row += not beside
        part_of = f"akt-{place - 1}" if beside and happens(chance, 0.5) else ""
        for name, told in _activity(place, row, part_of, beside, chance, laws):
            tables[name].append(told)
    return tables


def _head(world: World) -> dict[str, str]:
    return {
        "id": f"laga-{world.activities}",
        "title": f"Ei laga samling med {world.activities} aktivitetar",
        "language": "nn",
        "owner": HOME,
        "as_of": "2020-05-20",
    }


def _laws(world: World) -> Laws:
    return Laws(
        zipf(world.partners),
        zipf(world.bodies),
        zipf(world.cities),
        zipf(world.schools),
        zipf(world.programmes),
        zipf(world.documents),
        zipf(world.activities // 5 + 50),
    )


def _one(chance: random.Random, law: Running, name: str) -> str:
    return f"{name}-{ranks(chance, law, 1)[0]}"


def _activity(
    place: int,
    row: int,
    part_of: str,
    beside: bool,
    chance: random.Random,
    laws: Laws,
) -> Told:
    """Yield the rows that tell of one activity, each with the name of its table."""
    name = f"akt-{place}"
    kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
    words = [f"ord{letters(rank)}" for rank in ranks(chance, laws.words, 12)]
    title = " ".join((chance.choice(TOPICS), *words[:4])).capitalize()
    document = _one(chance, laws.documents, "plan") if happens(chance, 0.35) else ""
    if not beside:
        yield "rows", _row(row, title, words, kind, document, chance)
    own = {"title": title, "language": "nn", "part_of": part_of} if beside else {}
    yield (
        "activities",
        {
            "id": name, "row": str(row), "column": "title", "kind": kind,
            "kind_evidence": "stated", "owner": HOME, **own,
        },
    )  # fmt: skip
    yield from _takers(name, row, kind, chance, laws)
    if document:
        yield "anchorings", _said(name, row, "anchoring", document=document)
    yield from _rest(name, place, row, kind, chance, laws)


def _row(
    row: int,
    title: str,
    words: list[str],
    kind: str,
    document: str,
    chance: random.Random,
) -> dict[str, str]:
    start = chance.randint(2012, 2020)
    end = str(start + chance.randint(0, 4)) if happens(chance, 0.6) else "Pågåande"
    return {
        "row": str(row),
        "part": "table",
        "title": title,
        "content": " ".join(words[4:8]),
        "type": kind.capitalize(),
        "start": str(start),
        "end": end if happens(chance, 0.8) else "",
        "anchoring": document and f"Plan for {letters(int(document[5:]))}",
        "department": chance.choice(DEPARTMENTS),
        "comment": " ".join(words[8:]) if happens(chance, 0.7) else "",
    }


def _said(activity: str, row: int, column: str, **more: str) -> dict[str, str]:
    """Return what stands in a cell of the activity's row."""
    told = {"activity": activity, "evidence": "stated", "row": str(row)}
    return told | {"column": column, "as_written": f"{activity} {column}"} | more


def _takers(name: str, row: int, kind: str, chance: random.Random, laws: Laws) -> Told:
    """Yield who takes part: somebody at home, the others by Zipf's law."""
    size = how_many(chance)
    home = HOME if happens(chance, 0.4) else _one(chance, laws.schools, "skule")
    seats = {home: "coordinator"}
    if happens(chance, 0.2):
        seats.setdefault(_one(chance, laws.schools, "skule"), "beneficiary")
    if kind == "partner-region":
        # A county has few agreements with the same region, so all come as often.
        seats[f"region-{chance.randrange(len(laws.cities) // 10 + 1)}"] = (
            "partner-place"
        )
    elif happens(chance, 0.25) and size > 1:
        seats[_one(chance, laws.cities, "by")] = "partner-place"
    role = "partner-school" if kind == "exchange" else "partner"
    for rank in ranks(chance, laws.partners, max(size - len(seats), 0)):
        seats[f"org-{rank}"] = role
    for actor, part in seats.items():
        told = _said(name, row, "title", actor=actor, role=part, as_written="")
        yield "participations", told
    if kind in ("membership", "network", "office"):
        body = f"organ-{chance.randrange(len(laws.bodies))}"
        more = {"member": home, "organisation": body, "role": "member"}
        yield "memberships", _said(name, row, "title", **more)


def _rest(
    name: str, place: int, row: int, kind: str, chance: random.Random, laws: Laws
) -> Told:
    """Yield money, subjects, amounts, approvals, links and names as written."""
    programme = _one(chance, laws.programmes, "program")
    if happens(chance, 0.3):
        more = {"programme": programme, "share_max": str(chance.choice((50, 75, 100)))}
        yield "fundings", _said(name, row, "comment", **more)
    elif happens(chance, 0.3):
        yield "concerns", _said(name, row, "content", subject=programme)
    if happens(chance, 0.3):
        amount = str(chance.randint(1, 30))
        more = {"subject": name, "measure": "persons", "unit": "count", "min": amount}
        told = _said("", row, "content", max=amount, **more)
        yield "quantities", {key: text for key, text in told.items() if text}
    if kind == "exchange":
        more = {"issuer": "organ-0", "valid_through": "2022-07-31", "max_pupils": "25"}
        yield "approvals", _said(name, row, "comment", **more)
    if place and happens(chance, 0.06):
        other = f"akt-{chance.randrange(place)}"
        yield "links", _said(name, row, "comment", relation="supports", other=other)
    if happens(chance, 0.5):
        more = {"refers_to": _one(chance, laws.partners, "org"), "kind": "spelling"}
        told = _said(name, row, "title", **more)
        yield "mentions", {key: told[key] for key in told if key != "activity"}


def main() -> None:
    """Write a collection, by what stands on the command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("many", type=int, nargs="?", default=50_000)
    asked.add_argument("seed", type=int, nargs="?", default=1)
    told = asked.parse_args()
    print(write_collection(told.folder, told.many, seed=told.seed))


if __name__ == "__main__":
    main()
