"""The front page: every figure counted from the graph, with its denominator."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.build import Built, build
from graph.findings.finding import Reason
from graph.findings.matrix import countries
from tests.samples import write_tiny
from viz.atlas.book import Book
from viz.atlas.figures import figures
from viz.atlas.grid import Column, counted_grid, heaviest_first, shade
from viz.atlas.overview import kind_grid, land_grid, leaf, quality
from viz.atlas.reporters import group_columns
from viz.outputs import books


def book_of(built: Built, language: str = "nn") -> Book:
    """Return the book of a graph in one language."""
    return books(built, built.findings, language)[0]


@pytest.fixture(scope="module")
def shipped() -> Book:
    """Return the book of everything that ships."""
    return book_of(build([]))


@pytest.fixture
def tiny(tmp_path: Path) -> Book:
    """Return the book of the tiny collection."""
    return book_of(build([str(write_tiny(tmp_path))]))


def test_the_headline_counts(tiny: Book) -> None:
    """Three activities, two countries, one of three rows."""
    text = leaf(tiny).html

    assert "3 aktivitetar, motpartar i 2 land – og 1 av 3 rader nemner ein plan" in text
    assert "Storbritannia (1) og Tyskland (1)" in text


def test_figures_have_their_denominators(tiny: Book) -> None:
    """By hand: two of three abroad, one anchored, none ends for certain, all alone."""
    found = figures(tiny, countries(tiny.built.store))

    assert [figure.number for figure in found][:4] == [
        "2 av 3",
        "1 av 3",
        "0 av 3",
        "3 av 3",
    ]
    assert "alle hos OPK" in found[1].text
    assert found[1].source == "Ei lita oversikt"


def test_shipped_figures_are_those_of_the_overview(shipped: Book) -> None:
    """Four of sixty-four, all in SUD; and every figure names its source."""
    found = figures(shipped, countries(shipped.built.store))
    told = {figure.route: figure for figure in found}

    assert told["forankring"].number == "4 av 64"
    assert "alle hos SUD" in told["forankring"].text
    assert told["forankring"].source.endswith("Vestland 2020")
    assert told["naar"].source == "Alle 5 kjelder"
    assert (found[3].number, found[5].number) == ("17 av 75", "4 av 64")


def test_a_pair_that_shares_many_names_the_first_few(shipped: Book) -> None:
    """A front page is read, not searched: five names, and how many more."""
    pair = shipped.findings["overlaps"][0]
    shared = Reason("share-partner", {"name": "; ".join("ABCDEFG")})
    many = replace(pair, reasons=(shared,))
    book = replace(shipped, findings=shipped.findings | {"overlaps": [many]})

    told = [one.text for one in figures(book, {}) if "A; B" in one.text]
    assert len(told) == 1
    assert "A; B; C; D; E og 2 til" in told[0]


def test_empty_columns_are_told(shipped: Book) -> None:
    """SUD and MOK name no counterpart abroad, and the page says so."""
    grid = land_grid(shipped, countries(shipped.built.store), group_columns(shipped))

    assert [column.name for column in grid.empty] == ["SUD", "MOK"]
    assert (
        "Ingen namngjeven motpart i utlandet: SUD (4) og MOK (2)." in leaf(shipped).html
    )


def test_every_activity_has_one_kind_and_one_column(shipped: Book) -> None:
    """The squares of kinds add up to the activities, column by column."""
    grid = kind_grid(shipped, group_columns(shipped))
    sums = [
        sum(line.squares[place].number for line in grid.lines)
        for place in range(len(grid.columns))
    ]

    assert sums == [column.of for column in grid.columns]
    assert sum(sums) == len(shipped.view("details"))


def test_quality_tells_filled_of_all(tiny: Book) -> None:
    """The end is filled in all three rows, the anchoring in one."""
    [found] = quality(tiny)
    lines = {
        heading: [(one.filled, one.of) for one in cells]
        for heading, cells in found.lines
    }

    assert found.departments == ("alle", "OPK", "INN")
    assert lines["Evt sluttdato"] == [(3, 3), (2, 2), (1, 1)]
    assert lines["Forankring"] == [(1, 3), (1, 2), (0, 1)]


def test_sources_tell_their_day_or_that_they_have_none(shipped: Book) -> None:
    """Two of five are dated."""
    text = leaf(shipped).html

    assert text.count("ikkje datert</span>") == 3
    assert "20. mai 2020" in text


def test_a_build_without_a_table_counts_activities() -> None:
    """Slides have no rows: nothing is said of rows."""
    text = leaf(book_of(build(["trondelag-forankring"]))).html

    assert "6 aktivitetar, motpartar i" in text
    assert "rader nemner" not in text


def test_links_go_only_to_pages_that_are_there(tiny: Book) -> None:
    """Without other pages nothing is a link; with them, it is."""
    assert 'href="#nn/' not in leaf(tiny).html


@given(st.integers(0, 500), st.integers(0, 500))
def test_only_nothing_is_white(number: int, more: int) -> None:
    """One of five hundred is a little; the largest is the darkest."""
    most = number + more
    assert (shade(number, most) == 0) == (number == 0)
    assert shade(most, most) == (5 if most else 0)


def test_rows_come_heaviest_first() -> None:
    """By number, then by name; a row that nobody has stays."""
    columns = [Column("A", 3), Column("B", 1)]
    pairs = [("y", "A"), ("y", "B"), ("x", "A")]
    grid = heaviest_first(counted_grid(pairs, columns, {"x": "X", "y": "Y", "z": "Z"}))

    assert [(line.name, line.total) for line in grid.lines] == [
        ("Y", 2),
        ("X", 1),
        ("Z", 0),
    ]
    assert grid.empty == []


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "nevner en plan"), ("en", "rows name a plan")]
)
def test_it_speaks_its_language(shipped: Book, language: str, words: str) -> None:
    """Bokmål and English say what nynorsk says."""
    text = leaf(book_of(shipped.built, language)).html

    assert words in text
    assert "4 av 64" in text or "4 of 64" in text


def test_countries_are_named_in_the_language(tiny: Book) -> None:
    """Tyskland and Storbritannia are Germany and the United Kingdom in English."""
    text = leaf(book_of(tiny.built, "en")).html

    assert "Germany (1) and United Kingdom (1)" in text
    assert '<th scope="row">Germany</th>' in text
