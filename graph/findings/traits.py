"""What two activities can have in common, weighed by how rare it is.

A trait is one thing that an activity has: a partner, a place, a programme, a
theme, a word.  It weighs

    w(kind) * idf(thing) ** 2,    idf(thing) = ln(N / n) / ln(N)

after Spärck Jones (1972), where N is the number of activities and n how many of
them have the thing: what everybody has weighs nothing, what only two have nearly
1.  Squared, since the thing is as telling of the one as of the other, as in the
product of two tf-idf vectors (Salton and Buckley, 1988); Adamic and Adar (2003)
weigh shared friends in the same spirit.  ``w`` is set by judgement, in the order in
which a strategist would ask: who and where, which programme, what about.  What a
source states weighs more than a theme that is guessed from words.

A theme counts once as such, once more when both are of one kind (two networks for
career guidance have one ``purpose``), and once more when both titles tell it (it is
the ``subject``, not touched upon).  Parts of an activity count as the activity
itself.  Words that always come together are one piece of text, copied or restated,
and count once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import log

from graph.findings.features import Feature, Profile
from graph.findings.themes import broader_themes, theme_words, themes_of
from graph.findings.words import rooted_words, roots

#: How much each kind of shared thing weighs, and the facet that it belongs to.
WEIGHTS = {
    "partner": (5.0, "where"),
    "within": (5.0, "where"),
    "platform": (2.0, "where"),
    "neighbour": (1.0, "where"),
    "partner-country": (0.5, "where"),
    "country": (0.5, "where"),
    "action": (3.5, "programme"),
    "programme": (3.5, "programme"),
    "programme-about": (3.5, "programme"),
    "unit": (2.0, "unit"),
    "theme": (2.0, "theme"),
    "subject": (0.8, "subject"),
    "purpose": (0.5, "purpose"),
    "document": (0.3, "document"),
    "link": (1.0, "link"),
    "kind": (0.5, "kind"),
    "words": (0.5, "words"),
    "authority": (0.5, "authority"),
}
_ORDER = {kind: (WEIGHTS[kind][0], place) for place, kind in enumerate(WEIGHTS)}
#: Kinds of thing whose name tells what all who have it are about.
NAMING = ("programme", "programme-about")
#: Kinds of activity that speak of a programme because they work under it.
UNDER = ("partner-region", "agreement", "exchange", "mobility")
#: Kinds of activity whose title is the name of somebody else, and no subject.
NAMED_AFTER = ("membership",)
#: More themes than these told beside the title, and each of them tells less.
MANY = 4


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that an activity has: what it is to it, its name and its weight.

    ``tells`` are the themes that its very name tells, as the names of traits: a
    programme for research is about research.
    """

    kind: str
    name: str
    weight: float
    tells: frozenset[str] = frozenset()

    @property
    def facet(self) -> str:
        """Return which side of an activity it belongs to."""
        return WEIGHTS[self.kind][1]


#: The traits of one activity, by the thing.
Traits = dict[str, Trait]


@dataclass(frozen=True, slots=True)
class Unit:
    """An activity together with its parts, as one piece of work."""

    profile: Profile
    parts: tuple[Profile, ...] = ()


def units(profiles: Sequence[Profile]) -> list[Unit]:
    """Return the activities that are no part of another, each with its parts."""
    whole = {profile.address: profile.whole for profile in profiles}
    parts: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        top = _top(profile.address, whole)
        if top != profile.address:
            parts[top].append(profile)
    return [
        Unit(profile, tuple(parts[profile.address]))
        for profile in profiles
        if _top(profile.address, whole) == profile.address
    ]


def _top(address: str, whole: dict[str, str]) -> str:
    """Return the activity that one is part of in the end."""
    seen = {address}
    while whole.get(address) in whole and whole[address] not in seen:
        address = whole[address]
        seen.add(address)
    return address


def rarity(count: int, total: int) -> float:
    """Return how telling a thing is that ``count`` of ``total`` activities have.

    >>> rarity(2, 2)
    0.0
    >>> round(rarity(2, 64), 3)
    0.833
    """
    return log(total / count) / log(total) if total > 1 else 0.0


