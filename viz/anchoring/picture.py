"""Where everything stands in the picture from activity to plan, in pixels.

Three columns: the activities by department, the documents, the publishers.  A row
that names a document is a filled square with a line to the document; a row that
names none is an open square beside an open frame: sixty gaps are sixty squares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from viz.anchoring.facts import (
    Coverage,
    Department,
    Line,
    Row,
    by_rows,
    names_document,
)
from viz.explorer.lettering import TIGHT, shorten, wrap

WIDTH = 1160
SQUARE, STEP, ACROSS = 26, 31, 12
TITLE_X, TITLE_ROOM = 40, 352
DOCUMENT_X, DOCUMENT_WIDTH = 520, 290
PUBLISHER_X, PUBLISHER_WIDTH = 920, 230
SIZE, LEADING = 13, 17
TOP, HEADING = 40, 26

Rows = Mapping[Row, Sequence[Line]]


@dataclass(frozen=True)
class Square:
    """One row: a filled or an open square with its number, perhaps with a title."""

    x: int
    y: int
    row: str
    named: bool
    title: str = ""
    full: str = ""


@dataclass(frozen=True)
class Label:
    """A heading over a group of squares."""

    y: int
    department: str
    named: int
    rows: int


@dataclass(frozen=True)
class Card:
    """A document, a publisher or the open frame: a box with lines of text."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
    warning: tuple[str, ...] = ()

    @property
    def middle(self) -> int:
        """Return the height at which lines meet the card."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Strand:
    """A line between two columns, drawn by its evidence."""

    path: str
    evidence: str


@dataclass
class Picture:
    """The finished picture; the template only writes it down."""

    width: int = WIDTH
    height: int = 0
    labels: list[Label] = field(default_factory=list)
    squares: list[Square] = field(default_factory=list)
    gaps: list[Card] = field(default_factory=list)
    documents: list[Card] = field(default_factory=list)
    publishers: list[Card] = field(default_factory=list)
    strands: list[Strand] = field(default_factory=list)


def draw(lines: Sequence[Line], coverage: Coverage) -> Picture:
    """Lay out the picture; the same lines give the same pixels."""
    picture, y = Picture(), TOP
    rows = by_rows(lines)
    cards: dict[str, Card] = {}
    for department in coverage.departments:
        y = _department(picture, department, rows, cards, y) + 18
    picture.height = y
    return picture


def _department(
    picture: Picture,
    department: Department,
    rows: Rows,
    cards: dict[str, Card],
    y: int,
) -> int:
    """Set one department: its anchored rows with titles, then its gaps in a grid."""
    picture.labels.append(
        Label(y + 16, department.code, len(department.named), department.rows)
    )
    top = y = y + HEADING
    for row in department.named:
        title = rows[row][0]["title"]
        short = shorten(title, SIZE, TITLE_ROOM / TIGHT)
        picture.squares.append(Square(0, y, row[1], True, short, title))
        y += STEP
    anchored = {row: top + at * STEP for at, row in enumerate(department.named)}
    y = max(y, _documents(picture, anchored, rows, cards))
    return _gaps(picture, department, rows, y) if department.missing else y


def _gaps(picture: Picture, department: Department, rows: Rows, y: int) -> int:
    """Set the rows without a document as open squares, beside an open frame."""
    for place, row in enumerate(department.missing):
        x, down = place % ACROSS * STEP, place // ACROSS * STEP
        title = rows[row][0]["title"]
        picture.squares.append(Square(x, y + down, row[1], False, "", title))
    tall = -(-len(department.missing) // ACROSS) * STEP - (STEP - SQUARE)
    number = str(len(department.missing))
    picture.gaps.append(Card(DOCUMENT_X, y, DOCUMENT_WIDTH, tall, (number,)))
    return y + tall + 6


def _documents(
    picture: Picture, anchored: dict[Row, int], rows: Rows, cards: dict[str, Card]
) -> int:
    """Set the documents beside the rows that name them; return where they end."""
    low = min(anchored.values(), default=0)
    for row, y in anchored.items():
        for line in filter(names_document, rows[row]):
            key = _key(line)
            if key not in cards:
                naming = sum(
                    _key(other) == key for row in anchored for other in rows[row]
                )
                cards[key], publisher = _cards(line, max(low, y), naming)
                low = _add(picture, cards[key], publisher)
            end = _port(cards[key], y)
            start = TITLE_X + TITLE_ROOM + 12
            strand = _strand(start, y + SQUARE // 2, DOCUMENT_X, end, line["evidence"])
            picture.strands.append(strand)
    return low


def _add(picture: Picture, card: Card, publisher: Card) -> int:
    """Put a document and its publisher in the picture; return where they end."""
    picture.documents.append(card)
    picture.publishers.append(publisher)
    start = card.x + card.width
    picture.strands.append(
        _strand(start, card.middle, publisher.x, card.middle, "stated")
    )
    return max(card.y + card.height, publisher.y + publisher.height) + 14


def _key(line: Line) -> str:
    return line["document"] or line["as_written"]


def _cards(line: Line, y: int, naming: int) -> tuple[Card, Card]:
    """Write a document's card, as tall as its rows, and its publisher beside it."""
    name = line["document_name"] or line["as_written"]
    words = tuple(wrap(name, SIZE, DOCUMENT_WIDTH - 24))
    publisher = tuple(wrap(line["publisher"], SIZE, PUBLISHER_WIDTH - 20))
    warning = tuple(wrap(line["ceased"], SIZE, PUBLISHER_WIDTH - 20))
    level = (line["level_label"],) if line["level_label"] else ()
    texts = max(len(publisher), 1) + len(level) + len(warning)
    tall = max(texts * LEADING + 10, 44)
    height = max(len(words) * LEADING + 20, 44, min(naming, 12) * STEP - 5)
    beside = Card(PUBLISHER_X, y, PUBLISHER_WIDTH, tall, publisher, level, warning)
    return Card(DOCUMENT_X, y, DOCUMENT_WIDTH, height, words), beside


def _port(card: Card, y: int) -> int:
    """Find where a line from a row meets a card: as level with the row as it can."""
    return min(max(y + SQUARE // 2, card.y + 8), card.y + card.height - 8)


def _strand(x1: int, y1: int, x2: int, y2: int, evidence: str) -> Strand:
    middle = (x1 + x2) // 2
    return Strand(f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}", evidence)
