"""When it runs out: every bar drawn as far as its words can be trusted, no further."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.build import build
from tests.samples import change, write_tiny
from tests.test_graph_lapses import APPROVALS
from viz.atlas.book import Book
from viz.atlas.spans import WIDTH, Axis, Mark, axis, marks
from viz.atlas.timeline import leaf
from viz.outputs import books

#: Six years of which a day is about 0.28 pixels: a year is 103.
SCALE = Axis(2019, 2024)
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def told(**facts: str) -> dict[str, str]:
    """Return what a finding tells, with a source of 20 May 2020."""
    bare = dict.fromkeys(("start", "earliest", "latest", "ended"), "")
    return bare | {"day": "2020-05-20", "listed": "2020-05-20"} | facts


def kinds(**facts: str) -> list[str]:
    """Return the kinds of marks that a bar is made of."""
    return [mark.kind for mark in marks(told(**facts), SCALE)]


def page(folder: Path, asked: date | None = None, language: str = "nn") -> str:
    """Return the page of a folder of tables."""
    built = build([str(folder)], as_of=asked)
    return leaf(books(built, built.findings, language, as_of=asked)[0]).html


def test_a_month_is_possible_and_the_time_before_it_certain() -> None:
    """«December 2020», listed in May: solid from then, hatched through December."""
    found = list(marks(told(earliest="2020-12-01", latest="2020-12-31"), SCALE))

    assert [mark.kind for mark in found] == ["open-start", "run", "maybe"]
    _, run, maybe = found
    assert run.x == SCALE.x(date(2020, 5, 20))
    assert run.x + run.width == pytest.approx(SCALE.x(date(2020, 12, 2)), abs=0.2)
    assert maybe.x == SCALE.x(date(2020, 12, 1))
    assert maybe.x + maybe.width == pytest.approx(SCALE.x(date(2021, 1, 1)), abs=0.2)


def test_a_whole_year_is_only_possible() -> None:
    """«2020», listed in May 2020: nothing of it is certain."""
    assert kinds(earliest="2020-01-01", latest="2020-12-31") == ["open-start", "maybe"]


def test_a_start_as_a_year_is_possible_too() -> None:
    """2020 to 2023: both ends hatched, what lies between solid."""
    assert kinds(start="2020", earliest="2023-01-01", latest="2023-12-31") == [
        "maybe",
        "run",
        "maybe",
    ]


def test_what_begins_and_ends_in_one_month_is_nowhere_certain() -> None:
    """An event of November 2020."""
    found = kinds(start="2020-11", earliest="2020-11-01", latest="2020-11-30")

    assert found == ["maybe"]


def test_a_start_before_the_picture_is_told() -> None:
    """2012 is not drawn; a mark says that the bar goes on to the left."""
    found = kinds(start="2012", earliest="2021-01-01", latest="2021-01-01")

    assert found[-1] == "cut"


def test_no_end_is_an_open_arrow() -> None:
    """From the day of the source, or from the start that is given."""
    assert kinds() == ["open-start", "open-end"]
    assert kinds(start="2019-06") == ["run", "open-end"]


def test_an_end_that_is_past_is_crossed_out() -> None:
    """Ended in 2019 and still listed in May 2020: the time since is dotted."""
    assert kinds(earliest="2019-12-31", latest="2019-12-31", ended="yes") == [
        "open-start",
        "since",
        "gone",
    ]
    assert kinds(ended="yes") == ["gone"]


@given(first=DAYS, longer=st.integers(0, 2000), listed=DAYS)
def test_no_bar_leaves_the_picture(first: date, longer: int, listed: date) -> None:
    """Whatever the days: every part stands inside, solid before possible."""
    last = first + timedelta(days=longer)
    facts = told(
        earliest=first.isoformat(), latest=last.isoformat(), listed=listed.isoformat()
    )
    found = list(marks(facts, SCALE))

    assert all(0 <= mark.x <= WIDTH and mark.width >= 0 for mark in found)
    order = [mark.kind for mark in found if mark.kind in ("run", "maybe")]
    assert order in ([], ["run"], ["maybe"], ["run", "maybe"])


@given(st.lists(DAYS, min_size=1), st.lists(DAYS, min_size=1, max_size=3))
def test_the_day_asked_for_is_always_in_the_picture(
    ends: list[date], days: list[date]
) -> None:
    """However far the ends are away from it, and however wide they spread."""
    found = axis(ends, days)

    assert found is not None
    assert found.first <= min(days).year
    assert max(days).year <= found.last


def test_without_any_day_there_is_no_axis() -> None:
    """Nothing dated, nothing drawn."""
    assert axis([], []) is None


def test_the_page_counts_activities_by_their_end(tmp_path: Path) -> None:
    """Three activities: later, unknown, and one that may end."""
    text = page(write_tiny(tmp_path))

    assert "Av 3 aktivitetar er 0 slutt, men står framleis i oversikta" in text
    assert "0 tek slutt innan 12 månader, 1 kan gjere det" in text
    assert "Rekna frå dagen kvar kjelde var ajour." in text
    assert "rekna frå 20. mai 2020" in text
    assert text.count('class="g-run"') == 1 + 1  # December 2021, and the key
    assert "«2020 (21?)»" in text


def test_the_day_asked_for_reaches_the_page(tmp_path: Path) -> None:
    """Two years on, everything with an end is over."""
    text = page(write_tiny(tmp_path), date(2022, 5, 20))

    assert "Av 3 aktivitetar er 2 slutt" in text
    assert "Rekna frå 20. mai 2022." in text
    assert "20. mai 2020" not in text


def test_approvals_stand_apart(tmp_path: Path) -> None:
    """The exchange keeps its own end; its approval has a band of its own."""
    text = page(write_tiny(tmp_path, approvals=APPROVALS))

    assert "Av 3 aktivitetar" in text
    assert "Godkjenningar, for seg" in text
    assert 'class="later approval"' in text
    assert "Godkjenningar (1) og verv (0)" in text


def test_sources_without_any_day_have_no_line(tmp_path: Path) -> None:
    """Bars are drawn by their own ends; nothing claims to be today."""
    text = page(write_tiny(tmp_path, **change("collection", "2020-05-20", "")))

    assert "kjelda er ikkje datert" in text
    assert "rekna frå" not in text.lower().replace("rekna frå dagen", "").replace(
        "dagen det er rekna frå", ""
    ).replace("er rekna frå den siste dagen", "")


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Av 3 aktiviteter er 0 slutt"), ("en", "Of 3 activities, 0 are over")],
)
def test_it_speaks_its_language(tmp_path: Path, language: str, words: str) -> None:
    """Bokmål and English say what nynorsk says."""
    assert words in page(write_tiny(tmp_path), language=language)


def test_hostile_titles_stay_text(tmp_path: Path) -> None:
    """A title that holds HTML is shown, never run."""
    evil = "<img src=x onerror=alert(1)>"
    text = page(write_tiny(tmp_path, **change("rows", "CPMR", evil)))

    assert "<img" not in text
    assert "&lt;img" in text


def test_marks_are_drawn_once_each() -> None:
    """A mark is a place and a width, and nothing else."""
    assert list(marks(told(ended="yes"), SCALE)) == [
        Mark("gone", SCALE.x(date(2020, 5, 20)))
    ]


def test_the_book_knows_the_day(tmp_path: Path) -> None:
    """What was asked for is told apart from the day of the source."""
    built = build([str(write_tiny(tmp_path))])
    day = date(2021, 1, 1)
    found: Book = books(built, built.findings, "nn", as_of=day)[0]

    assert (found.asked, found.as_of) == (day, "2020-05-20")
