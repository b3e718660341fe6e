"""Keeping persons out of the tables, while they are being read.

Nothing after this ever sees what was found: neither the graph nor a page nor an
error message.  Each mark that is put instead is told, with file, row and column.
"""

import re
from dataclasses import replace
from functools import cache

from graph.errors import Problem, Severity
from graph.reading.personal_numbers import GROUPED
from graph.reading.persons import stand_under
from graph.reading.privacy import left_out, without_names
from graph.reading.schema import IDENTIFIER, schemas
from graph.reading.tables import Record

#: What tells of a person in what looks like an identifier of ours.
PERSONAL = re.compile(rf"(?<!\d)(?:\d{{11}}|{GROUPED.pattern})(?!\d)")

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
    amounts, names = _amounts(record.table), _identifiers(record.table)
    cells = {}
    for column, cell in record.cells.items():
        if column in names and _is_made_up(cell):
            cells[column] = cell
            continue
        text, kinds = left_out(cell, language=language, amount=column in amounts)
        persons = stand_under(column) if record.table == "rows" else ""
        if persons:
            whole = persons == "all"
            text, more = without_names(text, language=language, whole=whole)
            kinds = kinds if whole and kinds else (*kinds, *more)
        cells[column] = text
        for kind in kinds:
            heading = left_out(column, language=language)[0]
            place = (record.file, record.row, heading)
            problems.append(Problem(f"left-out-{kind}", Severity.WARNING, *place))
    return replace(record, cells=cells) if cells != record.cells else record


def _is_made_up(cell: str) -> bool:
    """Tell whether a cell is an identifier of ours, which holds years and numbers.

    One that holds a national identity number, or a telephone number in groups, is
    guarded all the same.

    >>> _is_made_up("cb106-2014-2020-interreg"), _is_made_up("21000001")
    (True, False)
    """
    made = IDENTIFIER.fullmatch(cell) and any(map(str.isalpha, cell))
    return bool(made) and not PERSONAL.search(cell)


@cache
def _identifiers(table: str) -> frozenset[str]:
    """Return the columns of a table that hold identifiers of ours, or point at one."""
    columns = schemas()[table].columns if table in schemas() else ()
    return frozenset(c.name for c in columns if c.refers or c.name == "id")


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
