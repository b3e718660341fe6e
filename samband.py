"""The command line of samband: unpack the arguments, call one function, print.

Everything heavy is imported inside the commands, so that ``samband --help``
costs no more than click itself.
"""

import sys
from typing import TYPE_CHECKING

import click

from viz.commands.asking import ask, query, questions, show
from viz.commands.compare import compare
from viz.commands.diff import diff
from viz.commands.export import export
from viz.commands.findings import KINDS, find, judge, measure
from viz.commands.importing import import_files, reconcile
from viz.commands.load import load
from viz.commands.options import (
    WORDS,
    as_of_option,
    collections,
    internal_option,
    language_option,
    stated_only_option,
)
from viz.commands.running import errors_as_lines, seldom_tidied, today
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
            undated_from=today(),
            tell=None,
            internal=internal,
            keep=place,
        )
        files = output_files(built, built.findings, language, as_of=built.reckoned)
        replace_files(place, files)
        day = built.reckoned or built.as_of
        chosen = built.reckoned == asked
        undated = () if chosen else (say(language, "commands", "undated"),)
        for line in (
            *summary_lines(built, built.findings, language, as_of=day),
            *undated,
            *left_out_lines(built.problems, language),
            *file_notes(built.problems, language),
            *file_lines(place, files, language),
        ):
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


for command in (
    ask,
    compare,
    diff,
    export,
    find,
    import_files,
    judge,
    load,
    measure,
    new,
    query,
    questions,
    reconcile,
    serve,
    show,
    suggest,
    write,
):
    main.add_command(command)


if __name__ == "__main__":
    main()
