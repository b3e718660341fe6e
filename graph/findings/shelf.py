"""The documents that an activity might be anchored in, and who stands on them.

A document speaks for itself through its title and the goals that a source tells
of; besides, the activities that are anchored in it speak for it.  Which documents
say a word, or carry somebody of a department, is kept the other way round, so that
no activity is held against them all.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.asking.views import ask_view
from graph.findings.cited import in_order
from graph.findings.crowds import Crowd, crowd, others
from graph.findings.features import Evidence, Profile
from graph.findings.themes import theme_words, themes_of
from graph.findings.traits import rarity
from graph.findings.words import roots
from graph.names import fold
from graph.reading.edtf import bounds


@dataclass(frozen=True, slots=True)
class Document:
    """A document in force: what it is called, whose it is and what it speaks of.

    ``goals`` are its goals, each after the place where it stands.
    """

    address: str
    name: str
    county: str
    county_name: str
    themes: frozenset[str]
    roots: frozenset[str]
    goals: tuple[tuple[str, str], ...] = ()


#: What is told of those who stand on a document: its values, and the cells.
Stood = tuple[dict[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """The activities of one house that are anchored in one document.

    ``cells`` are those that say so, by the activity's address.
    """

    crowd: Crowd
    cells: dict[str, tuple[str, ...]]
    told: dict[frozenset[str], Stood | None] = field(default_factory=dict)

    def like(self, profile: Profile, keys: Collection[str]) -> Stood | None:
        """Return what to tell of those with any of some keys, besides one itself."""
        if profile.address in self.cells:
            return self._like(profile, keys)
        known = frozenset(keys)
        if known not in self.told:
            self.told[known] = self._like(profile, keys)
        return self.told[known]

    def _like(self, profile: Profile, keys: Collection[str]) -> Stood | None:
        found = others(self.crowd, keys, profile)
        if found is None:
            return None
        cells = (cell for one in found.profiles for cell in self.cells[one.address])
        return found.values, in_order(cells)


@dataclass(frozen=True, slots=True)
class Library:
    """The documents in force by name, and where to find them, by their places.

    ``telling`` is how telling their themes and roots are; ``saying`` tells which say
    a theme or a root, ``like`` which carry somebody of a house with a key, and
    ``standing`` who stands on one, by its place and the house.
    """

    documents: Sequence[Document]
    telling: dict[str, float]
    saying: dict[tuple[str, str], list[int]]
    like: dict[tuple[str, str], list[int]]
    standing: dict[tuple[int, str], Standing]
    titled: dict[str, list[int]] = field(default_factory=dict)

    def with_title(self, name: str) -> list[int]:
        """Return the documents that have a name in their title."""
        if name not in self.titled:
            self.titled[name] = [
                place
                for place, document in enumerate(self.documents)
                if fold(name) in fold(document.name)
            ]
        return self.titled[name]


def library(evidence: Evidence) -> Library:
    """Return the documents of the graph that an activity could be anchored in."""
    documents = sorted(_documents(evidence), key=lambda one: (one.name, one.address))
    saying: dict[tuple[str, str], list[int]] = defaultdict(list)
    said: Counter[str] = Counter()
    for place, document in enumerate(documents):
        said.update((*document.themes, *document.roots))
        for sort, words in (("theme", document.themes), ("root", document.roots)):
            for word in words:
                saying[sort, word].append(place)
    telling = {word: rarity(count, len(documents)) for word, count in said.items()}
    standing = _standing(documents, evidence.profiles)
    like: dict[tuple[str, str], list[int]] = defaultdict(list)
    for (place, house), those in standing.items():
        for key in those.crowd.having:
            like[house, key].append(place)
    return Library(documents, telling, saying, like, standing)


def keys_of(profile: Profile) -> dict[str, list[str]]:
    """Return what makes an activity like another that stands on a document."""
    themes = [one.thing for one in profile.features if one.kind == "theme"]
    department = profile.department
    return {
        "department": [f"department {department}"] if department else [],
        "kind": [f"kind {profile.kind}"],
        "theme": themes,
    }


def _standing(
    documents: Sequence[Document], profiles: Iterable[Profile]
) -> dict[tuple[int, str], Standing]:
    places = {document.address: place for place, document in enumerate(documents)}
    cells: dict[tuple[int, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
    those: dict[tuple[int, str], list[Profile]] = defaultdict(list)
    for profile in profiles:
        for feature in profile.features:
            if feature.kind == "document" and feature.thing in places:
                at = places[feature.thing], profile.house
                cells[at][profile.address] = feature.cells
                those[at].append(profile)
    return {
        at: Standing(crowd(some, _all_keys), cells[at]) for at, some in those.items()
    }


def _all_keys(profile: Profile) -> list[str]:
    return [key for keys in keys_of(profile).values() for key in keys]


def _documents(evidence: Evidence) -> list[Document]:
    """Return the documents in force, each with the words of all its goals."""
    texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    first: dict[str, dict[str, str]] = {}
    for found in ask_view(evidence.store, "document-words").records():
        if not found["successor"] and not expired(found["period"], evidence.as_of):
            first.setdefault(found["document"], found)
            texts[found["document"]].append((found["cell"], found["goal"]))
    return [_document(found, texts[address]) for address, found in first.items()]


def _document(found: dict[str, str], goals: Sequence[tuple[str, str]]) -> Document:
    text = " ".join((found["name"], *(goal for _, goal in goals)))
    return Document(
        found["document"],
        found["name"],
        found["county"],
        found["county_name"],
        themes_of(text),
        roots(found["name"]) - roots(" ".join(theme_words(found["name"]))),
        tuple(goals),
    )


def expired(period: str, as_of: date | None) -> bool:
    """Return whether a document's own period had ended on a day.

    >>> expired("2016/2020", date(2021, 1, 1)), expired("2016/2020", None)
    (True, False)
    """
    last = bounds(period).latest if period else None
    return bool(as_of and last and last < as_of)
