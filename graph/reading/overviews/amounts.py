"""Amounts of money in a cell: how much, in which currency, once or each year.

Money without a currency, in its cell or in the heading of its column, is no amount:
the budget of a project abroad may be in kroner or in euro.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graph.errors import Problem, Severity
from graph.names import fold
from graph.reading.tables import Record, headings_by_sheet, headings_of_row

#: The columns that hold amounts; each is called as the measure that it gives.
AMOUNTS = ("budget", "fee")
#: «4 500 000», «1.200.000,50», «1,200,000», «2,1», «450000.5».
NUMBER = re.compile(
    r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:[ .']\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
)
GROUPED = re.compile(r"\d{1,3}(?:[ .']\d{3})+")
WORD = re.compile(r"[^\W\d_]+|[€£$]")
#: «Budsjett (i 1 000 kr)».
THOUSANDS = re.compile(r"\b1[ .\u00a0]?000\b")
CURRENCIES = {
    "NOK": ("nok", "mnok", "tnok"),
    "EUR": ("eur", "euro", "euros", "meur", "€"),
    "SEK": ("sek", "msek"),
    "DKK": ("dkk", "mdkk"),
    "GBP": ("gbp", "£"),
    "USD": ("usd", "$"),
    "CHF": ("chf",),
    "PLN": ("pln", "zł"),
    "ISK": ("isk",),
}
#: The kroner of whoever speaks; a Norwegian's, where nothing says otherwise.
KRONER = frozenset({"kr", "krone", "kroner", "kronor"})
KRONER_OF = {"sv": "SEK", "da": "DKK"}
#: With these, a comma parts thousands: «£12,000»; in English with all of them.
COMMAS_PART = ("GBP", "USD")
#: Headings of a column that has the currency of the amounts in its row.
CURRENCY_COLUMNS = ("own-valuta", "own-currency", "own-myntsort")
TIMES = {
    1_000: ("tusen", "tusind", "thousand", "tnok"),
    1_000_000: (
        *("mill", "mio", "mn", "million", "millionar", "millioner", "miljoner"),
        *("mnok", "meur", "msek", "mdkk"),
    ),
}
#: «£1.2m»; in a heading, «m/» is a word.
LETTERS = {"k": 1_000, "m": 1_000_000}
#: «i år» is this year; «per år» and «årleg» are each year.
EACH_YEAR = re.compile(
    r"(?:(?<!\w)(?:per|pr\.?|kvart|hvert|each)\s|/)\s?(?:ar|year)(?!\w)"
    r"|(?<!\w)(?:arleg|arlig|annual|yearly|p\.?a\b)"
)
ABOUT = ("ca", "circa", "omlag", "om", "lag", "about", "approx")
FILLING = (
    *("per", "pr", "kvart", "hvert", "each", "norske", "pa", "p", "a"),
    *("ar", "arleg", "arlig", "annual", "annually", "year", "yearly"),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money: how much, of what, how often, and how that is known."""

    value: str
    unit: str
    per: str
    evidence: str


def amount_of(cell: str, heading: str, language: str = "") -> Amount | None:
    """Return the one amount that a cell holds; what its heading says counts for it.

    None where there is no currency, more than one number, or a word that is unknown.
    Whose kroner they are, where it does not say, is told by the language.

    >>> amount_of("2,1 mill.", "Budsjett (NOK)")
    Amount(value='2100000', unit='NOK', per='', evidence='stated')
    >>> amount_of("EUR 9 500", "Kontingent per år")
    Amount(value='9500', unit='EUR', per='year', evidence='stated')
    >>> amount_of("450", "Budsjett (i 1000 kr)")
    Amount(value='450000', unit='NOK', per='', evidence='stated')
    >>> amount_of("12,5 mio. kr.", "Samlet budget", "da")
    Amount(value='12500000', unit='DKK', per='', evidence='inferred')
    >>> amount_of("450 000", "Budsjett"), amount_of("300 kr i 2020", "Budsjett")
    (None, None)
    """
    text = fold(cell).replace(",-", " kr")
    numbers = NUMBER.findall(text)
    words = WORD.findall(NUMBER.sub(" ", text))
    above = WORD.findall(fold(heading))
    unit = _unit_of(words, above, language)
    if len(numbers) != 1 or not unit or not set(words) <= _known():
        return None
    own = _unit(words) or not KRONER.isdisjoint(words)
    times = _times(words) or _lettered(words) or (1 if own else _headed(heading))
    number = numbers[0]
    parts = unit in COMMAS_PART or (language == "en" and times == 1)
    if parts and re.fullmatch(r"\d{1,3}(?:,\d{3})+", number):
        number = number.replace(",", "")
    elif times == 1 and re.fullmatch(r"[^,]+,\d{3}", number):
        return None
    value = _number(number) * times
    per = "year" if EACH_YEAR.search(f"{text} {fold(heading)}") else ""
    sure = set(words).isdisjoint(ABOUT) and not _is_told_by(language, [*words, *above])
    evidence = "stated" if sure else "inferred"
    return Amount(f"{value.normalize():f}", unit, per, evidence)


