"""The command that hands the data to others, in formats that they know."""

from typing import TYPE_CHECKING

import click

from viz.commands.options import (
    LANGUAGE,
    WORDS,
    Asked,
    Day,
    put_bytes,
    source_options,
)
from viz.commands.running import errors_as_lines
from viz.wording import say, texts

if TYPE_CHECKING:
    from datetime import datetime

    from graph.build import Built

TEXTS = texts(LANGUAGE, "export")
FORMATS = (
    "turtle",
    "ntriples",
    "jsonld",
    "trig",
    "gexf",
    "graphml",
    "csvw",
    "dcat",
    "rocrate",
)
#: These are about the tables alone, or the actors alone: no finding is looked for.
WITHOUT_FINDINGS = ("gexf", "graphml", "csvw", "dcat")
RESULTS = "samband-out"


@click.command(help=TEXTS["help"])
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("--out", type=click.Path(), help=TEXTS["opt.out"])
@click.option(
    "--published", type=Day(), metavar=WORDS["day"], help=TEXTS["opt.published"]
)
@source_options()
def export(
    form: str, out: str | None, published: "datetime | None", asked: Asked
) -> None:
    """Write one export to a file, to a folder, or to the screen."""
    language = asked.language
    day = published.date().isoformat() if published else ""
    with errors_as_lines(language):
        if form == "rocrate":
            _pack(out or RESULTS, day, language)
            return
        from graph.build import build
        from viz.lines.sentences import tell

        built = build(
            asked.collections,
            stated_only=asked.stated_only,
            findings=form not in WITHOUT_FINDINGS,
            tell=tell,
            internal=asked.internal,
        )
        _put(built, form, out, day, language)


def _put(built: "Built", form: str, out: str | None, day: str, language: str) -> None:
    from pathlib import Path

    from graph.files import replace_files
    from graph.sharing.csvw import csvw_files
    from viz.exports import exported

    if out and form == "csvw":
        replace_files(Path(out), csvw_files(built.sources))
    else:
        put_bytes(exported(form, built, language, published=day), out)


def _pack(folder: str, day: str, language: str) -> None:
    """Put a packing list into a folder of results."""
    from pathlib import Path

    from graph.files import replace_files
    from graph.sharing.crate import DESCRIPTION
    from viz.exports import packing_list

    listed = packing_list(Path(folder), language, published=day)
    replace_files(Path(folder), {DESCRIPTION: listed})
    click.echo(say(language, "export", "packed", place=Path(folder) / DESCRIPTION))
    if not day:
        click.echo(say(language, "export", "undated"), err=True)
