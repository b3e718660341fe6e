"""The themes: explained in three languages, and found in all of them."""

from itertools import combinations
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from graph.findings.themes import broader_themes, theme_name, themes_of

ROOT = Path(__file__).parent.parent
GRAPH = Graph().parse(ROOT / "ontology" / "themes.ttl")
SCHEME = URIRef("https://w3id.org/samband/code/theme")
THEMES = sorted(str(one) for one in GRAPH.subjects(SKOS.inScheme, SCHEME))
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def code(theme: str) -> str:
    """Return the last part of a theme's address."""
    return theme.rpartition("/")[2]


def labels(theme: str, *predicates: URIRef) -> list[Literal]:
    """Return the labels of a theme."""
    found = (GRAPH.objects(URIRef(theme), one) for one in predicates)
    return [label for some in found for label in some if isinstance(label, Literal)]


@pytest.mark.parametrize("theme", THEMES, ids=code)
def test_theme_is_explained(theme: str) -> None:
    """Each theme has one label and one definition in each language, and a code."""
    assert (URIRef(theme), RDF.type, SKOS.Concept) in GRAPH
    assert str(GRAPH.value(URIRef(theme), SKOS.notation)) == code(theme)
    for predicate in (SKOS.prefLabel, SKOS.definition):
        found = sorted(str(text.language) for text in labels(theme, predicate))
        assert found == ["en", "nb", "nn"]
    assert {str(text.language) for text in labels(theme, SKOS.altLabel)} == {
        "en",
        "nb",
        "nn",
    }


@pytest.mark.parametrize("theme", THEMES, ids=code)
def test_labels_are_of_one_sort(theme: str) -> None:
    """No label is preferred, alternative and hidden at once (SKOS S13)."""
    for one, other in combinations(LABELS, 2):
        assert not set(labels(theme, one)) & set(labels(theme, other))


@pytest.mark.parametrize("theme", THEMES, ids=code)
def test_theme_is_found_by_each_of_its_names(theme: str) -> None:
    """Whoever writes one of the labels, in any language, means the theme."""
    lost = [str(text) for text in labels(theme, *LABELS) if code(theme) not in
            themes_of(str(text))]  # fmt: skip

    assert lost == []


def test_themes_are_told_apart() -> None:
    """No two themes share a preferred label in one language."""
    found = [label for theme in THEMES for label in labels(theme, SKOS.prefLabel)]

    assert len(found) == len(set(found))


def test_top_themes_are_listed() -> None:
    """The scheme lists the themes that lie in no other, and only those."""
    tops = {str(one) for one in GRAPH.objects(SCHEME, SKOS.hasTopConcept)}

    assert tops == {theme for theme in THEMES if not broader_themes(code(theme))}


SAME = [
    ("Karriererettleiing for vaksne", "karriereveiledning", "career guidance"),
    ("fornybar energi", "fornybar energi", "renewable energy"),
    ("yrkesfagleg opplæring", "yrkesopplæring", "vocational training"),
    ("berekraftsmåla", "bærekraftsmålene", "sustainable development"),
]


@pytest.mark.parametrize("texts", SAME, ids=lambda texts: texts[2])
def test_the_three_languages_meet(texts: tuple[str, ...]) -> None:
    """The same thing said in nynorsk, bokmål and English has a theme in common."""
    assert frozenset.intersection(*map(themes_of, texts))


def test_short_words_must_stand_alone() -> None:
    """VET is a theme, and «vetter» is not."""
    assert "vocational-training" in themes_of("VET mobility")
    assert themes_of("vetter på fjellet") == frozenset()


def test_themes_have_names() -> None:
    """A theme is called what the reader's language calls it."""
    assert [theme_name("public-health", one) for one in ("nn", "nb", "en")] == [
        "folkehelse",
        "folkehelse",
        "public health",
    ]
