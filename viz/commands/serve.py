"""The command that lets others ask: a SPARQL endpoint and the pages."""

import click

from viz.commands.options import (
    WORDS,
    collections,
    errors_as_lines,
    language_option,
)
from viz.wording import say

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
@language_option
def serve(
    collections: tuple[str, ...],
    port: int,
    host: str,
    seconds: float,
    megabytes: int,
    workers: int,
    language: str,
) -> None:
    """Build, then answer until somebody stops it."""
    with errors_as_lines(language):
        from graph.asking.workers import Limits
        from graph.build import build
        from viz.lines.sentences import tell
        from viz.outputs import output_files
        from viz.server import serve_files

        built = build(collections, tell=tell)
        files = output_files(built, built.findings, language)
        limits = Limits(seconds, megabytes, workers)
        place = f"http://{host}:{port}/"
        click.echo(say(language, "commands", "serve.open", place=place))
        serve_files(built.store, files, limits=limits, host=host, port=port)
