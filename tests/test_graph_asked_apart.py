"""What is asked in several narrow queries, against one that asks for all of it."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from graph.asking.details import ask_details
from graph.asking.named import ask_named
from graph.asking.questions import ask_question, find_question
from graph.asking.store import ask_store, asked_once
from graph.asking.taking import participations
from graph.build import Built, build
from tests.samples import write_tiny

#: What statements about activities name, by one query; roles and cells left out.
NAMED = """
SELECT DISTINCT ?activity ?part ?thing WHERE {
  ?part samband:inActivity ?activity ; samband:evidenceStatus ?any ; a ?class .
  FILTER(?class IN (samband:Participation, samband:Membership, samband:Anchoring,
    samband:Approval, samband:Funding, samband:Concern, samband:ActivityLink))
  OPTIONAL {
    VALUES ?property {
      samband:participant org:member org:organization samband:onBehalfOf
      samband:anchoredIn schema:issuedBy samband:entitlesToSupportFrom
      samband:underProgramme schema:funder samband:about samband:otherActivity
    }
    ?part ?property ?thing
  }
}
"""


@cache
def shipped() -> Built:
    """Return the graph of every shipped collection, without its findings."""
    return build([], findings=False)


@cache
def tiny() -> Built:
    """Return the graph of the tiny collection."""
    return build([str(write_tiny(Path(mkdtemp()) / "tiny"))], findings=False)


def test_who_takes_part_is_what_the_question_answers() -> None:
    """The very same lines in the same order, for all that is shipped."""
    asked = ask_question(shipped().store, find_question("participations"))

    assert asked.rows
    assert participations(shipped().store) == asked


def test_statements_name_what_one_query_finds() -> None:
    """Every statement with every thing that it names, and none besides."""
    answer = ask_named(shipped().store)
    found = {(row[0], row[1], row[6]) for row in answer.rows}

    assert found == set(ask_store(shipped().store, NAMED).rows)
    assert list(answer.rows) == sorted(answer.rows, key=lambda row: row[0])


def test_a_detail_that_is_lacking_is_empty() -> None:
    """In the order of the table, and with the words of each cell."""
    found = [
        (one["row"], one["id"], one["start"], one["end"], one["anchoring"])
        for one in ask_details(tiny().store).records()
    ]

    assert found == [
        ("1", "til-erfurt", "", "desember 2021", "Utviklingsplan for Vestland"),
        ("2", "til-cardiff", "", "Pågåande", ""),
        ("3", "cpmr", "", "2020 (21?)", ""),
    ]


def test_details_are_put_together_once() -> None:
    """The same answer while nobody writes; another language is another answer."""
    store = tiny().store
    with asked_once(store):
        once = ask_details(store)
        assert ask_details(store) is once
        assert ask_details(store, language="en") is not once
