"""The command line of samband: unpack the arguments, call one function, print.

Everything heavy is imported inside the commands, so that ``samband --help``
costs no more than click itself.
"""

import sys
from typing import TYPE_CHECKING, Any

import click

from viz.commands.compare import compare
from viz.commands.diff import diff
from viz.commands.export import export
from viz.commands.findings import KINDS, find, judge, measure
from viz.commands.importing import import_files, reconcile
from viz.commands.load import load
from viz.commands.options import (
    WORDS,
    answer_options,
    as_of_option,
    asked_graph,
    collections,
    engine_option,
    errors_as_lines,
    internal_option,
    language_option,
    put,
    seldom_tidied,
    source_options,
    stated_only_option,
    store_option,
)
from viz.commands.serve import serve
from viz.commands.suggest import suggest
from viz.commands.workbook import new, write
from viz.wording import say

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["KINDS", "main"]


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
@internal_option
@language_option
def build(
    collections: tuple[str, ...],
    out: str,
    as_of: "datetime | None",
    stated_only: bool,
    internal: bool,
    language: str,
) -> None:
    """Do the main job: tables in, graph and pages out."""
    with errors_as_lines(language), seldom_tidied():
        from pathlib import Path

        from graph.build import build
        from graph.files import replace_files
        from viz.lines.errors import file_notes, left_out_lines
        from viz.outputs import file_lines, output_files, summary_lines

        asked = as_of.date() if as_of else None
        place = Path(out)
        built = build(
            collections,
            stated_only=stated_only,
            as_of=asked,
            tell=None,
            internal=internal,
            keep=place,
        )
        files = output_files(built, built.findings, language, as_of=asked)
        replace_files(place, files)
        day = asked or built.as_of
        for line in summary_lines(built, built.findings, language, as_of=day):
            click.echo(line)
        for line in left_out_lines(built.problems, language):
            click.echo(line)
        for line in file_notes(built.problems, language):
            click.echo(line)
        for line in file_lines(place, files, language):
            click.echo(line)


@main.command(help=WORDS["check"])
@collections
@click.option("--notes", is_flag=True, help=WORDS["opt.notes"])
@internal_option
@language_option
def check(
    collections: tuple[str, ...], notes: bool, internal: bool, language: str
) -> None:
    """Print every problem; exit with 1 when there are errors among them."""
    with errors_as_lines(language):
        from graph.build import check
        from graph.errors import Severity
        from viz.lines.errors import check_lines

        problems = check(collections, internal=internal)
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
@internal_option
@store_option
@engine_option
@source_options
def ask(
    name: str,
    settings: tuple[str, ...],
    form: str,
    out: str | None,
    internal: bool,
    place: str,
    engine: str,
    collections: tuple[str, ...],
    stated_only: bool,
    language: str,
) -> None:
    """Answer a named question."""
    with errors_as_lines(language):
        from graph.asking.questions import ask_question, find_question
        from viz.references import references_in

        question = find_question(name)
        values = dict(_setting(setting, language) for setting in settings)
        # Nothing else in the graph hangs on findings, and they take their time.
        options = (stated_only, internal)
        store = asked_graph(
            place,
            collections,
            language,
            *options,
            findings="samband:Finding" in question.query,
            engine=engine,
        )
        answer = ask_question(store, question, values)
        if form in ("table", "md"):
            click.echo(question.answers[language].format(count=len(answer.rows)) + "\n")
        put(references_in(answer, language), form, out, language)


def _setting(setting: str, language: str) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    if not equals:
        raise click.UsageError(say(language, "commands", "error.set", value=setting))
    return name, value


@main.command(help=WORDS["query"])
@click.argument("file", type=click.File("r", encoding="utf-8"))
@answer_options
@internal_option
@store_option
@engine_option
@source_options
def query(
    file: Any,
    form: str,
    out: str | None,
    internal: bool,
    place: str,
    engine: str,
    collections: tuple[str, ...],
    stated_only: bool,
    language: str,
) -> None:
    """Answer any SPARQL query that reads."""
    with errors_as_lines(language):
        from graph.asking.store import ask_store

        options = (stated_only, internal)
        store = asked_graph(place, collections, language, *options, engine=engine)
        put(ask_store(store, file.read()), form, out, language)


for command in (
    compare,
    diff,
    export,
    find,
    import_files,
    judge,
    load,
    measure,
    new,
    reconcile,
    serve,
    suggest,
    write,
):
    main.add_command(command)


@main.command(help=WORDS["show"])
@click.argument("name")
@internal_option
@store_option
@source_options
def show(
    name: str,
    internal: bool,
    place: str,
    collections: tuple[str, ...],
    stated_only: bool,
    language: str,
) -> None:
    """Print the profile of everything that goes by a name."""
    with errors_as_lines(language):
        from graph.asking.profile import find_things, profile
        from viz.lines.profiles import profile_lines

        options = (stated_only, internal)
        store = asked_graph(place, collections, language, *options, findings=False)
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
