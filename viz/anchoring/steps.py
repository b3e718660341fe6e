"""Where every card of the ladder stands, in pixels, step by step from the top.

Each county has its own columns of cards, as many as its longest step asks for; what
several counties name, or none, stands below them.  The steps are cut from one tall
picture, so that a line from step to step goes on where it left off.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from viz.anchoring.cards import FACT, PAD, Text
from viz.anchoring.flow import GAP, ROW, Block, Card, flow
from viz.anchoring.ladder import SHARED, Ladder, Paper, is_part
from viz.anchoring.routes import Box, Route, bracket, route
from viz.anchoring.words import TOPIC
from viz.explorer.lettering import TIGHT, wrap
from viz.wording import say

WIDTH, ACROSS = 1018, 4
MARGIN, LEADING, HEAD = 18, 16, 22


@dataclass
class Step:
    """One step: its documents, where it stands, and what is written between cards."""

    level: str
    papers: Sequence[Paper]
    top: int
    height: int = 0
    cards: list[Card] = field(default_factory=list)
    notes: list[tuple[int, Text]] = field(default_factory=list)
    bands: list[Box] = field(default_factory=list)

    def write(self, text: str, block: Block, y: int, style: str) -> int:
        """Write a note over the width of a block; return where it ends."""
        for line in wrap(text, FACT, block.width / TIGHT):
            y += LEADING
            self.notes.append((block.x, Text(line, y, style)))
        return y + 8


@dataclass
class Steps:
    """The whole ladder, drawn; the template only writes it down."""

    columns: Mapping[str, Block]
    steps: list[Step] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    width: int = WIDTH


def draw_ladder(ladder: Ladder, language: str) -> Steps:
    """Lay out the ladder; the same documents give the same pixels."""
    blocks = share(ladder)
    drawn = Steps({name: block for name, block in blocks.items() if name != SHARED})
    y = 0
    for level in ladder.levels:
        step = Step(level, ladder.at(level), y)
        low = y
        for county in ladder.counties:
            low = max(low, _county(step, ladder, language, county, blocks[county]))
        y = _shared(step, ladder, language, blocks[SHARED], low) + MARGIN
        step.height = y - step.top
        drawn.steps.append(step)
    drawn.routes = list(_routes(drawn, ladder))
    return drawn


def share(ladder: Ladder) -> dict[str, Block]:
    """Share the columns between the counties: one each, the rest where it is needed."""
    across = max(ACROSS, len(ladder.counties))
    card = (WIDTH - (across - 1) * GAP) // across
    columns = dict.fromkeys(ladder.counties, 1)

    def crowd(county: str) -> float:
        longest = max(len(ladder.at(level, county)) for level in ladder.levels)
        return longest / columns[county]

    for _ in range(across - len(columns) if columns else 0):
        columns[max(columns, key=crowd)] += 1
    blocks, x = {SHARED: Block(0, across, card)}, 0
    for county, number in columns.items():
        blocks[county] = Block(x, number, card)
        x += number * (card + GAP)
    return blocks


def _county(
    step: Step, ladder: Ladder, language: str, county: str, block: Block
) -> int:
    """Set a county's documents on a step, or an open frame; return where they end."""
    y = step.top + MARGIN
    papers = ladder.at(step.level, county)
    found = flow(papers, ladder, language, block, y)
    shared = any(county in paper.counties for paper in ladder.at(step.level, SHARED))
    found = found or [_empty(language, block, y, shared=shared)]
    step.cards += found
    low = max(card.box.bottom for card in found) + 4
    for paper in ladder.strays(step.level, county):
        words = say(
            language,
            TOPIC,
            "stray",
            name=paper.facts["name"],
            level=paper.facts["level_label"],
        )
        low = step.write(words, block, low, "quiet")
    return low


def _empty(language: str, block: Block, y: int, *, shared: bool) -> Card:
    """Draw the open frame of a county that names no document on a step of its own."""
    key = "step_shared" if shared else "step_empty"
    room = (block.card - 2 * PAD) / TIGHT
    words = wrap(say(language, TOPIC, key), FACT, room)
    lines = tuple(
        Text(line, 6 + LEADING * place, "warning")
        for place, line in enumerate(words, start=1)
    )
    height = LEADING * len(words) + 18
    return Card(Box(block.x, y, block.card, height), lines, "empty")


def _shared(step: Step, ladder: Ladder, language: str, block: Block, low: int) -> int:
    """Set what several counties name, or none, under the columns; return its end."""
    papers = ladder.at(step.level, SHARED)
    for key, some in (
        ("shared", [paper for paper in papers if paper.counties]),
        ("others", [paper for paper in papers if not paper.counties]),
    ):
        if some:
            top = low + ROW
            low = step.write(say(language, TOPIC, key), block, top + 6, "heading")
            found = flow(some, ladder, language, block, low + 4)
            step.cards += found
            low = max(card.box.bottom for card in found) + ROW
            step.bands.append(Box(-PAD, top, WIDTH + 2 * PAD, low - top))
    return low


def _routes(drawn: Steps, ladder: Ladder) -> Iterator[Route]:
    """Draw every link once: parts hang under their whole, the rest has an arrow."""
    cards = [(card, step) for step in drawn.steps for card in step.cards if card.paper]
    boxes = {card.paper.id: card.box for card, _ in cards if card.paper}
    tops = {card.paper.id: step.top for card, step in cards if card.paper}
    for turn, link in enumerate(ladder.links):
        part, whole = boxes[link["document"]], boxes[link["other"]]
        if is_part(link) and _hangs(part, whole):
            yield bracket(whole, part, link["evidence"])
        else:
            above = tops[link["other"]] + MARGIN // 2
            yield route(part, whole, link["evidence"], above=above, turn=turn)


def _hangs(part: Box, whole: Box) -> bool:
    """Tell whether a part stands indented under its whole."""
    return (
        part.y > whole.y
        and whole.x < part.x < whole.right
        and part.right <= whole.right
    )
