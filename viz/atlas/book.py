"""What every page of the atlas is made of, in one language."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any

from graph.asking.coverage import ask_coverage
from graph.asking.details import ask_details
from graph.asking.store import Answer
from graph.asking.views import ask_view, has_words
from graph.build import Built
from graph.findings import Findings, find
from graph.findings.finding import Finding
from graph.stating.addresses import local
from viz.page import day
from viz.references import reference_in

Records = list[dict[str, str]]
#: Columns of views that hold references to a source: ``rad 8, Tiltak``.
REFERENCES = ("source", "place")

#: Views that are asked of the things with a page only: of everything is too much.
OF_KNOWN = ("page-cells", "page-said", "page-values")
#: Views that are asked in several narrow queries.
APART = {"coverage": ask_coverage, "details": ask_details}
#: Stands for the code list that a line names itself, in its column ``list``.
OWN_LIST = "list"
#: Views that are asked once and worded in each language: each label by its code list
#: and the column of its code.
WORDED = {
    "coverage": {
        "kind_label": ("activity-kind", "kind"),
        "level_label": ("document-level", "level"),
        "evidence_label": ("evidence", "evidence"),
    },
    "details": {
        "kind_label": ("activity-kind", "kind"),
        "status_label": ("status", "status"),
    },
    "ladder-links": {
        "relation_label": ("document-relation", "relation"),
        "evidence_label": ("evidence", "evidence"),
    },
    "page-cells": {"status_label": ("cell-text", "status")},
    "page-facts": {
        "value": (OWN_LIST, "value"),
        "evidence_label": ("evidence", "evidence"),
    },
    "page-things": {"kind": (OWN_LIST, "kind")},
    "page-values": {
        "value": (OWN_LIST, "value"),
        "evidence_label": ("evidence", "evidence"),
    },
}
#: By what lines are put in order again, where a word is among it.
ORDER = {
    "page-facts": ("thing", "fact", "value", "source"),
    "page-things": ("thing", "kind", "name"),
    "page-values": ("of", "part", "name", "value", "source"),
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the atlas in one language.

    Attributes:
        route: Where it stands, the same in every language: ``funn``, ``om/erfurt``.
        title: What it is called in the window and in the history.
        html: The page, already escaped.
    """

    route: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Book:
    """The graph, its findings and the language that they are told in.

    ``known`` are the addresses that have a page of their own; ``title`` is the
    source's own, or how many sources there are; ``as_of`` is an ISO day or empty.
    ``asked`` is the day that findings are reckoned from, if somebody named one;
    otherwise each source is reckoned from its own.  ``routes`` are the pages of
    the menu.
    ``shared`` is one for all languages: what a page has made once for all of them.
    """

    built: Built
    findings: Findings
    language: str
    title: str = ""
    as_of: str = ""
    asked: date | None = None
    routes: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    shared: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    _found: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def view(self, name: str) -> Records:
        """Return the lines of a view of ``ontology/views``, asked only once."""
        found: Records = self.once(
            ("view", name), partial(self._ask, name), shared=_alike(name)
        )
        return found

    def by(self, name: str, column: str) -> dict[str, Records]:
        """Return the lines of a view, gathered by what stands in a column."""
        found: dict[str, Records] = self.once(
            ("by", name, column),
            lambda: gathered(self.view(name), column),
            shared=_alike(name),
        )
        return found

    def once(
        self, key: object, make: Callable[[], Any], *, shared: bool = False
    ) -> Any:
        """Return what is made only once; if ``shared``, for all languages together."""
        kept = self.shared if shared else self._found
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def found(self, kind: str) -> list[Finding]:
        """Return the findings of a kind, also those that ask nothing of anybody."""
        known = self.built.found
        if known.as_of == self.asked and kind in known.everything:
            return known.everything[kind]
        findings: list[Finding] = self.once(
            ("found", kind),
            lambda: find(self.built.store, kind, as_of=self.asked),
            shared=True,
        )
        return findings

    def forget(self) -> None:
        """Drop what was made for this language only: it takes room."""
        self._found.clear()

    def _ask(self, name: str) -> Records:
        found = list(self._answer(name).records())
        if name in WORDED:
            self._word(found, WORDED[name])
        if name in ORDER:
            found.sort(key=itemgetter(*ORDER[name]))
        for one in found:
            for column in REFERENCES:
                if column in one:
                    one[column] = reference_in(one[column], self.language)
        return found

    def _answer(self, name: str) -> Answer:
        if name in APART:
            return APART[name](self.built.store)
        asked = sorted(self.known) if name in OF_KNOWN else ()
        language = "nn" if name in WORDED else self.language
        return ask_view(self.built.store, name, language=language, things=asked)

    def _word(self, found: Records, labels: Mapping[str, tuple[str, str]]) -> None:
        """Put the labels of lines that were asked in one language into this one."""
        words = {
            (line["list"], line["code"]): line["label"] for line in self.view("labels")
        }
        for one in found:
            for label, (codes, code) in labels.items():
                named = one[OWN_LIST] if codes == OWN_LIST else codes
                one[label] = words.get((named, one[code]), one.get(label, ""))

    def link(self, address: str) -> str:
        """Return the link to the page of a thing, or nothing if it has none."""
        if address not in self.known:
            return ""
        return self.link_to(route_of(address))

    def link_to(self, route: str) -> str:
        """Return the link to a page by its route, in the book's own language."""
        return f"#{self.language}/{route}"

    @property
    def day(self) -> str:
        """Return the day that the sources were up to date, as people write it."""
        return day(self.language, self.as_of)


def _alike(name: str) -> bool:
    """Return whether a view tells the same in every language."""
    return not (has_words(name) or name in WORDED)


def gathered(records: Records, column: str) -> dict[str, Records]:
    """Return records by what stands in one column; nothing is found as no records.

    >>> gathered([{"a": "1"}, {"a": "2"}, {"a": "1"}], "a")["1"]
    [{'a': '1'}, {'a': '1'}]
    """
    groups: dict[str, Records] = defaultdict(list)
    for record in records:
        groups[record[column]].append(record)
    return groups


def route_of(address: str) -> str:
    """Return the route of the page about a thing.

    >>> route_of("https://w3id.org/samband/id/erfurt")
    'om/erfurt'
    """
    return f"om/{local(address)}"
