"""Overviews of our neighbours: Swedish, Danish and British words and money."""

import pytest

from graph.reading.overviews.amounts import amount_of
from graph.reading.overviews.fields import meaning
from tests.overviews import overview

SWEDISH = (
    *("Dnr", "Samarbete", "Typ av samarbete", "Samarbetspart", "Land"),
    *("Avtal från", "Avtal till", "Ansvarig tjänsteman", "Medlemsavgift"),
)
DANISH = (
    *("Projekttitel", "Ledende partner", "Øvrige partnere", "Regionens rolle"),
    *("Projektperiode", "Samlet budget", "Status"),
)


def test_a_swedish_agreement_is_read() -> None:
    """The friendship of two regions, with a name that is left out."""
    tables, _ = overview(
        [
            SWEDISH,
            (
                *("RV-1", "Vänregion Innlandet", "Vänortsavtal"),
                *("Innlandet fylkeskommune", "Norge"),
                *("1985-05-12", "tills vidare", "Anna Svensson", "5 000 kr"),
            ),
        ],
        "Region Värmland",
    )
    (activity,) = tables["activities"]
    (fee,) = tables["quantities"]

    assert (activity["row"], activity["kind"]) == ("RV-1", "partner-region")
    assert tables["collection"][0]["language"] == "sv"
    assert [one["actor"] for one in tables["participations"]] == [
        "innlandet",
        "unnamed-county",
    ]
    assert (fee["unit"], fee["evidence"]) == ("SEK", "inferred")
    assert "contact" in tables["rows"][0].cells


def test_a_danish_project_is_read() -> None:
    """Its leading partner, the others, and what part the region itself has."""
    tables, _ = overview(
        [
            DANISH,
            (
                *("Brint", "Region Midtjylland", "Aalborg Universitet", "Deltager"),
                *("01.01.2023-31.12.2025", "12,5 mio. kr.", "Igangværende"),
            ),
        ],
        "Region Nordjylland",
    )
    told = {one["actor"]: one["role"] for one in tables["participations"]}

    assert told["region-midtjylland"] == "lead-partner"
    assert told["aalborg-universitet"] == "partner"
    assert tables["quantities"][0]["max"] == "12500000"
    assert tables["quantities"][0]["unit"] == "DKK"


def test_who_has_the_overview_is_called_as_its_title_says() -> None:
    """«Highland Council: EU projects» is of Highland Council, who may lead."""
    tables, register = overview(
        [
            ("Project", "Lead", "Other partners"),
            ("Peatland", "Highland Council", "Orkney Islands Council"),
        ],
        "Highland Council: EU projects",
    )
    (ours,) = (
        one for one in register["organisations"] if one["id"] == "unnamed-county"
    )

    assert ours["name"] == "Highland Council"
    assert ("unnamed-county", "lead-partner") in {
        (one["actor"], one["role"]) for one in tables["participations"]
    }


@pytest.mark.parametrize(
    ("cell", "heading", "language", "found"),
    [
        ("£1.2m", "Total value (£)", "en", ("1200000", "GBP")),
        ("GBP 12,000", "Budget", "nn", ("12000", "GBP")),
        ("€ 13,250 p.a.", "Fee", "en", ("13250", "EUR")),
        ("13,250 EUR", "Budsjett", "nn", None),
        ("5 000 kr", "Budsjett", "nn", ("5000", "NOK")),
        ("5 000 kr", "Budget", "da", ("5000", "DKK")),
        ("5 000 NOK", "Budget", "da", ("5000", "NOK")),
        ("5 000 kr", "Budget (NOK)", "sv", ("5000", "NOK")),
        ("5 000 kr", "Budget (EUR)", "sv", ("5000", "SEK")),
        ("5 000", "Budget (kr)", "da", ("5000", "DKK")),
        ("450", "Budsjett m/ moms (NOK)", "nn", ("450", "NOK")),
        ("300 tusen CHF", "Budsjett", "nn", ("300000", "CHF")),
    ],
)
def test_whose_money_it_is(
    cell: str, heading: str, language: str, found: tuple[str, str] | None
) -> None:
    """Kroner are those of whoever speaks; commas part thousands in English."""
    amount = amount_of(cell, heading, language)

    assert (amount and (amount.value, amount.unit)) == found


def test_a_column_of_its_own_may_say_which_currency() -> None:
    """«Valuta» stands beside the amount."""
    head = ("Medlemskap", "Kontingent", "Valuta")
    tables, _ = overview([head, ("CPMR", "2 600", "EUR"), ("NSC", "2 600", "")])

    assert [(one["subject"], one["unit"]) for one in tables["quantities"]] == [
        ("cpmr", "EUR")
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Handläggare", ("contact", "exact")),
        ("Sagsbehandler", ("contact", "exact")),
        ("Medlem sedan", ("start", "exact")),
        ("Afsluttet", ("end", "exact")),
        ("Finansiering (%)", ("", "")),
    ],
)
def test_headings_of_our_neighbours(heading: str, field: tuple[str, str]) -> None:
    """They are known as our own are; a share is not what it is a share of."""
    assert meaning(heading) == field
