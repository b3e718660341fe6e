"""Somebody's own overview as a collection of tables: every cell as it is written.

One row of the overview becomes one row and one activity.  Nothing more is made
of it than can be read without guessing: dates are read by the usual rules, a
type only where it is a word we know, an anchoring only where the cell is the
very name of a registered document.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import Problem, Severity
from graph.reading.bodies.meant import add_departments, names_of_register, together
from graph.reading.bodies.partners import leading
from graph.reading.grids.grid import Grid
from graph.reading.kinds import kind_of_row
from graph.reading.overviews.amounts import amounts_in
from graph.reading.overviews.anchored import anchorings, shelf_of
from graph.reading.overviews.continued import continued, notes_of
from graph.reading.overviews.fields import TITLED
from graph.reading.overviews.mapping import (
    Entry,
    heading_entries,
    setting_entries,
    unknown_entries,
)
from graph.reading.overviews.mapping import Mapping as Corrections
from graph.reading.overviews.named import named_in
from graph.reading.overviews.naming import names_of
from graph.reading.overviews.parts import Part, parts_of
from graph.reading.overviews.rows import columns_of, numbering, paragraphs, rows_in
from graph.reading.overviews.whose import Said, said_of
from graph.reading.tables import Record, Tables


@dataclass(frozen=True, slots=True)
class Overview:
    """A file as tables, what it adds to the register, and how it was understood."""

    tables: Tables
    register: Tables
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]


def read_overview(
    grids: Sequence[Grid], path: Path, corrections: Corrections, register: Tables
) -> Overview:
    """Return a file's tables as a collection; problems are returned, not raised."""
    told = corrections.told(path.name)
    parts, left = parts_of(grids, told)
    if not parts:
        return _not_understood(grids, path, left)
    said = said_of(path, parts, grids, corrections, register)
    rows = list(rows_in(parts))
    more = continued((place, cells, own) for place, _, cells, own in rows)
    problems = [*left, *(note for part in parts for note in part.notes)]
    problems += [*said.problems, *numbering(parts, path.name)]
    problems += notes_of(more, path.name)
    given = {cells["row"]: cells.pop("id", "") for _, _, cells, _ in rows}
    records = [
        Record("rows", place, line.number, cells) for place, line, cells, _ in rows
    ]
    titled = _titled(parts)
    begun = [row for row in records if row["row"] not in more]
    sections = {cells["row"]: line.section for _, line, cells, _ in rows}
    activities = list(_activities(begun, given, said, titled, sections, problems))
    names = names_of_register(together(register, said.register), said.head)
    columns = list(columns_of(parts, records))
    add_departments(records, names)
    names.leading = leading(columns)
    shelf = shelf_of(register, names.taken, said.head)
    tables: Tables = {
        "collection": [Record("collection", path.name, 1, said.head)],
        "columns": columns,
        "rows": [*records, *paragraphs(grids, parts, path.name)],
        "activities": activities,
        "anchorings": list(anchorings(activities, records, shelf, problems)),
        **named_in(activities, records, names, problems, more, sections),
        "quantities": list(
            amounts_in(activities, records, columns, said.head["language"], problems)
        ),
    }
    headings = [heading for part in parts for heading in part.headings]
    entries = (
        *setting_entries(path.name, said.found),
        *heading_entries(path.name, headings),
    )
    added = together(
        said.register, names.register(path.name) | {"documents": shelf.added}
    )
    return Overview(tables, added, tuple(problems), entries)


def _not_understood(
    grids: Sequence[Grid], path: Path, left: Sequence[Problem]
) -> Overview:
    """Return what to do when no table has headings that we know."""
    fullest = max(
        (line for grid in grids for line in grid.lines[:10]),
        key=lambda line: sum(bool(cell) for cell in line.cells),
    )
    seen = [cell for cell in fullest.cells if cell]
    named = ", ".join(f"«{' '.join(cell.split())[:40]}»" for cell in seen[:8])
    problem = Problem(
        "headings-unknown", file=path.name, row=fullest.number, value=named
    )
    entries = tuple(unknown_entries(path.name, seen))
    persons = (note for note in left if note.code == "table-of-persons")
    return Overview({}, {}, (problem, *persons), entries)


def _titled(parts: Sequence[Part]) -> Mapping[str, Sequence[str]]:
    """Return the columns that give titles, by place: in a list of partners, these."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        fields = {head.field for head in part.headings}
        found[part.place] = TITLED[:1] if TITLED[0] in fields else TITLED[1:]
    return found


def _activities(
    rows: Sequence[Record],
    given: Mapping[str, str],
    said: Said,
    titled: Mapping[str, Sequence[str]],
    sections: Mapping[str, str],
    problems: list[Problem],
) -> Iterator[Record]:
    """Yield one activity for each row that has a title."""
    titles = {
        row["row"]: next(filter(None, map(row.__getitem__, titled[row.file])), "")
        for row in rows
    }
    names = names_of(
        [row for row in rows if titles[row["row"]]], titles, given, problems
    )
    for row in rows:
        title = titles[row["row"]]
        if not title:
            column = next(name for name in titled[row.file] if name in row.cells)
            place = (row.file, row.row, column)
            problems.append(Problem("row-untitled", Severity.WARNING, *place))
            continue
        kind, evidence = kind_of_row(row, title, sections[row["row"]])
        column = next(column for column in titled[row.file] if row[column])
        cells = {
            "id": names[row["row"]],
            "row": row["row"],
            "column": column,
            "title": "" if column == "title" else title,
            "kind": kind,
            "kind_evidence": evidence,
            "owner": said.head["owner"],
        }
        yield Record("activities", row.file, row.row, cells)
