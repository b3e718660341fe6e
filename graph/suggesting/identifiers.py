"""Identifiers in a text: what carries one is that thing, and no other.

Organisation numbers and PICs stand in the register's
``identifier``, NUTS codes and ISO country codes in the ``code`` of a place.  Two
letters are a country only in brackets, or when a cell holds nothing but codes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.reading.collection import Tables

NINE = re.compile(r"(?<!\d)\d{3}[ \u00a0]?\d{3}[ \u00a0]?\d{3}(?!\d)")
NUTS = re.compile(r"(?<![^\W_])[A-Z]{2}(?=[A-Z]*\d)[0-9A-Z]{1,3}(?![^\W_])")
BRACKETS = re.compile(r"(?<=\()[A-Z]{2,3}(?=\))")
ONLY_CODES = re.compile(
    r"\s*[A-Z]{2}[0-9A-Z]{0,3}(?:[\s,;/]+[A-Z]{2}[0-9A-Z]{0,3})*\s*"
)
CODE = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")


@dataclass(frozen=True, slots=True)
class Identified:
    """Where an identifier stands, and the thing that has it."""

    first: int
    last: int
    thing: str


def identifiers(register: Tables) -> dict[str, str]:
    """Return the things of the register by their numbers and codes."""
    numbers = {
        record["identifier"]: record["id"]
        for record in register.get("organisations", [])
        if re.fullmatch(r"\d{9}", record["identifier"])
    }
    codes = {r["code"]: r["id"] for r in register.get("places", []) if r["code"]}
    return numbers | codes


def identified(text: str, known: dict[str, str]) -> Iterator[Identified]:
    """Yield the identifiers in a text that the register knows.

    >>> list(identified("821 311 632 (DE)", {"821311632": "vestland", "DE": "de"}))
    ... # doctest: +NORMALIZE_WHITESPACE
    [Identified(first=0, last=11, thing='vestland'),
     Identified(first=13, last=15, thing='de')]
    """
    patterns = [NINE, NUTS, BRACKETS]
    if ONLY_CODES.fullmatch(text):
        patterns = [CODE]
    for pattern in patterns:
        for found in pattern.finditer(text):
            thing = known.get(re.sub(r"\s", "", found[0]))
            if thing:
                yield Identified(*found.span(), thing)
