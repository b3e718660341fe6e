"""What headings were taken for, in a small table that people can correct.

``mapping.csv`` stands beside the files it is about.  Whoever knows better
writes it there, and it is read before any word is looked up: next year too,
for every file of the folder that has the same heading.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import InputError, OutputError, Problem, Severity
from graph.files import replace_files
from graph.reading.grids.text import read_text
from graph.reading.overviews.fields import (
    DEPENDING,
    FIELDS,
    NAMING,
    OWN,
    field_of_column,
    key,
    meaning,
)
from graph.reading.overviews.headings import Heading

NAME = "mapping.csv"
COLUMNS = ("file", "about", "written", "means", "how")
#: What a file says of itself beside its table.
SETTINGS = ("id", "title", "language", "owner", "as_of", "licence")
#: Ways of knowing that came from us and not from a hand.
OURS = ("exact", "near", "numbers", OWN, "unknown", "stated", "inferred", "missing")

Entry = dict[str, str]


@dataclass(frozen=True, slots=True)
class Mapping:
    """The mapping beside some files: its rows, and what cannot be used of it."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def told(self, file: str) -> dict[str, str]:
        """Return what a hand has said that headings mean, by ``headings.key``.

        What stands with the file itself goes before what stands with another.
        """
        found: dict[str, str] = {}
        others = [entry for entry in self.entries if entry["file"] != file]
        own = [entry for entry in self.entries if entry["file"] == file]
        for entry in (*others, *own):
            means = field_of(entry["means"])
            if entry["about"] == "heading" and means and _by_hand(entry, means):
                found[key(entry["written"])] = means
        return found

    def settings(self, file: str) -> dict[str, str]:
        """Return what a hand has said of the file itself."""
        return {
            entry["written"]: entry["means"]
            for entry in self.entries
            if entry["about"] == "collection"
            and entry["file"] == file
            and entry["means"]
            and entry["how"] not in ("stated", "inferred")
        }


def _by_hand(entry: Entry, means: str) -> bool:
    """Return whether a row says otherwise than we would have said ourselves.

    A heading that nobody knew when the row was written may be known by now.
    """
    if entry["how"] not in OURS:
        return True
    if entry["how"] == means == OWN:
        return False
    known = meaning(entry["written"])[0]
    ours = (OWN, DEPENDING[known]) if known in DEPENDING else (known or OWN,)
    return means not in (*ours, "number")


def field_of(word: str) -> str:
    """Return the field that somebody means, by its own name or any known word.

    >>> field_of("title"), field_of("Tiltak"), field_of("own"), field_of("xyz")
    ('title', 'title', 'own', '')
    """
    plain = word.strip().lower()
    if plain in (*FIELDS, *NAMING, OWN):
        return plain
    field, how = meaning(word) if plain else ("", "")
    field = DEPENDING.get(field, field)
    return field if how == "exact" else ""


def read_mapping(places: Iterable[Path]) -> Mapping:
    """Return the rows of the mapping files that exist, the first going first."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for place in places:
        if place.is_file():
            found = list(_entries(place, problems))
            known = {_about(entry) for entry in entries}
            entries += [entry for entry in found if _about(entry) not in known]
    return Mapping(tuple(entries), tuple(problems))


def _entries(place: Path, problems: list[Problem]) -> Iterator[Entry]:
    """Yield the rows of a mapping file, whichever way a spreadsheet stored it."""
    try:
        (grid,) = read_text(place)
    except (InputError, OSError) as error:
        words = {"reason": str(error)}
        problems.append(Problem("mapping-broken", file=NAME, details=words))
        return
    headings = grid.lines[0].cells
    if not set(COLUMNS) <= set(headings):
        words = {"reason": ", ".join(COLUMNS)}
        problems.append(Problem("mapping-broken", file=NAME, row=1, details=words))
        return
    for line in grid.lines[1:]:
        cells = dict(zip(headings, [*line.cells, *[""] * len(headings)], strict=False))
        entry = {name: cells[name] for name in COLUMNS}
        problems += _unknown_meaning(entry, line.number)
        yield entry


def _unknown_meaning(entry: Entry, row: int) -> Iterator[Problem]:
    """Yield a warning where a heading is to mean something that no field is."""
    means = entry["means"]
    if entry["about"] == "heading" and means and not field_of(means):
        words = {"choices": ", ".join((*FIELDS, *NAMING, OWN))}
        warning = Severity.WARNING
        yield Problem("mapping-unknown", warning, NAME, row, "means", means, words)


def heading_entries(file: str, headings: Iterable[Heading]) -> Iterator[Entry]:
    """Yield one row a heading, as it was understood."""
    seen = set()
    for heading in headings:
        if heading.written and key(heading.written) not in seen:
            seen.add(key(heading.written))
            means = field_of_column(heading.field)
            yield _entry(file, "heading", heading.written, means, heading.how)


def unknown_entries(file: str, headings: Iterable[str]) -> Iterator[Entry]:
    """Yield one row a heading that could not be used at all, to be filled in."""
    for heading in headings:
        yield _entry(file, "heading", heading, meaning(heading)[0], "unknown")


def setting_entries(
    file: str, found: Iterable[tuple[str, str, str]]
) -> Iterator[Entry]:
    """Yield one row for each thing that a file says of itself, and how."""
    for name, value, how in found:
        yield _entry(file, "collection", name, value, how)


def _entry(file: str, about: str, written: str, means: str, how: str) -> Entry:
    flat = " ".join(written.split())
    return dict(zip(COLUMNS, (file, about, flat, means, how), strict=True))


def _about(entry: Entry) -> tuple[str, str, str]:
    return entry["file"], entry["about"], entry["written"]


def renamed(entries: Iterable[Entry], file: str) -> list[Entry]:
    """Return a mapping for the same file under another name.

    What was guessed from the old name is then said by hand.
    """
    return [
        entry
        if entry["file"] == file
        else entry
        | {"file": file}
        | ({"how": "by-hand"} if entry["about"] == "collection" else {})
        for entry in entries
    ]


def keep(found: Sequence[tuple[Path, Sequence[Entry]]], aside: Path) -> list[Path]:
    """Write what was found beside the files, or aside where that is not allowed.

    Returns the files that were written; what is right already is left alone.
    """
    written = []
    for folder in sorted({folder for folder, _ in found}):
        new = [entry for place, rows in found if place == folder for entry in rows]
        for place in (folder, aside):
            try:
                if _replace(place / NAME, new):
                    written.append(place / NAME)
                break
            except OutputError:
                if place == aside:
                    raise
    return written


def _replace(place: Path, new: list[Entry]) -> bool:
    old = list(read_mapping([place]).entries)
    files = {entry["file"] for entry in new}
    kept = [entry for entry in old if entry["file"] not in files]
    entries = sorted([*kept, *new], key=lambda entry: entry["file"])
    if entries == old:
        return False
    replace_files(place.parent, {place.name: _table(entries)})
    return True


def _table(entries: Iterable[Entry]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(entries)
    return text.getvalue().encode()
