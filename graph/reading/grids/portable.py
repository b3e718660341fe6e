"""PDF files with a text layer: the tables by their lines, the cells by geometry.

``pdfplumber`` finds letters and ruled tables.  A cell's lines are put together
again as they were before the column's width broke them; see ``joined``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from graph.reading.grids.grid import GLUE, MAX_PAGES, Grid, Line, check_size, refuse

Box = tuple[float, float, float, float]
#: Words that a hyphen at the end of a line points forward to: «språk- og kultur».
AND = ("og", "eller", "and", "or")
#: What no word begins with.
CLOSING = ".,;:!?)»”"
#: Marks after which programs break a line though no space stands there.
STROKES = ("-", "/", "–")
#: Short words that are nobody's ending.
SMALL = (*AND, "til", "frå", "fra", "for", "av", "med", "på", "som", "of", "the")
#: A gap of this part of the letter size is a space that was not written.
GAP = 0.2
#: Lines further apart than this many letter sizes are paragraphs of their own.
PARAGRAPH = 1.9


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of text in a cell, in points from the left and top of the page.

    Attributes:
        text: The letters, with the space at the end if the file has one there.
        left: Where it starts.
        right: Where it ends.
        top: Its upper edge.
        size: The letter size.
        word: How wide its first word is.
        letter: How wide its first letter is.
    """

    text: str
    left: float
    right: float
    top: float
    size: float
    word: float
    letter: float


@dataclass(frozen=True, slots=True)
class Found:
    """One ruled table of one page, as pieces; and the text around it."""

    page: int
    rows: list[list[tuple[float, list[Piece]]]]
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True, slots=True)
class Style:
    """How a file breaks its lines.

    Attributes:
        keeps: Whether it keeps the space at which it broke a line, where there
            was room for it.
        words: The words that stand whole somewhere in it.
    """

    keeps: bool
    words: frozenset[str]


def style_of(cells: list[list[Piece]]) -> Style:
    """Return how a file breaks its lines, told from all its cells."""
    keeps = any(line.text.endswith(" ") for lines in cells for line in lines[:-1])
    words: set[str] = set()
    for lines in cells:
        for place, line in enumerate(lines):
            tokens = line.text.split()
            # What stands at a break without a space may be half a word.
            before = lines[place - 1].text if place else " "
            after = line.text if place + 1 < len(lines) else " "
            start = 0 if before.endswith(" ") else 1
            words.update(tokens[start : None if after.endswith(" ") else -1])
    return Style(keeps, frozenset(words))


def read_portable(path: Path, step: Callable[[], None] = lambda: None) -> list[Grid]:
    """Return the ruled tables of a PDF, page by page; raises ``InputError``."""
    import pdfplumber

    found: list[Found] = []
    letters = cells = 0
    with pdfplumber.open(path) as pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise refuse("file-pages", path.name, pages=len(pdf.pages), most=MAX_PAGES)
        for number, page in enumerate(pdf.pages, start=1):
            letters += len(page.chars)
            tables = _tables(page, number)
            cells += sum(len(row) for table in tables for row in table.rows)
            check_size(path.name, rows=cells, columns=1)
            found += tables
            page.close()
            step()
    if not letters:
        raise refuse("pdf-images", path.name)
    return _grids(found, path.name)


def _tables(page: Any, number: int) -> list[Found]:
    """Return the tables of a page, from above; one cell makes no table."""
    tables = [
        table
        for table in page.find_tables()
        if max(len(row.cells) for row in table.rows) > 1
    ]
    tables.sort(key=lambda table: table.bbox[1])
    if not tables:
        return []
    around = _outside(page.chars, [table.bbox for table in tables])
    found = []
    for place, table in enumerate(tables):
        above = tables[place - 1].bbox[3] if place else 0.0
        last = place == len(tables) - 1
        top, bottom = table.bbox[1], table.bbox[3]
        found.append(
            Found(
                number,
                [[_cell(page.chars, box) for box in row.cells] for row in table.rows],
                before=[piece for piece in around if above <= piece.top < top],
                after=[piece for piece in around if last and piece.top >= bottom],
            )
        )
    return found


def _outside(chars: list[Any], boxes: list[Box]) -> list[Piece]:
    free = [char for char in chars if not any(_inside(char, box) for box in boxes)]
    return pieces(free)


def _inside(char: Any, box: Box) -> bool:
    """Return whether a letter is in a box; a space belongs to what it follows.

    The space at which a line was broken often lies beyond the cell's edge.
    """
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    if char["text"] == " ":
        across = char["x0"] - char["size"] / 20
    return bool(box[0] <= across < box[2] and box[1] <= down < box[3])


