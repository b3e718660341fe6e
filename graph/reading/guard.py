"""Keeping persons out of the tables, while they are being read.

Nothing after this ever sees what was found: neither the graph nor a page nor an
error message.  Each mark that is put instead is told, with file, row and column.
"""

from dataclasses import replace
from functools import cache

from graph.errors import Problem, Severity
from graph.reading.privacy import left_out
from graph.reading.schema import schemas
from graph.reading.tables import Record

Tables = dict[str, list[Record]]


def without_persons(tables: Tables, language: str) -> tuple[Tables, list[Problem]]:
    """Return tables with marks instead of persons, and a warning for each mark."""
    problems: list[Problem] = []
    cleaned = {
        name: [_cleaned(record, language, problems) for record in records]
        for name, records in tables.items()
    }
    return cleaned, problems


def _cleaned(record: Record, language: str, problems: list[Problem]) -> Record:
    amounts = _amounts(record.table)
    cells = {}
    for column, cell in record.cells.items():
        text, kinds = left_out(cell, language=language, amount=column in amounts)
        cells[column] = text
        for kind in kinds:
            heading = left_out(column, language=language)[0]
            place = (record.file, record.row, heading)
            problems.append(Problem(f"left-out-{kind}", Severity.WARNING, *place))
    return replace(record, cells=cells) if cells != record.cells else record


@cache
def _amounts(table: str) -> frozenset[str]:
    """Return the columns of a table that hold numbers with decimals: amounts."""
    columns = schemas()[table].columns if table in schemas() else ()
    return frozenset(c.name for c in columns if c.datatype == "decimal")


def quoted_safely(problem: Problem, language: str) -> Problem:
    """Return a problem that quotes no person, whatever cell it was read in."""
    words = {
        key: left_out(value, language=language)[0]
        for key, value in problem.details.items()
    }
    column = left_out(problem.column, language=language)[0]
    value = left_out(problem.value, language=language)[0]
    return replace(problem, column=column, value=value, details=words)
