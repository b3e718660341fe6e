"""Each term is declared, explained in three languages and at peace with its kin."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import owlrl
import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS

from tests.ontology_files import (
    CODES,
    FILES,
    HOME,
    ONTOLOGY,
    ROOT,
    SHAPES,
    TABLES,
    TERM,
    VOCABULARY,
    assert_in_three_languages,
    texts,
)

SNAPSHOTS = ROOT / "tests" / "fixtures" / "vocabularies"
RULE = HOME + "rule/"
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
PREFIXES = dict(VOCABULARY.namespaces())

KINDS = (
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
)
TERMS = sorted(
    str(term).removeprefix(TERM)
    for kind in KINDS
    for term in VOCABULARY.subjects(RDF.type, kind)
    if str(term).startswith(TERM)
)
PEOPLE = """
@prefix samband: <https://w3id.org/samband/ns#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@base <https://w3id.org/samband/id/> .
<erfurt-utveksling> a samband:CooperationActivity ; samband:period <period> ;
    samband:responsible <vestland> ; samband:reportedBy <opk> ;
    prov:wasDerivedFrom <row/8> .
<period> a samband:Period ; prov:wasDerivedFrom <row/8/end> .
<row/8> a samband:SourceRow . <row/8/end> a samband:SourceCell .
<hordaland> a samband:CountyAuthority . <opk> a samband:Department .
<vestland> a samband:CountyAuthority ; dcterms:spatial <vestland-fylke> .
<vestland-fylke> a samband:Place .
<partner> a samband:Participation ; samband:inActivity <erfurt-utveksling> ;
    samband:participant <erfurt> ; prov:wasDerivedFrom <row/8/title> ;
    samband:role <https://w3id.org/samband/code/role/partner-place> .
<erfurt> a samband:Place .
<membership> a samband:Membership ; samband:inActivity <erfurt-utveksling> ;
    org:member <vestland> ; org:organization <earlall> .
<succession> a samband:Succession ; samband:predecessor <hordaland> ;
    samband:successor <vestland> .
<plan> a samband:PolicyDocument . <regional-plan> a samband:PolicyDocument .
<listing> a samband:Listing ; samband:listedDocument <plan> .
<goal> a samband:Goal ; samband:goalOf <plan> ; samband:order 1 .
<adoption> a samband:Adoption ; samband:adoptedDocument <plan> ;
    samband:adoptedBy <vestland> .
<priority> a samband:Priority ; samband:priorityOf <plan> ; samband:about <erfurt> .
<link> a samband:DocumentLink ; samband:fromDocument <plan> ;
    samband:toDocument <regional-plan> .
<tie> a samband:CooperationTie ; samband:between <vestland> , <erfurt> ;
    samband:inActivity <erfurt-utveksling> .
<school-tie> a samband:SchoolCountryTie ; samband:ofSchool <askoy> ;
    samband:withCountry <tyskland> ; samband:inActivity <erfurt-utveksling> .
<region-tie> a samband:RegionTie ; samband:inActivity <erfurt-utveksling> ;
    samband:inRegion <thuringen> .
<network-tie> a samband:NetworkTie ; samband:between <vestland> , <hordaland> ;
    samband:inNetwork <earlall> .
<erasmus-2014> a samband:ProgrammeEdition ; samband:editionOf <erasmus> .
<charter> a samband:Programme ; dcterms:isPartOf <erasmus> .
"""
# Each of these, said of the people above, cannot be true.
MISTAKES = [
    "<succession> org:originalOrganization <hordaland> .",
    "<erfurt-utveksling> prov:generated <rapport> .",
    "<erfurt> a samband:CountyAuthority .",
    "<opk> a samband:School .",
    "<membership> a samband:Funding .",
    "<row/8/end> a samband:EmptyCell .",
    "<goal> a samband:Listing .",
    "<tie> a samband:NetworkTie .",
    "<charter> samband:editionOf <erasmus> .",
    "<region-tie> samband:inRegion <vestland> .",
]


def declared() -> set[str]:
    """Return every own address that the ontology files say something about."""
    graph = VOCABULARY + CODES + SHAPES
    own = {str(node) for node in graph.subjects() if isinstance(node, URIRef)}
    return {address for address in own if address.startswith(HOME)}


def expanded(name: str) -> str:
    """Return the address of a prefixed name; an address is left as it is."""
    prefix, _, local = name.partition(":")
    return str(PREFIXES[prefix]) + local if prefix in PREFIXES else name


def table_terms() -> set[str]:
    """Return the addresses of all classes and properties that the tables name."""
    names = {table.get("samband:class", "") for table in TABLES}
    for table in TABLES:
        for column in table["columns"]:
            names.add(column.get("propertyUrl", ""))
            names |= set(column.get("samband:propertyByKind", {}).values())
    return {expanded(name) for name in names if name}


def snapshot(path: Path) -> tuple[str, set[str]]:
    """Return the namespace and the addresses of one vocabulary's living terms."""
    lines = path.read_text(encoding="utf-8").splitlines()
    namespace, *terms = (line for line in lines if not line.startswith("#"))
    return namespace, {namespace + term for term in terms}


@cache
def contradictions() -> list[str]:
    """Return what OWL-RL finds impossible in a sound graph and in the mistaken ones.

    The graphs are copies of one another in worlds of their own, numbered in the order
    of ``MISTAKES``, with the sound one last; so they can be reasoned over at once.
    """
    together = VOCABULARY + Graph().parse(SNAPSHOTS / "axioms.ttl")
    for number, mistake in enumerate([*MISTAKES, ""]):
        world = PEOPLE.replace("/id/>", f"/id/{number}/>") + mistake
        together.parse(data=world, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(together)
    return sorted(str(text) for text in together.objects(None, ERROR))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_reads_the_same_in_both_libraries(path: Path) -> None:
    """Both rdflib and Oxigraph read the same number of triples."""
    store = pyoxigraph.Store()
    store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)

    assert len(Graph().parse(path)) == len(store) > 0


