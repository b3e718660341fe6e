"""Where everything stands in the drawing of the ontology, in pixels.

Records stand on the left, what they are about on the right.  A box is a class; its
lines are the properties that start there, each with an arrow to the class where it
ends.  Arrows from left to right cross an empty lane, arrows between two boxes on the
right go round their far side: no arrow runs through a box or a word.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from rdflib import OWL, RDF, RDFS, Graph, Literal
from rdflib.term import Node

from viz.explorer.lettering import width

STATEMENT = "samband:Statement"
EDGE, LANE, SWING = 8, 360, 16  # the margin; between the columns; on the far side
HEAD, LINE, FOOT, GAP, PAD = 42, 19, 5, 14, 12
SIZE, NAME, SMALL = 13, 15, 11  # the fonts: a property, a class, its short name
TIP = 7  # how long the head of an arrow is
SHADES = 7  # the colours that the boxes on the right take by turns


@dataclass(frozen=True, slots=True)
class Line:
    """A property in a box: what it is called, and the box that it leads to."""

    texts: dict[str, str]
    target: str


@dataclass(slots=True)
class Box:
    """A class with its place: its short name and label, and what it is a kind of."""

    id: str
    texts: dict[str, str]
    parent: str
    lines: list[Line]
    x: int = 0
    y: int = 0
    width: int = 0
    shade: int = 0
    about: bool = False

    @property
    def height(self) -> int:
        """Return how tall the box is with its lines."""
        return HEAD + LINE * len(self.lines) + FOOT * bool(self.lines)

    @property
    def right(self) -> int:
        """Return where the box ends."""
        return self.x + self.width

    def line_y(self, number: int) -> int:
        """Return the middle of one of the lines."""
        return self.y + HEAD + LINE * number + LINE // 2 - 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """The way from a property to the class where it ends."""

    path: str
    shade: int


@dataclass(slots=True)
class Drawing:
    """The finished drawing; the template only writes it down."""

    boxes: list[Box]
    arrows: list[Arrow] = field(default_factory=list)
    width: int = 0
    height: int = 0


def drawing(graph: Graph) -> Drawing:
    """Draw the classes that properties tie together, and those properties."""
    boxes = _boxes(graph)
    paths = {name: _path(name, boxes) for name in boxes}
    records = sorted(
        (name for name, path in paths.items() if path[0][1] == STATEMENT),
        key=paths.__getitem__,
    )
    left = [boxes[name] for name in records]
    about = [box for name, box in boxes.items() if name not in records]
    right = sorted(about, key=lambda box: (_middle(box.id, left), box.id))
    height = _stack(left, EDGE, 0)
    _stack(right, left[0].right + LANE, height)
    for number, box in enumerate(right):
        box.shade, box.about = number % SHADES, True
    around = list(_around(right, boxes))
    reach = right[0].right + SWING * (len(around) + 1)
    return Drawing([*left, *right], [*_across(left, boxes), *around], reach, height)


def _boxes(graph: Graph) -> dict[str, Box]:
    """Return a box for each class that a property starts from or leads to."""
    lines: dict[Node, list[Line]] = defaultdict(list)
    ends: set[Node] = set()
    own = set(graph.subjects(RDF.type, OWL.Class))
    classes = own.union(*(graph.objects(cls, RDFS.subClassOf) for cls in own))
    for term in sorted(graph.subjects(RDF.type, OWL.ObjectProperty), key=str):
        start, end = graph.value(term, RDFS.domain), graph.value(term, RDFS.range)
        if start in classes and (end is None or end in classes):
            target = "" if end in (None, start) else _short(graph, end)
            lines[start].append(Line(_labels(graph, term), target))
            ends |= {start, end or start}
    return {
        _short(graph, end): Box(
            _short(graph, end), _labels(graph, end), _parent(graph, end), lines[end]
        )
        for end in sorted(ends, key=str)
    }


def _short(graph: Graph, term: Node | None) -> str:
    return term.n3(graph.namespace_manager) if term else ""


def _labels(graph: Graph, term: Node) -> dict[str, str]:
    """Return the labels of a term by language; a borrowed term has its short name."""
    labels = {
        str(label.language): str(label)
        for label in graph.objects(term, RDFS.label)
        if isinstance(label, Literal)
    }
    return labels or dict.fromkeys(("nn", "nb", "en"), _short(graph, term))


def _parent(graph: Graph, term: Node) -> str:
    """Return what a class is a kind of: one of our own, or else a borrowed one."""
    above = [_short(graph, parent) for parent in graph.objects(term, RDFS.subClassOf)]
    return min(above, key=lambda name: (name[:7] != "samband", name), default="")


def _path(name: str, boxes: dict[str, Box]) -> list[tuple[str, str]]:
    """Return the way down to a class; brothers go by where their arrows lead."""
    box = boxes.get(name)
    if box is None or name == STATEMENT:
        return [("", name)]
    first = max((line.target for line in box.lines), default="")
    return [*_path(box.parent, boxes), (first, name)]


def _middle(name: str, left: list[Box]) -> float:
    """Return how far down the left column the arrows to a class start, on average."""
    rows = [
        number
        for number, box in enumerate(left)
        for line in box.lines
        if line.target == name
    ]
    return sum(rows) / len(rows) if rows else len(left) / 2


def _stack(boxes: list[Box], x: int, height: int) -> int:
    """Place a column of boxes, spread over a height; return the height it takes."""
    widest = max(map(_room, boxes))
    spare = height - 2 * EDGE - sum(box.height for box in boxes)
    gap = max(GAP, spare // max(len(boxes) - 1, 1))
    y = EDGE
    for box in boxes:
        box.x, box.y, box.width = x, y, widest
        y += box.height + gap
    return y - gap + EDGE


def _room(box: Box) -> int:
    """Return how wide a box must be for its words, in whichever language."""
    heads = [width(text, NAME) for text in box.texts.values()]
    lines = [width(text, SIZE) for line in box.lines for text in line.texts.values()]
    return (
        round(max(*heads, *lines, width(f"{box.id} ⊂ {box.parent}", SMALL))) + 2 * PAD
    )


def _across(left: list[Box], boxes: dict[str, Box]) -> Iterator[Arrow]:
    """Yield the arrows over the lane, each to a point of its own."""
    starts = [
        (box.right, box.line_y(number), boxes[line.target])
        for box in left
        for number, line in enumerate(box.lines)
        if line.target
    ]
    met: dict[str, int] = defaultdict(int)
    for x, y, end in starts:
        met[end.id] += 1
        total = sum(other.id == end.id for _, _, other in starts)
        there = end.y + round(end.height * met[end.id] / (total + 1))
        bend = round((end.x - x) * 0.5)
        path = f"M{x} {y}C{x + bend} {y} {end.x - bend} {there} {end.x - TIP} {there}"
        yield Arrow(path, end.shade)


def _around(right: list[Box], boxes: dict[str, Box]) -> Iterator[Arrow]:
    """Yield the arrows between the boxes on the right, each in a track of its own."""
    track = right[0].right
    met: dict[str, int] = defaultdict(int)
    for box in right:
        for number, line in enumerate(box.lines):
            if line.target:
                end = boxes[line.target]
                met[end.id] += 1
                track += SWING
                there = end.y + 8 * met[end.id]
                start = f"M{box.right} {box.line_y(number)}"
                way = f"H{track}V{there}H{end.right + TIP}"
                yield Arrow(start + way, end.shade)
