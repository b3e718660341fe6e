"""What people decide about names in free text."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from graph.asking.store import ask_store
from graph.build import build, check
from graph.errors import InputError
from graph.reading.collection import read_sources
from graph.suggesting.growing import grow
from graph.suggesting.suggest import HEADINGS, decided, suggest_all
from tests.samples import TINY, write_tiny
from viz.formats import render
from viz.lines.suggestions import CHOICES, suggestion_table

HEAD = ",".join(HEADINGS) + "\n"
ASKOY = (
    "1,comment,Askøy vgs,askoy-vgs,Askøy vidaregåande skule,school,abbreviation,likely,"
)
WALES = "2,title,Wales,wales,Wales,country,exact,likely,"
STORD = "2,title,Stord kommune,,Stord kommune,municipality,exact,possible,"
MENTIONS = """
PREFIX samband: <https://w3id.org/samband/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?words ?thing ?evidence ?decision WHERE {
  ?mention a samband:NameMention ; samband:asWritten ?words ;
    samband:refersTo/skos:prefLabel ?thing ;
    samband:evidenceStatus/skos:notation ?evidence .
  OPTIONAL { ?mention samband:decision/skos:notation ?decision }
} ORDER BY ?words
"""


def tiny(folder: Path, **tables: str) -> Path:
    """Write the tiny collection with more names in its cells, and a mention."""
    rows = TINY["rows"].replace(
        "2,table,Utveksling til Cardiff,",
        '2,table,"Utveksling til Cardiff, Wales, i Stord kommune 821 311 632",',
    )
    return write_tiny(folder / "liten", **{"rows": rows, **tables})


def keys(folder: Path, *, unknown: bool = False) -> list[tuple[str, str, str]]:
    """Return the words, things and certainties that a folder gets suggested."""
    made = suggest_all(read_sources([folder]), unknown=unknown)
    return [(one.words, one.thing, one.certainty) for one in made]


def test_what_is_linked_is_known_and_a_number_is_certain(tmp_path: Path) -> None:
    """The tables tie Cardiff and the school to their rows; Wales they do not."""
    assert keys(tiny(tmp_path), unknown=True) == [
        ("Erfurt", "erfurt", "known"),
        ("Utviklingsplan for Vestland", "utviklingsplan-vestland", "known"),
        ("Askøy vgs", "askoy-vgs", "known"),
        ("821 311 632", "vestland", "known"),
        ("Cardiff", "cardiff", "known"),
        ("Wales", "wales", "likely"),
        ("Stord kommune", "", "possible"),
        ("CPMR", "cpmr", "known"),
    ]


def test_a_number_makes_a_fact(tmp_path: Path) -> None:
    """Saved in the list, an organisation number is stated by the source itself."""
    number = "2,title,821 311 632,vestland,Vestland,x,identifier,certain,"
    folder = tiny(tmp_path, suggestions=f"{HEAD}{number}\n{WALES}\n")
    built = build([str(folder)])

    assert ask_store(built.store, MENTIONS).rows == [
        ("821 311 632", "Vestland fylkeskommune", "stated", "")
    ]


def test_accepted_names_become_mentions(tmp_path: Path) -> None:
    """An accepted one is a mention with its status; open and rejected say nothing."""
    lines = f"{HEAD}{ASKOY}accept\n{WALES}reject\n"
    folder = tiny(tmp_path, suggestions=lines)

    assert ask_store(build([str(folder)]).store, MENTIONS).rows == [
        ("Askøy vgs", "Askøy vidaregåande skule", "inferred", "accept")
    ]


def test_the_mentions_that_stand_are_not_said_twice(tmp_path: Path) -> None:
    """What a person has written in the table of mentions keeps its own words."""
    told = (
        "refers_to,kind,evidence,row,column,as_written,source,note\n"
        "askoy-vgs,abbreviation,stated,1,comment,Askøy vgs,,\n"
    )
    folder = tiny(tmp_path, mentions=told, suggestions=f"{HEAD}{ASKOY}accept\n")

    assert ask_store(build([str(folder)]).store, MENTIONS).rows == [
        ("Askøy vgs", "Askøy vidaregåande skule", "stated", "")
    ]


def test_what_was_decided_is_not_asked_again(tmp_path: Path) -> None:
    """Neither rejected nor accepted comes back, and the list forgets neither."""
    before = keys(tiny(tmp_path))
    folder = tiny(tmp_path, suggestions=f"{HEAD}{ASKOY}accept\n{WALES}reject\n")

    gone = {("Askøy vgs", "askoy-vgs", "known"), ("Wales", "wales", "likely")}
    assert keys(folder) == [one for one in before if one not in gone]
    kept = [(one.words, one.decision) for one in decided(read_sources([folder]))]
    assert kept == [("Askøy vgs", "accept"), ("Wales", "reject")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"{WALES}maybe"], ("unknown-code", 2, "decision")),
        ([f"{WALES}accept".replace("wales,", "walez,")], (None, 2, "thing")),
        (
            [f"{WALES}accept".replace("2,title", "3,title")],
            ("words-not-in-cell", 2, "words"),
        ),
        (
            [f"{WALES}accept", f"{WALES}accept".replace("wales", "skottland")],
            ("accepted-twice", 3, "words"),
        ),
    ],
)
def test_a_wrong_decision_is_told_at_its_cell(
    tmp_path: Path, lines: list[str], expected: tuple[str | None, int, str]
) -> None:
    """An unknown word, an unknown thing, words that are not there, two at once."""
    folder = tiny(tmp_path, suggestions=HEAD + "\n".join(lines) + "\n")
    with pytest.raises(InputError) as caught:
        build([str(folder)])
    (problem,) = caught.value.problems

    code, row, column = expected
    assert (problem.file, problem.row, problem.column) == (
        "liten/suggestions.csv",
        row,
        column,
    )
    assert code is None or problem.code == code


def test_accepted_unknown_names_grow_the_register(tmp_path: Path) -> None:
    """They get a row in the collection's own register, and the list its identifier."""
    folder = tiny(tmp_path, suggestions=f"{HEAD}{WALES}\n{STORD}accept\n")
    weak = [p.code for p in check([str(folder)]) if p.file.endswith("suggestions.csv")]
    grown = grow(str(folder))
    again = grow(str(folder))

    assert weak == ["accepted-unknown"]
    assert (grown.names, again.names) == (["Stord kommune"], [])
    text = (folder / "register" / "organisations.csv").read_text(encoding="utf-8")
    assert "stord-kommune,Stord kommune,nn,municipality" in text
    rows = ask_store(build([str(folder)]).store, MENTIONS).rows
    assert rows == [("Stord kommune", "Stord kommune", "inferred", "accept")]
    assert ("Stord kommune", "stord-kommune", "likely") not in keys(folder)