def _number(text: str) -> Decimal:
    """Return a number; where several commas part it, they part thousands."""
    if text.count(",") > 1:
        return Decimal(text.replace(",", ""))
    whole, comma, rest = text.partition(",")
    if comma or GROUPED.fullmatch(whole):
        whole = re.sub(r"[ .']", "", whole)
    return Decimal(f"{whole}.{rest}" if comma else whole)


def _unit_of(words: Sequence[str], above: Sequence[str], language: str) -> str:
    """Return the currency of a cell: its own, or that of its heading.

    Kroner are those that the heading names, else those of whoever speaks.
    """
    headed, kroner = _unit(above), not KRONER.isdisjoint(words)
    if _unit(words) or not (kroner or not KRONER.isdisjoint(above)):
        return _unit(words) or headed
    named = headed and (not kroner or headed in ("NOK", *KRONER_OF.values()))
    return headed if named else KRONER_OF.get(language, "NOK")


def _unit(words: Iterable[str]) -> str:
    """Return the one currency that words name; nothing where they name two."""
    found = [unit for unit, known in CURRENCIES.items() if set(known) & set(words)]
    return found[0] if len(found) == 1 else ""


def _lettered(words: Iterable[str]) -> int:
    """Return how many of its unit a number counts in by a letter, 0 for none."""
    return next((LETTERS[word] for word in words if word in LETTERS), 0)


def _is_told_by(language: str, words: Sequence[str]) -> bool:
    """Return whether nothing but the language tells which currency is meant."""
    named = any(set(known) & set(words) for known in CURRENCIES.values())
    return language in KRONER_OF and not named


def _times(words: Iterable[str]) -> int:
    """Return how many of its unit a number counts in, 0 where no word says it."""
    return next((many for many, known in TIMES.items() if set(known) & set(words)), 0)


def _headed(heading: str) -> int:
    """Return how many of its unit a number counts in that says neither by itself."""
    thousands = 1000 if THOUSANDS.search(heading) else 1
    return _times(WORD.findall(fold(heading))) or thousands


@cache
def _known() -> frozenset[str]:
    """Return the words that may stand beside an amount."""
    lists = (*CURRENCIES.values(), KRONER, *TIMES.values(), LETTERS, ABOUT, FILLING)
    return frozenset(word for words in lists for word in words)


def amounts_in(
    activities: Sequence[Record],
    rows: Sequence[Record],
    columns: Sequence[Record],
    language: str,
    problems: list[Problem],
) -> Iterator[Record]:
    """Yield the amounts that rows tell of their activities, as ``quantities``.

    What could not be read is added to the ``problems``.
    """
    headings = headings_by_sheet(columns)
    by_number = {row["row"]: row for row in rows}
    for activity in activities:
        row = by_number[activity["row"]]
        for column in AMOUNTS:
            cell = row[column]
            heading = headings_of_row(row, headings).get(column, "")
            beside = " ".join(row[name] for name in CURRENCY_COLUMNS)
            found = amount_of(cell, f"{heading} {beside}", language)
            if found:
                yield _quantity(activity, row, column, found)
            elif any(map(str.isalnum, cell)):
                place = (row.file, row.row, column, cell)
                problems.append(Problem("amount-unread", Severity.INFO, *place))


def _quantity(activity: Record, row: Record, column: str, found: Amount) -> Record:
    cells = {
        "subject": activity["id"],
        "measure": column,
        "min": found.value,
        "max": found.value,
        "unit": found.unit,
        "per": found.per,
        "evidence": found.evidence,
        "row": activity["row"],
        "column": column,
        "as_written": row[column],
    }
    return Record("quantities", row.file, row.row, cells)
