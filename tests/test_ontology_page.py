"""The page about the ontology names every term and asks nobody for anything."""

import re
from html.parser import HTMLParser
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph

from tests.tools.ontology_drawing import (
    NAME,
    PAD,
    SIZE,
    Box,
    Drawing,
    drawing,
)
from tests.tools.ontology_page import LANGUAGES, ONTOLOGY, main, page
from viz.explorer.lettering import width

GRAPH = Graph().parse(ONTOLOGY)
TERM = "https://w3id.org/samband/ns#"
TERMS = sorted(
    {str(term) for term in GRAPH.subjects(RDFS.isDefinedBy)}
    | {str(term) for term in GRAPH.subjects(RDF.type, OWL.Class)}
)
#: What makes a browser fetch something; an ``a`` only waits to be followed.
FETCHING = {"src", "srcset", "data", "poster", "action", "formaction", "ping"}


class Reading(HTMLParser):
    """What the page holds: its identifiers, its links, what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.words: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the identifiers and addresses of one element."""
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in FETCHING or name in ("href", "xlink:href"):
                self.fetched.append(value or "")

    def handle_data(self, data: str) -> None:
        """Note a piece of text."""
        self.words.add(data.strip())


@pytest.fixture(scope="module")
def text() -> str:
    """Make the page once."""
    return page()


@pytest.fixture(scope="module")
def read(text: str) -> Reading:
    """Read the page as a browser does."""
    reading = Reading()
    reading.feed(text)
    return reading


@pytest.fixture(scope="module")
def drawn() -> Drawing:
    """Draw the classes once."""
    return drawing(GRAPH)


def test_page_is_written_into_the_folder(tmp_path: Path, text: str) -> None:
    """The folder is made, and the same ontology gives the same bytes."""
    main([str(tmp_path / "pages")])

    written = tmp_path / "pages" / "ontology.html"
    assert written.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("iri", TERMS)
def test_every_term_is_on_the_page(iri: str, read: Reading) -> None:
    """Each class, property and rule has a place of its own, with its address."""
    assert re.split("[/#]", iri)[-1] in read.ids
    assert iri in read.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_on_the_page(language: str, read: Reading) -> None:
    """All that the ontology says of its terms can be read in each language."""
    said = {
        str(words)
        for _, predicate, words in GRAPH
        if getattr(words, "language", None) == language
        and predicate != SKOS.editorialNote  # a note to ourselves
    }

    assert said
    assert said - read.words == set()


def test_page_asks_nobody_for_anything(text: str, read: Reading) -> None:
    """Nothing is fetched, run or imported, and a policy forbids it besides."""
    assert set(read.fetched) <= {"data:,"}
    assert all(found.startswith("#") for found in re.findall(r"url\((.*?)\)", text))
    assert "@import" not in text
    assert "<script" not in text
    assert " style=" not in text
    assert "default-src &#39;none&#39;" in text


def test_links_on_the_page_lead_somewhere(read: Reading) -> None:
    """No identifier stands twice, and each link finds the one it means."""
    assert len(read.ids) == len(set(read.ids))
    assert read.links
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)


def test_each_property_between_classes_is_drawn(drawn: Drawing) -> None:
    """Each object property from one of our classes to another has its arrow."""
    own = set(GRAPH.subjects(RDF.type, OWL.Class))
    between = {
        term
        for term in GRAPH.subjects(RDF.type, OWL.ObjectProperty)
        if GRAPH.value(term, RDFS.domain) in own
        and GRAPH.value(term, RDFS.range) in own
        and GRAPH.value(term, RDFS.domain) != GRAPH.value(term, RDFS.range)
    }
    labels = {str(GRAPH.value(term, RDFS.label, any=True)) for term in between}
    lines = [line for box in drawn.boxes for line in box.lines]
    shown = {words for line in lines if line.target for words in line.texts.values()}

    assert labels <= shown
    assert len(drawn.arrows) == sum(bool(line.target) for line in lines)


def test_boxes_of_the_drawing_stand_clear(drawn: Drawing) -> None:
    """No two boxes meet, all stand within the picture, and all words have room."""
    for one, other in combinations(drawn.boxes, 2):
        assert one.right <= other.x or other.right <= one.x or apart(one, other)
    for box in drawn.boxes:
        assert box.x >= 0 and box.right <= drawn.width
        assert box.y >= 0 and box.y + box.height <= drawn.height
        room = box.width - 2 * PAD
        assert all(width(name, NAME) <= room + 1 for name in box.texts.values())
        for line in box.lines:
            assert all(width(name, SIZE) <= room + 1 for name in line.texts.values())


def apart(one: Box, other: Box) -> bool:
    """Tell whether one box ends above the other."""
    upper, lower = sorted((one, other), key=lambda box: box.y)
    return upper.y + upper.height < lower.y


def test_arrows_of_the_drawing_keep_off_the_boxes(drawn: Drawing) -> None:
    """An arrow stays in the lane between the columns, or on the far side of both."""
    left = max(box.right for box in drawn.boxes if not box.about)
    right = min(box.x for box in drawn.boxes if box.about)
    far = max(box.right for box in drawn.boxes)
    for arrow in drawn.arrows:
        numbers = [int(number) for number in re.findall(r"-?\d+", arrow.path)]
        across = numbers[::2] if "C" in arrow.path else [numbers[0], *numbers[2::2]]
        assert all(left <= x <= right or far <= x <= drawn.width for x in across)
        assert "C" not in arrow.path or all(a <= b for a, b in pairwise(across))
