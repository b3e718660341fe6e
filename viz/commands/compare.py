"""The command that holds the overviews of several counties beside each other."""

import click

from viz.commands.options import (
    FORMS,
    LANGUAGE,
    Form,
    internal_option,
    language_option,
    put,
    put_bytes,
)
from viz.commands.running import errors_as_lines
from viz.wording import say, texts

WORDS = texts(LANGUAGE, "sides")


@click.command(help=WORDS["compare"])
@click.argument("collections", nargs=-1, required=True, metavar="A B...")
@click.option(
    "form",
    "--format",
    type=click.Choice(("text", *FORMS)),
    default="text",
    help=WORDS["opt.format"],
)
@click.option("out", "--out", type=click.Path(dir_okay=False), help=WORDS["opt.file"])
@internal_option
@language_option
def compare(
    collections: tuple[str, ...],
    form: str,
    out: str | None,
    internal: bool,
    language: str,
) -> None:
    """Tell what several overviews share, and what only one of them has."""
    with errors_as_lines(language):
        from graph.build import build
        from graph.comparing.sides import sides
        from viz.lines.sides import side_lines, side_table

        built = build(collections, findings=False, internal=internal)
        parts = built.sources.collections
        if len(parts) < 2:
            raise click.UsageError(say(language, "sides", "error.two"))
        known = {
            record["id"]: record["name"]
            for record in built.sources.register["organisations"]
        }
        names = {part.name: known.get(part.head["owner"], part.name) for part in parts}
        found = sides(built.store, names)
        if form != "text":
            put(side_table(found, list(names), language), Form(form, out), language)
            return
        lines = "\n".join(side_lines(found, names, language)) + "\n"
        put_bytes(lines.encode(), out)
