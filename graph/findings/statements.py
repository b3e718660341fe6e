"""Findings as statements in the graph, so that SPARQL can ask for them.

A finding is derived from everything at once, so no rule in SPARQL makes it: the
finders do, and each says by ``derivedBy`` which of them it was.  Findings are
made of the graph as it was before, never of one another.  The words come from
whoever calls: the graph itself knows no language, and without words a reason
stands there as its code and values.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

import pyoxigraph as ox

from graph.findings.finding import Finding
from graph.findings.listed import listed
from graph.holding import add, batched
from graph.stating import addresses
from graph.stating.terms import triple
from ontology import ID_NAMESPACE, RULES_NAMESPACE

#: Texts by language.
Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """A finding in words: its sentence, its reasons one by one, the smallest fix."""

    sentence: Texts = field(default_factory=dict)
    reasons: tuple[Texts, ...] = ()
    fix: Texts = field(default_factory=dict)


Tell = Callable[[Finding], Words]
#: A property and its value; a value that is text is an address.
Said = tuple[str, str | ox.Literal]


def in_codes(finding: Finding) -> Words:
    """Return a finding in no language at all: each reason as its code and values."""
    return Words(
        reasons=tuple(
            {"": " ".join((reason.code, *reason.values.values()))}
            for reason in finding.reasons
        )
    )


def add_findings(
    store: ox.Store, findings: dict[str, list[Finding]], tell: Tell | None = in_codes
) -> None:
    """Put findings of every kind into the graph; without ``tell``, wordless."""
    places = {
        (entry.id, entry.row): address for address, entry in listed(store).items()
    }
    for kind in findings.values():
        for say in (partial(_facts, places=places), tell and partial(_words, tell)):
            if say:
                for lines in batched(_statements(kind, say)):
                    add(store, lines)


def words_of_findings(
    findings: dict[str, list[Finding]], tell: Tell = in_codes
) -> Iterator[str]:
    """Yield what findings say in words, as N-Triples, for a graph that lacks them.

    Words are most of what there is to say of findings, and no question asks for them.
    """
    for kind in findings.values():
        yield from _statements(kind, partial(_words, tell))


def _statements(
    findings: Iterable[Finding], say: Callable[[Finding], Iterable[Said]]
) -> Iterator[str]:
    for finding in findings:
        subject = address_of(finding)
        for predicate, value in say(finding):
            yield triple(subject, predicate, value)


def address_of(finding: Finding) -> str:
    """Return the address of a finding: the same for the same finding next year."""
    return f"{ID_NAMESPACE}finding/{addresses.part(finding.id)}"


def _facts(finding: Finding, *, places: dict[tuple[str, str], str]) -> Iterator[Said]:
    """Yield what a finding is and what it points out, without words."""
    yield "rdf:type", "samband:Finding"
    yield "dcterms:identifier", ox.Literal(finding.id)
    yield "samband:findingLevel", ox.Literal(finding.level)
    yield "samband:derivedBy", RULES_NAMESPACE + finding.kind
    codes = {
        "samband:findingKind": ("finding-kind", finding.kind),
        "samband:certainty": ("certainty", finding.certainty),
        "samband:evidenceStatus": ("evidence", "derived"),
        "samband:verdict": ("verdict", finding.verdict),
    }
    for predicate, (scheme, word) in codes.items():
        if word:
            yield predicate, addresses.code(scheme, word)
    for place in zip(finding.activities, finding.rows, strict=False):
        yield "samband:inActivity", places[place]
    yield from (("samband:pointsOut", thing) for thing in finding.things)


def _words(tell: Tell, finding: Finding) -> Iterator[Said]:
    """Yield a finding's texts; one without a language is a plain text."""
    words = tell(finding)
    told = [("rdfs:label", words.sentence), ("samband:fix", words.fix)]
    told += [("skos:note", reason) for reason in words.reasons]
    for predicate, texts in told:
        for language, text in texts.items():
            yield predicate, ox.Literal(text, language=language or None)
