"""Words that say how it stands with an activity: running, over, not begun, unsure.

They stand in ``ontology/words/states.csv``, each with a code of the list ``status``
and, where it says how often, one of the list ``frequency``.
"""

import re
from collections.abc import Mapping
from functools import cache

from graph.names import fold, word_table


@cache
def states() -> Mapping[str, tuple[str, str]]:
    """Return status and frequency by the words that say them, folded.

    >>> states()["pagaende"], states()["arleg"]
    (('ongoing', ''), ('recurring', 'annual'))
    """
    return {
        fold(one["word"]): (one["status"], one["frequency"])
        for one in word_table("states")
    }


def words_for(status: str) -> str:
    """Return a pattern for any of the words that say a state, the longest first."""
    words = (one["word"] for one in word_table("states") if one["status"] == status)
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
