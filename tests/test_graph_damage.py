"""Damaged files: whatever has happened to them, one clear line or a good reading."""

import random
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Processes cannot be split there.", allow_module_level=True)

from tests.tools.damage import checked, damaged, sound_files

MANY = 36


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return one sound file of each kind."""
    return sound_files(tmp_path_factory.mktemp("sound"))


def test_the_sound_files_are_read(sound: list[Path]) -> None:
    """The files that all damage is done to have no faults themselves."""
    assert [checked(path).code for path in sound] == [0, 0, 0, 0]


@pytest.mark.parametrize("seed", range(MANY))
def test_a_damaged_file_is_read_or_refused_in_one_line(
    sound: list[Path], tmp_path: Path, seed: int
) -> None:
    """No traceback, no second error, no more than 500 MB."""
    chance = random.Random(seed)
    path = damaged(sound[seed % len(sound)], chance, tmp_path)
    outcome = checked(path)

    # Time is measured by the tool, not here: a busy machine must fail no test.
    assert outcome.fault in ("", "too slow"), outcome.said
