"""The commands that bring in public project databases, and compare with them."""

import sys
from typing import TYPE_CHECKING

import click

from viz.commands.options import (
    LANGUAGE,
    Form,
    answer_options,
    language_option,
    put,
)
from viz.commands.running import errors_as_lines
from viz.wording import say, texts

if TYPE_CHECKING:
    from graph.importing.writing import Progress

WORDS = texts(LANGUAGE, "importing")


@click.command("import", help=WORDS["import"])
@click.argument("form", metavar="FORMAT")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False)
)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False), help=WORDS["opt.out"]
)
@language_option
def import_files(form: str, files: tuple[str, ...], out: str, language: str) -> None:
    """Make a collection of an export and tell what was read in one line."""
    with errors_as_lines(language):
        from pathlib import Path

        from graph.importing import find_format, formats
        from graph.importing.writing import write_collection
        from viz.lines.importing import imported_line

        if form not in formats():
            words = {"name": form, "known": ", ".join(formats())}
            raise click.UsageError(say(language, "importing", "error.format", **words))
        paths, place = [Path(file) for file in files], Path(out)
        progress = _progress(language)
        done = write_collection(find_format(form), paths, place, progress=progress)
        click.echo(imported_line(done, place, language))


def _progress(language: str) -> "Progress":
    """Return what shows how far the reading has come, on a screen only."""

    def show(rows: int) -> None:
        if sys.stderr.isatty():
            words = say(language, "importing", "progress", rows=rows)
            click.echo(f"\r{words}", nl=False, err=True)

    return show


@click.command(help=WORDS["reconcile"])
@click.argument("collection")
@click.option(
    "imported", "--with", multiple=True, required=True, help=WORDS["opt.with"]
)
@answer_options
@language_option
def reconcile(
    collection: str,
    imported: tuple[str, ...],
    form: Form,
    language: str,
) -> None:
    """Print what differs between a collection and imported ones."""
    with errors_as_lines(language):
        from graph.reconciling.reconcile import reconcile
        from viz.lines.importing import reconciled_table

        found = reconcile(collection, imported)
        put(reconciled_table(found, language), form, language)
