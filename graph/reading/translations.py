"""What places are called in other languages: Frankrike is France, by the lists."""

import csv
from functools import cache
from pathlib import Path

from data import CODE_LISTS, REGISTER


@cache
def place_names(language: str) -> dict[str, str]:
    """Return what places are called in a language, by their names in the register.

    Countries are known by the list of codes, which has every one of them; other
    places by their translations.  A place without a name in the language is left out.

    >>> names = place_names("en")
    >>> names["Frankrike"], names["Japan"], names["Skottland"], "Erfurt" in names
    ('France', 'Japan', 'Scotland', False)
    """
    countries = {
        land["nn"]: land[language] for land in _rows(CODE_LISTS / "countries.csv")
    }
    own = {place["id"]: place["name"] for place in _rows(REGISTER / "places.csv")}
    translated = {
        own[name["id"]]: name["name"]
        for name in _rows(REGISTER / "names.csv")
        if name["kind"] == "translation"
        and name["language"] == language
        and name["id"] in own
    }
    return countries | translated


def told_place(name: str, tongue: str, language: str) -> tuple[str, str]:
    """Return a place's name with its language, as a page in a language tells it.

    >>> told_place("Malta", "nn", "en"), told_place("Erfurt", "de", "en")
    (('Malta', 'en'), ('Erfurt', 'de'))
    """
    called = place_names(language).get(name, "")
    return (called, language) if called else (name, tongue)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