def _cell(chars: list[Any], box: Box | None) -> tuple[float, list[Piece]]:
    """Return a cell's right edge, less the space kept free there, and its lines.

    As much is kept free at the right as the text keeps at the left.
    """
    if box is None:
        return 0.0, []
    lines = pieces([char for char in chars if _inside(char, box)])
    free = min((line.left for line in lines), default=box[0]) - box[0]
    return box[2] - free, lines


def pieces(chars: list[Any]) -> list[Piece]:
    """Return the lines that letters stand in, from above."""
    rows: list[list[Any]] = []
    for char in sorted(chars, key=lambda char: (char["bottom"], char["x0"])):
        if rows and char["bottom"] - rows[-1][-1]["bottom"] < char["size"] / 2:
            rows[-1].append(char)
        else:
            rows.append([char])
    lines = [_piece(sorted(row, key=lambda char: float(char["x0"]))) for row in rows]
    return [line for line in lines if line.text.strip()]


def _piece(row: list[Any]) -> Piece:
    text, last = "", None
    size = max(char["size"] for char in row)
    for char in row:
        gap = char["x0"] - last["x1"] if last else 0.0
        if gap > GAP * size and not text.endswith(" ") and char["text"] != " ":
            text += " "
        text += char["text"]
        last = char
    seen = [char for char in row if char["text"].strip()] or row
    spaces = [char["x0"] for char in row if char["text"] == " "]
    word_end = min((x for x in spaces if x > seen[0]["x0"]), default=seen[-1]["x1"])
    return Piece(
        text,
        left=seen[0]["x0"],
        right=seen[-1]["x1"],
        top=row[0]["top"],
        size=size,
        word=word_end - seen[0]["x0"],
        letter=seen[0]["x1"] - seen[0]["x0"],
    )


def joined(lines: list[Piece], right: float, style: Style) -> str:
    """Return a cell's text with its lines joined as they were before the wrap.

    ``right`` is how far text may reach.
    """
    text = lines[0].text if lines else ""
    for line, following in pairwise(lines):
        if not line.text.endswith(" ") and not _broken(line, following, right, style):
            text += " "
        text += following.text
    whole = " ".join(text.split())
    return whole + GLUE if style.keeps and lines and _full(lines[-1], right) else whole


def _broken(line: Piece, following: Piece, right: float, style: Style) -> bool:
    """Return whether two lines are halves of one word.

    Where the next word had room, somebody has begun a new line.  Else the line
    was broken at a hyphen or a stroke («Co-|production»), or because its only
    word is wider than the column: then not even one more letter had room.
    """
    room = right - line.right
    if following.word + line.size / 4 <= room:
        return False
    if line.text.endswith(STROKES):
        pointing = following.text.split()[0] in AND
        return not pointing and (style.keeps or following.text[:1].islower())
    if " " in line.text.strip() or following.letter <= room:
        return False
    # A space that has no room is not kept either: the words themselves must say.
    return room > line.size / 4 or not _two_words(line, following, style)


def _two_words(line: Piece, following: Piece, style: Style) -> bool:
    """Return whether both lines end and begin with whole words of this file.

    A short rest («n», «er») is easily a word too, so the first must be one.
    """
    first, second = line.text.strip(), following.text.split()[0]
    if second[0] in CLOSING or first + second in style.words:
        return False
    if not first[-1].isalnum() or not second[0].islower():
        return True
    if second in SMALL:
        return True
    return second in style.words and (len(second) > 3 or first in style.words)


def _full(line: Piece, right: float) -> bool:
    """Return whether the last line of a cell looks broken inside a word."""
    alone = " " not in line.text.strip()
    room = right - line.right
    return line.text.endswith(STROKES) or (
        alone and room < line.size and not line.text.endswith(" ")
    )


def _grids(found: list[Found], file: str) -> list[Grid]:
    style = style_of([lines for t in found for row in t.rows for _, lines in row])
    grids = []
    for number, table in enumerate(found, start=1):
        lines = []
        for row, cells in enumerate(table.rows, start=1):
            texts = tuple(joined(part, edge, style) for edge, part in cells)
            lines.append(Line(row, texts, page=table.page))
        after = paragraphs(table.after) if number == len(found) else ()
        before = paragraphs(table.before)
        grids.append(Grid(file, str(number), tuple(lines), before, after, flowing=True))
    return grids


def paragraphs(lines: Iterable[Piece]) -> tuple[str, ...]:
    """Return lines outside tables as paragraphs, parted by the gaps between them."""
    texts: list[str] = []
    last: Piece | None = None
    for line in lines:
        if last and line.top - last.top < PARAGRAPH * last.size:
            texts[-1] = f"{texts[-1].rstrip()} {line.text.strip()}"
        else:
            texts.append(line.text.strip())
        last = line
    return tuple(" ".join(text.split()) for text in texts)
