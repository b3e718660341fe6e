"""What samband says to people, in nynorsk, bokmål and English.

One JSON file a language and topic (``texts/nn/explorer.json``), so that a
translator meets words and no code.  Every language has the same keys; a test
holds them to it.
"""

import json
from functools import cache
from importlib.resources import files

LANGUAGES = ("nn", "nb", "en")

TEXTS = files(__name__.rpartition(".")[0]) / "texts"


@cache
def texts(language: str, topic: str) -> dict[str, str]:
    """Return every wording of one topic in one language, by key.

    Raises ``FileNotFoundError`` for a language or topic that we do not speak.
    """
    source = TEXTS / language / f"{topic}.json"
    words: dict[str, str] = json.loads(source.read_text(encoding="utf-8"))
    return words


def say(language: str, topic: str, key: str, /, **values: object) -> str:
    """Return one sentence, its blanks filled with the values given."""
    return texts(language, topic)[key].format(**values)
