"""Setting cells of a sheet, in its own XML; all that is not set stays as it is.

SpreadsheetML, ECMA-376 part 1, 18.3.
"""

from collections.abc import Mapping
from typing import Any

from graph.reading.grids.grid import MAX_COLUMNS
from graph.reading.grids.workbook import place_of

#: How wide a column of names is, in letters.
WIDTH = "30"
#: What may stand before the widths of the columns.
BEFORE_WIDTHS = ("sheetPr", "dimension", "sheetViews", "sheetFormatPr")


def letters(column: int) -> str:
    """Return the name of a column counted from 1.

    >>> letters(1), letters(26), letters(27), letters(16384)
    ('A', 'Z', 'AA', 'XFD')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def tag(root: Any, name: str) -> str:
    """Return an element's name in the namespace that the part itself uses."""
    return f"{root.tag.rpartition('}')[0]}}}{name}"


def free_column(root: Any) -> int | None:
    """Return the first column right of everything in a sheet; None when it is full.

    Formatting alone counts as nothing; merged cells count whole, and so do
    tables' columns, since their headings are cells.
    """
    last = 0
    for cell in root.iter(tag(root, "c")):
        if len(cell):
            last = max(last, place_of(cell.get("r", ""))[1])
    for merged in root.iter(tag(root, "mergeCell")):
        last = max(last, place_of(merged.get("ref", "").rpartition(":")[2])[1])
    return last + 1 if last < MAX_COLUMNS else None


def set_texts(root: Any, column: int, texts: Mapping[int, str]) -> None:
    """Write texts into one column of a sheet, by row; what is the same is left."""
    rows = {int(row.get("r", "0")): row for row in root.iter(tag(root, "row"))}
    for number, text in sorted(texts.items()):
        _set_text(rows[number], f"{letters(column)}{number}", text)
        _widen(rows[number], column)
    reach = root.find(tag(root, "dimension"))
    if reach is not None and texts:
        _reach(reach, column)


def _set_text(row: Any, reference: str, text: str) -> None:
    wanted = place_of(reference)[1]
    place = 0
    for cell in row:
        found = place_of(cell.get("r", ""))[1]
        if found == wanted:
            _fill(cell, text)
            return
        place += found < wanted
    cell = row.makeelement(tag(row, "c"), {"r": reference})
    row.insert(place, cell)
    _fill(cell, text)


def _fill(cell: Any, text: str) -> None:
    """Let a cell hold a text, its format kept."""
    for part in list(cell):
        cell.remove(part)
    cell.set("t", "inlineStr")
    inside = cell.makeelement(tag(cell, "is"), {})
    words = cell.makeelement(tag(cell, "t"), {})
    words.text = text
    inside.append(words)
    cell.append(inside)


def _widen(row: Any, column: int) -> None:
    """Let a row's own word for how far it goes take in the column."""
    first, _, last = row.get("spans", "").partition(":")
    if last and int(last) < column:
        row.set("spans", f"{first}:{column}")


def _reach(reach: Any, column: int) -> None:
    first, _, last = reach.get("ref", "").partition(":")
    row, old = place_of(last or first)
    if old < column:
        reach.set("ref", f"{first}:{letters(column)}{row}")


def set_width(root: Any, column: int) -> None:
    """Make a column wide enough to read, where nobody has said how wide it is."""
    widths = root.find(tag(root, "cols"))
    if widths is None:
        widths = root.makeelement(tag(root, "cols"), {})
        root.insert(_after(root, BEFORE_WIDTHS), widths)
    place = 0
    for col in widths:
        if int(col.get("min", "0")) <= column <= int(col.get("max", "0")):
            return
        place += int(col.get("max", "0")) < column
    made = widths.makeelement(tag(root, "col"), {})
    for key, value in (("min", column), ("max", column), ("width", WIDTH)):
        made.set(key, str(value))
    made.set("customWidth", "1")
    widths.insert(place, made)


def _after(root: Any, names: tuple[str, ...]) -> int:
    tags = {tag(root, name) for name in names}
    return sum(1 for child in root if child.tag in tags)


def number_all(root: Any) -> None:
    """Give rows and cells their numbers, where a program left them to be counted."""
    last = 0
    for row in root.iter(tag(root, "row")):
        last = int(row.get("r", last + 1))
        row.set("r", str(last))
        column = 0
        for cell in row:
            column = place_of(cell.get("r", f"{letters(column + 1)}1"))[1]
            cell.set("r", f"{letters(column)}{last}")
