"""Words that say how it stands with an activity: running, over, not begun, unsure.

They stand in ``ontology/words/states.csv``, each with a code of the list ``status``
and, where it says how often, one of the list ``frequency``.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache

from graph.names import fold
from ontology import STATES


@cache
def states() -> Mapping[str, tuple[str, str]]:
    """Return status and frequency by the words that say them, folded.

    >>> states()["pagaende"], states()["arleg"]
    (('ongoing', ''), ('recurring', 'annual'))
    """
    return {fold(one["word"]): (one["status"], one["frequency"]) for one in _entries()}


def words_for(status: str) -> str:
    """Return a pattern for any of the words that say a state, the longest first."""
    words = (one["word"] for one in _entries() if one["status"] == status)
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _entries() -> Iterator[dict[str, str]]:
    yield from csv.DictReader(STATES.read_text(encoding="utf-8").splitlines())
