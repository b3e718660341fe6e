"""The command that puts the graph where it is kept."""

import click

from viz.commands.options import (
    WORDS,
    collections,
    internal_option,
    language_option,
    stated_only_option,
)
from viz.commands.running import errors_as_lines
from viz.wording import say


@click.command(help=WORDS["load"])
@collections
@click.option("--store", "place", required=True, help=WORDS["opt.load-store"])
@stated_only_option
@internal_option
@language_option
def load(
    collections: tuple[str, ...],
    place: str,
    stated_only: bool,
    internal: bool,
    language: str,
) -> None:
    """Build and put the graph in place, unless the sources are as they were."""
    with errors_as_lines(language):
        from pathlib import Path

        from graph.build import build
        from graph.load import SERVERS, put_graph, up_to_date
        from viz.lines.sentences import tell

        settings, made_of = f"{stated_only} {internal}", ""
        if not place.startswith(SERVERS):
            made_of = up_to_date(collections, Path(place), settings)
            if not made_of:
                click.echo(say(language, "commands", "load.same", place=place))
                return
        built = build(
            collections, stated_only=stated_only, tell=tell, internal=internal
        )
        put_graph(built.store, place, made_of)
        click.echo(say(language, "commands", "load.done", place=place))
