"""The command that proposes what names in free text may mean."""

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from viz.commands.options import (
    FORMS,
    LANGUAGE,
    Form,
    answer_options,
    internal_option,
    language_option,
    put,
)
from viz.commands.running import errors_as_lines
from viz.wording import say, texts

if TYPE_CHECKING:
    from graph.reading.collection import Sources

WORDS = texts(LANGUAGE, "suggest")


@click.command(help=WORDS["suggest"])
@click.argument("collection")
@click.option("--unknown", is_flag=True, help=WORDS["opt.unknown"])
@click.option("--grow", is_flag=True, help=WORDS["opt.grow"])
@answer_options
@internal_option
@language_option
def suggest(
    collection: str,
    unknown: bool,
    grow: bool,
    form: Form,
    internal: bool,
    language: str,
) -> None:
    """List the register's names in the cells of one source."""
    with errors_as_lines(language):
        sources = _sources(collection, internal)
        if grow:
            _grow(collection, language)
            return
        from graph.suggesting.suggest import decided, suggest_all
        from viz.lines.suggestions import CHOICES, suggestion_table

        found = suggest_all(sources, unknown=unknown)
        if form.out:
            # Saved over the last list, the new one must not forget what was decided.
            found = decided(sources) + found
            form = _form_of(form.out, form)
        put(suggestion_table(found, form.form, language), form, language, CHOICES)


def _sources(collection: str, internal: bool) -> "Sources":
    """Return one collection; raises ``InputError`` for several, or for errors."""
    from graph.errors import InputError, Problem
    from graph.reading.collection import find_collections, read_sources

    sources = read_sources(find_collections([collection]), internal=internal)
    if sources.failed:
        raise InputError(sources.problems)
    if len(sources.collections) > 1:
        names = ", ".join(part.name for part in sources.collections)
        details = {"names": names}
        raise InputError([Problem("one-collection", value=collection, details=details)])
    return sources


def _form_of(out: str, form: Form) -> Form:
    """Return the form that a file's name asks for, when none was asked for."""
    ending = PurePath(out).suffix.removeprefix(".")
    asked = form.form == "table" and ending in FORMS
    return replace(form, form=ending) if asked else form


def _grow(collection: str, language: str) -> None:
    from graph.suggesting.growing import grow

    grown = grow(collection)
    words = {"count": len(grown.names), "place": grown.place}
    click.echo(say(language, "suggest", "grown", **words))
