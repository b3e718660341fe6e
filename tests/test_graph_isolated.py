"""What stands alone, what the owner hides, and where to anchor what is loose."""

from pathlib import Path

import pytest

from graph.build import build
from graph.findings import find
from graph.findings.features import gather
from graph.findings.finding import Finding
from graph.findings.islands import Islands, islands
from tests.samples import write_tiny


@pytest.fixture(scope="module")
def alone() -> dict[str, Finding]:
    """Return what stands alone in the overview, by the rows."""
    found = find(build(["vestland-2020"]).store, "isolated")
    return {" ".join(finding.rows): finding for finding in found}


def test_the_light_rail_is_alone(alone: dict[str, Finding]) -> None:
    """Row 64 names itself and nothing that another row names; row 63 is near."""
    reasons = {reason.code: reason.values for reason in alone["64"].reasons}

    assert alone["64"].level == "met-once"
    assert reasons["near-theme"] == {
        "name": "code:theme/public-transport",
        "rows": "63",
    }


def test_a_membership_is_no_island_for_want_of_a_partner(
    alone: dict[str, Finding],
) -> None:
    """CPMR names its organisation, of which the NSC of row 21 is a part."""
    assert "20" not in alone


def test_a_department_on_its_own_is_told(alone: dict[str, Finding]) -> None:
    """MOK has reported rows 63 and 64, and shares nothing with the others."""
    assert alone["63 64"].level == "island"
    assert alone["63 64"].details == {"department": "MOK"}


def test_the_owner_hides_the_islands(tmp_path: Path) -> None:
    """Three activities share only the county: one piece with it, three without."""
    found = islands(gather(build([str(write_tiny(tmp_path))]).store).profiles)

    assert found == Islands(activities=3, with_owners=1, without_owners=3, alone=3)


def test_the_owner_hides_the_islands_of_the_overview() -> None:
    """With Vestland all but one hang together; without it they are thirty pieces."""
    found = islands(gather(build(["vestland-2020"]).store).profiles)

    assert (found.with_owners, found.without_owners) == (2, 30)


def candidates(folder: Path, activity: str) -> dict[str, dict[str, str]]:
    """Return the candidate documents of one activity, by the reason."""
    (found,) = (
        finding
        for finding in find(build([str(folder)]).store, "unanchored")
        if finding.activities == (activity,)
    )
    return {reason.code: reason.values for reason in found.reasons[1:]}


def test_an_exchange_may_follow_another_countys_measure(tmp_path: Path) -> None:
    """The county's own plan carries a like exchange; Trøndelag's is a model only."""
    found = candidates(write_tiny(tmp_path), "til-cardiff")

    assert (
        found["candidate-like-kind"]
        == {
            "name": "Utviklingsplan for Vestland",
            "rows": "1",
        }
        or "candidate-theme" in found
    )
    assert "candidate-elsewhere" in found


def test_a_candidate_is_never_stated(tmp_path: Path) -> None:
    """However well a plan fits, no anchoring is added to the graph."""
    store = build([str(write_tiny(tmp_path))]).store
    before = len(store)
    find(store, "unanchored")

    assert len(store) == before


def test_a_document_of_a_ceased_county_is_no_candidate() -> None:
    """Row 4 of the overview stands on Hordaland's plan; it is not proposed again."""
    (found,) = (
        finding
        for finding in find(build(["vestland-2020"]).store, "unanchored")
        if finding.rows == ("4",)
    )
    names = {reason.values["name"] for reason in found.reasons[1:]}

    assert found.level == "ceased-county"
    assert names
    assert not any("folkehelse" in name for name in names)
