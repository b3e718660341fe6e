"""Who else is alike: counted to the last row, named as far as somebody reads."""

from hypothesis import given
from hypothesis import strategies as st

from graph.findings.crowds import MOST, crowd, others
from graph.findings.features import Profile
from graph.findings.finding import Reason
from viz.lines.sentences import reason_text


def profile(row: int, name: str = "", text: str = "") -> Profile:
    """Return an activity that has a row, an address and the letters of a text."""
    words = {"id": name, "row": str(row), "title": "", "kind": "", "department": ""}
    rest = {"owner": "", "text": text, "whole": "", "features": frozenset()}
    return Profile(address=name or f"a{row}", **words, **rest)  # type: ignore[arg-type]


def letters(one: Profile) -> str:
    """Return the keys of an activity: its letters."""
    return one.text


def test_the_others_are_named_and_the_one_itself_is_not() -> None:
    """Rows 1 and 3 have an a or a c; of row 2 it is only the one that asks."""
    all_ = [profile(1, text="a"), profile(2, text="ab"), profile(3, text="c")]

    found = others(crowd(all_, letters), "ac", all_[1])

    assert found is not None
    assert found.values == {"rows": "1, 3"}
    assert found.profiles == [all_[0], all_[2]]


def test_another_of_the_same_row_is_named() -> None:
    """A row stays when somebody else in it is alike."""
    one, other = profile(7, "one", "a"), profile(7, "other", "a")

    found = others(crowd([one, other], letters), "a", one)

    assert found is not None
    assert (found.values, found.profiles) == ({"rows": "7"}, [other])


def test_nobody_is_nothing() -> None:
    """Alone with a letter, nobody else is named."""
    one = profile(1, text="a")

    assert others(crowd([one], letters), "a", one) is None


def test_what_is_not_named_is_counted() -> None:
    """As many rows as somebody reads are all named; of one more the number is told."""
    some = [profile(row, text="a") for row in range(1, MOST + 3)]
    here = crowd(some, letters)
    first = ", ".join(str(row) for row in range(1, MOST + 1))

    whole = others(crowd(some[:-1], letters), "a", some[-2])
    more = others(here, "a", some[-1])

    assert whole is not None and more is not None
    assert whole.values == {"rows": first}
    assert more.values == {"rows": first, "more": "1"}
    assert more.profiles == some[:MOST]


def test_the_reader_is_told_how_many_more() -> None:
    """The words say how many rows are left out, in every language."""
    told = {"name": "code:theme/energy", "rows": "1, 2", "more": "31"}
    reason = Reason("near-theme", told)

    assert "rad 1, 2 og 31 andre" in reason_text(reason, "nn")
    assert "rad 1, 2 og 31 andre" in reason_text(reason, "nb")
    assert "1, 2 and 31 others" in reason_text(reason, "en")


PEOPLE = st.lists(st.tuples(st.integers(1, 6), st.text("abc", max_size=2)), min_size=1)


@given(PEOPLE, st.text("abc", max_size=2), st.integers(0, 50))
def test_it_finds_what_looking_at_everybody_finds(
    people: list[tuple[int, str]], keys: str, place: int
) -> None:
    """Counted as bits or one by one, the same rows have the same letters."""
    ordered = sorted(people)
    some = [profile(row, f"a{at}", text) for at, (row, text) in enumerate(ordered)]
    but = some[place % len(some)]
    alike = [one for one in some if one is not but and set(one.text) & set(keys)]
    rows = list(dict.fromkeys(one.row for one in alike))

    found = others(crowd(some, letters), keys, but, most=2)

    if not rows:
        assert found is None
        return
    assert found is not None
    left = {"more": str(len(rows) - 2)} if len(rows) > 2 else {}
    assert found.values == {"rows": ", ".join(rows[:2])} | left
    assert found.profiles == [one for one in alike if one.row in rows[:2]]
