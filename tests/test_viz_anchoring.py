"""The anchoring page: sixty gaps are seen as sixty gaps."""

import re
from itertools import pairwise

import pytest

from tests.pictures import coverage
from viz.anchoring.facts import count, names_document, sorted_lines
from viz.anchoring.page import CELLS, MOST, anchoring_page, bars
from viz.anchoring.picture import Card, draw

EVIL = '</script><script>alert(1)</script>"><img src=x onerror=alert(2)>'


def page(lines: list[dict[str, str]], language: str = "nn") -> str:
    """Make the page of some lines."""
    return anchoring_page(
        lines, title="Oversikt", as_of="2020-05-20", language=language
    )


def line(activity: str, row: str, **facts: str) -> dict[str, str]:
    """Make a line without any document, but for the facts given."""
    bare = dict.fromkeys(coverage()[0], "")
    return bare | {
        "activity": activity,
        "row": row,
        "title": activity,
        "evidence": "missing",
        "evidence_label": "manglar",
        "part": "table",
        **facts,
    }


def test_headline_leads_with_coverage() -> None:
    """Four of sixty-four rows, counted and not written."""
    text = page(coverage())

    assert "<h1>4 av 64 rader nemner eit styringsdokument</h1>" in text
    assert "60 rader gjer det ikkje." in text
    assert "Talde som aktivitetar er det 4 av 69" in text


@pytest.mark.parametrize(
    ("department", "named", "rows"),
    [("SUD", 4, 4), ("OPK", 0, 15), ("INN", 0, 42), ("MOK", 0, 2), ("", 0, 1)],
)
def test_each_department_has_its_share(department: str, named: int, rows: int) -> None:
    """Departments are counted in rows; a row without a department is one too."""
    found = {one.code: one for one in count(coverage()).departments}[department]

    assert (len(found.named), found.rows) == (named, rows)


def test_every_gap_is_drawn() -> None:
    """Sixty open squares in the picture and sixty in the bars."""
    text = page(coverage())
    bars, picture = text.split('class="picture"')

    assert bars.count('class="open"/>') == 60 + 1  # one in the key
    assert picture.count('class="square open"') == 60
    assert picture.count('class="square filled"') == 4


def test_rows_and_activities_are_counted_apart() -> None:
    """Parts of a row and paragraphs are activities, never rows."""
    lines = [line("a", "1"), line("b", "1"), line("c", "p1", part="paragraph")]
    counts = count(lines)

    assert (counts.rows, counts.activities) == (1, 3)
    assert [one["activity"] for one in counts.further] == ["b", "c"]


def test_a_row_is_anchored_when_one_of_its_activities_is() -> None:
    """The second activity of a row names a plan: then the row names one."""
    lines = [line("a", "1"), line("b", "1", evidence="stated", document="plan")]

    assert count(lines).named == 1


def test_ceased_publisher_is_said_in_words() -> None:
    """The plan of Hordaland is flagged, in picture and table."""
    text = page(coverage())
    words = "gjekk inn i Vestland fylkeskommune 2020-01-01"

    assert f"Hordaland fylkeskommune {words}" in text
    assert 'class="warning">Hordaland fylkeskommune' in text


def test_evidence_has_its_line() -> None:
    """Stated, inferred and external anchoring are drawn in three ways."""
    lines = [
        line(status, row, evidence=status, document=status, document_name=status)
        for row, status in enumerate_rows("stated", "inferred", "external")
    ]
    picture = draw(lines, count(lines))
    between = [strand.evidence for strand in picture.strands]

    assert {"stated", "inferred", "external"} <= set(between)
    assert "kjent frå annan stad" in page(lines)


def enumerate_rows(*statuses: str) -> list[tuple[str, str]]:
    """Number statuses as rows."""
    return [(str(row), status) for row, status in enumerate(statuses, start=1)]


def test_cards_do_not_cover_each_other() -> None:
    """Many documents with long names stay apart, and so do the open frames."""
    lines = [
        line(
            f"a{row}",
            str(row),
            department="SUD" if row % 3 else "OPK",
            evidence="stated" if row % 2 else "missing",
            document=f"plan-{row}" if row % 2 else "",
            document_name="Regional plan for attraktive senter i Hordaland " * 3,
            publisher="Hordaland fylkeskommune",
            ceased="Hordaland fylkeskommune gjekk inn i Vestland fylkeskommune",
        )
        for row in range(1, 30)
    ]
    picture = draw(lines, count(lines))

    assert apart([*picture.documents, *picture.gaps])
    assert apart(picture.publishers)


def apart(cards: list[Card]) -> bool:
    """Tell whether no two cards of one column touch."""
    found = sorted(cards, key=lambda card: card.y)
    pairs = pairwise(found)
    return all(one.y + one.height <= other.y for one, other in pairs)


def test_table_tells_every_line() -> None:
    """The table twin has each activity, its document as written, or that it lacks."""
    text = page(coverage())
    table = text[text.index("<thead>") :]

    assert table.count('<th scope="row">') == 69
    assert "HFK Regional plan for folkehelse, handl progr." in table
    assert table.count('<td class="missing">manglar</td>') == 65
    assert "rad 4, Forankring" in table


def test_page_needs_no_script() -> None:
    """Neither script nor handler: the policy forbids both."""
    text = page(coverage())

    assert "<script" not in text
    assert "script-src &#39;none&#39;" in text
    assert not re.search(r"\son\w+=", text)


def test_hostile_titles_stay_text() -> None:
    """A title that holds HTML is shown, never run."""
    text = page([line("a", "1", title=EVIL, as_written=EVIL, ceased=EVIL)])

    assert "<script" not in text
    assert "<img" not in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "4 av 64 rader nevner et"), ("en", "4 of 64 rows name a policy document")],
)
def test_page_speaks_its_language(language: str, words: str) -> None:
    """Bokmål and English say what nynorsk says."""
    text = page(coverage(), language)

    assert f'<html lang="{language}">' in text
    assert words in text


def test_no_line_at_all_is_a_page_too() -> None:
    """An empty overview makes a page with zero of zero rows."""
    assert "0 av 0 rader" in page([])


def test_order_of_rows_does_not_matter() -> None:
    """Lines come sorted by row, 2 before 10."""
    lines = [line("b", "10"), line("a", "2")]

    assert [one["row"] for one in sorted_lines(lines)] == ["2", "10"]
    assert page(lines) == page(lines[::-1])
    assert not names_document(lines[0])


def test_many_rows_share_a_cell() -> None:
    """Nobody counts a thousand squares: then a square is three rows, and says so."""
    lines = [
        line(f"a{row}", str(row), evidence="stated" if row < 3 else "missing")
        for row in range(1, 2 * CELLS + 2)
    ]
    [bar] = bars(count(lines))

    assert (bar.named, bar.rows) == (2, 2 * CELLS + 1)
    assert len(bar.cells) == 267  # 801 rows
    assert sum(filled for _, filled in bar.cells) == 1
    assert "Kvar rute er 3 rader" in page(lines)


def test_a_crowd_is_told_and_not_drawn() -> None:
    """More than anybody reads: no picture, and the page says what is gone."""
    lines = [line(f"a{row}", str(row)) for row in range(1, MOST + 8)]
    text = page(lines)

    assert 'class="picture"' not in text
    assert "7 aktivitetar til er utelatne her" in text
    assert f"0 av {MOST + 7} rader" in text
