"""Overlaps: the right pairs first, none lost, and the reasons with them."""

import csv
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from graph.build import build
from graph.findings import find
from graph.findings.features import Evidence, Profile, gather
from graph.findings.finding import Finding
from graph.findings.groups import groups
from graph.findings.overlaps import overlaps
from graph.findings.times import time_reasons
from graph.findings.traits import WEIGHTS, Unit, traits, units
from tests.samples import change, write_tiny

LIST = Path(__file__).parent / "expected" / "overlap-pairs.csv"


@pytest.fixture(scope="module")
def ranked() -> list[Finding]:
    """Return the overlaps of the overview, the strongest first."""
    return find(build(["vestland-2020"]).store, "overlaps")


def listed(*strengths: str) -> set[frozenset[str]]:
    """Return the pairs of rows that a reader of the source has written down."""
    with LIST.open(encoding="utf-8") as lines:
        return {
            frozenset((pair["a"], pair["b"]))
            for pair in csv.DictReader(lines)
            if pair["strength"] in strengths
        }


def test_the_pairs_that_a_reader_sees_come_first(ranked: list[Finding]) -> None:
    """Of the strong pairs 95 % are among the first 60; of the first 40, 95 % fair."""
    recall, precision = measured(ranked)
    print(f"recall at 60: {recall:.3f}, precision at 40: {precision:.3f}")

    assert recall >= 0.95
    assert precision >= 0.95


def measured(found: list[Finding]) -> tuple[float, float]:
    """Return how many strong pairs are in the first 60, and fair in the first 40."""
    pairs = [frozenset(finding.rows) for finding in found]
    strong, fair = listed("strong"), listed("strong", "weak")
    recall = len(strong & set(pairs[:60])) / len(strong)
    return recall, sum(pair in fair for pair in pairs[:40]) / 40


