"""Names in free text: found in their spellings, decided by people, measured."""

import csv
import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import shipped
from graph.asking.store import ask_store
from graph.build import build, check
from graph.errors import InputError
from graph.reading.collection import Sources, read_sources
from graph.suggesting.growing import grow
from graph.suggesting.matching import SHORTEST, matches
from graph.suggesting.spellings import Spellings, spellings
from graph.suggesting.suggest import HEADINGS, decided, suggest_all
from graph.suggesting.unknown import unknown_bodies
from tests.samples import TINY, write_tiny
from tests.tools.suggest_score import Score, score, share
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


@pytest.fixture(scope="module")
def register() -> Sources:
    """Return the shipped register."""
    return read_sources(shipped())


@pytest.fixture(scope="module")
def names(register: Sources) -> Spellings:
    """Return every name that the shipped register knows."""
    return spellings(register.register, shortest=SHORTEST)


@pytest.fixture(scope="module")
def main_names(register: Sources) -> Spellings:
    """Return the main names alone: what is misspelled is not listed as such."""
    return spellings(register.register | {"names": []}, shortest=SHORTEST)


@pytest.fixture(scope="module")
def measured() -> Score:
    """Return the score on the overview of Vestland."""
    return score()


def found(text: str, names: Spellings) -> list[tuple[str, str, str]]:
    """Return the words, the things and the reasons found in a text."""
    return [
        (text[m.first : m.last], m.spelling.thing, m.reason)
        for m in matches(text, names)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utveksling til Erfurt", ("Erfurt", "erfurt", "exact")),
        ("Erfurts skular", ("Erfurts", "erfurt", "inflection")),
        ("THURINGEN", ("THURINGEN", "thuringen", "spelling")),
        ("Thuringen", ("Thuringen", "thuringen", "spelling")),
        ("Thüringen er med", ("Thüringen", "thuringen", "exact")),
        ("Askøy vgs", ("Askøy vgs", "askoy-vgs", "abbreviation")),
        (
            "Askøy videregående skole",
            ("Askøy videregående skole", "askoy-vgs", "spelling"),
        ),
        ("HFK-Askøy", ("HFK", "hordaland", "abbreviation")),
        ("FNs mål", ("FNs", "fn", "inflection")),
        ("Erasmus+Vet", ("Erasmus+", "erasmus-plus", "exact")),
        ("Erasmus mobilitet", ("Erasmus", "erasmus-plus", "spelling")),
        ("EØS-midlane", ("EØS-midlane", "eea-grants", "exact")),
        ("Vestland fk", ("Vestland fk", "vestland", "abbreviation")),
        ("elevar i Vestland", ("Vestland", "vestland-fylke", "exact")),
        ("Vestland har tatt over", ("Vestland", "vestland", "spelling")),
        ("Vestlandsrådets leiar", ("Vestlandsrådets", "vestlandsradet", "inflection")),
        ("Invest in Bergen", ("Invest in Bergen", "invest-in-bergen", "exact")),
        ("CPMR - Conference of Peripheral and Maritime Regions", ("", "cpmr", "")),
        ("Nordsjøprogrammet 2021-2027", ("", "interreg-nordsjo-2021-2027", "exact")),
        ("Gjør det! er eit program", ("Gjør det!", "gjor-det", "exact")),
    ],
)
def test_a_name_is_found_in_its_spellings(
    names: Spellings, text: str, expected: tuple[str, str, str]
) -> None:
    """Genitive, definite form, hyphen, accent, abbreviation; the longest wins."""
    got = found(text, names)[0]

    assert got[1] == expected[1]
    assert not expected[0] or got[0] == expected[0]
    assert not expected[2] or got[2] == expected[2]
    assert len({thing for _, thing, _ in found(text, names)} - {"askoy"}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Elevane reiser heim i mai",
        "Heim etter opphaldet",
        "Vi ser fram til eit nes og ein viken",
        "ks og vr skriv seg med store bokstavar",
        "Gjør det enkelt",
        "INNEN UTDANNING",
        "regionalavdelinga bad inn",
        "Åsland og Nordland",
        "Meld. St. 99 (2030-2031)",
        "[utelate: personnamn]",
        "Vestfold fylkeskommune",
        "Vestlandet er ein landsdel",
        "Skuleåret 2016-2017",
    ],
)
def test_common_words_are_never_names(names: Spellings, text: str) -> None:
    """What is an everyday word, or has not its capitals, is left alone."""
    assert found(text, names) == []


@pytest.mark.parametrize(
    ("written", "thing"),
    [
        ("EU Smart Specialistaion Platform", "s3-platform"),
        ("Vestalandsrådet", "vestlandsradet"),
        ("EuroMontana", "euromontana"),
        ("KArriere Vestland", "karriere-vestland"),
        ("Vest Norges Brusselkontor", "vest-noregs-brusselkontor"),
    ],
)
def test_a_slip_in_a_long_name_is_seen(
    main_names: Spellings, written: str, thing: str
) -> None:
    """The slips of the source are found when no list of slips knows them."""
    assert [what for _, what, _ in found(written, main_names)] == [thing]


@pytest.mark.parametrize(
    "text", ["Kaunus", "Grenland", "Hvem vgs", "Nordsjøprogrammet 2028-2034"]
)
def test_a_short_name_or_a_number_is_no_slip(main_names: Spellings, text: str) -> None:
    """Grenland is a place of its own, and another period is another programme."""
    assert all(reason != "typo" for _, _, reason in found(text, main_names))


SHIPPED = spellings(read_sources([]).register, shortest=SHORTEST)


@given(
    st.text(max_size=12),
    st.sampled_from(["Erfurt", "Voss gymnas", "HFK"]),
    st.text(max_size=12),
)
def test_matches_lie_in_the_text_and_apart(before: str, name: str, after: str) -> None:
    """Whatever stands around, matches are in order, apart, and the text's own words."""
    text = f"{before} {name} {after}"
    made = matches(text, SHIPPED)
    places = [(match.first, match.last) for match in made]

    assert all(first < last <= len(text) for first, last in places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))


def test_unknown_bodies_need_a_hint() -> None:
    """A run of capitals is a body only with a word such as «kommune»."""
    text = "Møte med Stord kommune og University of Aberdeen. Landsdekkjande nettverk."
    got = [(text[a:b], kind) for a, b, kind in unknown_bodies(text, [])]

    assert got == [
        ("Stord kommune", "municipality"),
        ("University of Aberdeen", "university"),
    ]
    assert list(unknown_bodies(text, [(0, len(text))])) == []


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


def test_a_name_of_ones_own_is_found_too() -> None:
    """A name that only the collection's own register has is found as well."""
    sources = read_sources(shipped()[:1])
    extra = replace(
        sources.register["places"][0],
        cells={**sources.register["places"][0].cells, "id": "x", "name": "Xanadu"},
    )
    tables = {**sources.register, "places": [*sources.register["places"], extra]}
    assert found("til Xanadu", spellings(tables, shortest=SHORTEST)) == [
        ("Xanadu", "x", "exact")
    ]
