"""The tutorials: what they tell people to write works, and says what they show."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", ["tutorial.md", "tutorial.en.md"])
def test_the_tutorial_does_what_it_says(name: str, tmp_path: Path) -> None:
    """Every command ends well, and every line shown is part of what it prints."""
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    places = {"samband": f"-m samband {'$@'!r}".replace("'", '"'), "python3": '"$@"'}
    for command, given in places.items():
        script = tmp_path / "bin" / command
        script.parent.mkdir(exist_ok=True)
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {given}\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}
    language = "en" if ".en." in name else "nn"
    environment |= {"SAMBAND_LANGUAGE": language, "PYTHONUTF8": "1"}
    work = tmp_path / "work"
    work.mkdir()

    said = ""
    for kind, text in BLOCK.findall(page):
        if kind == "sh":
            run = ["sh", "-e", "-c", text]
            done = subprocess.run(
                run, cwd=work, env=environment, capture_output=True, text=True
            )
            assert done.returncode == 0, f"{text}\n{done.stderr}"
            said = done.stdout
        else:
            for line in text.splitlines():
                assert line in said, f"«{line}» is not in:\n{said}"
