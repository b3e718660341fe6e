"""One body that an overview names in several ways, and where its name says it is."""

import pytest

from graph.reading.bodies.newcomers import both_names
from tests.overviews import HEAD, overview, row


def partners(*cells: str) -> list[tuple[str, str]]:
    """Return who is named in the rows of a column of partners, and as what."""
    tables, _ = overview([HEAD, *(row(cell) for cell in cells)])
    parts = tables.get("participations", [])
    return [(one["actor"], one["role"]) for one in parts if one["role"] != "owner"]


def places(cell: str, land: str = "") -> dict[str, tuple[str, str]]:
    """Return where the bodies are that a cell adds, and how that is known."""
    _, register = overview([HEAD, row(cell, land)], above="Vestland")
    return {
        one["name"]: (one["place"], one["evidence"])
        for one in register["organisations"]
    }


@pytest.mark.parametrize(
    "cell",
    [
        "CPMR (Conference of Peripheral Maritime Regions)",
        "Conference of Peripheral Maritime Regions (CPMR)",
        "CPMR – Conference of Peripheral Maritime Regions",
        "Conference of Peripheral Maritime Regions, CPMR",
    ],
)
def test_a_body_is_known_by_its_short_form_beside_another_name(cell: str) -> None:
    """The register has it as «Conference of Peripheral and Maritime Regions»."""
    assert partners(cell) == [("cpmr", "partner")]


@pytest.mark.parametrize(
    "words", ["Voss gymnas, Voss", "Bryne (vgs)", "Region A – Region B", "Jena (DDR?)"]
)
def test_two_words_beside_each_other_need_not_be_two_names(words: str) -> None:
    """A short form has capitals, and its letters come in the other name."""
    assert both_names(words) == ()


def test_a_new_body_goes_by_both_its_names_from_then_on() -> None:
    """Three rows, one body."""
    found = partners("Universitetet i Jena (UiJ)", "UiJ", "Universitetet i Jena")

    assert found == [("universitetet-i-jena-uij", "partner")] * 3


@pytest.mark.parametrize(
    "cell", ["Erfurt (DE)", "Erfurt, Tyskland", "Erfurt (Tyskland)"]
)
def test_a_place_with_its_country_is_the_place(cell: str) -> None:
    """And not a new body of that name, nor the whole country besides."""
    assert partners(cell) == [("erfurt", "partner-place")]


def test_a_place_of_another_country_is_not_the_one_we_know() -> None:
    """Another Erfurt than that of the register is a body of its own."""
    assert partners("Erfurt (USA)") == [("erfurt-2", "partner")]


def test_a_list_of_three_may_have_letters_and_codes() -> None:
    """Two of them could be a school and its town in capitals."""
    assert partners("NIBIO, Luke (FI), SLU (SE)") == [
        ("nibio", "partner"),
        ("luke", "partner"),
        ("slu", "partner"),
    ]
    assert partners("Lycée Corneille, ROUEN") == [
        ("lycee-corneille-rouen", "partner-school")
    ]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Norrbotten, Lappland og Murmansk", ["norrbotten", "lappland", "murmansk"]),
        ("Halland m.fl.", ["halland"]),
        (
            "Cluster Brest (Frankrike), Park Gdynia (PL)",
            ["cluster-brest", "park-gdynia"],
        ),
        ("Bryne vgs saman med skular på Island", ["bryne-vgs"]),
        ("Lycée Corneille, Rouen, Normandie", ["lycee-corneille-rouen"]),
        ("Limerick and Clare ETB, Cork", ["limerick-and-clare-etb-cork"]),
        (
            "Møre og Romsdal, Agder og Vestland",
            ["more-og-romsdal", "agder", "vestland"],
        ),
        ("Region Skåne og Region Dalarna", ["region-skane", "region-dalarna"]),
    ],
)
def test_lists_are_parted_where_each_part_is_a_name(
    cell: str, found: list[str]
) -> None:
    """A school with its town and region is one."""
    assert [actor for actor, _ in partners(cell)] == found


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Nord-Irland", "nuts-ukn"),
        ("Great Britain", "storbritannia"),
        ("Holland", "nederland"),
        ("Tjeckien", "tsjekkia"),
    ],
)
def test_countries_are_known_by_other_words(word: str, place: str) -> None:
    """A part of a country that has a code is that part."""
    tables, _ = overview([HEAD, row("", word)])

    assert tables["participations"][0]["actor"] == place


def test_two_countries_are_a_list_of_two() -> None:
    """A country is in no other."""
    assert partners("Danmark, Tyskland") == [
        ("danmark", "partner-place"),
        ("tyskland", "partner-place"),
    ]


def test_a_body_is_where_its_name_says() -> None:
    """That is read out of the name, unless the row says where."""
    assert places("Stadt Erfurt") == {"Stadt Erfurt": ("erfurt", "inferred")}
    assert places("Stadt Erfurt", "USA") == {"Stadt Erfurt": ("usa", "stated")}
    assert places("Lycée Erfurt-Nord") == {"Lycée Erfurt-Nord": ("", "stated")}


def test_a_school_is_one_however_it_is_spelled() -> None:
    """One sheet calls it a partner, the other our own: it is ours in both."""
    head = ("Tiltak", "Partnar", "Skule")
    rows = [("A", "Bryne vgs", ""), ("B", "", "Bryne vidaregåande skule")]
    tables, register = overview([head, *rows])
    (school,) = (one for one in register["organisations"] if one["kind"] == "school")

    assert (school["part_of"], school["evidence"]) == ("rogaland", "inferred")
    assert [
        (one["actor"], one["role"], one["evidence"])
        for one in tables["participations"]
        if one["role"] != "owner"
    ] == [
        (school["id"], "collaborating-unit", "inferred"),
        (school["id"], "collaborating-unit", "stated"),
    ]


@pytest.mark.parametrize(
    ("cell", "evidence"),
    [
        ("Halland; Skåne", {"stated"}),
        ("Region Halland, Region Skåne", {"stated"}),
        ("Norrbotten, Lappland, Murmansk", {"inferred"}),
        ("North Sea Commission (NSC)", {"stated"}),
        ("Nordic Smart Cities (NSC)", {"inferred"}),
        ("Universitetet i Jena (UiJ)", {"stated"}),
    ],
)
def test_who_is_meant_is_stated_only_where_the_cell_says_so(
    cell: str, evidence: set[str]
) -> None:
    """Commas between unknown words, and a short form alone, are read out of it."""
    tables, _ = overview([HEAD, row(cell)])
    parts = [one for one in tables["participations"] if one["role"] != "owner"]

    assert {one["evidence"] for one in parts} == evidence


def test_a_land_stands_last_in_brackets() -> None:
    """«IES La Marina (Alicante, Spania)» is a school in Spain."""
    assert places("IES La Marina (Alicante, Spania)")["IES La Marina"][0] == "spania"
