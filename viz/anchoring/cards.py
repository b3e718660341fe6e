"""What a document's card says: name, publisher, period, decisions, what is anchored.

The same sentences stand in the picture, wrapped to the width of the card, and in
the table beside it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.reading.translations import place_names
from viz.anchoring.facts import Line
from viz.anchoring.ladder import SHARED, Ladder, Paper
from viz.anchoring.words import TOPIC, capital, ceased, listed, place, span, when
from viz.explorer.lettering import TIGHT, wrap
from viz.wording import counted, say

TITLE, FACT = 13, 12  # sizes of type, in pixels
LEADING = {"title": 17}  # from line to line; facts are set closer
BOLD = 0.91  # Arial bold against the widths that lettering knows
PAD = 12
MARK = 14  # the open square in the corner of a card that nobody is anchored in


@dataclass(frozen=True)
class Text:
    """One line of a card: where it stands from the card's top, and how it looks."""

    text: str
    y: int
    style: str
    language: str = ""


@dataclass(frozen=True)
class Face:
    """A card's lines of text, and the height they take."""

    lines: tuple[Text, ...]
    height: int


def face(paper: Paper, ladder: Ladder, language: str, width: int) -> Face:
    """Write a card, its lines broken to its width in pixels."""
    lines: list[Text] = []
    tongue = paper.facts["name_language"]
    y = 5
    for text, style in sentences(paper, ladder, language):
        title = style == "title"
        room = width - 2 * PAD - (MARK if title and not paper.anchored else 0)
        wide = room / (BOLD if style in ("title", "strong") else TIGHT)
        for line in wrap(text, TITLE if title else FACT, wide):
            y += LEADING.get(style, 16)
            foreign = tongue if title and tongue != language else ""
            lines.append(Text(line, y, style, foreign))
    return Face(tuple(lines), y + 10)


def sentences(paper: Paper, ladder: Ladder, language: str) -> Iterator[tuple[str, str]]:
    """Yield what a card says, and in which style."""
    yield paper.facts["name"], "title"
    publisher = paper.facts["publisher"]
    told = paper.facts["successor"] or publisher == ladder.counties.get(paper.home)
    if publisher and not told:
        yield publisher, "fact"
    holds, *adoptions = decided(paper, language) or [""]
    if holds and not _in_name(paper):
        yield holds, "fact"
    for text in [*adoptions, *given(paper, ladder, language)]:
        yield text, "fact"
    for text in misplaced(paper, language):
        yield text, "notice"
    if paper.facts["successor"]:
        yield ceased(language, paper.facts), "warning"
    if paper.anchored or paper.through:
        style = "strong" if paper.anchored else "warning"
        yield anchored(paper, ladder, language), style


def _in_name(paper: Paper) -> bool:
    """Tell whether a document's name says which years it covers."""
    years = paper.facts["period"].split("/")
    return all(years) and all(year in paper.facts["name"] for year in years)


def decided(paper: Paper, language: str) -> list[str]:
    """Say for which years a document holds, and how far it has come."""
    period = paper.facts["period"]
    words = [say(language, TOPIC, "holds", period=span(language, period))]
    # A month ends after its days: 11 February comes before the end of February.
    adoptions = sorted(paper.of("adoption"), key=lambda line: f"{line['date']:~<10}")
    undated = [line for line in adoptions if not line["date"]]
    dated = [line for line in adoptions if line["date"]]
    return (words if period else []) + [
        _adoption(line, paper, language) for line in undated + dated
    ]


def _adoption(line: Line, paper: Paper, language: str) -> str:
    date = when(language, line["date"]) if line["date"] else ""
    words = capital(line["label"])
    if date and line["about"] == "in-force":
        date = say(language, TOPIC, "since", date=date)
    if not date and line["about"] == "adopted":
        date = say(language, TOPIC, "undated")
    words = f"{words} {date}".strip()
    if line["body"] not in ("", paper.facts["publisher"]):
        words = f"{words}: {line['body']}"
    return words + unless_stated(line)


def unless_stated(line: Line) -> str:
    """Say how something is known, unless the source says it outright."""
    return "" if line["evidence"] == "stated" else f" ({line['evidence_label']})"


def given(paper: Paper, ladder: Ladder, language: str) -> list[str]:
    """Say what a document gives priority to, its points, and who speaks of it."""
    words = []
    called = place_names(language)
    labels = [line["label"] for line in paper.of("priority")]
    priorities = [called.get(label, label) for label in labels]
    if priorities:
        names = listed(language, priorities)
        words.append(say(language, TOPIC, "priorities", names=names))
    points = len(paper.of("goal"))
    if points:
        words.append(counted(language, TOPIC, "points", points))
    concerned = paper.of("concern")
    if concerned:
        where = where_at(concerned, ladder, language, named=paper.home == SHARED)
        words.append(say(language, TOPIC, "concerned", where=where))
    return words + linked(paper, ladder, parts=False)


def linked(paper: Paper, ladder: Ladder, *, parts: bool) -> list[str]:
    """Say which documents a document points to, or which it is a part of."""
    return [
        f"{capital(link['relation_label'])} {ladder.by_id[link['other']].facts['name']}"
        + unless_stated(link)
        for link in ladder.between(parts=parts)
        if link["document"] == paper.id
    ]


def misplaced(paper: Paper, language: str) -> list[str]:
    """Say where a source lists a document on another level, or more than once."""
    listings = paper.of("listing")
    words = []
    for level in sorted({line["label"] for line in listings if elsewhere(line, paper)}):
        words.append(say(language, TOPIC, "listed_as", level=level))
    times = max((_times(line, listings) for line in listings), default=0)
    if times > 1:
        words.append(say(language, TOPIC, "listed_times", n=times))
    return words


def elsewhere(line: Line, paper: Paper) -> bool:
    """Tell whether a listing stands under another level than the document's own."""
    return line["about"] != paper.facts["level"]


def _times(line: Line, listings: list[Line]) -> int:
    return sum(other["collection"] == line["collection"] for other in listings)


def anchored(paper: Paper, ladder: Ladder, language: str) -> str:
    """Say how many activities are anchored in a document, and where they stand."""
    found = paper.of("anchoring")
    if not found and paper.through:
        return counted(language, TOPIC, "nobody_through", paper.through)
    if not found:
        return say(language, TOPIC, "nobody")
    words = counted(language, TOPIC, "carries", paper.anchored)
    theirs = [one for one in ladder.sources.values() if one["county"] == paper.home]
    where = where_at(found, ladder, language, named=len(theirs) > 1)
    unsure = "" if paper.state == "stated" else f" ({found[0]['evidence_label']})"
    return f"{words}: {where}{unsure}"


def where_at(lines: list[Line], ladder: Ladder, language: str, *, named: bool) -> str:
    """Point to the places where activities stand, perhaps with the source's title."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in lines:
        places[line["collection"], line["part"]].append(line["row"])
    words = []
    for (collection, part), rows in sorted(places.items()):
        text = place(language, part, rows)
        source = ladder.sources.get(collection)
        if named and source and part != "table":
            text = say(language, TOPIC, "at_source", where=text, title=source["title"])
        words.append(text)
    return "; ".join(words)
