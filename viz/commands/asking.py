"""The commands that answer: the named questions, any query, the profile of a name."""

from typing import IO

import click

from viz.commands.options import (
    WORDS,
    Asked,
    Form,
    answer_options,
    asked_graph,
    engine_option,
    language_option,
    put,
    source_options,
    store_option,
)
from viz.commands.running import errors_as_lines
from viz.wording import say


@click.command(help=WORDS["questions"])
@answer_options
@language_option
def questions(form: Form, language: str) -> None:
    """List the questions that ``ask`` knows."""
    from graph.asking.questions import questions
    from graph.asking.store import Answer

    rows = [(card.name, card.titles[language]) for card in questions().values()]
    put(Answer(["name", "title"], rows), form, language)


@click.command(help=WORDS["ask"])
@click.argument("name")
@click.option(
    "settings", "--set", multiple=True, metavar="NAME=VALUE", help=WORDS["opt.set"]
)
@answer_options
@source_options(store_option, engine_option)
def ask(name: str, settings: tuple[str, ...], form: Form, asked: Asked) -> None:
    """Answer a named question."""
    language = asked.language
    with errors_as_lines(language):
        from graph.asking.questions import ask_question, find_question
        from viz.references import references_in

        question = find_question(name)
        values = dict(_setting(setting, language) for setting in settings)
        # Nothing else in the graph hangs on findings, and they take their time.
        store = asked_graph(asked, findings="samband:Finding" in question.query)
        answer = ask_question(store, question, values)
        if form.form in ("table", "md"):
            click.echo(question.answers[language].format(count=len(answer.rows)) + "\n")
        put(references_in(answer, language), form, language)


def _setting(setting: str, language: str) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    if not equals:
        raise click.UsageError(say(language, "commands", "error.set", value=setting))
    return name, value


@click.command(help=WORDS["query"])
@click.argument("file", type=click.File("r", encoding="utf-8"))
@answer_options
@source_options(store_option, engine_option)
def query(file: IO[str], form: Form, asked: Asked) -> None:
    """Answer any SPARQL query that reads."""
    with errors_as_lines(asked.language):
        from graph.asking.store import ask_store

        put(ask_store(asked_graph(asked), file.read()), form, asked.language)


@click.command(help=WORDS["show"])
@click.argument("name")
@source_options(store_option)
def show(name: str, asked: Asked) -> None:
    """Print the profile of everything that goes by a name."""
    language = asked.language
    with errors_as_lines(language):
        from graph.asking.profile import find_things, profile
        from viz.lines.profiles import profile_lines

        store = asked_graph(asked, findings=False)
        for thing in find_things(store, name):
            page = profile(store, thing, language=language)
            for line in profile_lines(page, language):
                click.echo(line)