@pytest.mark.parametrize("kind", sorted(WEIGHTS))
def test_no_single_weight_decides(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fifth more or less of any weight moves no more than two strong pairs out."""
    weight, facet = WEIGHTS[kind]
    for factor in (0.8, 1.2):
        monkeypatch.setitem(WEIGHTS, kind, (weight * factor, facet))
        recall, precision = measured(overlaps(overview()))

        assert recall >= 0.95, factor
        assert precision >= 0.95, factor


@cache
def overview() -> Evidence:
    """Return what findings of the overview are made of."""
    return gather(build(["vestland-2020"]).store)


KNOWN = ["8 9 12 60", "45 46 47", "13 14 41"]


@pytest.mark.parametrize("known", KNOWN)
def test_known_groups_come_out(ranked: list[Finding], known: str) -> None:
    """Every two of them are early pairs, and together they are a group."""
    rows = known.split()
    first = {frozenset(finding.rows) for finding in ranked[:60]}
    told = {
        reason.values["rows"]
        for finding in ranked
        for reason in finding.reasons
        if reason.code == "in-group"
    }

    assert {frozenset(pair) for pair in combinations(rows, 2)} <= first
    assert ", ".join(rows) in told


def test_midlothian_is_near_edinburgh_but_not_in_it(ranked: list[Finding]) -> None:
    """Rows 10 and 57 share a country, no place and no partner."""
    codes = {
        reason.code
        for finding in ranked
        if set(finding.rows) == {"10", "57"}
        for reason in finding.reasons
    }

    assert not codes & {"share-partner", "share-within"}


def test_two_rows_come_once_and_never_with_themselves(ranked: list[Finding]) -> None:
    """Edinburgh's Christmas tree and Edinburgh are one row and one matter."""
    pairs = [tuple(sorted(finding.rows)) for finding in ranked]

    assert len(pairs) == len(set(pairs))
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


def test_what_the_source_ties_is_linked_and_keeps_its_place(
    ranked: list[Finding],
) -> None:
    """Row 12 pays for those who travel with the pupils of row 9."""
    levels = {frozenset(finding.rows): finding.level for finding in ranked}

    assert levels[frozenset(("9", "12"))] == "linked"
    assert levels[frozenset(("8", "12"))] == "partner"
    assert frozenset(("9", "12")) in list(levels)[:10]


def test_boilerplate_does_not_make_six_exchanges_one(ranked: list[Finding]) -> None:
    """The same approval in the same words ties no school to another."""
    exchanges = {"5", "6", "7", "10"}
    early = [finding.rows for finding in ranked[:60] if set(finding.rows) <= exchanges]

    assert early == []


def test_across_departments_is_told(ranked: list[Finding]) -> None:
    """Rows 13 and 41 do the same in two departments."""
    (pair,) = (one for one in ranked if set(one.rows) == {"13", "41"})

    assert "across-departments" in {reason.code for reason in pair.reasons}
    assert pair.fix == "talk-together"


def test_a_part_counts_as_its_whole(tmp_path: Path) -> None:
    """What one activity's part shares with another is the activity's own."""
    folder = write_tiny(
        tmp_path,
        **change(
            "activities", "vestland,,,,,,,,,,\ncpmr", "vestland,cpmr,,,,,,,,,\ncpmr"
        ),
    )
    found = units_of(folder)

    assert found == {"til-erfurt": [], "cpmr": ["til-cardiff"]}


def units_of(folder: Path) -> dict[str, list[str]]:
    """Return the activities of a folder that are no part, with their parts."""
    everything = units(gather(build([str(folder)]).store).profiles)
    return {
        unit.profile.id: [part.id for part in unit.parts]
        for unit in sorted(everything, key=lambda unit: unit.profile.id, reverse=True)
    }


def profile(name: str, text: str, **facts: object) -> Profile:
    """Return an activity that has words and nothing else."""
    head = dict.fromkeys(Profile.__dataclass_fields__, "")
    rest = {"features": frozenset(), "aside": False, "start": ("", ""), "end": ("", "")}
    return Profile(**{**head, "address": name, "text": text, **rest, **facts})  # type: ignore[arg-type]


def test_words_that_always_come_together_count_once() -> None:
    """Three words copied from row to row are one piece of text."""
    texts = ["krone mynte setel", "krone mynte setel", "fjord", "elv"]
    held = traits([Unit(profile(text, text)) for text in texts])

    assert [trait.name for trait in held[0].values() if trait.kind == "words"] == [
        "kron mynt setel"
    ]


def test_a_theme_in_the_title_is_a_subject_unless_a_name() -> None:
    """Batteries in two titles are their subject; in a comment or a name, not."""
    facts = [
        {"kind": "project", "title": "batteri"},
        {"kind": "project", "title": "batteri"},
        {"kind": "project"},
        {"kind": "membership", "title": "batteri"},
    ]
    held = traits(
        [
            *(
                Unit(profile(str(place), "batteri", **one))
                for place, one in enumerate(facts)
            ),
            Unit(profile("other", "")),
        ]
    )
    about = [
        {trait.kind for trait in one.values() if trait.name == "code:theme/batteries"}
        for one in held[:4]
    ]

    assert about == [
        {"theme", "subject", "purpose"},
        {"theme", "subject", "purpose"},
        {"theme", "purpose"},
        {"theme"},
    ]


def test_a_group_is_no_chain() -> None:
    """Of a chain and a triangle, the triangle is a group."""
    pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("c", "e")]

    assert groups(pairs) == [("c", "d", "e")]


TIMES = [
    (
        ("", ""),
        ("2020-01-01", "2020-12-31"),
        ("2021-01-01", "2021-12-31"),
        "time-apart",
    ),
    (("", ""), ("2020-01-01", "2021-06-30"), ("2021-01-01", "2021-12-31"), ""),
]


@pytest.mark.parametrize(("start", "end", "other_start", "code"), TIMES)
def test_time_is_told_where_it_is_certain(
    start: tuple[str, str],
    end: tuple[str, str],
    other_start: tuple[str, str],
    code: str,
) -> None:
    """One that may still run when the other begins is left unsaid."""
    one = profile("a", "", start=start, end=end)
    other = profile("b", "", start=other_start)

    assert "".join(reason.code for reason in time_reasons(one, other)) == code


def test_a_shared_thing_names_the_cells_that_it_stands_in(tmp_path: Path) -> None:
    """That both go to Erfurt is read in the title of each row."""
    folder = write_tiny(
        tmp_path,
        **change("participations", "cardiff,partner-place", "erfurt,partner-place"),
    )
    (pair, *_) = find(build([str(folder)]).store, "overlaps")
    shared = next(one for one in pair.reasons if one.code == "share-partner")

    assert shared.cells == ("rad 1, Tiltak", "rad 2, Tiltak")
