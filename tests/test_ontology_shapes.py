"""The shapes say what they should, and both engines hear the same."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import pyshacl
import pytest
import shacl
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"
FIXTURES = ROOT / "tests" / "fixtures" / "shapes"
NAMESPACE = "https://w3id.org/samband/ns#"
SHAPE = "https://w3id.org/samband/shape/"
LANGUAGES = {"nn", "nb", "en"}

SHAPES = Graph().parse(ONTOLOGY / "shapes.ttl")
VOCABULARY = Graph().parse(ONTOLOGY / "samband.ttl")
CODES = Graph().parse(ONTOLOGY / "codes.ttl")
ONTOLOGY_LINES = VOCABULARY.serialize(format="nt")
COMPILED = shacl.Shapes.from_file(str(ONTOLOGY / "shapes.ttl"))
# What SHACL says of shapes, as shipped with pyshacl.
META = shacl.Shapes.from_file(str(files("pyshacl") / "assets" / "shacl-shacl.ttl"))

# A rule carries a severity; the shape of a class only gathers rules.
RULES = sorted(str(rule).removeprefix(SHAPE) for rule in SHAPES.subjects(SH.severity))
FAMILIES = sorted({rule.partition("-")[0] for rule in RULES})

Finding = tuple[str, str, str, str]


def fixture(family: str, outcome: str) -> Graph:
    """Read the passing or the failing graph of one family of rules."""
    return Graph().parse(FIXTURES / f"{family}.{outcome}.ttl")


@cache
def heard_by_rust(family: str, outcome: str, with_ontology: bool) -> frozenset[Finding]:
    """Tell what the `shacl` package finds, as (node, rule, component, severity)."""
    text = fixture(family, outcome).serialize(format="nt")
    if with_ontology:
        text += ONTOLOGY_LINES
    return frozenset(
        (
            result.focus_node.strip("<>"),
            (result.source_shape or "").strip("<>"),
            result.component_iri.strip("<>"),
            result.severity_iri.strip("<>"),
        )
        for result in COMPILED.validate_text(text, format="ntriples").results
    )


@cache
def heard_by_pyshacl(
    family: str, outcome: str, with_ontology: bool
) -> frozenset[Finding]:
    """Tell what pyshacl finds, as (node, rule, component, severity)."""
    graph = fixture(family, outcome)
    if with_ontology:
        graph += VOCABULARY
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES, inference="none")
    assert isinstance(report, Graph)
    parts = (
        SH.focusNode,
        SH.sourceShape,
        SH.sourceConstraintComponent,
        SH.resultSeverity,
    )

    def read(result: Node) -> Finding:
        node, rule, component, severity = (
            str(report.value(result, part)) for part in parts
        )
        return node, rule, component, severity

    return frozenset(
        read(result) for result in report.subjects(RDF.type, SH.ValidationResult)
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_family_is_silent_on_its_passing_graph(family: str) -> None:
    """A graph in order gets no remark from the rules it was drawn for."""
    rules = {SHAPE + rule for rule in RULES if rule.partition("-")[0] == family}

    spoken = {rule for _, rule, _, _ in heard_by_rust(family, "pass", False)}

    assert not spoken & rules


@pytest.mark.parametrize("rule", RULES)
def test_rule_speaks_on_the_failing_graph(rule: str) -> None:
    """Each rule finds its fault, with the severity it declares."""
    family = rule.partition("-")[0]
    severity = str(SHAPES.value(URIRef(SHAPE + rule), SH.severity))

    found = heard_by_rust(family, "fail", False)

    assert (SHAPE + rule, severity) in {(name, level) for _, name, _, level in found}


@pytest.mark.parametrize("outcome", ["pass", "fail"])
@pytest.mark.parametrize("family", FAMILIES)
def test_engines_agree(family: str, outcome: str) -> None:
    """Both engines report the same nodes, rules, components and severities."""
    assert heard_by_rust(family, outcome, False) == heard_by_pyshacl(
        family, outcome, False
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_rules_hold_beside_the_ontology(family: str) -> None:
    """Loading the ontology with the data, and so its subclasses, changes no verdict."""
    rules = {SHAPE + rule for rule in RULES if rule.partition("-")[0] == family}

    alone = {f for f in heard_by_rust(family, "fail", False) if f[1] in rules}
    beside = {f for f in heard_by_rust(family, "fail", True) if f[1] in rules}
    passing = {rule for _, rule, _, _ in heard_by_rust(family, "pass", True)}

    assert alone <= beside
    assert not passing & rules


@pytest.mark.parametrize(
    "family", ["Membership", "CooperationTie", "School", "DerivedTie"]
)
def test_engines_agree_beside_the_ontology(family: str) -> None:
    """Both engines follow subclasses in the same way."""
    assert heard_by_rust(family, "fail", True) == heard_by_pyshacl(family, "fail", True)


def test_fixtures_match_families() -> None:
    """Each family has one passing and one failing graph, and no graph is left over."""
    expected = {f"{name}.{end}.ttl" for name in FAMILIES for end in ("pass", "fail")}

    assert {path.name for path in FIXTURES.iterdir()} == expected


def test_each_class_has_a_shape() -> None:
    """Each class of the ontology is the target of the shape that bears its name."""
    classes = {
        str(cls).removeprefix(NAMESPACE)
        for cls in VOCABULARY.subjects(RDF.type, OWL.Class)
        if str(cls).startswith(NAMESPACE)
    }
    # A bare Statement never occurs: its shape targets the kinds of statement.
    targeted = {
        name
        for name in classes - {"Statement"}
        if (URIRef(SHAPE + name), SH.targetClass, URIRef(NAMESPACE + name)) in SHAPES
    }

    assert targeted == classes - {"Statement"}
    assert (URIRef(SHAPE + "Statement"), RDF.type, SH.NodeShape) in SHAPES


def test_statement_shape_covers_every_kind() -> None:
    """No kind of statement but Name, which may lack evidence, escapes the shape."""
    statement = URIRef(NAMESPACE + "Statement")
    kinds = set(VOCABULARY.transitive_subjects(RDFS.subClassOf, statement))

    targets = set(SHAPES.objects(URIRef(SHAPE + "Statement"), SH.targetClass))

    assert targets == kinds - {statement, URIRef(NAMESPACE + "Name")}


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_explained(rule: str) -> None:
    """Each rule has one name and one message in each language."""
    node = URIRef(SHAPE + rule)

    for predicate in (SH.name, SH.message):
        texts = list(SHAPES.objects(node, predicate))
        assert {text.language for text in texts} == LANGUAGES  # type: ignore[attr-defined]  # objects() promises only a Node
        assert len(texts) == len(LANGUAGES)
        assert all(str(text) == str(text).strip() for text in texts)


def test_each_rule_is_reached() -> None:
    """Each rule has a target of its own or hangs on the shape of a class."""
    hanging = {
        rule
        for rule in SHAPES.subjects(SH.severity)
        if not SHAPES.value(rule, SH.targetClass)
        and not SHAPES.value(rule, SH.targetSubjectsOf)
        and not list(SHAPES.subjects(SH.property, rule))
    }

    assert not hanging


def test_code_constraints_equal_the_code_lists() -> None:
    """Each `sh:in` holds the codes of one scheme, no more and no fewer."""
    heads = set(SHAPES.objects(None, SH["in"]))
    assert heads

    for head in heads:
        members = set(Collection(SHAPES, head))
        schemes = {CODES.value(member, SKOS.inScheme) for member in members}
        assert len(schemes) == 1
        assert members == set(CODES.subjects(SKOS.inScheme, schemes.pop()))


def test_codes_in_conditions_exist() -> None:
    """A rule that turns on one code, or one class, names one that there is."""
    codes = set(CODES.subjects(RDF.type, SKOS.Concept))
    classes = set(VOCABULARY.subjects(RDF.type, OWL.Class))

    assert set(SHAPES.objects(None, SH.hasValue)) <= codes | classes


def test_shapes_are_well_formed() -> None:
    """The shapes pass the shapes that SHACL has for shapes."""
    text = (ONTOLOGY / "shapes.ttl").read_text(encoding="utf-8")

    assert not META.validate_text(text, format="turtle").results


@pytest.mark.parametrize(
    ("sound", "faulty"),
    [
        ("sh:minCount 1 ;", "sh:minCount -1.5 ;"),
        ("sh:nodeKind sh:IRI ;", "sh:nodeKind sh:Address ;"),
        ("sh:severity sh:Info ;", 'sh:severity "info" ;'),
        ("sh:path samband:role ;", "sh:path samband:role , samband:count ;"),
    ],
)
def test_malformed_shape_is_found(sound: str, faulty: str) -> None:
    """A slip in one shape does not pass the shapes that SHACL has for shapes."""
    text = (ONTOLOGY / "shapes.ttl").read_text(encoding="utf-8")

    assert META.validate_text(text.replace(sound, faulty, 1), format="turtle").results
