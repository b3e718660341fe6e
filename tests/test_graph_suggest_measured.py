"""How many of the names of a whole overview are found, and how many are right."""

import pytest

from tests.tools.suggest_score import Score, score, share


@pytest.fixture(scope="module")
def measured() -> Score:
    """Return the score on the overview of Vestland."""
    return score()


def test_nine_of_ten_named_links_are_found(measured: Score) -> None:
    """Its links hidden, the overview of Vestland gives them back from its words."""
    assert share(measured.found, measured.named) >= 90
    assert len(measured.named) >= 190


def test_nine_of_ten_suggestions_are_right(measured: Score) -> None:
    """Counted strictly, against the links; and none is false when read."""
    assert share(measured.right, measured.proposed) >= 90
    assert measured.false_hits == []


def test_what_is_missed_stands_inside_a_longer_name(measured: Score) -> None:
    """Each miss is read: «Vestland» in «Karriere Vestland» is no name of its own."""
    whole = {
        ("1", "vestland"): "Utviklingsplan for Vestland",
        ("2", "vestland"): "Utviklingsplan for Vestland",
        ("3", "vestland"): "Utviklingsplan for Vestland",
        ("3", "nordic-regional-programme"): "Development and Planning 2017-2020",
        ("4", "hordaland"): "HFK Regional plan for folkehelse, handl progr",
        ("32", "vestland"): "kommunenettverk Vestland",
        ("34", "vestland"): "Karriere Vestland",
        ("35", "vestland"): "Karriere Vestland",
        ("49", "vestland"): "Vestlandsforsking",
        ("53", "vestland"): "Vestlandsrådet",
        ("54", "interreg-nordsjo"): "Evaluation Steering Group, Nordsjøprogrammet",
    }
    words = {(one.row, one.words) for one in measured.suggestions}

    assert set(measured.misses) <= set(whole)
    for (row, _), name in whole.items():
        assert any(row == at and name in said for at, said in words), (row, name)


def test_without_the_spellings_of_the_table_less_is_found(measured: Score) -> None:
    """The register was made from this table: without its spellings, three in four."""
    bare = score(without="all")

    assert share(bare.found, bare.named) >= 75
    assert share(bare.contained, bare.proposed) >= 95
    assert len(bare.found) < len(measured.found)
