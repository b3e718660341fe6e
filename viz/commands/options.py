"""What every command can be told, and how every answer is put out.

Everything heavy is imported inside the functions, so that ``samband --help``
costs no more than click itself.
"""

import gettext
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from viz.wording import LANGUAGES, say, texts

if TYPE_CHECKING:
    from graph.asking.store import Answer, Graph

CHOSEN = os.environ.get("SAMBAND_LANGUAGE", "nn")
LANGUAGE = CHOSEN if CHOSEN in LANGUAGES else "nn"
WORDS = texts(LANGUAGE, "commands")
# What click says by itself, it asks ``gettext`` for; only this tells it the language.
gettext.bindtextdomain("click", str(Path(__file__).parent.parent / "catalogues"))
gettext.textdomain("click")
os.environ["LANGUAGE"] = LANGUAGE
FORMS = ("table", "csv", "json", "xlsx", "md")
ENGINES = ("oxigraph", "rdflib")

NO_CHOICES: Mapping[str, Sequence[str]] = {}

Command = Callable[..., Any]
Option = Callable[[Command], Command]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which graph a command is to look at: of what sources, or where it is kept."""

    collections: tuple[str, ...]
    stated_only: bool
    internal: bool
    language: str
    place: str = ""
    engine: str = ENGINES[0]


@dataclass(frozen=True, slots=True)
class Form:
    """What an answer is written as, and the file for it; None for the screen."""

    form: str
    out: str | None


class Day(click.DateTime):
    """A day as year, month and day."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """Return the day, or say how one is written."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(say(LANGUAGE, "commands", "error.day", value=value), param, ctx)


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
    "--as-of", type=Day(), metavar=WORDS["day"], help=WORDS["opt.as-of"]
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


def source_options(*others: Option) -> Option:
    """Add what every command that reads the graph can be told, and some more.

    The command is given all of it as one ``asked``.
    """

    def added(command: Command) -> Command:
        told = _as_one(command, Asked, "asked")
        told = collection_option(stated_only_option(language_option(told)))
        for option in reversed(others):
            told = option(told)
        return internal_option(told)

    return added


def answer_options(command: Command) -> Command:
    """Add what every command that prints an answer can be told, as one ``form``."""
    form = click.option(
        "form",
        "--format",
        type=click.Choice(FORMS),
        default="table",
        help=WORDS["opt.format"],
    )
    path = click.Path(dir_okay=False)
    out = click.option("out", "--out", type=path, help=WORDS["opt.file"])
    return form(out(_as_one(command, Form, "form")))


def _as_one(command: Command, kind: type, name: str) -> Command:
    """Return a command that is given several of its options as one thing."""
    parts = [part.name for part in fields(kind)]

    @wraps(command)
    def told(**given: Any) -> Any:
        facts = {part: given.pop(part) for part in parts if part in given}
        return command(**given, **{name: kind(**facts)})

    return told


def asked_graph(asked: Asked, *, findings: bool = True) -> "Graph":
    """Return the graph kept at a place, or that of the sources, for an engine."""
    if asked.place:
        return on_engine(_kept_graph(asked), asked)
    from graph.build import build
    from viz.lines.sentences import tell

    built = build(
        asked.collections,
        stated_only=asked.stated_only,
        findings=findings,
        tell=tell,
        internal=asked.internal,
    )
    return on_engine(built.store, asked)


def _kept_graph(asked: Asked) -> "Graph":
    """Return the graph kept at a place; what would need the sources is refused."""
    from graph.load import graph_at

    if asked.collections or asked.stated_only or asked.internal:
        raise click.UsageError(say(asked.language, "commands", "error.store"))
    return graph_at(asked.place)


def on_engine(store: "Graph", asked: Asked) -> "Graph":
    """Return a graph of this machine so that the engine asked for answers."""
    if asked.engine == ENGINES[0]:
        return store
    from pyoxigraph import Store

    from graph.asking.in_rdflib import in_rdflib

    if not isinstance(store, Store):
        raise click.UsageError(say(asked.language, "commands", "error.engine"))
    return in_rdflib(store)


def put(
    answer: "Answer",
    form: Form,
    language: str,
    choices: Mapping[str, Sequence[str]] = NO_CHOICES,
) -> None:
    """Print an answer, or write it to a file.

    ``choices`` are what a workbook lets a person choose between, by column.
    """
    from viz.formats import render

    if form.form == "xlsx" and not form.out and sys.stdout.isatty():
        raise click.UsageError(say(language, "commands", "error.xlsx"))
    put_bytes(render(answer, form.form, choices), form.out)


def put_bytes(written: bytes, out: str | None) -> None:
    """Write to a file, or to the screen when there is none."""
    from graph.files import replace_files

    if out:
        place = Path(out)
        replace_files(place.parent, {place.name: written})
    else:
        click.echo(written, nl=False)
