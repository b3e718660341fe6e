"""Dates as people write them, and what they can mean."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.asking.store import ask_store
from graph.build import build, check
from graph.reading.dates import Reading, read_date
from graph.reading.edtf import bounds, moved
from graph.reading.periods import period_of
from graph.reading.states import states
from graph.reading.tables import Record
from graph.reading.vocabulary import codes

WORDS = [
    ("2020", Reading(edtf="2020")),
    ("desember 2021", Reading(edtf="2021-12")),
    ("1 september 2020", Reading(edtf="2020-09-01")),
    ("29.02.2020", Reading(edtf="2020-02-29")),
    ("2019-2022", Reading(edtf="2019/2022")),
    ("2020 (21?)", Reading(edtf="[2020,2021]", status="uncertain")),
    ("Mai 2020 Mai 2021 Mai 2022", Reading(edtf="{2020-05,2021-05,2022-05}")),
    ("36 mnd", Reading(duration="P36M")),
    ("?", Reading(status="uncertain")),
    ("Pågåande", Reading(status="ongoing")),
    ("Pågående", Reading(status="ongoing")),
    ("Ikkje starta", Reading(status="not-started")),
    ("Årvis", Reading(frequency="annual", status="recurring")),
    ("Årlig - formalisert avtale", Reading(frequency="annual", status="recurring")),
    ("Symposier annenhvert år", Reading(frequency="biennial", status="recurring")),
    ("Registrert som interesserte", Reading(status="interested")),
    (
        "Ingen sluttdato Kontinuerleg",
        Reading(frequency="continuous", status="open-ended"),
    ),
    (
        "Godkj frå Diku tom skuleåret 2021/22",
        Reading(edtf="2021-08/2022-07", status="approved", of="approval"),
    ),
    (
        "Samarbeidsavtale, fornya 2004",
        Reading(edtf="2004", status="renewed", of="renewal"),
    ),
    ("Formalisert avtale blei ikkje fornyet", Reading(status="not-renewed")),
    ("", Reading()),
]
#: How other counties write dates, each as it is read.
ELSEWHERE = [
    ("2023/2024", Reading(edtf="2023/2024")),
    ("2023/24", Reading(edtf="2023/2024")),
    ("2021–23", Reading(edtf="2021/2023")),
    ("skoleåret 2022/23", Reading(edtf="2022-08/2023-07")),
    ("1/9-2022", Reading(edtf="2022-09-01")),
    ("09.2022", Reading(edtf="2022-09")),
    ("1.1.22-31.12.24", Reading(edtf="2022-01-01/2024-12-31")),
    ("12.–14. juni 2024", Reading(edtf="2024-06-12/2024-06-14")),
    ("12.-14.6.2024", Reading(edtf="2024-06-12/2024-06-14")),
    ("mars–juni 2023", Reading(edtf="2023-03/2023-06")),
    ("Q2 2023", Reading(edtf="[2023-04,2023-05,2023-06]")),
    ("hausten 2022 - våren 2023", Reading(edtf="2022-08~/2023-06~")),
    ("vår 22", Reading(edtf="[2022-01,2022-02,2022-03,2022-04,2022-05,2022-06]")),
    ("2020, 2021 og 2023", Reading(edtf="{2020,2021,2023}")),
    ("2023?", Reading(edtf="2023?", status="uncertain")),
    ("2022 – pågående", Reading(edtf="2022/..", status="ongoing")),
    ("løpende (fra 2015)", Reading(edtf="2015/..", status="ongoing")),
    ("2019 og fram til nå", Reading(edtf="2019/..", status="ongoing")),
    ("2022-2024 (3 år)", Reading(edtf="2022/2024", duration="P3Y")),
    ("2 år (2022–2024)", Reading(edtf="2022/2024", duration="P2Y")),
    ("1990-tallet -", Reading(edtf="1990~/..", status="ongoing")),
    ("3 uker", Reading(duration="P3W")),
    ("innen 2026", Reading(edtf="2026")),
    ("Avsluttet", Reading(status="ended")),
    ("Avslutta i mai 2022", Reading(edtf="2022-05", status="ended")),
    ("Ikke avklart", Reading(status="uncertain")),
    ("Inntil videre", Reading(frequency="continuous", status="open-ended")),
    ("–", Reading()),
]


@pytest.mark.parametrize(("words", "reading"), WORDS)
def test_words_of_the_overview_are_read(words: str, reading: Reading) -> None:
    """Each wording of the first overview has one meaning."""
    assert reading == read_date(words)


@pytest.mark.parametrize(("words", "reading"), ELSEWHERE)
def test_words_of_other_overviews_are_read(words: str, reading: Reading) -> None:
    """Counties write dates in many ways; each of these has one meaning."""
    assert reading == read_date(words)


@pytest.mark.parametrize(
    ("end", "status", "found"),
    [
        ("", "Avsluttet 2022", ("2022", "ended")),
        ("2021-06", "Avslutta i mai 2022", ("2021-06", "ended")),
        ("", "Pågåande", ("", "ongoing")),
    ],
)
def test_a_status_may_say_when_it_ended(
    end: str, status: str, found: tuple[str, str]
) -> None:
    """Where the end has a cell of its own, that one counts."""
    row = Record("rows", "a.csv", 2, {"end": end, "status": status})
    period = period_of(Record("activities", "a.csv", 2, {}), row)

    assert (period.end, period.status) == found


def test_every_state_in_words_is_a_code() -> None:
    """A word in ``states.csv`` stands for a status and a frequency that there are."""
    statuses, frequencies = zip(*states().values(), strict=True)

    assert set(statuses) <= set(codes()["status"])
    assert set(filter(None, frequencies)) <= set(codes()["frequency"])


@pytest.mark.parametrize(
    "words",
    [
        "når vi rekk det",
        "31 februar 2020",
        "20.13.2020",
        "2009–12",
        "40.–41. juni 2024",
        "før 2000",
        "2022-2024 (2023)",
        "Avslutta snart",
    ],
)
def test_what_is_not_understood_is_said_to_be_unread(words: str) -> None:
    """No date is made up for words that no rule reads, nor for days that are not."""
    assert Reading(unread=True) == read_date(words)


@given(st.text(max_size=40))
def test_any_text_is_read_or_left_unread(words: str) -> None:
    """Reading never fails, and what it finds is a date that exists."""
    found = read_date(words)

    if found.edtf:
        bounds(found.edtf)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2017-12~", date(2017, 12, 1), date(2017, 12, 31)),
        ("[2020,2021]", date(2020, 1, 1), date(2021, 12, 31)),
        ("2021-08/2022-07", date(2021, 8, 1), date(2022, 7, 31)),
        ("../2022", None, date(2022, 12, 31)),
        ("2019/..", date(2019, 1, 1), None),
    ],
)
def test_bounds_are_the_first_and_last_day(
    text: str, earliest: date | None, latest: date | None
) -> None:
    """An open end stays open: nothing is made up for it."""
    found = bounds(text)

    assert (earliest, latest) == (found.earliest, found.latest)


@pytest.mark.parametrize("text", ["2020-23", "20", "desember", "2020-13-01", "[]", ""])
def test_what_is_no_date_is_refused(text: str) -> None:
    """``2020-23`` is the autumn of 2020 to EDTF and 2020 to 2023 to a county."""
    with pytest.raises(ValueError):
        bounds(text)


@given(st.dates(), st.dates())
def test_an_interval_spans_from_first_to_last(first: date, last: date) -> None:
    """Bounds of an interval are the bounds of its ends."""
    found = bounds(f"{first.isoformat()}/{last.isoformat()}")

    assert (first, last) == (found.earliest, found.latest)


@given(st.dates(min_value=date(1990, 1, 1)), st.integers(1, 400))
def test_there_and_back_is_the_same_month(day: date, months: int) -> None:
    """A period computed forwards and then backwards begins where it began."""
    start = day.isoformat()[:7]
    assume(day.year + months // 12 < 9990)
    end = moved(start, f"P{months}M")
    assert moved(end.rstrip("~"), f"P{months}M", back=True) == f"{start}~"


def test_the_missing_start_of_the_project_is_computed() -> None:
    """27 months that ended on 29 February 2020 began about December 2017."""
    query = """SELECT ?start ?end ?computed WHERE {
      ?a dcterms:identifier "vet-in-urban-centres" ; samband:period ?p .
      ?p samband:startEdtf ?start ; samband:endEdtf ?end ;
        samband:computed ?computed }"""

    assert list(ask_store(build([]).store, query).rows) == [
        ("2017-12~", "2020-02-29", "start")
    ]


def test_every_date_cell_that_is_shipped_is_read() -> None:
    """The shipped overview has no date that neither rule nor person has read."""
    assert [found for found in check([]) if found.code == "unread-date"] == []
