"""The command that lets others ask: a SPARQL endpoint and the pages."""

from typing import TYPE_CHECKING

import click

from viz.commands.options import (
    WORDS,
    collections,
    language_option,
    store_option,
)
from viz.commands.running import errors_as_lines
from viz.wording import say

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Store

PORT = 8765


@click.command(help=WORDS["serve"])
@collections
@click.option("--port", default=PORT, show_default=True, help=WORDS["opt.port"])
@click.option("--host", default="127.0.0.1", show_default=True, help=WORDS["opt.host"])
@click.option("--seconds", default=30.0, show_default=True, help=WORDS["opt.seconds"])
@click.option(
    "--megabytes", default=1024, show_default=True, help=WORDS["opt.megabytes"]
)
@click.option("--workers", default=2, show_default=True, help=WORDS["opt.workers"])
@store_option
@language_option
def serve(
    collections: tuple[str, ...],
    port: int,
    host: str,
    seconds: float,
    megabytes: int,
    workers: int,
    place: str,
    language: str,
) -> None:
    """Build, then answer until somebody stops it."""
    with errors_as_lines(language):
        from graph.asking.workers import Limits
        from viz.server import serve_files

        store, files = _kept(place, collections, language) or _built(
            collections, language
        )
        limits = Limits(seconds, megabytes, workers)
        address = f"http://{host}:{port}/"
        click.echo(say(language, "commands", "serve.open", place=address))
        serve_files(store, files, limits=limits, host=host, port=port)


def _kept(
    place: str, collections: tuple[str, ...], language: str
) -> "tuple[Path, dict[str, bytes]] | None":
    """Return where a kept graph stands, which has no pages; None without a place."""
    from pathlib import Path

    from graph.asking.kept import kept_in

    if not place:
        return None
    if collections:
        raise click.UsageError(say(language, "commands", "error.store"))
    return kept_in(Path(place)), {}


def _built(
    collections: tuple[str, ...], language: str
) -> "tuple[Store, dict[str, bytes]]":
    """Return the graph of the sources, and the pages of it."""
    from graph.build import build
    from graph.files import pieces_of
    from viz.lines.sentences import tell
    from viz.outputs import output_files

    built = build(collections, tell=tell)
    files = output_files(built, built.findings, language)
    whole = {name: b"".join(pieces_of(content)) for name, content in files.items()}
    return built.store, whole
