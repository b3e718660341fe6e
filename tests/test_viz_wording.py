"""What samband says, in three languages that say the same."""

import re
from pathlib import Path

import pytest

from viz.wording import LANGUAGES, TEXTS, texts

TOPICS = sorted(Path(TEXTS, "nn").glob("*.json"))
NAMES = [path.stem for path in TOPICS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_topic(language: str) -> None:
    """No page falls back to another language."""
    found = sorted(path.stem for path in Path(TEXTS, language).glob("*.json"))

    assert found == NAMES


@pytest.mark.parametrize("topic", NAMES)
def test_every_language_has_every_key(topic: str) -> None:
    """The same keys, and no empty text."""
    keys = [texts(language, topic).keys() for language in LANGUAGES]

    assert keys[0] == keys[1] == keys[2]
    for language in LANGUAGES:
        assert all(text.strip() for text in texts(language, topic).values())


@pytest.mark.parametrize("topic", NAMES)
def test_every_language_fills_the_same_blanks(topic: str) -> None:
    """A translation names the same figures as the nynorsk."""
    for key, text in texts("nn", topic).items():
        blanks = set(re.findall(r"\{(\w+)", text))
        for language in LANGUAGES:
            others = set(re.findall(r"\{(\w+)", texts(language, topic)[key]))
            # «eitt land» needs no number, «1 country» may have one.
            assert blanks == others or key.endswith("_one"), (language, key)
