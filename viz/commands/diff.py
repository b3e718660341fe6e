"""The command that tells what has changed from one overview to the next."""

import sys
from typing import TYPE_CHECKING

import click

from viz.commands.options import (
    LANGUAGE,
    internal_option,
    language_option,
    put_bytes,
)
from viz.commands.running import errors_as_lines
from viz.wording import say, texts

if TYPE_CHECKING:
    from graph.comparing.changes import Diff

WORDS = texts(LANGUAGE, "changes")
FORMS = ("text", "table", "csv", "json", "xlsx", "md", "html", "turtle")


@click.command(help=WORDS["diff"])
@click.argument("old")
@click.argument("new")
@click.option(
    "form",
    "--format",
    type=click.Choice(FORMS),
    default="text",
    help=WORDS["opt.format"],
)
@click.option("out", "--out", type=click.Path(dir_okay=False), help=WORDS["opt.file"])
@internal_option
@language_option
def diff(
    old: str, new: str, form: str, out: str | None, internal: bool, language: str
) -> None:
    """Hold two overviews against each other and tell what has changed."""
    with errors_as_lines(language):
        from graph.comparing.changes import diff
        from graph.comparing.reading import read_collection

        sides = [read_collection(name, internal=internal) for name in (old, new)]
        found = diff(*sides)
        names = _names(*(side.collections[0].name for side in sides))
        written = _rendered(found, names, form, language)
        if form == "xlsx" and not out and sys.stdout.isatty():
            raise click.UsageError(say(language, "commands", "error.xlsx"))
        put_bytes(written, out)
        if out:
            click.echo(say(language, "changes", "written", place=out), err=True)


def _names(old: str, new: str) -> tuple[str, str]:
    """Return what the two are called; a copy under the same name gets a mark."""
    return (old, f"{new}-2") if old == new else (old, new)


def _rendered(found: "Diff", names: tuple[str, str], form: str, language: str) -> bytes:
    from viz.formats import render
    from viz.lines.changes import change_lines, change_table, tell_change

    if form == "text":
        return ("\n".join(change_lines(found, *names, language)) + "\n").encode()
    if form == "html":
        from viz.changes import changes_page

        return changes_page(found, *names, language).encode()
    if form == "turtle":
        from graph.comparing.statements import changes_as_turtle

        return changes_as_turtle(found.changes, *names, tell_change)
    return render(change_table(found.changes, language), form)
