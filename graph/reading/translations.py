"""What places are called in other languages: Frankrike is France, by the register."""

import csv
from functools import cache

from data import REGISTER


@cache
def place_names(language: str) -> dict[str, str]:
    """Return the names of the register's places in a language, by their own names.

    A place without a name in the language is left out.

    >>> place_names("en")["Frankrike"], "Erfurt" in place_names("en")
    ('France', False)
    """
    own = {place["id"]: place["name"] for place in _rows("places")}
    return {
        own[name["id"]]: name["name"]
        for name in _rows("names")
        if name["kind"] == "translation"
        and name["language"] == language
        and name["id"] in own
    }


def _rows(table: str) -> list[dict[str, str]]:
    with (REGISTER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
