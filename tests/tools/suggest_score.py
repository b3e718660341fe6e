"""Measure ``samband suggest`` on the shipped sources, their links hidden.

Run as ``python -m tests.tools.suggest_score``.  Units are pairs of a row and a thing.

*Key*: the pairs that any table of the collection ties (participations, memberships,
concerns, anchorings, fundings, approvals, mentions …).  *Named*: the pairs of the key
whose thing has a name that stands in a cell of the row, looked for as bare text, by
none of the code that is measured.  *Found*: named pairs that are proposed; a county
and its authority have one name, and count for each other only in ``twins``.
*Right*: proposed pairs in the key; with ``contained`` also what contains a thing of
the key (Erfurt lies in Germany, a programme's edition is of the programme).
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data import HERE, shipped
from graph.names import fold
from graph.reading.collection import Collection, Tables, read_sources
from graph.suggesting.spellings import TABLES
from graph.suggesting.suggest import COLUMNS, Suggestion, links, suggest

Pair = tuple[str, str]
SOURCE = "Oversikt over internasjonalt arbeid i Vestland 2020"
#: Tables that hold no link: what is left when the links are hidden.
PLAIN = ("collection", "columns", "rows")


@dataclass(frozen=True, slots=True)
class Score:
    """Both figures, and the pairs behind them."""

    named: frozenset[Pair]
    found: frozenset[Pair]
    twins: frozenset[Pair]
    proposed: frozenset[Pair]
    right: frozenset[Pair]
    contained: frozenset[Pair]
    suggestions: tuple[Suggestion, ...]

    @property
    def misses(self) -> list[Pair]:
        """Return the pairs that are named and not proposed, twins neither."""
        return sorted(self.named - self.twins)

    @property
    def false_hits(self) -> list[Pair]:
        """Return the pairs that are proposed, and neither linked nor contained."""
        return sorted(self.proposed - self.contained)


def score(source: str = "vestland-2020", *, without: str = "") -> Score:
    """Return how well the hidden links are found.

    ``without`` takes other names away first: ``all`` of them, or only those that
    were written down from this ``table``.
    """
    sources = read_sources([HERE / source])
    (collection,) = sources.collections
    hidden = replace(
        collection, tables={name: collection.tables[name] for name in PLAIN}
    )
    register = _thinned(sources.register, without)
    made = suggest(hidden, register)
    key = {(row, thing) for row, thing in links(collection) if row and thing}
    named = frozenset(_named(collection, key, sources.register))
    proposed = frozenset((found.row, found.thing) for found in made)
    homes = _homes(sources.register)
    return Score(
        named,
        named & proposed,
        frozenset(pair for pair in named if _twins(pair, homes) & proposed),
        proposed,
        proposed & key,
        frozenset(_contained(proposed, key, _within(sources.register))),
        tuple(made),
    )


def _thinned(register: Tables, without: str) -> Tables:
    kept = [
        record
        for record in register["names"]
        if not without or (without == "table" and SOURCE not in record["source"])
    ]
    return register | {"names": kept}


def _named(collection: Collection, key: set[Pair], register: Tables) -> Iterator[Pair]:
    """Yield the pairs of the key whose thing is named in the row, as bare text."""
    names: dict[str, set[str]] = {}
    for table in TABLES:
        for record in register[table]:
            names.setdefault(record["id"], set()).update(
                re.split(r"\s*\(([^()]+)\)$", record["name"])
            )
    for record in register["names"]:
        names[record["id"]].add(record["name"])
    for record in collection.records("mentions"):
        names[record["refers_to"]].add(record["as_written"])
    texts = {
        row["row"]: " | ".join(row[column] for column in COLUMNS)
        for row in collection.records("rows")
    }
    for row, thing in sorted(key):
        if any(_stands(name, texts[row]) for name in names.get(thing, ()) if name):
            yield row, thing


def _stands(name: str, text: str) -> bool:
    """Return whether a name begins at a word of a text; short ones with their case."""
    if len(name) <= 4:
        return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return bool(re.search(rf"(?<!\w){re.escape(fold(name))}", fold(text)))


def _homes(register: Tables) -> dict[str, str]:
    """Return the county of each authority, and the authority of each county."""
    pairs = {
        record["id"]: record["place"]
        for record in register["organisations"]
        if record["kind"] == "county-authority"
    }
    return pairs | {place: authority for authority, place in pairs.items()}


def _twins(pair: Pair, homes: dict[str, str]) -> set[Pair]:
    row, thing = pair
    return {pair, (row, homes.get(thing, thing))}


def _within(register: Tables) -> dict[str, set[str]]:
    """Return what each thing lies in or is a part of, one step up."""
    return {
        record["id"]: {record["within"], record["part_of"], record["place"]} - {""}
        for table in TABLES
        for record in register[table]
    }


def _contained(
    proposed: frozenset[Pair], key: set[Pair], within: dict[str, set[str]]
) -> Iterator[Pair]:
    linked: dict[str, set[str]] = {}
    for row, thing in key:
        linked.setdefault(row, set()).update(_upward(thing, within))
    for row, thing in proposed:
        if thing in linked.get(row, ()):
            yield row, thing


def _upward(thing: str, within: dict[str, set[str]]) -> set[str]:
    return {thing}.union(*(_upward(up, within) for up in within.get(thing, ())))


def share(part: frozenset[Pair], whole: frozenset[Pair]) -> float:
    """Return a part of a whole in percent."""
    return 100 * len(part) / len(whole)


def lines(name: str, found: Score) -> Iterator[str]:
    """Yield the figures, the misses and the false hits."""
    yield f"{name}: {len(found.named)} named, {len(found.proposed)} proposed"
    for label, part, whole in (
        ("found", found.found, found.named),
        ("found, or its twin", found.twins, found.named),
        ("right: linked", found.right, found.proposed),
        ("right: linked or contained", found.contained, found.proposed),
    ):
        yield f"  {label}: {len(part)}, {share(part, whole):.1f} %"
    yield f"  misses: {found.misses}"
    yield f"  false hits: {found.false_hits}"
    yield f"  proposed, not linked: {sorted(found.proposed - found.right)}"


if __name__ == "__main__":
    for title, without in (
        ("All names", ""),
        ("Without names written down from this table", "table"),
        ("Without all other names", "all"),
    ):
        sys.stdout.write("\n".join(lines(title, score(without=without))) + "\n")
    for folder in shipped():
        sys.stdout.write("\n".join(lines(folder.name, score(folder.name))) + "\n")