def test_header_tells_version_and_licence() -> None:
    """The ontology says what it is, in which version and under which licence."""
    ontology = URIRef(HOME + "ns")
    version = VOCABULARY.value(ontology, OWL.versionInfo)

    assert (ontology, RDF.type, OWL.Ontology) in VOCABULARY
    assert VOCABULARY.value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/{version}")
    assert VOCABULARY.value(ontology, DCTERMS.license)
    assert not list(VOCABULARY.objects(ontology, OWL.imports))
    assert_in_three_languages(texts(VOCABULARY, ontology, DCTERMS.title))
    assert_in_three_languages(texts(VOCABULARY, ontology, DCTERMS.description))


@pytest.mark.parametrize("name", TERMS)
def test_term_is_explained(name: str) -> None:
    """Each term has one label and one definition in each language, and a home."""
    term = URIRef(TERM + name)

    assert_in_three_languages(texts(VOCABULARY, term, RDFS.label))
    assert_in_three_languages(texts(VOCABULARY, term, SKOS.definition))
    assert VOCABULARY.value(term, RDFS.isDefinedBy) == URIRef(HOME + "ns")


@pytest.mark.parametrize("name", TERMS)
def test_term_is_well_named(name: str) -> None:
    """Classes begin with a capital letter, properties do not."""
    is_class = (URIRef(TERM + name), RDF.type, OWL.Class) in VOCABULARY

    assert re.fullmatch(r"[A-Za-z]+", name)
    assert name[0].isupper() == is_class
    if is_class:
        assert_in_three_languages(texts(VOCABULARY, URIRef(TERM + name), SKOS.example))


@pytest.mark.parametrize("name", TERMS)
def test_definition_is_not_circular(name: str) -> None:
    """No definition leans on the very words that it defines."""
    term = URIRef(TERM + name)
    labels = {
        text.language: text.lower() for text in texts(VOCABULARY, term, RDFS.label)
    }

    for text in texts(VOCABULARY, term, SKOS.definition):
        label = re.escape(labels[text.language])
        assert not re.match(rf"{label}\b", text.lower())


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_terms_are_told_apart(predicate: URIRef) -> None:
    """No two terms share a label or a definition in one language."""
    found = Counter(
        (text, text.language)
        for name in TERMS
        for text in texts(VOCABULARY, URIRef(TERM + name), predicate)
    )

    assert [text for text, times in found.items() if times > 1] == []


def test_no_own_address_is_undeclared() -> None:
    """Each own address in the ontology, the tables and the rules is declared."""
    graph = VOCABULARY + CODES + SHAPES
    used = {
        str(node) for triple in graph for node in triple if isinstance(node, URIRef)
    }
    used |= table_terms()
    for path in ONTOLOGY.rglob("*.rq"):
        query = path.read_text(encoding="utf-8")
        used |= {TERM + name for name in re.findall(r"(?<!:)\bsamband:(\w+)", query)}
        used |= {RULE + name for name in re.findall(r"\brule:([\w-]+)", query)}
    used = {address for address in used if address.startswith(HOME)}

    assert sorted(used - declared() - {HOME + "ns/0.1.0"}) == []


def test_reused_terms_live() -> None:
    """Each borrowed term stands in its vocabulary and is not deprecated there."""
    known = dict(snapshot(path) for path in SNAPSHOTS.glob("*.txt"))
    skipped = {RDFS.seeAlso, DCTERMS.license}
    used = {
        str(node)
        for triple in VOCABULARY + CODES + SHAPES
        if triple[1] not in skipped
        for node in triple
        if isinstance(node, URIRef)
    }
    for namespace, terms in known.items():
        here = {
            address for address in used | table_terms() if address.startswith(namespace)
        }
        assert sorted(here - terms) == []
    foreign = {address for address in used if not address.startswith((HOME, *known))}
    matches = set(map(str, CODES.objects(None, SKOS.exactMatch)))

    assert sorted(foreign - matches) == []


def test_schema_org_is_written_in_one_way() -> None:
    """Every file writes schema.org with https, as one graph must."""
    for path in [*FILES, *(ONTOLOGY / "tables").glob("*.json")]:
        assert "http://schema.org" not in path.read_text(encoding="utf-8")


def test_domains_and_ranges_are_declared() -> None:
    """A domain or range is one class or datatype, never several at once."""
    for name in TERMS:
        for predicate in (RDFS.domain, RDFS.range):
            assert len(list(VOCABULARY.objects(URIRef(TERM + name), predicate))) <= 1


def test_ontology_agrees_with_what_it_reuses() -> None:
    """A sound graph does not contradict ORG, PROV-O and the other vocabularies."""
    mistaken = [f"{HOME}id/{number}/" for number in range(len(MISTAKES))]

    assert [
        text
        for text in contradictions()
        if not any(world in text for world in mistaken)
    ] == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_contradiction_is_found(mistake: str) -> None:
    """Each mistake that the ontology forbids is found by OWL-RL."""
    world = f"{HOME}id/{MISTAKES.index(mistake)}/"

    assert any(world in text for text in contradictions())


def test_every_term_is_asked_for() -> None:
    """A class or property that no question and no shape uses is not needed."""
    asked = (ONTOLOGY / "shapes.ttl").read_text(encoding="utf-8") + "".join(
        path.read_text(encoding="utf-8") for path in (ONTOLOGY / "questions").iterdir()
    )
    words = set(re.findall(r"samband:(\w+)", asked))
    terms = set(TERMS)

    assert sorted(terms - words) == []
