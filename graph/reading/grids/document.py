"""Word documents (.docx): the tables, and the text around them.

``python-docx`` opens the package; the text is read from its elements, since
the library leaves out inserted changes and content controls, and they are part
of what people see.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import Problem, Severity
from graph.reading.grids.grid import Grid, Line, check_size
from graph.reading.grids.package import check_package

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What is wrapped around things without being seen.
WRAPPERS = {f"{WORD}{name}" for name in ("sdt", "sdtContent", "ins", "customXml")}
#: What has been taken out, or stands beside the text.
UNSEEN = {
    f"{WORD}{name}" for name in ("del", "moveFrom", "txbxContent", "pict", "instrText")
}
BREAKS = {f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}tab": "\t"}
JOINERS = {f"{WORD}noBreakHyphen": "-"}


@dataclass(slots=True)
class Found:
    """One table while it is read: lines, and what is odd about it."""

    lines: list[Line] = field(default_factory=list)
    merged: int = 0
    nested: int = 0


def read_document(path: Path, step: Callable[[], None] = lambda: None) -> list[Grid]:
    """Return the tables of a document in their order; raises ``InputError``."""
    import docx

    check_package(path)
    document = docx.Document(str(path))
    parts: list[str | Found] = list(_headers(document))
    cells = 0
    for block in _blocks(document.element.body):
        if block.tag == f"{WORD}p":
            parts.append(text_of(block))
            continue
        table = _table(block)
        cells += sum(len(line.cells) for line in table.lines)
        check_size(path.name, rows=cells, columns=1)
        parts.append(table)
        step()
    return _grids(path.name, [part for part in parts if part])


def _headers(document: Any) -> Iterator[str]:
    seen = set()
    for section in document.sections:
        for paragraph in section.header.paragraphs:
            text = paragraph.text.strip()
            if text and text not in seen:
                seen.add(text)
                yield text


def _blocks(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables, also those in content controls."""
    for child in parent.iterchildren():
        if child.tag in WRAPPERS:
            yield from _blocks(child)
        elif child.tag in (f"{WORD}p", f"{WORD}tbl"):
            yield child


def _children(parent: Any, name: str) -> Iterator[Any]:
    for child in parent.iterchildren():
        if child.tag in WRAPPERS:
            yield from _children(child, name)
        elif child.tag == WORD + name:
            yield child


def _table(element: Any) -> Found:
    """Return the rows of a table; a cell merged downwards speaks in every row."""
    found = Found()
    above: dict[int, str] = {}
    for number, row in enumerate(_children(element, "tr"), start=1):
        cells: list[str] = [""] * _skipped(row)
        across = []
        for cell in _children(row, "tc"):
            place, span = len(cells), int(_property(cell, "gridSpan") or 1)
            text = _cell_text(cell)
            found.nested += any(True for _ in _children(cell, "tbl"))
            if _goes_on(cell):
                text = text or above.get(place, "")
                across.append(place)
                found.merged += 1
            above[place] = text
            check_size("", rows=1, columns=place + span)
            cells += [text, *[""] * (span - 1)]
        if any(cells):
            found.lines.append(Line(number, tuple(cells), across=tuple(across)))
    return found


def _skipped(row: Any) -> int:
    """Return how many columns a row leaves out at its left."""
    mark = row.find(f"{WORD}trPr/{WORD}gridBefore")
    return int(mark.get(f"{WORD}val", "0")) if mark is not None else 0


def _property(cell: Any, name: str) -> str | None:
    mark = cell.find(f"{WORD}tcPr/{WORD}{name}")
    return None if mark is None else mark.get(f"{WORD}val", "continue")


def _goes_on(cell: Any) -> bool:
    return _property(cell, "vMerge") == "continue"


def _cell_text(cell: Any) -> str:
    lines = (text_of(paragraph) for paragraph in cell.iter(f"{WORD}p"))
    return "\n".join(line for line in lines if line).strip()


def text_of(paragraph: Any) -> str:
    """Return a paragraph's text as it is seen: with insertions, without deletions."""
    return "".join(_pieces(paragraph)).strip()


def _pieces(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == f"{WORD}t":
            yield child.text or ""
        elif child.tag in BREAKS or child.tag in JOINERS:
            yield BREAKS.get(child.tag) or JOINERS[child.tag]
        elif child.tag not in UNSEEN and isinstance(child.tag, str):
            yield from _pieces(child)


def _grids(file: str, parts: list[str | Found]) -> list[Grid]:
    """Return the tables with the texts before and after each."""
    places = [
        place
        for place, part in enumerate(parts)
        if isinstance(part, Found) and part.lines
    ]
    grids = []
    for number, place in enumerate(places, start=1):
        table = parts[place]
        start = places[number - 2] + 1 if number > 1 else 0
        end = places[number] if number < len(places) else len(parts)
        assert isinstance(table, Found)
        grids.append(
            Grid(
                file,
                str(number),
                tuple(table.lines),
                before=_texts(parts[start:place]),
                after=_texts(parts[place + 1 : end]),
                flowing=True,
                notes=tuple(_notes(table, f"{file}/{number}")),
            )
        )
    return grids


def _texts(parts: list[str | Found]) -> tuple[str, ...]:
    return tuple(part for part in parts if isinstance(part, str))


def _notes(table: Found, place: str) -> Iterator[Problem]:
    if table.merged:
        words = {"cells": "", "count": str(table.merged)}
        yield Problem("cells-merged", Severity.INFO, place, details=words)
    if table.nested:
        words = {"count": str(table.nested)}
        yield Problem("tables-nested", Severity.WARNING, place, details=words)
