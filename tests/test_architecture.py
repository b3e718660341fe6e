"""The house as it stands: which room may look into which."""

import ast
from pathlib import Path
from subprocess import run

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("graph", "ontology", "data", "viz")
MAY_IMPORT = {
    "samband": {"graph", "viz"},
    "viz": {"graph", "viz"},
    "graph": {"graph", "ontology", "data"},
    "ontology": set(),
    "data": set(),
}
FILES = sorted(
    [
        ROOT / "samband.py",
        *(file for room in ROOMS for file in (ROOT / room).rglob("*.py")),
    ]
)
TOP = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md",
    "pyproject.toml", "samband.py", "uv.lock", "docs", "tests", *ROOMS,
}  # fmt: skip
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def names(file: Path) -> set[str]:
    """Return the rooms that a file imports from."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = set()
    for part in ast.walk(tree):
        if isinstance(part, ast.Import):
            found |= {alias.name.split(".")[0] for alias in part.names}
        elif isinstance(part, ast.ImportFrom) and part.module:
            found.add(part.module.split(".")[0])
    return found & set(ROOMS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_arrow_runs_back(file: Path) -> None:
    """A room imports only from the rooms below it."""
    room = file.relative_to(ROOT).parts[0].removesuffix(".py")

    assert names(file) <= MAY_IMPORT[room]


@pytest.mark.parametrize(
    "file", FILES + TESTS, ids=lambda file: str(file.relative_to(ROOT))
)
def test_files_are_small(file: Path) -> None:
    """A file past 300 lines holds more than one thing, also one of tests."""
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="is no clone")
def test_nothing_stands_at_the_top_by_mistake() -> None:
    """What a new user sees first is what was meant, and no folder of a trial run."""
    kept = run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    found = {name.split("/")[0] for name in kept.stdout.decode().split("\0") if name}

    assert found == TOP


def test_the_page_on_architecture_names_every_module() -> None:
    """``docs/architecture.md`` knows the house as it stands, no more and no less."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = {
        str(file.relative_to(ROOT)) for file in FILES if file.name != "__init__.py"
    }
    named = {
        word.strip("`|") for word in page.split() if word.strip("`|").endswith(".py")
    }

    assert modules == {name for name in named if not name.startswith("tests/")}
