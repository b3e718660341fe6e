"""Forankring in the atlas: the page that stands by itself, with gaps and proposals."""

from pathlib import Path

import pytest

from graph.build import build
from tests.samples import write_tiny
from tests.test_viz_anchoring_shipped import built_page
from viz.atlas.anchoring import gaps, leaf
from viz.atlas.book import Book
from viz.outputs import books


@pytest.fixture(scope="module")
def shipped() -> Book:
    """Return the book of everything that ships."""
    built = build([])
    return books(built, built.findings, "nn")[0]


def test_both_pages_have_the_same_picture(shipped: Book) -> None:
    """The same squares, cards and table rows as in anchoring.html."""
    alone, bound = built_page(shipped.built), leaf(shipped).html

    for part in (
        'class="square open"',
        'class="square filled"',
        'class="card ',
        "<tbody>",
    ):
        assert bound.count(part) >= alone.count(part) > 0
    assert "4 av 64 rader nemner eit styringsdokument" in bound


def test_nothing_in_it_points_inside_the_page(shipped: Book) -> None:
    """In the atlas an address after # is a page; a jump within one would leave it."""
    assert 'href="#s-' not in leaf(shipped).html


def test_gaps_come_by_their_sort(shipped: Book) -> None:
    """What the Government wants first, goals last; none is lost."""
    found = gaps(shipped)

    assert found[0].code == "not-anchored"
    assert found[-1].code == "goal-open"
    assert sum(len(gap.sentences) for gap in found) == len(shipped.findings["gaps"])


def test_proposals_are_never_facts(shipped: Book) -> None:
    """Every proposed document stands under that word, in a list of its own."""
    text = leaf(shipped).html
    facts, proposals = text.split('class="proposals"')

    assert "Framlegg, ikkje fakta." in proposals
    fitting = [
        one
        for one in shipped.findings["unanchored"]
        if any(reason.code.startswith("candidate") for reason in one.reasons)
    ]
    assert proposals.count('class="plain maybe"') == len(fitting) > 60
    assert 'class="plain maybe"' not in facts


def test_a_small_source_has_its_page(tmp_path: Path) -> None:
    """One of three rows; the other two activities stand without a document."""
    built = build([str(write_tiny(tmp_path))])
    text = leaf(books(built, built.findings, "nn")[0]).html

    assert "1 av 3 rader nemner eit styringsdokument" in text
    assert "2 aktivitetar utan styringsdokument i kraft" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Forslag, ikke fakta."), ("en", "Proposals, not facts.")],
)
def test_it_speaks_its_language(shipped: Book, language: str, words: str) -> None:
    """Bokmål and English say what nynorsk says."""
    built = shipped.built
    assert words in leaf(books(built, built.findings, language)[0]).html
