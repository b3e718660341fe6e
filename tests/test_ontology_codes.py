"""Each code is labelled in three languages, told apart and tied to its list."""

from collections import Counter

import pytest
from rdflib import RDF, SKOS, URIRef

from tests.ontology_files import (
    CODE,
    CODES,
    SCHEMES,
    TABLES,
    TERM,
    assert_in_three_languages,
    texts,
)

# Codes whose label alone would leave a county officer in doubt.
EXPLAINED = [
    "activity-kind",
    "adoption-status",
    "document-level",
    "document-relation",
    "evidence",
    "role",
    "status",
]


@pytest.mark.parametrize("name", SCHEMES)
def test_codes_are_labelled(name: str) -> None:
    """Each code of a list is labelled, noted and tied to its list."""
    scheme = URIRef(CODE + name)
    codes = set(CODES.subjects(SKOS.inScheme, scheme))

    assert codes
    assert_in_three_languages(texts(CODES, scheme, SKOS.prefLabel))
    assert set(CODES.objects(scheme, SKOS.hasTopConcept)) == codes
    for code in codes:
        assert (code, RDF.type, SKOS.Concept) in CODES
        assert (code, SKOS.topConceptOf, scheme) in CODES
        assert f"{scheme}/{CODES.value(code, SKOS.notation)}" == str(code)
        assert_in_three_languages(texts(CODES, code, SKOS.prefLabel))
        definitions = texts(CODES, code, SKOS.definition)
        if name in EXPLAINED or definitions:
            assert_in_three_languages(definitions)


@pytest.mark.parametrize("name", SCHEMES)
def test_codes_of_a_list_are_told_apart(name: str) -> None:
    """No two codes of one list share a label in one language."""
    found = Counter(
        (label, label.language)
        for code in CODES.subjects(SKOS.inScheme, URIRef(CODE + name))
        for label in texts(CODES, code, SKOS.prefLabel)
    )

    assert [label for label, times in found.items() if times > 1] == []


def test_no_code_stands_outside_a_list() -> None:
    """Each code belongs to a list that is declared."""
    lists = {URIRef(CODE + name) for name in SCHEMES}

    for code in CODES.subjects(RDF.type, SKOS.Concept):
        assert set(CODES.objects(code, SKOS.inScheme)) <= lists
        assert CODES.value(code, SKOS.inScheme)


def test_roles_stand_on_one_side() -> None:
    """Each role is an org:Role and stands on one side of the cooperation."""
    org_role = URIRef("http://www.w3.org/ns/org#Role")
    sides = set(CODES.subjects(SKOS.inScheme, URIRef(CODE + "side")))

    for role in CODES.subjects(SKOS.inScheme, URIRef(CODE + "role")):
        assert (role, RDF.type, org_role) in CODES
        assert len(set(CODES.objects(role, URIRef(TERM + "roleSide"))) & sides) == 1


@pytest.mark.parametrize("name", ["organisation-kind", "programme-kind"])
def test_kinds_give_a_class(name: str) -> None:
    """Each kind of organisation and programme says which class its instances get."""
    for code in CODES.subjects(SKOS.inScheme, URIRef(CODE + name)):
        assert len(list(CODES.objects(code, URIRef(TERM + "classForKind")))) == 1


def test_levels_are_ordered() -> None:
    """The policy levels run from the international one down to the school."""
    levels = {
        str(CODES.value(code, URIRef(TERM + "order"))): str(code).rpartition("/")[2]
        for code in CODES.subjects(SKOS.inScheme, URIRef(CODE + "document-level"))
    }

    assert [levels[number] for number in "12345"] == [
        "international",
        "national",
        "regional",
        "county-programme",
        "school",
    ]


def test_code_lists_of_the_tables_exist() -> None:
    """Each code list that a table column asks for is there."""
    asked = {
        column["samband:codes"]
        for table in TABLES
        for column in table["columns"]
        if "samband:codes" in column
    }

    assert asked <= set(SCHEMES)
