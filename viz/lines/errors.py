"""What went wrong, or was put right, in the reader's words: one line each."""

from collections import Counter
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
from viz.wording import numbered, say, texts

#: More warnings of a kind than these are told as one line and a number.
FEW = 10


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
    """Yield every error, a few warnings of each kind, notes by kind, and the sums."""
    errors, warnings, notes = (
        [found for found in problems if found.severity is severity]
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    )
    for problem in problems if every_note else errors:
        yield problem_line(problem, language)
    if not every_note:
        yield from _by_kind(warnings, language, few=FEW)
        yield from _by_kind(notes, language)
    yield say(
        language,
        "commands",
        "checked.count",
        errors=numbered(language, "errors", len(errors)),
        warnings=numbered(language, "warnings", len(warnings)),
        notes=numbered(language, "notes", len(notes)),
    )


def left_out_lines(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """Yield what was left out about persons, cell by cell; a whole column once."""
    found = [found for found in problems if found.code.startswith("left-out-")]
    yield from _by_kind(found, language, few=FEW)


def file_notes(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """Yield what was odd about people's own files: warnings, then notes by kind."""
    own = [found for found in problems if found.code in texts(language, "files")]
    warnings = [found for found in own if found.severity is Severity.WARNING]
    yield from _by_kind(warnings, language, few=FEW)
    notes = [found for found in own if found.severity is Severity.INFO]
    yield from _by_kind(notes, language)


def _by_kind(
    problems: Sequence[Problem], language: str, *, few: int = 1
) -> Iterator[str]:
    """Yield a few problems of a kind one by one; more as the first and a number.

    Those of one column are of a kind by themselves, where persons were left out.
    """
    counts = Counter(map(_kind, problems))
    met = set()
    for problem in problems:
        count = counts[_kind(problem)]
        if count <= few or _kind(problem) not in met:
            line = problem_line(problem, language)
            more = say(language, "commands", "checked.more", count=count - 1)
            yield f"{line} {more}" if count > few else line
        met.add(_kind(problem))


def _kind(problem: Problem) -> tuple[str, str]:
    column = problem.column if problem.code.startswith("left-out-") else ""
    return problem.code, column


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
