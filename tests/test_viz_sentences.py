"""Findings in words: every blank of every sentence has something to stand there."""

import pytest

from viz.lines.sentences import BLANKS
from viz.wording import LANGUAGES, blanks, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_blank_of_a_sentence_can_be_filled(language: str) -> None:
    """Also in sentences that nothing in the shipped sources calls for."""
    told = {
        key: text
        for key, text in texts(language, "findings").items()
        if key.startswith("sentence.")
    }

    assert told
    assert {key: blanks(text) - BLANKS.keys() for key, text in told.items()} == {
        key: frozenset() for key in told
    }


def test_a_blank_that_no_sentence_has_is_not_known() -> None:
    """What can be said and what is said are the same."""
    said = {
        name
        for language in LANGUAGES
        for key, text in texts(language, "findings").items()
        if key.startswith("sentence.")
        for name in blanks(text)
    }

    assert said == BLANKS.keys()
