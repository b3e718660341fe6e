"""The commands about findings: finding them, judging them, measuring the network."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from viz.commands.options import (
    WORDS,
    Asked,
    Day,
    Form,
    answer_options,
    as_of_option,
    asked_graph,
    collection_option,
    engine_option,
    language_option,
    on_engine,
    put,
    source_options,
    store_option,
)
from viz.commands.running import errors_as_lines, never_tidied, today
from viz.wording import say

if TYPE_CHECKING:
    from datetime import date, datetime

    from graph.asking.store import Graph
    from graph.findings.cited import Rows
    from graph.findings.finding import Finding

KINDS = (
    "isolated",
    "overlaps",
    "unanchored",
    "lapses",
    "conflicts",
    "brokers",
    "gaps",
    "quality",
)
VERDICTS = ("overlap", "not-overlap", "unsure")
MEASURES = ("betweenness", "constraint", "communities", "backbone")
MATRICES = ("country", "theme")
#: Which kind each option is for.
ONLY_FOR = {
    "--months": "lapses",
    "--ics": "lapses",
    "--matrix": "gaps",
    "--worklist": "quality",
}


@click.command(help=WORDS["find"])
@click.argument("kind", type=click.Choice(KINDS))
@as_of_option
@click.option("--months", type=click.IntRange(min=0), help=WORDS["opt.months"])
@click.option("--ics", type=click.Path(dir_okay=False), help=WORDS["opt.ics"])
@click.option("--matrix", type=click.Choice(MATRICES), help=WORDS["opt.matrix"])
@click.option("--worklist", is_flag=True, help=WORDS["opt.worklist"])
@answer_options
@source_options(store_option, engine_option)
def find(
    kind: str,
    as_of: "datetime | None",
    months: int | None,
    ics: str | None,
    matrix: str | None,
    worklist: bool,
    form: Form,
    asked: Asked,
) -> None:
    """Print the findings of one kind."""
    language = asked.language
    given = {
        "--months": months is not None,
        "--ics": bool(ics),
        "--matrix": bool(matrix),
        "--worklist": worklist,
    }
    _refuse_others(kind, given, language)
    with errors_as_lines(language), never_tidied():
        from viz.lines import findings as tables

        looked = _looked_at(asked, "" if matrix else kind, as_of)
        if matrix:
            from graph.findings.matrix import matrix as across

            answer = tables.named_departments(across(looked.store, matrix), language)
        elif worklist:
            from graph.findings.quality import worklist as empty

            answer = tables.worklist_table(empty(looked.store), language)
        else:
            found = _found(looked, kind, months)
            answer = tables.finding_table(kind, found, language)
            if ics:
                _write_calendar(found, looked.latest, ics, language)
        put(answer, form, language)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A graph to find in, the day to reckon from, and the latest that is known."""

    store: "Graph"
    day: "date | None"
    latest: "date | None"
    rows: "Rows | None" = None


def _looked_at(asked: Asked, kind: str, as_of: "datetime | None") -> _Looked:
    """Return what one kind looks at, or everything where none is named."""
    day = as_of.date() if as_of else None
    if asked.place:
        return _Looked(asked_graph(asked), day, day)
    from graph.build import build

    built = build(
        asked.collections,
        stated_only=asked.stated_only,
        findings=False,
        only_for=kind,
        internal=asked.internal,
    )
    day = day or built.as_of or (None if built.latest_day else today())
    store = on_engine(built.store, asked)
    return _Looked(store, day, day or built.latest_day, built.rows)


def _found(looked: _Looked, kind: str, months: int | None) -> "list[Finding]":
    from graph.findings import find
    from graph.findings.lapses import MONTHS

    ahead = MONTHS if months is None else months
    return find(looked.store, kind, as_of=looked.day, months=ahead, rows=looked.rows)


def _refuse_others(kind: str, given: dict[str, bool], language: str) -> None:
    """Stop at an option that is for another kind of finding."""
    for option, is_given in given.items():
        if is_given and ONLY_FOR[option] != kind:
            words = {"option": option, "kind": ONLY_FOR[option]}
            raise click.UsageError(say(language, "commands", "error.only-for", **words))


def _write_calendar(
    findings: "Sequence[Finding]", day: "date | None", ics: str, language: str
) -> None:
    from pathlib import Path

    from graph.files import replace_files
    from viz.calendar import calendar

    if day is None:
        raise click.UsageError(say(language, "commands", "error.no-day"))
    place = Path(ics)
    written = calendar(findings, day, language)
    replace_files(place.parent, {place.name: written})
    count = written.count(b"BEGIN:VEVENT")
    line = say(language, "commands", "calendar", count=count, place=place)
    click.echo(line, err=True)


@click.command(help=WORDS["judge"])
@click.argument("finding")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--why", required=True, help=WORDS["opt.why"])
@click.option("--who", default="", help=WORDS["opt.who"])
@click.option("--as-of", type=Day(), metavar=WORDS["day"], help=WORDS["opt.judged"])
@collection_option
@language_option
def judge(
    finding: str,
    verdict: str,
    why: str,
    who: str,
    as_of: "datetime | None",
    collections: tuple[str, ...],
    language: str,
) -> None:
    """Write a verdict on a pair beside its collection."""
    with errors_as_lines(language):
        from graph.findings.judging import judge
        from graph.findings.verdict import Verdict

        day = as_of.date() if as_of else None
        done = judge(collections, finding, Verdict(verdict), why, who=who, day=day)
        words = {"finding": done.finding.id, "verdict": verdict, "place": done.place}
        click.echo(say(language, "commands", "judged", **words))


@click.command(help=WORDS["measure"])
@click.argument("name", type=click.Choice(MEASURES))
@answer_options
@source_options()
def measure(name: str, form: Form, asked: Asked) -> None:
    """Print one measure of the network, with what it means and its limits."""
    language = asked.language
    with errors_as_lines(language):
        from graph.build import build
        from graph.measures import measure

        # The measures look at what brokers do, and at nothing else.
        store = build(
            asked.collections,
            stated_only=asked.stated_only,
            findings=False,
            only_for="brokers",
            internal=asked.internal,
        ).store
        answer = measure(store, name)
        if form.form in ("table", "md") and not form.out:
            click.echo(say(language, "measures", f"{name}.meaning"))
            click.echo(say(language, "measures", f"{name}.limits") + "\n")
        put(answer, form, language)
