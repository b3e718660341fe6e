"""What can go wrong, and how it is told.

    SambandError
     ├── InputError        the tables cannot be used as they stand
     ├── ExportError       the file is not the export that it was given as
     ├── NameNotFoundError nothing in the graph is called that
     ├── QueryError        the question is not SPARQL that we answer
     └── OutputError       the result cannot be put where it should go

Only the command line turns these into words on a screen; everything below it
raises them with the place and the reason, in terms that need no language.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """How bad it is: an error stops the build, the others do not."""

    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands and what was read there.

    Attributes:
        code: What is wrong, as a word of the catalogue of problems.
        severity: Whether it stops the work.
        file: The table, as ``collection/table.csv``.
        row: The row as a spreadsheet numbers it (the heading is row 1), or
            None when the whole file is meant.
        column: The heading of the column, or an empty string.
        value: What was read.
        details: What the wording needs besides, such as the allowed codes.
    """

    code: str
    severity: Severity = Severity.ERROR
    file: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    details: dict[str, str] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        """Return the problem in bare words, for a developer."""
        place = f"{self.file}:{self.row or 1}:{self.column}".rstrip(":")
        return f"{place} {self.code} {self.value!r}"

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Return what problems are sorted by: their place."""
        return (self.file, self.row or 0, self.column, self.code)


class SambandError(Exception):
    """The root of everything that samband raises on purpose."""


class InputError(SambandError):
    """The tables cannot be used as they stand; ``problems`` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.order)
        super().__init__("; ".join(map(str, self.problems)))


class ExportError(SambandError):
    """A file cannot be imported.

    Attributes:
        file: The file's name.
        code: What is wrong: ``unreadable``, ``headings`` or ``other-collection``.
        expected: What a right file would have had.
        found: What it has.
    """

    def __init__(
        self, file: str, code: str, *, expected: str = "", found: str = ""
    ) -> None:
        self.file = file
        self.code = code
        self.expected = expected
        self.found = found
        super().__init__(f"{file}: {code}: {expected or found}")


class NameNotFoundError(SambandError):
    """Nothing is called that; ``near`` holds the names that come close."""

    def __init__(self, name: str, near: Iterable[str] = ()) -> None:
        self.name = name
        self.near = list(near)
        super().__init__(name)


class QueryError(SambandError):
    """The query cannot be answered; the text is the engine's own reason."""


class OutputError(SambandError):
    """The result cannot be written; ``place`` is where it should have gone."""

    def __init__(self, place: str, reason: str) -> None:
        self.place = place
        self.reason = reason
        super().__init__(f"{place}: {reason}")
