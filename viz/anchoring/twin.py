"""The ladder as a table: all that the picture shows, and where each thing is said."""

from collections.abc import Iterator
from dataclasses import dataclass

from viz.anchoring.cards import (
    anchored,
    decided,
    elsewhere,
    given,
    linked,
    unless_stated,
)
from viz.anchoring.facts import Line
from viz.anchoring.ladder import Ladder, Paper
from viz.anchoring.words import TOPIC, ceased, listed, place
from viz.references import reference_in
from viz.wording import say


@dataclass(frozen=True)
class Named:
    """A document or an activity by name, in its language, with what goes with it."""

    name: str
    language: str
    note: str = ""
    warning: str = ""


@dataclass(frozen=True)
class Entry:
    """One document's row in the table."""

    name: Named
    county: str
    publisher: Named
    decided: list[str]
    listed: list[Named]
    told: list[str]
    anchored: list[Named]
    nobody: str
    evidence: str
    remark: Named


def entries(ladder: Ladder, language: str) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the steps from the top, each with its documents as rows."""
    for level in ladder.levels:
        papers = sorted(ladder.at(level), key=_order)
        yield level, [_entry(paper, ladder, language) for paper in papers]


def _order(paper: Paper) -> tuple[bool, str, str]:
    return (not paper.home, paper.home, paper.facts["name"].casefold())


def _entry(paper: Paper, ladder: Ladder, language: str) -> Entry:
    facts = paper.facts
    gone = ceased(language, facts)
    theirs = [ladder.counties[one] for one in paper.counties]
    if facts["county"]:  # the county published it, perhaps before it became another
        theirs = [facts["publisher"]]
    return Entry(
        name=Named(facts["name"], facts["name_language"], facts["kind_label"]),
        county="" if theirs == [facts["publisher"]] else listed(language, theirs),
        publisher=Named(facts["publisher"], "", warning=gone),
        decided=decided(paper, language),
        listed=[_listing(line, paper, language) for line in paper.of("listing")],
        told=[*linked(paper, ladder, parts=True), *given(paper, ladder, language)],
        anchored=[_activity(line, language) for line in paper.of("anchoring")],
        nobody=anchored(paper, ladder, language),
        evidence=facts["evidence_label"],
        remark=Named(facts["note"], facts["note_language"]),
    )


def _listing(line: Line, paper: Paper, language: str) -> Named:
    level = say(language, TOPIC, "listed_as", level=line["label"])
    warning = level if elsewhere(line, paper) else ""
    at = reference_in(line["source"], language)
    return Named(line["as_written"], "", at + unless_stated(line), warning)


def _activity(line: Line, language: str) -> Named:
    at = place(language, line["part"], [line["row"]])
    note = f"{at}{unless_stated(line)}"
    return Named(line["label"], line["label_language"], note)
