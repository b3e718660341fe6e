"""How much two entries look like the same work, with the reasons one by one.

The score runs from 0 to 1: the likeness of the titles (6 parts), of the things that
both name (3), of the dates (1) and of all words (1); a part that neither has anything
to say about does not count.  Titles are compared as folded roots, half by how alike
they are and half by whether one holds the other (token sort and token set ratio of
rapidfuzz).  A thing that only these two name is worth as much as a like title.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.comparing.entry import Entry
from graph.findings.finding import Reason
from graph.names import fold

PARTS = {"title": 6.0, "things": 3.0, "days": 1.0, "text": 1.0}
#: Two entries that score this much are taken for the same work ...
ENOUGH = 0.55
#: ... and from here on it is likely, not only possible.
LIKELY = 0.8
#: What a title is worth when only these two name a thing.
ONLY_TWO = 0.75
#: So much of an entry must stand in another that it may have gone into it.
WITHIN = 0.6
#: Names are written out up to this many.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1 and why."""

    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries name each thing, on each side."""

    old: Counter[str]
    new: Counter[str]

    def only_two(self, thing: str) -> bool:
        """Return whether exactly one entry on each side names a thing."""
        return self.old[thing] == self.new[thing] == 1


def counted(old: Iterable[Entry], new: Iterable[Entry]) -> Counts:
    """Return how many entries name each thing."""
    return Counts(
        Counter(thing for one in old for thing in one.things),
        Counter(thing for one in new for thing in one.things),
    )


def likeness(old: Entry, new: Entry, counts: Counts) -> Likeness:
    """Return how much two entries look like the same work; why, where it is enough."""
    title = title_likeness(old, new)
    shared = [thing for thing in old.things if thing in new.things]
    own = [thing for thing in shared if counts.only_two(thing)]
    parts = {"title": max(title, ONLY_TWO if own else 0.0)}
    parts["text"] = _overlap(old.text, new.text)
    if old.things or new.things:
        parts["things"] = _overlap(frozenset(old.things), frozenset(new.things))
    days = old.days, new.days
    if any(days):
        parts["days"] = float(days[0] == days[1])
    total = sum(PARTS[name] * value for name, value in parts.items())
    score = round(total / sum(PARTS[name] for name in parts), 6)
    if score < ENOUGH:
        return Likeness(score)
    return Likeness(score, tuple(_reasons(old, new, title, shared, own)))


def title_likeness(old: Entry, new: Entry) -> float:
    """Return how alike two titles are, from 0 to 1, whatever the order of words."""
    from rapidfuzz import fuzz

    one, other = _spelled(old), _spelled(new)
    if one == other:
        return 1.0
    both = fuzz.token_sort_ratio(one, other) + fuzz.token_set_ratio(one, other)
    return float(both) / 200


def _spelled(entry: Entry) -> str:
    return " ".join(sorted(entry.words)) or fold(entry.title)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _reasons(
    old: Entry, new: Entry, title: float, shared: list[str], own: list[str]
) -> Iterable[Reason]:
    if fold(old.title) == fold(new.title):
        yield Reason("same-title")
    else:
        yield Reason("like-title", {"share": str(round(100 * title))})
    if own:
        yield Reason("only-two", {"names": named(old, own)})
    elif shared:
        yield Reason("shares", {"names": named(old, shared)})
    if old.days and old.days == new.days:
        yield Reason("same-days", {"days": " – ".join(old.days)})


def named(entry: Entry, things: Iterable[str]) -> str:
    """Return the names of some of an entry's things."""
    return ", ".join([entry.things[thing] for thing in things][:SHOWN])


def within(part: Entry, whole: Entry) -> float:
    """Return how much of one entry stands in another, from 0 to 1.

    Its title and all its words count twice what the things do.
    """
    if not part.words or not part.words & whole.words:
        return 0.0
    title = len(part.words & whole.words) / len(part.words)
    text = len(part.text & whole.text) / len(part.text)
    if not part.things:
        return (title + text) / 2
    things = sum(thing in whole.things for thing in part.things) / len(part.things)
    return (2 * title + 2 * text + things) / 5


def gained(part: Entry, whole: Entry, before: Iterable[Entry]) -> str:
    """Return what the whole has of a part that it had of nobody else, or nothing.

    Without that, two entries are only alike.
    """
    others = list(before)
    words = _words(part) & _words(whole)
    for other in others:
        words -= _words(other)
    things = [thing for thing in part.things if thing in whole.things]
    things = [t for t in things if not any(t in other.things for other in others)]
    return ", ".join([*sorted(words), *(part.things[thing] for thing in things)])


def _words(entry: Entry) -> set[str]:
    letters = (c if c.isalnum() else " " for c in fold(entry.title))
    return set("".join(letters).split())
