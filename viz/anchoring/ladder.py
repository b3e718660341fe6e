"""The documents of the ladder: where each belongs, and what the sources say of it.

A document stands once, on its own level, however often and wherever it is listed.
It belongs to the county that published it (or to the county which that one has
become); if no county did, to the county whose source names it.  A document that
several counties name, or none, is shared.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from viz.anchoring.facts import Line

#: The views that a ladder is made from.
VIEWS = ("ladder", "ladder-said", "ladder-links", "ladder-sources")
#: From the top of the ladder to its foot.
LEVELS = ("international", "national", "regional", "county-programme", "school")
SHARED = ""

Views = Mapping[str, Sequence[Line]]


@dataclass(frozen=True)
class Paper:
    """One document: its facts, what is said of it, its counties, its parts."""

    facts: Line
    said: tuple[Line, ...]
    counties: tuple[str, ...]
    parts: tuple[str, ...]
    through: int = 0

    @property
    def id(self) -> str:
        """Return the document's id in the register."""
        return self.facts["document"]

    @property
    def home(self) -> str:
        """Return the one county it belongs to, or that it is shared."""
        return self.counties[0] if len(self.counties) == 1 else SHARED

    @property
    def anchored(self) -> int:
        """Count the activities that name the document."""
        return int(self.facts["anchored"])

    @property
    def state(self) -> str:
        """Tell whether activities name it: ``stated``, ``inferred``, …, or ``none``."""
        found = {line["evidence"] for line in self.of("anchoring")}
        if not found:
            return "none"
        return "stated" if "stated" in found else min(found)

    def of(self, kind: str) -> list[Line]:
        """Return what is said of one kind: listings, adoptions, and so on."""
        return [line for line in self.said if line["said"] == kind]


@dataclass(frozen=True)
class Ladder:
    """All documents of some sources, their links, and the counties they concern."""

    papers: tuple[Paper, ...]
    links: tuple[Line, ...]
    sources: Mapping[str, Line]
    counties: Mapping[str, str]

    @cached_property
    def by_id(self) -> Mapping[str, Paper]:
        """Find a document by its id."""
        return {paper.id: paper for paper in self.papers}

    @property
    def levels(self) -> list[str]:
        """List the five steps from the top, and others that documents stand on."""
        return [*LEVELS, *sorted({p.facts["level"] for p in self.papers} - {*LEVELS})]

    def at(self, level: str, county: str | None = None) -> list[Paper]:
        """Return the documents on a step, of one county or of all."""
        return [
            paper
            for paper in self.papers
            if paper.facts["level"] == level and county in (None, paper.home)
        ]

    def strays(self, level: str, county: str) -> list[Paper]:
        """Return documents that a county's sources list here, but belong elsewhere."""
        return [
            paper
            for paper in self.papers
            if paper.facts["level"] != level
            and any(
                line["about"] == level and self.county_of(line) == county
                for line in paper.of("listing")
            )
        ]

    def county_of(self, line: Line) -> str:
        """Return the county whose source a statement stands in, if it is one's."""
        source = self.sources.get(line["collection"])
        return source["county"] if source else ""

    def between(self, *, parts: bool) -> list[Line]:
        """Return the links between documents, or what is part of what."""
        return [link for link in self.links if is_part(link) == parts]


def is_part(link: Line) -> bool:
    """Tell whether a link says that a document is part of another."""
    return link["relation"] == "part-of"


def read(views: Views) -> Ladder:
    """Gather the ladder from its views: one line a document and one a statement."""
    documents, said, links, sources = (views[name] for name in VIEWS)
    known = {line["document"] for line in documents}
    links = [link for link in links if {link["document"], link["other"]} <= known]
    by_source = {line["collection"]: line for line in sources}
    parts: dict[str, list[str]] = defaultdict(list)
    for link in filter(is_part, links):
        parts[link["other"]].append(link["document"])
    heard: dict[str, list[Line]] = defaultdict(list)
    for line in said:
        heard[line["document"]].append(line)
    return Ladder(
        papers=tuple(_papers(documents, heard, parts, by_source)),
        links=tuple(links),
        sources=by_source,
        counties=_counties(documents, sources),
    )


def _papers(
    documents: Sequence[Line],
    said: Mapping[str, list[Line]],
    parts: Mapping[str, list[str]],
    sources: Mapping[str, Line],
) -> Iterator[Paper]:
    first: dict[str, Line] = {}
    own: dict[str, set[str]] = defaultdict(set)
    for line in documents:  # a publisher may have become several
        first.setdefault(line["document"], line)
        own[line["document"]] |= {line["county"]} - {""}
    for name in first:
        own[name] = own[name] or _named_by(said.get(name, []), sources)
    for name, facts in first.items():
        below = _below(name, parts)
        theirs = own[name] or set().union(*(own[part] for part in below))
        yield Paper(
            facts=facts,
            said=tuple(said.get(name, [])),
            counties=tuple(sorted(theirs)),
            parts=tuple(sorted(parts.get(name, []))),
            through=_through([line for part in below for line in said.get(part, [])]),
        )


def _named_by(said: Sequence[Line], sources: Mapping[str, Line]) -> set[str]:
    """Return the counties whose sources speak of a document."""
    found = (sources.get(line["collection"]) for line in said)
    return {source["county"] for source in found if source} - {""}


def _through(said: Sequence[Line]) -> int:
    """Count the activities that are anchored in a document's parts."""
    found = (line for line in said if line["said"] == "anchoring")
    return len({(line["collection"], line["about"]) for line in found})


def _below(name: str, parts: Mapping[str, list[str]]) -> list[str]:
    """Return all parts of a document, and theirs; a ring of parts ends the search."""
    found: list[str] = []
    left = list(parts.get(name, []))
    while left:
        part = left.pop(0)
        if part not in found and part != name:
            found.append(part)
            left += parts.get(part, [])
    return found


def _counties(documents: Sequence[Line], sources: Sequence[Line]) -> dict[str, str]:
    """Name the counties, in the order of their names."""
    lines = [*documents, *sources]
    names = {line["county"]: line["county_label"] for line in lines if line["county"]}
    return dict(sorted(names.items(), key=lambda found: (found[1], found[0])))