def traits(everything: Sequence[Unit]) -> list[Traits]:
    """Return what each activity has that at least one other has, with its weight."""
    # Both at once, as long as it is known what the text tells.
    told = [(_held(unit), _words(unit.profile)) for unit in everything]
    held = [mine for mine, _ in told]
    words = _pieces([roots_ for _, roots_ in told])
    del told
    for mine, pieces in zip(held, words, strict=True):
        mine.update({piece: ("words", name, 1.0) for piece, name in pieces.items()})
    counts: dict[str, int] = defaultdict(int)
    for mine in held:
        for thing in mine:
            counts[thing] += 1
    telling = {
        thing: rarity(count, len(held)) for thing, count in counts.items() if count > 1
    }
    # Most traits are had by many, and are then one and the same.
    made = cache(_trait)
    return [
        {
            thing: made(kind, name, telling[thing] ** 2 * share)
            for thing, (kind, name, share) in mine.items()
            if telling.get(thing)
        }
        for mine in held
    ]


def _trait(kind: str, name: str, share: float) -> Trait:
    """Return a trait that counts for a share of the weight of its kind."""
    said = themes_of(name) if kind in NAMING else ()
    tells = frozenset(_name_of(theme) for theme in said)
    return Trait(kind, name, WEIGHTS[kind][0] * share, tells)


#: What an activity has, by the thing: its kind, its name, how much of it counts.
Held = dict[str, tuple[str, str, float]]


def _held(unit: Unit) -> Held:
    """Return the things of an activity and its parts, each in its weightiest way."""
    found: Held = {}
    for feature in sorted(_features(unit), key=_lightest_first):
        found[feature.thing] = (feature.kind, feature.name, 1.0)
    profile = unit.profile
    if profile.kind != "not-stated":
        name = f"code:activity-kind/{profile.kind}"
        found[f"kind:{profile.kind}"] = ("kind", name, 1.0)
    for theme, share in _themes(profile).items():
        name = _name_of(theme)
        found[f"theme:{theme}"] = ("theme", name, share)
        found[f"purpose:{profile.kind}:{theme}"] = ("purpose", name, share)
    for theme in () if profile.kind in NAMED_AFTER else themes_of(profile.title):
        found[f"subject:{theme}"] = ("subject", _name_of(theme), 1.0)
    return found


def _name_of(theme: str) -> str:
    """Return a theme as the name of a trait: a code, to be worded."""
    return f"code:theme/{theme}"


def _themes(profile: Profile) -> dict[str, float]:
    """Return the themes of an activity, in full when its very title tells them.

    A comment that touches on everything is about nothing in particular.  Who is
    about a theme is about the broader theme too.
    """
    title = themes_of(profile.title)
    besides = themes_of(profile.text) - title
    share = min(1.0, MANY / max(len(besides), 1))
    found = {theme: share for theme in besides} | dict.fromkeys(title, 1.0)
    for theme, much in sorted(found.items()):
        for broader in broader_themes(theme):
            found[broader] = max(found.get(broader, 0.0), much)
    return found


def _features(unit: Unit) -> Iterable[Feature]:
    """Yield what can be shared; a link is one thing that both its ends have."""
    for profile in (unit.profile, *unit.parts):
        for feature in profile.features:
            if feature.kind == "link":
                ends = " ".join(sorted((profile.address, feature.thing)))
                yield Feature("link", ends, "")
            elif feature.kind == "programme-about" and unit.profile.kind in UNDER:
                yield replace(feature, kind="programme")
            elif feature.kind in WEIGHTS and feature.kind != "theme":
                yield feature


def _lightest_first(feature: Feature) -> tuple[float, int, str]:
    """Return an order in which the way to have a thing that counts comes last."""
    weight, place = _ORDER[feature.kind]
    return weight, -place, feature.name


def _words(profile: Profile) -> frozenset[str]:
    """Return the roots of a text that say what its features and themes do not."""
    told = {*theme_words(profile.text), *(one.name for one in profile.features)}
    return roots(profile.text).difference(*map(_roots_of_name, told))


@lru_cache(maxsize=65536)
def _roots_of_name(name: str) -> frozenset[str]:
    """Return the roots of a name, which many activities have."""
    return frozenset(rooted_words(name))


def _pieces(texts: Sequence[frozenset[str]]) -> list[dict[str, str]]:
    """Return the roots of each text, those that always come together as one piece.

    Each piece goes by its first root, and is named by up to three of them.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(texts):
        for root in found:
            holders[root].append(place)
    together: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for root in sorted(holders):
        if len(holders[root]) > 1:
            together[tuple(holders[root])].append(root)
    pieces: list[dict[str, str]] = [{} for _ in texts]
    for having, common in together.items():
        for place in having:
            pieces[place][f"words:{common[0]}"] = " ".join(common)
    return pieces
