"""Names in free text, found in their spellings."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import shipped
from graph.reading.collection import Sources, read_sources
from graph.suggesting.matching import SHORTEST, matches
from graph.suggesting.spellings import Spellings, spellings
from graph.suggesting.unknown import unknown_bodies


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
