"""Countries and regions of an export, looked up in the code lists that ship.

The EU writes ``EL`` and ``UK`` where ISO 3166-1 has ``GR`` and ``GB``.  NUTS codes
change every few years: a region's source tells which versions have its code, so
that nobody takes a region of 2013 for one of today.
"""

import csv
from dataclasses import dataclass, field
from functools import cache

from data import CODE_LISTS, REGISTER

Cells = dict[str, str]
#: The newest versions of NUTS; a code that none of them has is an old one.
CURRENT = {"2021", "2024"}


@cache
def countries() -> dict[str, Cells]:
    """Return the countries by their code, and by the code that the EU writes."""
    found = {}
    for cells in _read(CODE_LISTS / "countries.csv"):
        found[cells["code"]] = cells
        if cells["alias"]:
            found[cells["alias"]] = cells
    return found


@cache
def regions() -> dict[str, Cells]:
    """Return the NUTS regions by their code, from four versions of the list."""
    return {cells["code"]: cells for cells in _read(CODE_LISTS / "nuts.csv")}


@cache
def shipped_places() -> dict[str, str]:
    """Return the ids of the shared register's places, by code."""
    found: dict[str, str] = {}
    for cells in _read(REGISTER / "places.csv"):
        if cells["code"]:
            found.setdefault(cells["code"], cells["id"])
    return found


def _read(path: object) -> list[Cells]:
    with open(str(path), encoding="utf-8", newline="") as file:  # noqa: PTH123
        return list(csv.DictReader(file))


@dataclass(slots=True)
class Places:
    """The places that an export speaks of, and what could not be looked up.

    Attributes:
        rows: Rows for ``places.csv``, by id.
        names: Rows for ``names.csv``.
        unknown: Codes that stand in no list.
        old: NUTS codes that the newest versions no longer have.
    """

    rows: dict[str, Cells] = field(default_factory=dict)
    names: list[Cells] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    old: set[str] = field(default_factory=set)

    def find(self, code: str) -> str:
        """Return the id of the place with a country or NUTS code; empty for none."""
        code = code.strip().upper()
        if not code:
            return ""
        if len(code) == 2:
            return self._country(code)
        if code not in regions():
            self.unknown.add(code)
            return self._country(code[:2])
        if not CURRENT & set(regions()[code]["versions"].split()):
            self.old.add(code)
        return self._region(code)

    def _country(self, code: str) -> str:
        cells = countries().get(code)
        if cells is None:
            self.unknown.add(code)
            return ""
        known = shipped_places().get(cells["code"])
        place = known or f"country-{cells['code'].lower()}"
        if not known and place not in self.rows:
            known_from = {"evidence": "external", "source": cells["source"]}
            row = {"id": place, "name": cells["nn"], "language": "nn"}
            row |= {"kind": "country", "code": cells["code"]}
            self.rows[place] = row | known_from
            for language in ("nb", "en"):
                name = {"id": place, "name": cells[language], "language": language}
                self.names.append(name | {"kind": "translation"} | known_from)
        return place

    def _region(self, code: str) -> str:
        known = shipped_places().get(code)
        place = known or f"nuts-{code.lower()}"
        if not known and place not in self.rows:
            cells = regions()[code]
            versions = cells["versions"].replace(" ", ", ")
            row = {"id": place, "name": cells["name"], "language": "mul"}
            row |= {"kind": "region", "within": self._within(code), "code": code}
            row |= {"evidence": "external", "source": f"NUTS {versions} (Eurostat)"}
            self.rows[place] = row
        return place

    def _within(self, code: str) -> str:
        """Return the id of the smallest known place that a region lies in."""
        for length in range(len(code) - 1, 2, -1):
            if code[:length] in regions():
                return self._region(code[:length])
        return self._country(code[:2])
