"""Long lists of problems stay readable: many of a kind are one line."""

from graph.errors import Problem, Severity
from viz.lines.errors import FEW, check_lines


def warnings(count: int, code: str = "shape-Collection-day") -> list[Problem]:
    """Return some warnings of one kind, a row each."""
    words = {"nn": "Når?", "nb": "Når?", "en": "When?"}
    return [
        Problem(code, Severity.WARNING, "a.csv", row, details=words)
        for row in range(2, count + 2)
    ]


def test_few_warnings_come_one_by_one() -> None:
    """As many as somebody reads are told each with its place."""
    lines = list(check_lines(warnings(FEW), "en"))

    assert len(lines) == FEW + 1
    assert all(f"row {row}:" in line for row, line in enumerate(lines[:-1], start=2))


def test_many_warnings_are_the_first_and_a_number() -> None:
    """Thousands of one kind do not hide the single one of another."""
    problems = [*warnings(3000), *warnings(1, "shape-Other")]
    lines = list(check_lines(problems, "en"))

    assert len(lines) == 3
    assert lines[0].endswith("(and 2999 more of the same kind)")
    assert "more of the same kind" not in lines[1]
    assert lines[2] == "0 errors, 3001 warnings, 0 notes."


def test_every_warning_comes_when_asked_for() -> None:
    """Nothing is left out for who wants all of it."""
    assert len(list(check_lines(warnings(3000), "en", every_note=True))) == 3001
