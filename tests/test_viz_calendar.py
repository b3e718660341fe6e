"""The calendar of what runs out, as RFC 5545 wants it."""

from datetime import date
from pathlib import Path

import pytest

from graph.build import build
from graph.findings import find
from graph.findings.finding import Finding
from tests.samples import write_tiny
from viz.calendar import calendar, fold, review_day
from viz.wording import LANGUAGES

MAY = date(2020, 5, 20)


@pytest.fixture(scope="module")
def overview() -> list[Finding]:
    """Return what ends in the overview of Vestland."""
    store = build(["vestland-2020"], findings=False).store
    return find(store, "lapses", as_of=MAY)


def unfolded(raw: bytes) -> list[str]:
    """Return the lines of a calendar, put together again."""
    return raw.decode().replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_short_and_end_as_they_must(
    overview: list[Finding], language: str
) -> None:
    """CR LF everywhere, 75 octets at most, every letter whole."""
    raw = calendar(overview, MAY, language)

    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    for line in raw.split(b"\r\n"):
        line.decode()


def test_folding_loses_nothing() -> None:
    """A long line of long letters comes back as it was."""
    text = "SUMMARY:" + "æøå – «Askøy» " * 40

    assert unfolded(fold(text)) == [text, ""]


def test_every_entry_is_whole_and_known_by_one_name(overview: list[Finding]) -> None:
    """One UID each, a stamp that is the day asked for, and a day to look again."""
    lines = unfolded(calendar(overview, MAY, "nn"))
    uids = [line for line in lines if line.startswith("UID:")]

    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert len(uids) == len(set(uids)) == lines.count("BEGIN:VEVENT")
    assert {line for line in lines if line.startswith("DTSTAMP")} == {
        "DTSTAMP:20200520T000000Z"
    }


def test_what_never_ends_has_no_day(tmp_path: Path) -> None:
    """Of three rows, one has no end; the others are looked at three months before."""
    found = find(build([str(write_tiny(tmp_path))]).store, "lapses", as_of=MAY)
    days = {
        finding.details["key"]: review_day(finding, MAY).isoformat()
        for finding in found
        if finding.level != "no-end-known"
    }

    assert days == {"cpmr": "2020-05-20", "til-erfurt": "2021-09-01"}
    assert calendar(found, MAY, "nn").count(b"BEGIN:VEVENT") == 2


def test_there_is_no_clock_in_it(overview: list[Finding]) -> None:
    """The same findings and the same day give the same bytes."""
    assert calendar(overview, MAY, "nb") == calendar(overview, MAY, "nb")
