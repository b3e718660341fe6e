"""The command line of samband: unpack the arguments, call one function, print.

Everything heavy is imported inside the commands, so that ``samband --help``
costs no more than click itself.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from viz.wording import LANGUAGES, say, texts

if TYPE_CHECKING:
    from datetime import datetime

    from graph.asking.store import Answer

ASKED = os.environ.get("SAMBAND_LANGUAGE", "nn")
LANGUAGE = ASKED if ASKED in LANGUAGES else "nn"
WORDS = texts(LANGUAGE, "commands")
FORMS = ("table", "csv", "json", "xlsx", "md")
KINDS = ("isolated", "overlaps", "unanchored")

Command = Callable[..., Any]

collections = click.argument("collections", nargs=-1, metavar="[COLLECTION]...")
language_option = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGE,
    help=WORDS["opt.language"],
)
stated_only_option = click.option(
    "--stated-only", is_flag=True, help=WORDS["opt.stated-only"]
)
as_of_option = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help=WORDS["opt.as-of"]
)


def source_options(command: Command) -> Command:
    """Add what every command that reads the graph can be told."""
    collection = click.option(
        "collections", "-c", "--collection", multiple=True, help=WORDS["opt.collection"]
    )
    return collection(stated_only_option(language_option(command)))


def answer_options(command: Command) -> Command:
    """Add what every command that prints an answer can be told."""
    form = click.option(
        "form",
        "--format",
        type=click.Choice(FORMS),
        default="table",
        help=WORDS["opt.format"],
    )
    path = click.Path(dir_okay=False)
    return form(
        click.option("out", "--out", type=path, help=WORDS["opt.file"])(command)
    )


@contextmanager
def errors_as_lines(language: str) -> Iterator[None]:
    """Turn everything that samband raises on purpose into lines and exit code 1."""
    from graph.errors import SambandError

    try:
        yield
    except SambandError as error:
        from viz.lines.errors import error_lines

        for line in error_lines(error, language):
            click.echo(line, err=True)
        sys.exit(1)


def put(answer: "Answer", form: str, out: str | None, language: str) -> None:
    """Print an answer, or write it to a file."""
    from pathlib import Path

    from graph.files import replace_files
    from viz.formats import render

    if out:
        place = Path(out)
        replace_files(place.parent, {place.name: render(answer, form)})
    elif form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError(say(language, "commands", "error.xlsx"))
    else:
        click.echo(render(answer, form), nl=False)


@click.group(
    help=WORDS["main"], context_settings={"help_option_names": ["--help", "-h"]}
)
@click.version_option(package_name="samband", help=WORDS["opt.version"])
def main() -> None:
    """Gather the commands."""


@main.command(help=WORDS["build"])
@collections
@click.option(
    "--out",
    type=click.Path(file_okay=False),
    default="samband-out",
    show_default=True,
    help=WORDS["opt.out"],
)
@as_of_option
@stated_only_option
@language_option
def build(
    collections: tuple[str, ...],
    out: str,
    as_of: "datetime | None",
    stated_only: bool,
    language: str,
) -> None:
    """Do the main job: tables in, graph and pages out."""
    with errors_as_lines(language):
        from pathlib import Path

        from graph.build import build
        from graph.files import replace_files
        from graph.findings import find_all
        from viz.outputs import file_lines, output_files, summary_lines

        built = build(collections, stated_only=stated_only)
        day = as_of.date() if as_of else built.as_of
        findings = find_all(built.store, as_of=day)
        files = output_files(built, findings, language)
        replace_files(Path(out), files)
        for line in summary_lines(built, findings, language, as_of=day):
            click.echo(line)
        for line in file_lines(Path(out), files, language):
            click.echo(line)


@main.command(help=WORDS["check"])
@collections
@click.option("--notes", is_flag=True, help=WORDS["opt.notes"])
@language_option
def check(collections: tuple[str, ...], notes: bool, language: str) -> None:
    """Print every problem; exit with 1 when there are errors among them."""
    with errors_as_lines(language):
        from graph.build import check
        from graph.errors import Severity
        from viz.lines.errors import check_lines

        problems = check(collections)
        for line in check_lines(problems, language, every_note=notes):
            click.echo(line)
        sys.exit(any(found.severity is Severity.ERROR for found in problems))


@main.command(help=WORDS["questions"])
@answer_options
@language_option
def questions(form: str, out: str | None, language: str) -> None:
    """List the questions that ``ask`` knows."""
    from graph.asking.questions import questions
    from graph.asking.store import Answer

    rows = [(card.name, card.titles[language]) for card in questions().values()]
    put(Answer(["name", "title"], rows), form, out, language)


@main.command(help=WORDS["ask"])
@click.argument("name")
@click.option(
    "settings", "--set", multiple=True, metavar="NAME=VALUE", help=WORDS["opt.set"]
)
@answer_options
@source_options
def ask(
    name: str,
    settings: tuple[str, ...],
    form: str,
    out: str | None,
    collections: tuple[str, ...],
    stated_only: bool,
    language: str,
) -> None:
    """Answer a named question."""
    with errors_as_lines(language):
        from graph.asking.questions import ask_question, find_question
        from graph.build import build

        question = find_question(name)
        values = dict(_setting(setting, language) for setting in settings)
        store = build(collections, stated_only=stated_only).store
        answer = ask_question(store, question, values)
        if form in ("table", "md"):
            click.echo(question.answers[language].format(count=len(answer.rows)) + "\n")
        put(answer, form, out, language)


def _setting(setting: str, language: str) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    if not equals:
        raise click.UsageError(say(language, "commands", "error.set", value=setting))
    return name, value


@main.command(help=WORDS["query"])
@click.argument("file", type=click.File("r", encoding="utf-8"))
@answer_options
@source_options
def query(
    file: Any,
    form: str,
    out: str | None,
    collections: tuple[str, ...],
    stated_only: bool,
    language: str,
) -> None:
    """Answer any SPARQL query that reads."""
    with errors_as_lines(language):
        from graph.asking.store import ask_store
        from graph.build import build

        store = build(collections, stated_only=stated_only).store
        put(ask_store(store, file.read()), form, out, language)


@main.command(help=WORDS["find"])
@click.argument("kind", type=click.Choice(KINDS))
@as_of_option
@answer_options
@source_options
def find(
    kind: str,
    as_of: "datetime | None",
    form: str,
    out: str | None,
    collections: tuple[str, ...],
    stated_only: bool,
    language: str,
) -> None:
    """Print the findings of one kind."""
    with errors_as_lines(language):
        from graph.build import build
        from graph.findings import find
        from viz.lines.findings import finding_table

        built = build(collections, stated_only=stated_only)
        day = as_of.date() if as_of else built.as_of
        findings = find(built.store, kind, as_of=day)
        put(finding_table(kind, findings, language), form, out, language)


@main.command(help=WORDS["show"])
@click.argument("name")
@source_options
def show(
    name: str, collections: tuple[str, ...], stated_only: bool, language: str
) -> None:
    """Print the profile of everything that goes by a name."""
    with errors_as_lines(language):
        from graph.asking.profile import find_things, profile
        from graph.build import build
        from viz.lines.profiles import profile_lines

        store = build(collections, stated_only=stated_only).store
        for thing in find_things(store, name):
            for line in profile_lines(
                profile(store, thing, language=language), language
            ):
                click.echo(line)


@main.command(help=WORDS["mend"])
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@language_option
def mend(folder: str, language: str) -> None:
    """Rewrite tables as UTF-8 with commas, keeping the originals."""
    with errors_as_lines(language):
        from pathlib import Path

        from graph.reading.mend import mend_folder
        from viz.lines.errors import mended_lines

        for line in mended_lines(mend_folder(Path(folder)), language):
            click.echo(line)


if __name__ == "__main__":
    main()
