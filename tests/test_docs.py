"""Documents that must not fall behind the code."""

import json
import re
from pathlib import Path

import click
import pytest

import samband
from tests.tools import coverage_page, table_page
from viz.wording import LANGUAGES, TEXTS, texts

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOPICS = sorted(path.stem for path in (Path(TEXTS) / "nn").iterdir())


@pytest.mark.parametrize("name", samband.main.commands)
def test_every_command_is_in_the_readme(name: str) -> None:
    """A command that the README does not show is a command that nobody finds."""
    assert f"samband {name}" in README


@pytest.mark.parametrize("name", samband.main.commands)
def test_every_command_and_option_explains_itself(name: str) -> None:
    """Each command and each of its options has a help text."""
    command = samband.main.commands[name]

    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("topic", TOPICS)
def test_the_languages_say_the_same_things(topic: str) -> None:
    """Every wording exists in nynorsk, bokmål and English, with the same blanks."""
    blanks = {
        language: {
            key: sorted(re.findall(r"{(\w*)", words))
            for key, words in texts(language, topic).items()
        }
        for language in LANGUAGES
    }

    assert blanks["nn"] == blanks["nb"] == blanks["en"]


def test_the_version_is_one() -> None:
    """The package, the ontology and the changelog speak of the same version."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (version,) = re.findall(r'^version = "(.+)"', project, re.MULTILINE)
    ontology = (ROOT / "ontology" / "samband.ttl").read_text(encoding="utf-8")

    assert f'owl:versionInfo "{version}"' in ontology
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_has_its_reason() -> None:
    """Each dependency is named, with a line of reason, in a decision."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[(.*?)\]", project, re.DOTALL | re.MULTILINE)
    assert block
    wanted = re.findall(r'"([A-Za-z0-9_-]+)', block[1])
    decisions = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "docs/decisions").iterdir()
    )

    assert [name for name in wanted if f"`{name}`" not in decisions] == []


def test_the_page_on_tables_is_up_to_date() -> None:
    """``docs/tables.md`` is what its maker makes today."""
    assert table_page.PAGE.read_text(encoding="utf-8") == table_page.page()


def test_the_page_on_coverage_is_up_to_date() -> None:
    """``docs/coverage.md`` counts what the graph holds today."""
    assert coverage_page.PAGE.read_text(encoding="utf-8") == coverage_page.page()


def test_table_descriptions_are_valid_json() -> None:
    """Each table description names its columns once, in three languages."""
    for path in sorted((ROOT / "ontology" / "tables").iterdir()):
        columns = json.loads(path.read_text(encoding="utf-8"))["columns"]
        names = [column["name"] for column in columns]
        assert len(names) == len(set(names)), path.name
        assert all(set(c["titles"]) == {"nn", "nb", "en"} for c in columns), path.name
