"""What ends: reckoned by hand on three rows, and told of the overview itself."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graph.build import build
from graph.findings import find, find_all
from graph.findings.finding import Finding
from graph.findings.lapses import state_of
from graph.reading.edtf import Bounds, bounds
from tests.samples import change, write_tiny
from viz.commands.running import today

MAY = date(2020, 5, 20)
NEW_YEAR = date(2021, 1, 1)
APPROVALS = (
    "activity,issuer,max_pupils,valid_through,duration,support_from,evidence,row,"
    "column,as_written,source,note\n"
    "til-erfurt,diku,12,2022-07-31,,lanekassen,stated,1,comment,tom 2021/22,,\n"
)


def lapses(folder: Path, day: date | None, months: int = 12) -> dict[str, Finding]:
    """Return what ends in a folder, by the name of the activity or approval."""
    found = find(build([str(folder)]).store, "lapses", as_of=day, months=months)
    return {finding.details["key"]: finding for finding in found}


def overview(day: date) -> list[Finding]:
    """Return what ends in the overview of Vestland, reckoned from a day."""
    return find(build(["vestland-2020"]).store, "lapses", as_of=day)


@pytest.mark.parametrize(
    ("end", "state"),
    [
        ("2020-05-19", "ended-still-listed"),
        ("2020-05-20", "ends-for-certain"),
        ("2020", "ends-for-certain"),
        ("2021-05-20", "ends-for-certain"),
        ("2021-05", "may-end"),
        ("[2020,2021]", "may-end"),
        ("{2020-05,2021-05,2022-05}", "may-end"),
        ("2021-05-21", "later"),
        ("2021-12", "later"),
    ],
)
def test_an_end_is_certain_possible_past_or_later(end: str, state: str) -> None:
    """Every day that the words can mean is held against the year to come."""
    assert state_of(bounds(end), MAY, 12) == state


def test_an_open_end_is_not_known() -> None:
    """Neither is what has no end at all."""
    assert state_of(Bounds(None, None), MAY, 12) == "no-end-known"
    assert state_of(bounds("2019/.."), MAY, 12) == "no-end-known"


def test_three_rows_three_states(tmp_path: Path) -> None:
    """December 2021, going on, and 2020 or 2021: later, unknown, maybe."""
    found = lapses(write_tiny(tmp_path), MAY)

    assert {key: finding.level for key, finding in found.items()} == {
        "til-erfurt": "later",
        "til-cardiff": "no-end-known",
        "cpmr": "may-end",
    }
    assert found["cpmr"].details["end_as_written"] == "2020 (21?)"
    assert found["cpmr"].certainty == "possible"


def test_looking_further_finds_more(tmp_path: Path) -> None:
    """Two years ahead both ends have come, and the words leave no doubt."""
    found = lapses(write_tiny(tmp_path), MAY, months=24)

    assert found["til-erfurt"].level == "ends-for-certain"
    assert found["cpmr"].level == "ends-for-certain"


def test_without_a_day_nothing_has_run_out(tmp_path: Path) -> None:
    """Nobody said from when to reckon, and the source has no day either."""
    folder = write_tiny(tmp_path, **change("collection", "2020-05-20", ""))
    levels = {finding.level for finding in lapses(folder, None).values()}

    assert levels == {"later", "no-end-known"}


def test_a_source_is_reckoned_from_its_own_day(tmp_path: Path) -> None:
    """What an overview of May 2020 lists is seen from May 2020, if nobody asks."""
    folder = write_tiny(tmp_path)
    asked, own = lapses(folder, MAY), lapses(folder, None)

    assert {key: found.level for key, found in asked.items()} == {
        key: found.level for key, found in own.items()
    }


def test_an_approval_runs_out_by_itself(tmp_path: Path) -> None:
    """The exchange ends in December 2021, its approval in July 2022."""
    found = lapses(write_tiny(tmp_path, approvals=APPROVALS), date(2022, 1, 1))

    assert found["til-erfurt"].level == "ended-still-listed"
    assert found["til-erfurt.diku"].level == "ends-for-certain"
    assert found["til-erfurt.diku"].details["latest"] == "2022-07-31"


def test_a_place_that_was_handed_on_has_not_run_out(tmp_path: Path) -> None:
    """Hordaland's seat ended in 2019, but Vestland sits in it."""
    heading = "activity,member,organisation,role,since,since_evidence,until,"
    folder = write_tiny(
        tmp_path,
        **change(
            "memberships",
            "cpmr,vestland,cpmr,member,,,,,,",
            "cpmr,hordaland,cpmr,member,,,2019,,,,,stated,3,title,CPMR,,\n"
            "cpmr,vestland,cpmr,chair,,,2020,,,",
        ),
    )
    assert heading in (folder / "memberships.csv").read_text(encoding="utf-8")

    keys = set(lapses(folder, MAY)) - {"til-erfurt", "til-cardiff", "cpmr"}

    assert keys == {"cpmr.vestland.cpmr.chair"}


def test_the_overview_in_may() -> None:
    """On its own day two lines have ended: the agreement that was not renewed."""
    found = overview(MAY)

    assert [f.rows[0] for f in found if f.level == "ended-still-listed"] == ["62", "62"]
    assert {f.rows[0] for f in found if f.level == "may-end"} == {
        "13",
        "14",
        "15",
        "19",
        "43",
    }
    certain = [f.rows[0] for f in found if f.level == "ends-for-certain"]
    assert {"3", "12", "18", "40", "45", "46", "47", "49", "54", "55"} <= set(certain)


def test_the_overview_at_new_year() -> None:
    """What ended with 2020 is still listed; 2020 (21?) is certain within the year."""
    states = {f.details["key"]: f.level for f in overview(NEW_YEAR)}

    assert states["helpdesk-horizon"] == "ended-still-listed"
    assert states["eos-pilsen"] == "ends-for-certain"
    assert states["vet-mobilitet-elevar"] == "may-end"
    assert states["askoy-erfurt-stusp.diku"] == "later"


def test_each_activity_is_in_one_state() -> None:
    """Every activity has one line, every approval one of its own."""
    what = Counter(finding.details["what"] for finding in overview(MAY))

    assert (what["activity"], what["approval"]) == (90, 12)


def test_what_comes_later_is_no_finding() -> None:
    """It stands in the table of its kind, and not among what is to be looked at."""
    store = build(["vestland-2020"], findings=False).store
    gathered = find_all(store, as_of=MAY).asking["lapses"]

    assert "later" in {finding.level for finding in overview(MAY)}
    assert "later" not in {finding.level for finding in gathered}


@pytest.mark.parametrize(
    ("as_of", "asked", "reckoned"),
    [
        ("2020-05-20", None, None),
        ("2020-05-20", MAY, MAY),
        ("", None, NEW_YEAR),
        ("", MAY, MAY),
    ],
)
def test_a_day_of_ones_own_is_for_sources_that_have_none(
    tmp_path: Path, as_of: str, asked: date | None, reckoned: date | None
) -> None:
    """What a source says goes before; what was asked for goes before both."""
    folder = write_tiny(tmp_path / "tiny", **change("collection", "2020-05-20", as_of))
    made = build([str(folder)], as_of=asked, undated_from=NEW_YEAR)

    assert made.reckoned == reckoned


def test_today_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``SOURCE_DATE_EPOCH`` a build is the same on any day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    assert today() == date(2023, 11, 14)
