"""What went wrong, or was put right, in the reader's words: one line each."""

from collections.abc import Iterator, Sequence

from graph.errors import (
    ExportError,
    InputError,
    NameNotFoundError,
    OutputError,
    Problem,
    SambandError,
    Severity,
)
from graph.reading.mend import Mended
from viz.lines.problems import problem_line
from viz.wording import say, texts


def error_lines(error: SambandError, language: str) -> Iterator[str]:
    """Yield the lines that tell of an error."""
    if isinstance(error, InputError):
        for problem in error.problems:
            yield problem_line(problem, language)
        yield say(language, "commands", "error.input", errors=len(error.problems))
    elif isinstance(error, NameNotFoundError):
        key = "error.near" if error.near else "error.name"
        near = ", ".join(f"«{name}»" for name in error.near)
        yield say(language, "commands", key, name=error.name, near=near)
    elif isinstance(error, ExportError):
        words = {"expected": error.expected, "found": error.found}
        key = f"error.{error.code}"
        yield say(language, "importing", key, file=error.file, **words)
    elif isinstance(error, OutputError):
        yield say(
            language, "commands", "error.output", place=error.place, reason=error.reason
        )
    else:
        yield say(language, "commands", "error.query", reason=str(error))


def check_lines(
    problems: Sequence[Problem], language: str, *, every_note: bool = False
) -> Iterator[str]:
    """Yield errors and warnings one by one, notes by kind, and how many of each."""
    for problem in problems:
        if problem.severity is not Severity.INFO or every_note:
            yield problem_line(problem, language)
    if not every_note:
        yield from _notes_by_kind(problems, language)
    errors, warnings, notes = (
        sum(found.severity is severity for found in problems)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    )
    yield say(
        language,
        "commands",
        "checked.count",
        errors=errors,
        warnings=warnings,
        notes=notes,
    )


def left_out_lines(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """Yield a line for each thing about a person that was left out."""
    for problem in problems:
        if problem.code.startswith("left-out-"):
            yield problem_line(problem, language)


def file_notes(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """Yield what was odd about people's own files: warnings, then notes by kind."""
    own = [found for found in problems if found.code in texts(language, "files")]
    for problem in own:
        if problem.severity is Severity.WARNING:
            yield problem_line(problem, language)
    yield from _notes_by_kind(own, language)


def _notes_by_kind(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """Yield one line a kind of note, with its number and its first place."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.INFO:
            kinds.setdefault(problem.code, []).append(problem)
    for found in kinds.values():
        line = problem_line(found[0], language)
        count = len(found)
        more = say(language, "commands", "checked.more", count=count - 1)
        yield f"{line} {more}" if count > 1 else line


def mended_lines(mended: Sequence[Mended], language: str) -> Iterator[str]:
    """Yield what was rewritten."""
    for found in mended:
        yield say(
            language,
            "commands",
            "mended.file",
            file=found.file,
            encoding=found.encoding,
            delimiter=found.delimiter.replace("\t", "tabulator"),
            kept=found.kept.name,
        )
    if not mended:
        yield say(language, "commands", "mended.none")
