"""The commands about workbooks: a new one to fill in, and writing into one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from viz.commands.options import LANGUAGE, language_option
from viz.commands.running import errors_as_lines
from viz.wording import say, texts

if TYPE_CHECKING:
    from graph.writing.write import Written

WORDS = texts(LANGUAGE, "own_workbook")


@click.command(help=WORDS["new"])
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.option("--county", default="", help=WORDS["opt.county"])
@language_option
def new(folder: str, county: str, language: str) -> None:
    """Make a workbook to fill in."""
    with errors_as_lines(language):
        from graph.files import replace_files
        from viz.blank.workbook import blank_workbook

        place = Path(folder) / texts(language, "own_workbook")["file"]
        if place.exists():
            raise click.ClickException(
                say(language, "own_workbook", "exists", place=place)
            )
        content = blank_workbook(county, language)
        replace_files(place.parent, {place.name: content})
        click.echo(say(language, "own_workbook", "made", place=place, folder=folder))


@click.command(help=WORDS["write"])
@click.argument("workbook", type=click.Path(exists=True, dir_okay=False))
@click.option("--out", type=click.Path(dir_okay=False), help=WORDS["opt.out"])
@click.option("--in-place", is_flag=True, help=WORDS["opt.in-place"])
@language_option
def write(workbook: str, out: str | None, in_place: bool, language: str) -> None:
    """Write names and warnings into a workbook."""
    with errors_as_lines(language):
        from graph.files import replace_files
        from graph.reading.collection import ASIDE
        from graph.reading.grids.grid import refuse
        from graph.writing.write import write_back
        from viz.lines.problems import problem_words

        path = Path(workbook)
        if out and in_place:
            raise refuse("write-two", path.name)
        place = path if in_place else Path(out) if out else ASIDE / path.name
        if not in_place and place.resolve() == path.resolve():
            raise refuse("write-same", path.name)
        written = write_back(path, lambda found: problem_words(found, language))
        files = {place.name: written.content}
        if in_place:
            files[f"{path.name}.bak"] = path.read_bytes()
        replace_files(place.parent, files)
        _carry_mapping(written, path, place)
        _tell(written, place, in_place, language)


def _carry_mapping(written: "Written", path: Path, place: Path) -> None:
    """Let the new file be understood as the old one was, wherever it stands."""
    if place.resolve() != path.resolve() and written.mapping:
        from graph.reading.overviews.mapping import keep, renamed

        keep([(place.parent, renamed(written.mapping, place.name))], place.parent)


def _tell(written: "Written", place: Path, in_place: bool, language: str) -> None:
    counts = {"names": written.names, "comments": written.comments}
    click.echo(say(language, "own_workbook", "written", place=place, **counts))
    if in_place:
        click.echo(say(language, "own_workbook", "kept", place=f"{place}.bak"))
    if written.threads:
        click.echo(say(language, "own_workbook", "threads", count=written.threads))
