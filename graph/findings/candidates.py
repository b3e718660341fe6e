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

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from graph.findings.cited import columns, in_order, telling, wording
from graph.findings.features import Profile
from graph.findings.finding import Reason
from graph.findings.shelf import Document, Library, keys_of
from graph.findings.themes import themes_of
from graph.findings.words import rooted_words

#: So many candidates are named, those that score at least this.
MOST = 3
ENOUGH = 0.75
ELSEWHERE = 0.5
#: How much it counts to be like those who stand on a document, by what is alike.
LIKE = {"department": 1.0, "kind": 0.5, "theme": 1.0}
#: Kinds of activity that are about a theme whatever their words.
ABOUT = {"exchange": "mobility", "mobility": "mobility"}


def candidates(profile: Profile, shelf: Library) -> list[Reason]:
    """Return the documents that fit best, each with its reasons one by one."""
    words = rooted_words(profile.text)
    themes = themes_of(profile.text) | {ABOUT.get(profile.kind, "")}
    keys = keys_of(profile)
    scored = (
        (-score, place)
        for place, score in _scores(profile, shelf, themes, words, keys)
        if score >= ENOUGH
    )
    reasons = []
    for _, place in nsmallest(MOST, scored):
        document = shelf.documents[place]
        named = {"name": document.name}
        told = {
            root: words[root].lower() for root in sorted(words.keys() & document.roots)
        }
        reasons += [
            *_under(named, profile, _programmes(profile, shelf, place)),
            *_said(profile, document, sorted(themes & document.themes), told),
            *_stood_on(named, profile, shelf, place, keys),
            *_not_own(named, profile, document),
        ]
    return reasons


def _scores(
    profile: Profile,
    shelf: Library,
    themes: Iterable[str],
    words: Iterable[str],
    keys: Mapping[str, Sequence[str]],
) -> Iterator[tuple[int, float]]:
    """Yield the documents that anything speaks for, with their scores."""
    about, said = _telling("theme", themes, shelf), _telling("root", words, shelf)
    titled = {
        place for name in _under_names(profile) for place in shelf.with_title(name)
    }
    like = _like(profile, shelf, keys)
    for place in {*about, *said, *titled, *like}:
        score = 2 * sum(about.get(place, ()))
        score += 0.6 * sum(said.get(place, ()))
        score += 1.0 if place in titled else 0.0
        score += like.get(place, 0.0)
        score *= ELSEWHERE if _elsewhere(profile, shelf.documents[place]) else 1.0
        yield place, score


def _telling(sort: str, words: Iterable[str], shelf: Library) -> dict[int, list[float]]:
    """Return how telling what each document says of some themes or roots is."""
    found: dict[int, list[float]] = defaultdict(list)
    for word in sorted(words):
        for place in shelf.saying.get((sort, word), ()):
            found[place].append(shelf.telling[word])
    return found


def _like(
    profile: Profile, shelf: Library, keys: Mapping[str, Sequence[str]]
) -> dict[int, float]:
    """Return what those who stand on each document, and are like one, count."""
    found: dict[int, float] = defaultdict(float)
    for what, some in keys.items():
        house = profile.house
        carrying = {at for key in some for at in shelf.like.get((house, key), ())}
        for place in carrying:
            standing = shelf.standing[place, house]
            # Who stands there itself may be the only one.
            if profile.address not in standing.cells or standing.like(profile, some):
                found[place] += LIKE[what]
    return found


def _elsewhere(profile: Profile, document: Document) -> bool:
    return bool(document.county) and document.county != profile.house


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
    named: dict[str, str],
    profile: Profile,
    shelf: Library,
    place: int,
    keys: Mapping[str, Sequence[str]],
) -> Iterator[Reason]:
    """Yield the rows that are anchored in a document and like the activity."""
    standing = shelf.standing.get((place, profile.house))
    for what in sorted(keys) if standing else ():
        like = standing.like(profile, keys[what]) if standing else None
        if like:
            values, cells = like
            yield Reason(f"candidate-like-{what}", named | values, cells)


def _not_own(
    named: dict[str, str], profile: Profile, document: Document
) -> Iterator[Reason]:
    if _elsewhere(profile, document):
        yield Reason("candidate-elsewhere", named | {"county": document.county_name})


def _programmes(profile: Profile, shelf: Library, place: int) -> list[str]:
    """Return the programmes of an activity that a document has in its title."""
    return sorted(
        name for name in _under_names(profile) if place in shelf.with_title(name)
    )


def _under_names(profile: Profile) -> set[str]:
    kinds = ("programme", "programme-about")
    return {one.name for one in profile.features if one.kind in kinds}
