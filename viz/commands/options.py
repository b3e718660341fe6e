"""What every command can be told, and how every answer and error is put out.

Everything heavy is imported inside the functions, so that ``samband --help``
costs no more than click itself.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import click

from viz.wording import LANGUAGES, say, texts

if TYPE_CHECKING:
    from graph.asking.store import Answer, Graph

ASKED = os.environ.get("SAMBAND_LANGUAGE", "nn")
LANGUAGE = ASKED if ASKED in LANGUAGES else "nn"
WORDS = texts(LANGUAGE, "commands")
FORMS = ("table", "csv", "json", "xlsx", "md")
ENGINES = ("oxigraph", "rdflib")

#: What a shell calls a program that Ctrl-C stopped: 128 and the signal's number.
INTERRUPTED = 130

#: After so many new things the youngest are looked through, after so many such times
#: the older, and then the oldest (Python's own: 700, 10, 10).
SELDOM = (50_000, 20, 1_000)

NO_CHOICES: Mapping[str, Sequence[str]] = {}

Command = Callable[..., Any]

collections = click.argument("collections", nargs=-1, metavar="[COLLECTION]...")
collection_option = click.option(
    "collections", "-c", "--collection", multiple=True, help=WORDS["opt.collection"]
)
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
internal_option = click.option("--internal", is_flag=True, help=WORDS["opt.internal"])

store_option = click.option("place", "--store", default="", help=WORDS["opt.store"])
engine_option = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help=WORDS["opt.engine"],
)


def source_options(command: Command) -> Command:
    """Add what every command that reads the graph can be told."""
    return collection_option(stated_only_option(language_option(command)))


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


def kept_graph(
    place: str, collections: Sequence[str], language: str, *others: bool
) -> "Graph":
    """Return the graph kept at a place; what would need the sources is refused."""
    from graph.load import graph_at

    if collections or any(others):
        raise click.UsageError(say(language, "commands", "error.store"))
    return graph_at(place)


def on_engine(store: "Graph", engine: str, language: str) -> "Graph":
    """Return a graph of this machine so that the engine asked for answers."""
    if engine == ENGINES[0]:
        return store
    from pyoxigraph import Store

    from graph.asking.in_rdflib import in_rdflib

    if not isinstance(store, Store):
        raise click.UsageError(say(language, "commands", "error.engine"))
    return in_rdflib(store)


def asked_graph(
    place: str,
    collections: tuple[str, ...],
    language: str,
    stated_only: bool,
    internal: bool,
    *,
    findings: bool = True,
    engine: str = ENGINES[0],
) -> "Graph":
    """Return the graph kept at a place, or that of the sources, for an engine."""
    if place:
        kept = kept_graph(place, collections, language, stated_only, internal)
        return on_engine(kept, engine, language)
    from graph.build import build
    from viz.lines.sentences import tell

    built = build(
        collections,
        stated_only=stated_only,
        findings=findings,
        tell=tell,
        internal=internal,
    )
    return on_engine(built.store, engine, language)


@contextmanager
def errors_as_lines(language: str) -> Iterator[None]:
    """Turn what samband raises on purpose into lines and exit code 1.

    Slow work is told step by step; an interrupt is one line and exit code 130.
    """
    try:
        from graph.errors import SambandError
        from viz.progress import progress

        # Who sends the lines to a file wants the answer and the errors, no more.
        told = progress(language) if sys.stderr.isatty() else nullcontext()
        with told, progress_as_lines(language):
            yield
    except KeyboardInterrupt:
        click.echo(say(language, "progress", "interrupted"), err=True)
        sys.exit(INTERRUPTED)
    except SambandError as error:
        from viz.lines.errors import error_lines

        for line in error_lines(error, language):
            click.echo(line, err=True)
        sys.exit(1)


@contextmanager
def seldom_tidied() -> Iterator[None]:
    """Let Python look for what holds itself in a circle as seldom as is safe.

    What a build makes, it holds until the end: looking it all through again and again
    takes a tenth of the time.
    """
    import gc

    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def progress_as_lines(language: str) -> Iterator[None]:
    """Tell on a terminal what is being read, when that takes a while."""
    import logging

    class Lines(logging.Handler):
        """Writes one line for each file that takes its time."""

        def emit(self, record: logging.LogRecord) -> None:
            """Write the line."""
            line = say(language, "files", "reading", file=record.getMessage())
            click.echo(line, err=True)

    if not sys.stderr.isatty():
        yield
        return
    progress, lines = logging.getLogger("samband.progress"), Lines()
    progress.addHandler(lines)
    progress.setLevel(logging.INFO)
    try:
        yield
    finally:
        progress.removeHandler(lines)


def put(
    answer: "Answer",
    form: str,
    out: str | None,
    language: str,
    choices: Mapping[str, Sequence[str]] = NO_CHOICES,
) -> None:
    """Print an answer, or write it to a file.

    ``choices`` are what a workbook lets a person choose between, by column.
    """
    from pathlib import Path

    from graph.files import replace_files
    from viz.formats import render

    if out:
        place = Path(out)
        replace_files(place.parent, {place.name: render(answer, form, choices)})
    elif form == "xlsx" and sys.stdout.isatty():
        raise click.UsageError(say(language, "commands", "error.xlsx"))
    else:
        click.echo(render(answer, form, choices), nl=False)
