"""Findings on collections so small that the answer can be seen."""

from pathlib import Path

import pytest

from graph.build import build
from graph.findings import find
from graph.findings.finding import Finding
from graph.findings.traits import rarity
from graph.findings.words import roots
from tests.samples import change, write_tiny


def found(folder: Path, kind: str) -> list[Finding]:
    """Return the findings of one kind in a folder."""
    return find(build([str(folder)]).store, kind)


def test_what_shares_nothing_stands_alone(tmp_path: Path) -> None:
    """Two exchanges of one county to two cities share nothing but the county."""
    alone = found(write_tiny(tmp_path), "isolated")

    assert {
        ("cpmr", "met-once"),
        ("til-cardiff", "met-once"),
        ("til-erfurt", "met-once"),
    } == {
        (finding.activities[0], finding.level)
        for finding in alone
        if finding.level != "island"
    }


def test_the_same_city_ties_two_activities(tmp_path: Path) -> None:
    """Sent to the same city, the two are an overlap, and each has one tie."""
    folder = write_tiny(
        tmp_path,
        **change(
            "participations",
            "cardiff,partner-place,,,stated,2,title,Cardiff",
            "erfurt,partner-place,,,inferred,2,title,",
        ),
    )

    (pair, *others) = found(folder, "overlaps")
    assert tuple(sorted(pair.activities)) == ("til-cardiff", "til-erfurt")
    assert pair.reasons[0].code == "share-partner"
    assert [other for other in others if other.score > pair.score] == []
    assert {
        finding.activities[0]: finding.level
        for finding in found(folder, "isolated")
        if finding.level not in ("one-tie", "island")
    } == {"cpmr": "met-once"}


def test_an_activity_without_anything_is_the_gravest(tmp_path: Path) -> None:
    """With no partner, programme or document a theme is all it has in common."""
    folder = write_tiny(
        tmp_path,
        **change(
            "participations",
            "til-cardiff,cardiff,partner-place,,,stated,2,title,Cardiff,,\n",
            "",
        ),
    )

    first = found(folder, "isolated")[0]
    assert (first.activities[0], first.level) == ("til-cardiff", "nothing-named")
    assert [reason.code for reason in first.reasons] == [
        "no-partner",
        "no-programme",
        "no-document",
        "near-theme",
    ]


def test_a_missing_document_is_told(tmp_path: Path) -> None:
    """Two of three name no document; the third names one that stands."""
    assert [
        finding.activities[0] for finding in found(write_tiny(tmp_path), "unanchored")
    ] == ["til-cardiff", "cpmr"]


def test_a_document_of_a_ceased_county_does_not_carry(tmp_path: Path) -> None:
    """A plan of Hordaland is no plan in force after the merger."""
    folder = write_tiny(
        tmp_path,
        **change(
            "anchorings",
            "utviklingsplan-vestland,stated,1,anchoring,Utviklingsplan for Vestland",
            "regional-plan-folkehelse-hordaland,inferred,1,anchoring,",
        ),
    )

    kinds = {f.activities[0]: f.level for f in found(folder, "unanchored")}
    assert kinds["til-erfurt"] == "ceased-county"


@pytest.mark.parametrize("kind", ["isolated", "overlaps", "unanchored"])
def test_identifiers_are_stable_and_unique(kind: str) -> None:
    """Two builds give the same findings in the same order, no id twice."""
    first, second = (find(build([]).store, kind) for _ in range(2))

    assert first == second
    assert len(first) == len({finding.id for finding in first})


def test_what_everybody_has_tells_nothing() -> None:
    """The rarer, the more telling: ln(N/n)/ln(N)."""
    assert (rarity(64, 64), rarity(1, 64)) == (0.0, 1.0)
    assert pytest.approx(rarity(8, 64)) == 0.5


def test_roots_meet_across_forms_and_languages() -> None:
    """Inflected forms meet; common words tell nothing."""
    assert roots("mobilitetar") == roots("mobilitet")
    assert frozenset() == roots("og i på samarbeid med Vestland fylkeskommune")


GROUPS = [{"8", "9", "12"}, {"45", "46", "47"}, {"13", "14", "41"}, {"7", "62"}]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: "-".join(sorted(group)))
def test_known_overlaps_of_the_overview_come_out(group: set[str]) -> None:
    """What a careful reader of the overview sees twice is found as pairs."""
    pairs = {
        frozenset(f.rows) for f in find(build(["vestland-2020"]).store, "overlaps")
    }
    wanted = {frozenset((a, b)) for a in group for b in group if a < b}

    assert wanted <= pairs


def test_midlothian_is_not_in_edinburgh() -> None:
    """Rows 10 and 57 share a country's part, not a city."""
    pairs = find(build(["vestland-2020"]).store, "overlaps")
    shared = [
        f
        for f in pairs
        if set(f.activities) == {"amalie-skram-midlothian", "edinburgh"}
    ]

    assert not any(r.code == "share-partner" for f in shared for r in f.reasons)


def test_the_light_rail_stands_alone() -> None:
    """Row 64 names no partner that anybody else has."""
    alone = {
        f.rows[0]: f.level for f in find(build(["vestland-2020"]).store, "isolated")
    }

    assert alone["64"] in ("nothing-named", "met-once")
    assert alone.get("20") != "nothing-named"
