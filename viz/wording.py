"""What samband says to people, in nynorsk, bokmål and English.

One JSON file a language and topic (``texts/nn/explorer.json``), so that a
translator meets words and no code.  Every language has the same keys; a test
holds them to it.
"""

import json
import os
from functools import cache

LANGUAGES = ("nn", "nb", "en")

# Not importlib.resources: it would cost the help text a tenth of its time.
TEXTS = os.path.join(os.path.dirname(__file__), "texts")  # noqa: PTH118, PTH120


@cache
def texts(language: str, topic: str) -> dict[str, str]:
    """Return every wording of one topic in one language, by key.

    Raises ``FileNotFoundError`` for a language or topic that we do not speak.
    """
    with open(f"{TEXTS}/{language}/{topic}.json", encoding="utf-8") as file:  # noqa: PTH123
        words: dict[str, str] = json.load(file)
    return words


@cache
def blanks(text: str) -> frozenset[str]:
    """Return the names of the blanks in a wording.

    >>> sorted(blanks("{rows} of {titles}: {rows}"))
    ['rows', 'titles']
    """
    # Only sentences with blanks need it, and the help text does not.
    from string import Formatter

    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def say(language: str, topic: str, key: str, /, **values: object) -> str:
    """Return one sentence, its blanks filled with the values given."""
    return texts(language, topic)[key].format(**values)


def counted(language: str, topic: str, key: str, number: int, **more: object) -> str:
    """Say a number with its noun: one form for one, another for the rest."""
    form = "one" if number == 1 else "many"
    return say(language, topic, f"{key}_{form}", n=number, **more)


def numbered(language: str, noun: str, number: int) -> str:
    """Say how many of what a command counts: one activity, two activities."""
    return counted(language, "commands", f"count.{noun}", number)
