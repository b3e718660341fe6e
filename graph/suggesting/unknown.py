"""Names of bodies that the register does not have: words with capitals, and a hint.

The hint is a word such as «kommune» or «university»; it gives the kind too.
Without one nothing is proposed: a list of all words with capitals helps nobody.
"""

from collections.abc import Iterator

from graph.reading.bodies.newcomers import body_kinds
from graph.suggesting.tokens import Token, tokens

#: Small words that may stand inside a name.
INSIDE = frozenset({"og", "for", "of", "and", "the", "i", "in", "de", "des", "du"})
#: Nothing but these may stand between two words of one name.
BETWEEN = {" ", "-", " & ", "\u00a0", "’"}

#: «Stord kommune» is a name, «Landsdekkjande nettverk» begins a sentence.
AFTER_ONE_WORD = frozenset({"municipality", "county-authority", "school"})

Place = tuple[int, int]


def unknown_bodies(text: str, taken: list[Place]) -> Iterator[tuple[int, int, str]]:
    """Yield where bodies may be named outside the places taken, and their kind.

    >>> list(unknown_bodies("møte i Stord kommune i dag", []))
    [(7, 20, 'municipality')]
    """
    for run in _runs(text):
        kinds = [kind for word in run if (kind := _kind(word.key))]
        first, last = run[0].first, run[-1].last
        free = all(last <= start or end <= first for start, end in taken)
        if len(run) > 1 and kinds and free:
            yield first, last, kinds[-1]


def _runs(text: str) -> Iterator[list[Token]]:
    """Yield runs of words with capitals; a kind of body may end one without."""
    run: list[Token] = []
    for word in tokens(text):
        if run and not _goes_on(run[-1], text[run[-1].last : word.first]):
            yield from _trimmed(run)
            run = []
        if text[word.first].isupper():
            run.append(word)
        elif run and _kind(word.key):
            if _kind(word.key) in AFTER_ONE_WORD or len(run) > 1:
                yield from _trimmed([*run, word])
            run = []
        elif run and word.key in INSIDE:
            run.append(word)
        else:
            yield from _trimmed(run)
            run = []
    yield from _trimmed(run)


def _goes_on(word: Token, between: str) -> bool:
    """Return whether a name goes on: «St. Paul», but not over a full stop."""
    short = word.last - word.first <= 2
    return between in BETWEEN or (short and between == ". ")


def _trimmed(run: list[Token]) -> Iterator[list[Token]]:
    while run and run[-1].key in INSIDE:
        run = run[:-1]
    if run:
        yield run


def _kind(word: str) -> str:
    """Return the kind of body that a word tells of, or nothing."""
    return body_kinds().get(word, "")