def test_growing_stops_at_a_kind_that_nobody_has(tmp_path: Path) -> None:
    """A person must say what sort of body it is; nothing is written before that."""
    line = f"{STORD}accept\n".replace("municipality", "bygd")
    folder = tiny(tmp_path, suggestions=HEAD + line)
    with pytest.raises(InputError) as caught:
        grow(str(folder))

    assert [(p.code, p.column) for p in caught.value.problems] == [
        ("unknown-code", "kind")
    ]
    assert not (folder / "register").exists()


def test_the_list_goes_out_and_comes_back(tmp_path: Path) -> None:
    """What is written as CSV is read as the same suggestions."""
    folder = tiny(tmp_path)
    made = suggest_all(read_sources([folder]), unknown=True)
    raw = render(suggestion_table(made, "csv", "nn"), "csv")
    lines = list(csv.DictReader(io.StringIO(raw.decode())))
    (folder / "suggestions.csv").write_bytes(raw)

    assert [line["decision"] for line in lines] == [""] * len(made)
    assert suggest_all(read_sources([folder]), unknown=True) == made
    assert build([str(folder)]).problems


def test_a_workbook_lets_people_choose(tmp_path: Path) -> None:
    """The column of decisions has a list to choose from, in every row."""
    made = suggest_all(read_sources([tiny(tmp_path)]))
    table = suggestion_table(made, "xlsx", "nn")
    book = openpyxl.load_workbook(io.BytesIO(render(table, "xlsx", CHOICES)))
    (rule,) = book["samband"].data_validations.dataValidation

    assert rule.formula1 == '"accept,reject"'
    assert str(rule.sqref) == f"I2:I{len(made) + 1}"


def test_people_read_words_not_codes(tmp_path: Path) -> None:
    """On a screen the codes are put into the reader's language."""
    made = suggest_all(read_sources([tiny(tmp_path)]))
    table = suggestion_table(made, "table", "nn")
    wales = next(row for row in table.rows if row[3] == "wales")

    assert table.columns[:3] == ["rad", "kolonne", "som skrive"]
    assert wales[5:] == ("land", "same namn", "truleg", "")
