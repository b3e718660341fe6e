"""What names mean that are known already: of the register, of programmes, of countries.

A name that two things share means neither of them.
"""

from collections.abc import Iterator
from functools import cache

from graph.names import fold, short_forms, word_table
from graph.reading.places import countries
from graph.reading.tables import Tables


def names_in(register: Tables, table: str) -> dict[str, str]:
    """Return the things of a table by their names, folded; shared names are left out.

    >>> from graph.reading.tables import Record
    >>> names_in({"documents": [Record("documents", "", 2,
    ...     {"id": "plan", "name": "Utviklingsplan"})]}, "documents")
    {'utviklingsplan': 'plan'}
    """
    ids = {record["id"] for record in register.get(table, [])}
    found: dict[str, set[str]] = {}
    for source in (table, "names"):
        for record in register.get(source, []):
            if record["id"] in ids:
                whole = fold(record["name"])
                # A full stop at the end of a cell is that of the cell.
                for name in (whole, whole.rstrip("."), *short_forms(record["name"])):
                    found.setdefault(fold(name), set()).add(record["id"])
    return {name: min(owners) for name, owners in found.items() if len(owners) == 1}


def beginning(words: str, names: dict[str, str]) -> str:
    """Return the thing whose name a text begins with, the longest; empty for none.

    >>> beginning("Erasmus+ KA122", {"erasmus+": "erasmus-plus"})
    'erasmus-plus'
    """
    folded = fold(words)
    heads = [name for name in names if folded.startswith((f"{name} ", f"{name}:"))]
    return names[max(heads, key=len)] if heads else ""


@cache
def country_codes() -> dict[str, str]:
    """Return the codes of countries by their names in three languages, and by code.

    Other words for countries stand in ``ontology/words/countries.csv``; «Nord-Irland»
    is the part of a country that has a code of its own.

    >>> codes = country_codes()
    >>> codes["sveits"], codes["germany"], codes["uk"], codes["skottland"]
    ('CH', 'DE', 'GB', 'UKM')
    """
    return dict(_country_names())


def _country_names() -> Iterator[tuple[str, str]]:
    for entry in word_table("countries"):
        yield fold(entry["word"]), entry["code"]
    for written, cells in countries().items():
        yield fold(written), cells["code"]
        for language in ("nn", "nb", "en"):
            yield fold(cells[language]), cells["code"]
