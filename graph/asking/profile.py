"""Everything the graph knows of one actor, place, document or activity."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from graph.asking.coverage import ask_coverage
from graph.asking.details import ask_details
from graph.asking.network import takers_of
from graph.asking.store import Answer, Graph
from graph.asking.views import ask_view
from graph.errors import NameNotFoundError
from graph.names import fold, near_names


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is said, and where in the source it stands."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """One activity that something appears in: as what, with whom else, by what cell."""

    id: str
    row: str
    place: str
    title: str
    status: str
    roles: tuple[Told, ...]
    partners: tuple[str, ...]
    anchoring: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the register says, with how that is known.

    ``rows`` are the rows of the overview in which the other end appears.
    """

    fact: str
    value: str
    evidence: str
    source: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """One thing: its names, what the register says, and where it appears."""

    address: str
    name: str
    type: str
    other_names: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    appearances: tuple[Appearance, ...]


def find_things(store: Graph, name: str) -> list[str]:
    """Return the addresses of everything that goes by a name, however spelt.

    Raises ``NameNotFoundError`` with near names when there is nothing.
    """
    asked = fold(name)
    names = ask_view(store, "names")
    found = dict.fromkeys(
        entry["thing"] for entry in names.records() if fold(entry["name"]) == asked
    )
    if not found:
        raise NameNotFoundError(name, near_names(name, names.column("name")))
    return list(found)


def profile(store: Graph, thing: str, *, language: str = "nn") -> ProfilePage:
    """Return the profile of the thing at an address."""
    known = [
        found for found in ask_view(store, "names").records() if found["thing"] == thing
    ]
    main = next(found for found in known if found["sort"] == "main")
    others = {(found["name"], found["sort"]) for found in known} - {
        (main["name"], "main")
    }
    return ProfilePage(
        thing,
        main["name"],
        main["type"],
        tuple(sorted(others)),
        () if main["type"] == "activity" else _facts(store, thing, language),
        _appearances(store, thing, main["type"], language),
    )


def _facts(store: Graph, thing: str, language: str) -> tuple[Fact, ...]:
    """Return what the register says, with the rows of the other end.

    Only places are followed to their rows: that a city lies in a region that
    the county works with is worth knowing; that a school lies in a country is not.
    """
    found = ask_view(store, "profile-facts", language=language, thing=thing)
    return tuple(
        Fact(
            fact["fact"],
            fact["value"],
            fact["evidence"],
            fact["source"],
            _direct_rows(store, fact, language),
        )
        for fact in found.records()
    )


def _direct_rows(store: Graph, fact: dict[str, str], language: str) -> tuple[str, ...]:
    if fact["fact"] not in ("within", "contains") or not fact["value_id"]:
        return ()
    there = ask_view(
        store, "profile-activities", language=language, thing=fact["value_id"]
    )
    direct = {entry["activity"] for entry in there.records() if not entry["through"]}
    details = ask_details(store, language=language)
    return tuple(
        dict.fromkeys(
            entry["row"] for entry in details.records() if entry["key"] in direct
        )
    )


def _appearances(
    store: Graph, thing: str, sort: str, language: str
) -> tuple[Appearance, ...]:
    roles: dict[str, dict[Told, None]] = defaultdict(dict)
    itself = "/".join(thing.split("/activity/")).rpartition("/id/")[2]
    if sort == "activity":
        roles[itself] = {}
    else:
        found = ask_view(store, "profile-activities", language=language, thing=thing)
        for entry in found.records():
            roles[entry["activity"]][_role(entry)] = None
    takers = _by_activity(
        takers_of(store, language=language),
        lambda entry: "" if entry["actor"] == itself else _taker(entry),
    )
    anchored = _by_activity(ask_coverage(store, language=language), _anchored)
    details = ask_details(store, language=language)
    return tuple(
        Appearance(
            entry["id"],
            entry["row"],
            f"{entry['collection']}, {entry['place']}",
            entry["title"],
            entry["status_label"],
            tuple(roles[entry["key"]]),
            tuple(takers[entry["key"]]),
            tuple(anchored[entry["key"]]),
        )
        for entry in details.records()
        if entry["key"] in roles
    )


def _role(entry: dict[str, str]) -> Told:
    through = f" ({entry['through']})" if entry["through"] else ""
    return Told(f"{entry['role']}{through} – {entry['evidence']}", entry["source"])


def _taker(entry: dict[str, str]) -> str:
    return f"{entry['name']} ({entry['role_label']})"


def _anchored(entry: dict[str, str]) -> Told | None:
    document = entry["document_name"]
    return Told(document, entry["source"]) if document else None


Words = TypeVar("Words", str, Told)


def _by_activity(
    answer: Answer, text: Callable[[dict[str, str]], Words | None]
) -> dict[str, list[Words]]:
    """Return what is said in each line of an answer, gathered by activity."""
    gathered: dict[str, list[Words]] = defaultdict(list)
    for entry in answer.records():
        words = text(entry)
        if words and words not in gathered[entry["activity"]]:
            gathered[entry["activity"]].append(words)
    return gathered
