"""Every question against the answer that the sources give, kept in tests/expected.

The expected answers were made by the questions and then held against the documents:
when one of them changes, look it up in the document before you let the file follow.
"""

import csv
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.asking.questions import Question, ask_question, find_question, questions
from graph.asking.store import Answer
from graph.build import Built, build
from graph.errors import NameNotFoundError
from graph.reading.vocabulary import codes
from tests.samples import write_tiny

EXPECTED = Path(__file__).parent / "expected"
CARDS = pytest.mark.parametrize(
    "card", questions().values(), ids=lambda card: card.name
)


@pytest.fixture(scope="module")
def built() -> Built:
    """Return the graph of everything that ships."""
    return build([])


def ask(built: Built, name: str, **values: str) -> Answer:
    """Return the answer of a question, some of its parameters set."""
    return ask_question(built.store, find_question(name), values)


def picked(answer: Answer, *columns: str) -> list[tuple[str, ...]]:
    """Return some columns of an answer, from top to bottom."""
    return [tuple(row[column] for column in columns) for row in answer.records()]


@CARDS
def test_the_answer_is_what_the_sources_say(card: Question, built: Built) -> None:
    """Headings, rows and their order are those of the expected file."""
    with (EXPECTED / f"{card.name}.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)

    answer = ask_question(built.store, card)

    assert answer.columns == heading
    assert list(map(list, answer.rows)) == rows


@CARDS
def test_a_card_stands_alone(card: Question) -> None:
    """A card names its own prefixes, so that any endpoint takes it as it is."""
    assert isinstance(ox.Store().query(card.query), ox.QuerySolutions)


@CARDS
def test_no_row_stands_twice(card: Question, built: Built) -> None:
    """The number that the answer begins with counts each thing once."""
    answer = ask_question(built.store, card)

    assert len(set(answer.rows)) == len(answer.rows)


@CARDS
def test_every_claim_says_where_it_stands(card: Question, built: Built) -> None:
    """A row that has a place for its source fills it."""
    answer = ask_question(built.store, card)
    empty = [
        row
        for row in answer.records()
        if any(not row[column] for column in row if column.endswith("source"))
    ]

    assert empty == []


@CARDS
def test_codes_are_codes(card: Question, built: Built) -> None:
    """A column that a card calls codes exists, and holds codes of that list alone."""
    answer = ask_question(built.store, card)
    strange = {
        (column, value)
        for column, scheme in card.codes.items()
        for value in answer.column(column)
        if value and value not in codes()[scheme]
    }

    assert strange == set()


@CARDS
def test_a_parameter_stands_in_the_query_with_its_default(card: Question) -> None:
    """What the head promises can be set, and is what the query has as it stands."""
    for name, default in card.parameters.items():
        assert card.with_values({name: default}) == card.query
        assert card.with_values({name: "something else"}) != card.query


@CARDS
def test_the_answer_sentence_counts(card: Question) -> None:
    """The sentence has a place for the number in every language."""
    assert all("{count}" in sentence for sentence in card.answers.values())


def test_an_unknown_parameter_is_refused(built: Built) -> None:
    """A slip in a parameter's name does not pass as an answer to the question."""
    with pytest.raises(NameNotFoundError):
        ask(built, "ends-in", yeer="2021")


def test_what_ends_in_2022(built: Built) -> None:
    """Six approvals and RRI2SCALE, perhaps the last rounds of rows 13 and 14."""
    found = picked(ask(built, "ends-in", year="2022"), "row", "what", "certain")

    assert found == [
        ("5", "approval", "true"),
        ("6", "approval", "true"),
        ("7", "approval", "true"),
        ("8", "approval", "true"),
        ("9", "approval", "true"),
        ("10", "approval", "true"),
        ("13", "activity", "false"),
        ("14", "activity", "false"),
        ("37", "activity", "true"),
        ("p13", "activity", "true"),
    ]


def test_what_ends_in_2019_is_known_from_elsewhere(built: Built) -> None:
    """The old counties' memberships ended with them, which no row says."""
    answer = ask(built, "ends-in", year="2019")
    rows = ["20", "20", "21", "21", "22", "23", "24", "24", "50"]

    assert answer.column("row") == rows
    assert set(answer.column("evidence")) == {"external"}


@pytest.mark.parametrize("programme", ["horizon-2020", "Horizon 2020", "HORIZON 2020"])
def test_a_programme_goes_by_its_id_or_its_name(built: Built, programme: str) -> None:
    """Row 37 is paid by Horizon 2020; rows 45 to 47 are only about it."""
    funded = ask(built, "funded-by", programme=programme)
    everything = ask(built, "programme-everything", programme=programme)

    assert funded.column("row") == ["37"]
    assert everything.column("row") == ["37", "45", "46", "47"]


def test_an_accreditation_is_no_money(built: Built) -> None:
    """Row 18 has to do with Erasmus+, but is not paid by it."""
    funded = ask(built, "funded-by", programme="erasmus-plus")
    everything = ask(built, "programme-everything", programme="erasmus-plus")

    assert "18" not in funded.column("row")
    assert "18" in everything.column("row")


def test_plans_of_another_county_and_year(built: Built) -> None:
    """By 2022 three of the plans of Trøndelag are left, one without any years."""
    later = ask(built, "plans-in-force", year="2022")
    hordaland = ask(built, "plans-in-force", owner="Hordaland fylkeskommune")

    assert picked(later, "document", "certain") == [
        ("Kompetansestrategi for Trøndelag", "false"),
        ("Kulturstrategi for Trøndelag (2019-2022)", "true"),
        ("Trøndelagsplanen 2019-2030", "true"),
    ]
    assert picked(hordaland, "document", "from", "certain") == [
        ("Handlingsprogram til Regional plan for folkehelse", "", "false"),
        ("Regional plan for attraktive senter", "2015", "false"),
        ("Regional plan for folkehelse", "", "false"),
    ]


def test_approvals_that_run_out_before_summer(built: Built) -> None:
    """A school year ends on 31 July, so before July only the unknown ones remain."""
    answer = ask(built, "approvals-expiring", before="2022-07-01")

    assert set(answer.column("row")) == {"p3"}
    assert set(answer.column("end_evidence")) == {"missing"}


def test_everybody_in_the_countries_given_priority(built: Built) -> None:
    """Without an owner the other sources' exchanges with the two countries come too."""
    own = ask(built, "priority-countries")
    everybody = ask(built, "priority-countries", owner="")

    assert set(own.rows) < set(everybody.rows)
    assert {
        (row["country"], row["activity"])
        for row in everybody.records()
        if row["collection"] != "vestland-2020"
    } == {
        ("Frankrike", "borgund-frankrike-nederland-tyskland"),
        ("Frankrike", "tydal-biodiversite"),
        ("Tyskland", "borgund-frankrike-nederland-tyskland"),
        ("Tyskland", "dahlske-tyskland"),
        ("Tyskland", "kongshavn-tyskland"),
        ("Tyskland", "melhus-grunnleggende-ferdigheter"),
    }


def test_a_profile_of_any_activity(built: Built) -> None:
    """Row 9: the school is named in row 12 only, and the approval ends with July."""
    answer = ask(built, "project-profile", activity="askoy-erfurt-elektro")

    assert picked(answer, "detail", "value", "evidence", "source")[:1] == [
        (
            "Diku",
            "2022-07-31",
            "stated",
            "rad 9, Evt sluttdato; rad 9, Kommentar",
        ),
    ]
    assert picked(answer, "detail", "value", "evidence", "source")[-4:-1] == [
        ("partner-place", "Erfurt", "stated", "rad 9, Tiltak"),
        ("partner-school", "Andreas Gordon Schule", "inferred", "rad 12, Kommentar"),
        (
            "endAsWritten",
            "Godkj frå Diku tom skuleåret 2021/22",
            "stated",
            "rad 9, Evt sluttdato",
        ),
    ]


def test_without_rules_nothing_is_derived(tmp_path: Path) -> None:
    """Askøy is tied to Tyskland by a rule, and only by that."""
    folder = str(write_tiny(tmp_path))
    ties = ask(build([folder]), "schools-abroad")
    none = ask(build([folder], stated_only=True), "schools-abroad")

    assert picked(ties, "school", "country", "activity") == [
        ("Askøy vidaregåande skule", "Tyskland", "til-erfurt")
    ]
    assert none.rows == []
