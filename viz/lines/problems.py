"""A problem as one line that a county officer can act on."""

from graph.errors import Problem
from viz.wording import say, texts


def problem_line(problem: Problem, language: str) -> str:
    """Return severity, place, what was read and what to do, on one line."""
    severity = texts(language, "problems")[f"severity.{problem.severity.name}"]
    place = _place(problem, language)
    return ": ".join(
        part for part in (severity, place, problem_words(problem, language)) if part
    )


def _place(problem: Problem, language: str) -> str:
    if not problem.file:
        return ""
    kind = (
        "cell" if problem.row and problem.column else "row" if problem.row else "file"
    )
    return say(
        language,
        "problems",
        f"place.{kind}",
        file=problem.file,
        row=problem.row,
        column=_column(problem, language),
    )


def _column(problem: Problem, language: str) -> str:
    """Return a column as people call it, where it is one of no table of ours."""
    known = texts(language, "problems")
    return known.get(f"column.{problem.column}", problem.column)


def problem_words(problem: Problem, language: str) -> str:
    """Return what is wrong and what to do, without the place."""
    if problem.code.startswith("shape-"):
        # A shape brings its own wording in every language.
        words = problem.details.get(language) or problem.details.get("en", "")
        read = f" («{problem.value}»)" if problem.value else ""
        return f"{words}{read} [{problem.code.removeprefix('shape-')}]"
    topic = "files" if problem.code in texts(language, "files") else "problems"
    return say(
        language,
        topic,
        problem.code,
        value=problem.value,
        column=problem.column,
        **problem.details,
    )
