"""Documents that an activity might be anchored in, and why each might fit.

A document speaks for itself through its title and the goals that a source tells
of.  It is a candidate when it has themes or telling words in common with the
activity, or when activities of the same department, kind or theme are anchored
there.  The score is

    2 * sum of idf(theme) + 0.6 * sum of idf(root) + 1 for a programme in its title
    + 1 for each of department and theme, 0.5 for kind, where activities like it
    are anchored there

with idf as in ``traits.py`` over the documents, halved for a document of another
county: that is a model to learn from, not a plan to stand on.  Documents of a
county that has ceased, and those that had run out on the day, are left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.asking.views import ask_view
from graph.findings.cited import columns, in_order, telling, wording
from graph.findings.features import Evidence, Profile, row_order
from graph.findings.finding import Reason
from graph.findings.themes import theme_words, themes_of
from graph.findings.traits import rarity
from graph.findings.words import rooted_words, roots
from graph.names import fold
from graph.reading.edtf import bounds

#: So many candidates are named, those that score at least this.
MOST = 3
ENOUGH = 0.75
ELSEWHERE = 0.5
#: Kinds of activity that are about a theme whatever their words.
ABOUT = {"exchange": "mobility", "mobility": "mobility"}


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


@dataclass(frozen=True, slots=True)
class Library:
    """The documents in force, how telling what they say is, and who stands on them."""

    documents: Sequence[Document]
    telling: dict[str, float]
    anchored: dict[str, list[Profile]]


#: Activities by what makes them like another.
Alike = dict[str, list[Profile]]


def library(evidence: Evidence) -> Library:
    """Return the documents of the graph that an activity could be anchored in."""
    documents = _documents(evidence)
    said = Counter(
        word for document in documents for word in (*document.themes, *document.roots)
    )
    many = len(documents)
    telling = {word: rarity(count, many) for word, count in said.items()}
    anchored: dict[str, list[Profile]] = defaultdict(list)
    for profile in evidence.profiles:
        for feature in profile.features:
            if feature.kind == "document":
                anchored[feature.thing].append(profile)
    return Library(documents, telling, anchored)


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


def candidates(profile: Profile, shelf: Library) -> list[Reason]:
    """Return the documents that fit best, each with its reasons one by one."""
    words = rooted_words(profile.text)
    themes = themes_of(profile.text) | {ABOUT.get(profile.kind, "")}
    scored = []
    for document in shelf.documents:
        common = sorted(themes & document.themes)
        shared = sorted(words.keys() & document.roots)
        like = _like(profile, shelf.anchored.get(document.address, ()))
        score = 2 * sum(shelf.telling[theme] for theme in common)
        score += 0.6 * sum(shelf.telling[root] for root in shared)
        programmes = _programmes(profile, document)
        score += 1.0 if programmes else 0.0
        score += sum(0.5 if what == "kind" else 1.0 for what in like)
        score *= ELSEWHERE if _elsewhere(profile, document) else 1.0
        if score >= ENOUGH:
            named = {"name": document.name}
            told = {root: words[root].lower() for root in shared}
            reasons = [
                *_under(named, profile, programmes),
                *_said(profile, document, common, told),
                *_stood_on(named, like, document),
                *_not_own(named, profile, document),
            ]
            scored.append((-score, document.name, document.address, reasons))
    return [one for *_, reasons in sorted(scored)[:MOST] for one in reasons]


def _elsewhere(profile: Profile, document: Document) -> bool:
    return bool(document.county) and document.county != profile.house


def _like(profile: Profile, anchored: Sequence[Profile]) -> Alike:
    """Return those anchored in a document that are like one, by what is alike."""
    mine = {one.thing for one in profile.features if one.kind == "theme"}
    found: Alike = defaultdict(list)
    for other in sorted(anchored, key=lambda one: row_order(one.row)):
        if other.address == profile.address or other.house != profile.house:
            continue
        if profile.department and other.department == profile.department:
            found["department"].append(other)
        if other.kind == profile.kind:
            found["kind"].append(other)
        if mine & {one.thing for one in other.features}:
            found["theme"].append(other)
    return found


def _under(
    named: dict[str, str], profile: Profile, programmes: Sequence[str]
) -> Iterator[Reason]:
    """Yield the programmes of the activity that a document has in its title."""
    if programmes:
        cells = in_order(
            cell
            for feature in profile.features
            if feature.name in programmes
            for cell in feature.cells
        )
        listed = "; ".join(programmes)
        yield Reason("candidate-programme", named | {"programmes": listed}, cells)


def _said(
    profile: Profile, document: Document, themes: Sequence[str], words: dict[str, str]
) -> Iterator[Reason]:
    """Yield what a document and the activity both say; ``words`` are by root."""
    named = {"name": document.name}
    if themes:
        told = named | {"themes": "; ".join(f"code:theme/{theme}" for theme in themes)}
        cells = (*_cells(profile, themes), *telling(document.goals, themes))
        yield Reason("candidate-theme", told, in_order(cells))
    if words:
        told = named | {"words": ", ".join(words.values())}
        yield Reason("candidate-words", told, in_order(wording(profile.said, words)))


def _cells(profile: Profile, themes: Sequence[str]) -> Iterator[str]:
    """Yield the cells that tell an activity's themes: its words, or its kind."""
    yield from telling(profile.said, themes)
    if ABOUT.get(profile.kind) in themes:
        yield from columns(profile.cells, "type")


def _stood_on(
    named: dict[str, str], like: Alike, document: Document
) -> Iterator[Reason]:
    """Yield the rows that are anchored in a document and like the activity."""
    for what, others in sorted(like.items()):
        listed = ", ".join(dict.fromkeys(other.row for other in others))
        cells = in_order(
            cell
            for other in others
            for feature in other.features
            if feature.thing == document.address
            for cell in feature.cells
        )
        yield Reason(f"candidate-like-{what}", named | {"rows": listed}, cells)


def _not_own(
    named: dict[str, str], profile: Profile, document: Document
) -> Iterator[Reason]:
    if _elsewhere(profile, document):
        yield Reason("candidate-elsewhere", named | {"county": document.county_name})


def _programmes(profile: Profile, document: Document) -> list[str]:
    """Return the programmes of an activity that a document has in its title."""
    title = fold(document.name)
    return sorted(
        {
            feature.name
            for feature in profile.features
            if feature.kind in ("programme", "programme-about")
            and fold(feature.name) in title
        }
    )
