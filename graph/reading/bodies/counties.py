"""The counties of Norway, of which the register has those that the sources speak of.

Their names and areas are those of the NUTS list; Oslo is a municipality.  What a
county authority is called follows from the county: «Rogaland fylkeskommune».
"""

import re
from collections.abc import Iterator
from functools import cache

from graph.names import fold, slug
from graph.reading.places import Places, regions
from graph.reading.tables import Record, Tables

#: What a county authority is called, in Norwegian and English.
AUTHORITY = re.compile(
    r"(.+?) (?:fylkeskommune|fylke|fk|county(?: council| authority| municipality)?)"
)
#: Areas of level 3 in Norway that no county authority is for.
NO_COUNTY = frozenset({"NO011", "NO081", "NO0B1", "NO0B2", "NOZZZ"})


@cache
def norwegian() -> dict[str, tuple[str, str]]:
    """Return every county since 2013 by its id, with its name and its newest code.

    >>> norwegian()["rogaland"], norwegian()["nordland"]
    (('Rogaland', 'NO0A1'), ('Nordland', 'NO071'))
    """
    listed = sorted(regions().items(), key=lambda entry: entry[1]["versions"])
    found = {}
    for code, cells in listed:
        if code.startswith("NO") and len(code) == 5 and code not in NO_COUNTY:
            name = cells["name"].partition("/")[0]
            found[slug(name)] = (name, code)
    return found


def county_of(words: str) -> str:
    """Return the county whose authority words name, or nothing.

    >>> county_of("Agder County Council"), county_of("Agder"), county_of("Nordland fk")
    ('agder', '', 'nordland')
    """
    matched = AUTHORITY.fullmatch(fold(words))
    return slug(matched[1]) if matched and slug(matched[1]) in norwegian() else ""


def county_named(words: str) -> str:
    """Return the county that a name without more is the name of, or nothing.

    >>> county_named("Møre og Romsdal"), county_named("Skien")
    ('more-og-romsdal', '')
    """
    return slug(words) if slug(words) in norwegian() else ""


def register_of(county: str, file: str, language: str) -> Tables:
    """Return what the register must have for a county that it does not know.

    Empty for what is no county of Norway.
    """
    if county not in norwegian():
        return {}
    name, code = norwegian()[county]
    places = Places()
    cells = {
        "id": county,
        "name": f"{name} fylkeskommune",
        "language": language if language in ("nn", "nb") else "nb",
        "kind": "county-authority",
        "place": places.find(code),
        "evidence": "inferred",
        "source": file,
    }
    return {"organisations": [Record("organisations", file, 1, cells)]} | {
        table: list(records) for table, records in rows_of(places, file).items()
    }


def rows_of(places: Places, file: str) -> dict[str, Iterator[Record]]:
    """Return the places that were looked up as rows of the register."""
    return {
        "places": (Record("places", file, 1, row) for row in places.rows.values()),
        "names": (Record("names", file, 1, row) for row in places.names),
    }
