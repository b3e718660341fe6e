"""What the command line says by itself, in the reader's language."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from tests.tools.catalogues import compiled, texts

ROOT = Path(__file__).parent.parent


def said_by_click() -> set[str]:
    """Return every text that click asks ``gettext`` for."""
    found: set[str] = set()
    for file in Path(click.__file__).parent.glob("*.py"):
        for part in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            asked = getattr(getattr(part, "func", None), "id", "")
            if isinstance(part, ast.Call) and asked in ("_", "ngettext"):
                said = [getattr(one, "value", None) for one in part.args]
                found |= {one for one in said if isinstance(one, str)}
    return found


def messages(text: Path) -> set[str]:
    """Return what a catalogue has words for; of one and of several, both."""
    with text.open("rb") as file:
        found = [one.id for one in read_po(file) if one.id]
    several = [one for one in found if not isinstance(one, str)]
    return {one for one in found if isinstance(one, str)} | {
        one for both in several for one in both
    }


def run(language: str, *words: str) -> str:
    """Return what the command line answers to words that are wrong."""
    done = subprocess.run(
        [sys.executable, "samband.py", *words],
        cwd=ROOT,
        env={**os.environ, "SAMBAND_LANGUAGE": language},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    return done.stderr


@pytest.mark.parametrize("text", texts(), ids=lambda one: one.parts[-3])
def test_a_catalogue_is_compiled_as_it_is_written(text: Path) -> None:
    """``python -m tests.tools.catalogues`` was run after the last change."""
    assert text.with_suffix(".mo").read_bytes() == compiled(text)


@pytest.mark.parametrize("text", texts(), ids=lambda one: one.parts[-3])
def test_a_catalogue_has_words_for_what_click_says(text: Path) -> None:
    """A message that click no longer has would never be shown."""
    assert messages(text) - said_by_click() == set()


def test_both_catalogues_have_the_same_messages() -> None:
    """What is said in nynorsk is said in bokmål."""
    nb, nn = map(messages, texts())

    assert nb == nn and len(nn) > 40


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("nn", ["fin"], "Feil: Det finst ingen kommando 'fin'. Meinte du 'find'?"),
        ("nb", ["fin"], "Feil: Det finnes ingen kommando 'fin'. Mente du 'find'?"),
        ("en", ["fin"], "Error: No such command 'fin'. Did you mean 'find'?"),
        ("nn", ["mend", "borte"], "Mappa 'borte' finst ikkje."),
        ("nn", ["ask"], "Feil: Argumentet manglar: 'NAME'."),
        ("nn", ["serve", "--port", "x"], "'x' er ikkje eit gyldig tal."),
        ("nn", ["find", "gaps", "--as-of", "3"], "«3» er ingen dag."),
    ],
)
def test_a_wrong_command_is_told_in_the_readers_language(
    language: str, words: list[str], told: str
) -> None:
    """What click refuses reads like what samband refuses."""
    assert told in run(language, *words)
