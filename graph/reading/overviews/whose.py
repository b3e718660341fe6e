"""Whose overview a file is, from when and in which language: what it says itself.

All of it can be set right in ``mapping.csv``; what is told there goes first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import Problem, Severity
from graph.names import fold, slug
from graph.reading.bodies.counties import norwegian, register_of
from graph.reading.bodies.newcomers import is_by_itself
from graph.reading.dates import read_date
from graph.reading.grids.grid import Grid
from graph.reading.overviews.headings import cell_of, languages
from graph.reading.overviews.mapping import SETTINGS, Mapping
from graph.reading.overviews.parts import Part
from graph.reading.tables import Record, Tables

#: What a text is called that says of itself that it is an overview.
OVERVIEW = re.compile(r"\b(oversi|oversyn|overview)", re.IGNORECASE)
#: «Ajour 20.05.2020», «Oppdatert per 1. mai 2020», «as of 2020-05-20».
AS_OF = re.compile(
    r"\b(?:ajour|oppdatert|sist endra|sist endret|as of|updated|per|pr)\b[.: ]*"
    r"(?:per|pr\.?|on)? *"
    r"(\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.? [a-z]+ \d{4})",
    re.IGNORECASE,
)
COUNTY = re.compile(r" (fylkeskommune|county council|county authority|county)$")
#: Titles longer than this are paragraphs.
LONG = 200
#: A county that nobody has named, until somebody does.
UNNAMED = "unnamed-county"


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of itself.

    Attributes:
        head: The row of the table ``collection``.
        found: Each setting with its value and how it is known.
        register: What must be added to the register for it.
        problems: What a reader should look at.
    """

    head: dict[str, str]
    found: tuple[tuple[str, str, str], ...]
    register: Tables = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def said_of(
    path: Path,
    parts: Sequence[Part],
    grids: Sequence[Grid],
    corrections: Mapping,
    register: Tables,
) -> Said:
    """Return what a file says of itself, corrections by hand going first."""
    given = corrections.settings(path.name)
    texts = _texts(parts, grids)
    title, how_title = _title(texts, path)
    guesses = {
        "id": (_free(slug(path.stem) or "overview", register), "inferred"),
        "title": (title, how_title),
        "language": (
            languages([h for part in parts for h in part.headings]),
            "inferred",
        ),
        "owner": _owner([*texts, path.stem.replace("_", " ")], parts, register),
        "as_of": _as_of(texts),
        "licence": ("", "missing"),
    }
    found = tuple(
        (name, given[name], "by-hand") if name in given else (name, *guesses[name])
        for name in SETTINGS
    )
    head = {name: value for name, value, _ in found} | {"source": path.name}
    listed = {record["id"] for record in register.get("organisations", [])}
    added: Tables = {}
    problems = []
    if head["owner"] and head["owner"] not in listed:
        added = register_of(head["owner"], path.name, head["language"])
    if not head["owner"]:
        head["owner"] = UNNAMED
        added = {"organisations": [_unnamed(path.name, head)]}
        known = ", ".join(dict(counties(register)))
        words = {"known": known}
        problems.append(
            Problem("owner-unknown", Severity.WARNING, path.name, details=words)
        )
    return Said(head, found, added, tuple(problems))


def _texts(parts: Sequence[Part], grids: Sequence[Grid]) -> list[str]:
    """Return the texts around the tables, each once, in their order."""
    around = [text for part in parts for text in part.above]
    around += [text for grid in grids for text in (*grid.before, *grid.after)]
    return list(dict.fromkeys(text for text in around if text))


def _title(texts: Sequence[str], path: Path) -> tuple[str, str]:
    short = [text for text in texts if len(text) <= LONG]
    short = [text for text in short if not text.endswith(".")] or short
    for text in short:
        if OVERVIEW.search(text):
            return text, "stated"
    return (short[0], "stated") if short else (path.stem, "inferred")


def _as_of(texts: Sequence[str]) -> tuple[str, str]:
    for text in texts:
        found = AS_OF.search(text)
        date = read_date(found[1]).edtf if found else ""
        if len(date) == len("2020-05-20"):
            return date, "stated"
    return "", "missing"


def counties(register: Tables) -> Iterator[tuple[str, str]]:
    """Yield the counties that are known, each with the word it is known by."""
    known = set()
    for record in register.get("organisations", []):
        if record["kind"] == "county-authority":
            known.add(record["id"])
            yield record["id"], COUNTY.sub("", fold(record["name"]))
    for county, (name, _) in norwegian().items():
        if county not in known:
            yield county, fold(name)


def _owner(
    texts: Sequence[str], parts: Sequence[Part], register: Tables
) -> tuple[str, str]:
    """Return the county whose overview it is: named above the table, or by its offices.

    The first text that names exactly one county says it; else the county that
    all the departments of the overview belong to.
    """
    known = {word: identifier for identifier, word in counties(register)}
    longest = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest))})\b")
    for text in texts:
        named = {known[word] for word in pattern.findall(fold(text))}
        if len(named) == 1:
            return named.pop(), "inferred"
    owners = {
        record["part_of"]
        for record in register.get("organisations", [])
        if record["kind"] == "department" and record["code"] in _departments(parts)
    }
    return (owners.pop(), "inferred") if len(owners) == 1 else ("", "missing")


def _departments(parts: Sequence[Part]) -> set[str]:
    return {
        cell_of(line, heading.place)
        for part in parts
        for heading in part.headings
        if heading.field == "department"
        for line in part.lines
    }


def _free(name: str, register: Tables) -> str:
    """Return the name, or a longer one where something else is called that.

    Any county of Norway may come into the register, if only as a partner.
    """
    taken = {record["id"] for records in register.values() for record in records}
    taken |= norwegian().keys()
    return f"{name}-overview" if name in taken else name


def _unnamed(file: str, head: dict[str, str]) -> Record:
    """Return a county of which nothing is known but that the overview is its own.

    It is called by the first name in the title, if one is there: «Highland Council:
    EU projects»; else by the whole of it.
    """
    parts = re.split(r"\s*[:,;|]\s*|\s+[-–]\s+", head["title"])
    cells = {
        "id": UNNAMED,
        "name": next(filter(is_by_itself, parts), head["title"]),
        "language": head["language"],
        "kind": "county-authority",
        "evidence": "missing",
        "source": file,
    }
    return Record("organisations", file, 1, cells)
