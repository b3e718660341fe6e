"""How cards are set in rows: a document with its parts under it, then the single ones.

A row is as tall as its tallest card, and single cards of a row are equally tall.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from viz.anchoring.cards import Face, Text, face
from viz.anchoring.facts import Line
from viz.anchoring.ladder import Ladder, Paper
from viz.anchoring.routes import LANE, Box

GAP, ROW, INDENT = 2 * LANE, 14, 18

Writer = Callable[[Paper, int], Face]


@dataclass(frozen=True)
class Card:
    """A document's card, or an open frame where a county names none."""

    box: Box
    lines: tuple[Text, ...]
    state: str
    paper: Paper | None = None


@dataclass(frozen=True)
class Family:
    """A document with the parts that stand under it, or one by itself."""

    whole: Paper
    parts: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Block:
    """Some columns of cards: where they begin, how many, and how wide a card is."""

    x: int
    columns: int
    card: int

    @property
    def width(self) -> int:
        """Return how wide all columns are together."""
        return self.at(0, self.columns)[1]

    def at(self, column: int, span: int = 1) -> tuple[int, int]:
        """Return where a card begins, and how wide it is over some columns."""
        step = self.card + GAP
        return self.x + column * step, span * step - GAP


def flow(
    papers: Sequence[Paper], ladder: Ladder, language: str, block: Block, y: int
) -> list[Card]:
    """Set the cards of some documents in a block, from a height downwards."""

    def write(paper: Paper, width: int) -> Face:
        return face(paper, ladder, language, width)

    cards: list[Card] = []
    for row in rows(families(papers, ladder), block.columns):
        single = [family.whole for family in row if not family.parts]
        tall = max((write(paper, block.card).height for paper in single), default=0)
        column, low = 0, y
        for family in row:
            least = 0 if family.parts else tall
            found = _family(family, write, block, column, y, least)
            low = max(low, *(card.box.bottom for card in found))
            cards += found
            column += _span(family, block.columns)
        y = low + ROW
    return cards


def rows(found: Iterable[Family], columns: int) -> list[list[Family]]:
    """Fill rows from left to right with families of one or more columns."""
    filled: list[list[Family]] = []
    room = 0
    for family in found:
        span = _span(family, columns)
        if span > room:
            filled.append([])
            room = columns
        filled[-1].append(family)
        room -= span
    return filled


def _span(family: Family, columns: int) -> int:
    return min(columns, max(1, len(family.parts)))


def families(papers: Sequence[Paper], ladder: Ladder) -> list[Family]:
    """Put parts under their whole, and documents that are linked side by side.

    Documents with parts come first, then those with most activities.
    """
    here = {paper.id: paper for paper in papers}
    wholes = _pairs(ladder.between(parts=True), here)
    # A part of a part stands by itself, with a line to where it belongs.
    nested = {part for part, whole in wholes.items() if whole not in wholes}
    pairs = _pairs(ladder.between(parts=False), here)
    found = [
        Family(paper, tuple(here[part] for part in paper.parts if part in nested))
        for paper in papers
        if paper.id not in nested
    ]

    def order(family: Family) -> tuple[bool, int, bool, str, bool]:
        paper = family.whole
        beside = here[pairs.get(paper.id, paper.id)]
        carried = paper.anchored + paper.through
        alone = paper.id not in {*pairs, *pairs.values()}
        name = beside.facts["name"].casefold()
        return (not family.parts, -carried, alone, name, beside is not paper)

    return sorted(found, key=order)


def _pairs(links: Iterable[Line], here: Mapping[str, Paper]) -> dict[str, str]:
    """Return which document points to which, of those that stand here."""
    return {
        link["document"]: link["other"]
        for link in links
        if {link["document"], link["other"]} <= here.keys()
    }


def _family(
    family: Family, write: Writer, block: Block, column: int, y: int, tall: int
) -> list[Card]:
    """Set one document, and its parts in rows under it, each a little indented."""
    span = _span(family, block.columns)
    x, width = block.at(column, span)
    whole = _card(family.whole, write(family.whole, width), Box(x, y, width, tall))
    cards = [whole]
    y = whole.box.bottom + ROW
    for at in range(0, len(family.parts), span):
        some = family.parts[at : at + span]
        tall = max(write(part, block.card - INDENT).height for part in some)
        for place, part in enumerate(some):
            x, width = block.at(column + place)
            box = Box(x + INDENT, y, width - INDENT, tall)
            cards.append(_card(part, write(part, box.width), box))
        y += tall + ROW
    return cards


def _card(paper: Paper, found: Face, least: Box) -> Card:
    """Make a card as tall as its text, and never less than asked for."""
    box = replace(least, height=max(found.height, least.height))
    return Card(box, found.lines, paper.state, paper)
