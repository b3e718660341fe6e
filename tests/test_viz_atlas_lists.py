"""The lists of the atlas, on data that a reader can check by hand."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.asking.network import network
from graph.asking.questions import questions as all_questions
from tests.atlas import book, tiny
from viz.atlas import activity_pages, profiles, questions, register, things
from viz.atlas.book import Book, Leaf
from viz.atlas.explorer import explored
from viz.atlas.known import known_things
from viz.atlas.pack import unpacked
from viz.atlas.search import name_index, page_index
from viz.explorer.leaf import ROUTE
from viz.outputs import books
from viz.wording import LANGUAGES, texts

ID = "https://w3id.org/samband/id/"
TAG = re.compile(r"<[^>]+>")


def test_every_question_has_its_page_and_its_answer() -> None:
    """The sentence has the number of lines, and codes are in the reader's language."""
    leaves = {leaf.route: leaf for leaf in questions.leaves(book("en"))}
    found = leaves["spor/anchorings"]

    assert found.title == "Which policy documents is each activity anchored in?"
    assert "3 anchorings, the missing ones included." in found.html
    assert ">missing</td>" in found.html
    assert 'href="#en/om/tiny/activity/til-erfurt"' in found.html
    assert "PREFIX samband:" in found.html
    listed = questions.leaf(book("en")).html
    assert all(f'href="#en/{route}"' in listed for route in leaves)


def test_questions_are_asked_once_for_all_languages() -> None:
    """The very same answer, not an equal one."""
    card = all_questions()["countries"]
    first, second = (questions.answered(book(one), card) for one in ("nn", "en"))

    assert first is second


def test_the_index_has_everything_under_its_letter() -> None:
    """Sorted as in Norwegian, with other spellings to search by."""
    html = register.leaf(book()).html
    routes = re.findall(r'<li data-item.*?href="#nn/(om/[^"]+)"', html)

    assert len(routes) == len(set(routes)) == len(book().known)
    assert html.index(">Austerrike<") < html.index(">Åbo<")
    assert re.search(r'data-also="[^"]*Vesland', html)


@given(st.lists(st.text(alphabet="aæøåzAÆØÅbB ", min_size=1), min_size=1))
def test_norwegian_letters_come_last(names: list[str]) -> None:
    """Whatever the names: those on æ before those on ø before those on å."""
    ordered = sorted(names, key=register.collation)
    letters = [register.letter(name) for name in ordered]
    last = [one for one in letters if one in "ÆØÅ"]

    assert letters[len(letters) - len(last) :] == last
    assert last == sorted(last, key="ÆØÅ".index)


def test_among_many_things_the_most_spoken_of_have_a_page() -> None:
    """Vestland is in all three; among equals the first by name; the rest is told of."""
    few = known_things(tiny(), most=3)
    assert few == {
        f"{ID}vestland",
        f"{ID}askoy-vgs",
        f"{ID}tiny/activity/til-erfurt",
    }
    small = Book(tiny(), tiny().findings, "nn", known=few)
    html = " ".join(TAG.sub(" ", register.leaf(small).html).split())
    every = len(known_things(tiny()))
    assert f"3 av {every} har ei side i denne fila" in html
    assert f"Dei {every - 3} andre står i tabellane (atlas.xlsx)" in html
    assert (
        len(list(profiles.leaves(small))) + len(list(activity_pages.leaves(small))) == 3
    )


def test_pages_are_shorter_where_not_everything_has_one() -> None:
    """Where all have a page a table is as long as can be; otherwise it is short."""
    small = Book(tiny(), tiny().findings, "nn", known=known_things(tiny(), most=3))

    assert (things.most(book()), things.most(small)) == (things.MOST, things.FEW)


def test_the_network_of_the_build_is_the_one_in_the_atlas() -> None:
    """What the page tells of it is made once; without it the atlas draws its own."""
    told = explored(network(tiny().store))
    first, *_, last = books(tiny(), {}, "nn", explorer=told)

    assert first.shared[ROUTE] is last.shared[ROUTE] is told
    assert ROUTE not in books(tiny(), {}, "nb")[0].shared


def test_the_search_knows_all_spellings_pages_and_findings() -> None:
    """Names once for all languages; titles and sentences in each."""
    names = json.loads(unpacked(name_index(book())))
    vestland = next(one for one in names if one[0] == "om/vestland")
    assert vestland[1:3] == ["organisation", "Vestland fylkeskommune"]
    assert "Vesland" in vestland[5]
    leaves = [
        Leaf("funn", "Findings", ""),
        Leaf("spor/x", "What?", ""),
        Leaf("om/y", "Y", ""),
    ]
    pages = json.loads(unpacked(page_index(book("en"), leaves)))
    assert pages[:2] == [["funn", "page", "Findings"], ["spor/x", "question", "What?"]]
    assert {one[1] for one in pages[2:]} == {"finding"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_and_topic_of_the_questions_has_a_word(language: str) -> None:
    """No reader of a page meets the name of a variable."""
    words = texts(language, questions.COLUMNS)
    columns = {
        column
        for card in all_questions().values()
        for column in questions.answered(book(), card).columns
    }
    assert columns - set(words) == set()


def test_a_large_atlas_asks_no_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take minutes is left to the command, and the page says so."""
    monkeypatch.setattr(questions, "ACTIVITIES", 2)
    found = next(iter(questions.leaves(book("en")))).html

    assert "The answer is not in this file" in found
    assert "samband ask across-departments</code>" in found
    assert "PREFIX samband:" in found
