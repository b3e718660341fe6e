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
from graph.stating import addresses
from graph.stating.terms import node
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
Said = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]


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
                store.bulk_extend(ox.Quad(*said) for said in _statements(kind, say))


def words_of_findings(
    findings: dict[str, list[Finding]], tell: Tell = in_codes
) -> Iterator[ox.Triple]:
    """Yield what findings say in words, for a graph that has them without.

    Words are most of what there is to say of findings, and no question asks for them.
    """
    for kind in findings.values():
        yield from (
            ox.Triple(*said) for said in _statements(kind, partial(_words, tell))
        )


def _statements(
    findings: Iterable[Finding], say: Callable[[Finding], Iterable[Said]]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    for finding in findings:
        subject = node(address_of(finding))
        yield from ((subject, predicate, value) for predicate, value in say(finding))


def address_of(finding: Finding) -> str:
    """Return the address of a finding: the same for the same finding next year."""
    return f"{ID_NAMESPACE}finding/{addresses.part(finding.id)}"


def _facts(finding: Finding, *, places: dict[tuple[str, str], str]) -> Iterator[Said]:
    """Yield what a finding is and what it points out, without words."""
    yield node("rdf:type"), node("samband:Finding")
    yield node("dcterms:identifier"), ox.Literal(finding.id)
    yield node("samband:findingLevel"), ox.Literal(finding.level)
    yield node("samband:derivedBy"), node(RULES_NAMESPACE + finding.kind)
    codes = {
        "samband:findingKind": ("finding-kind", finding.kind),
        "samband:certainty": ("certainty", finding.certainty),
        "samband:evidenceStatus": ("evidence", "derived"),
        "samband:verdict": ("verdict", finding.verdict),
    }
    for predicate, (scheme, word) in codes.items():
        if word:
            yield node(predicate), node(addresses.code(scheme, word))
    for place in zip(finding.activities, finding.rows, strict=False):
        yield node("samband:inActivity"), node(places[place])
    for thing in finding.things:
        yield node("samband:pointsOut"), node(thing)


def _words(tell: Tell, finding: Finding) -> Iterator[Said]:
    """Yield a finding's texts; one without a language is a plain text."""
    words = tell(finding)
    told = [("rdfs:label", words.sentence), ("samband:fix", words.fix)]
    told += [("skos:note", reason) for reason in words.reasons]
    for predicate, texts in told:
        property_ = node(predicate)
        for language, text in texts.items():
            yield property_, ox.Literal(text, language=language or None)
