"""What stands in a new workbook beforehand: whose it is, and one row as an example."""

from collections.abc import Mapping
from functools import cache

from graph.names import fold, slug
from graph.reading.bodies.counties import register_of
from graph.reading.collection import Tables, read_sources
from graph.reading.overviews.whose import counties
from graph.reading.schema import Column, schemas
from graph.reading.vocabulary import codes
from graph.stating.origins import FIELDS
from viz.wording import texts

#: The tables that an overview is filled in as, in the order of the sheets.
SHEETS = (
    "collection",
    "rows",
    "activities",
    "participations",
    "memberships",
    "anchorings",
    "approvals",
    "fundings",
    "concerns",
    "links",
    "columns",
    "organisations",
    "places",
    "documents",
)

Row = Mapping[str, str]


@cache
def register() -> Tables:
    """Return what all sources speak of."""
    return read_sources([]).register


def first_rows(county: str, language: str) -> dict[str, list[Row]]:
    """Return the rows that a new workbook begins with, in codes, by table."""
    words = texts(language, "own_workbook")
    owner = _known(county)
    name = county or words["county.unnamed"]
    own = owner or slug(county) or words["county.slug"]
    rows: dict[str, list[Row]] = {
        "collection": [
            {
                "id": f"{own}-overview",
                "title": words["title"].format(county=name),
                "language": language,
                "owner": own,
            }
        ],
        "columns": list(_columns(language)),
    }
    listed = {record["id"] for record in register()["organisations"]}
    if not owner:
        body = {"id": own, "name": name, "language": language}
        kind = {"kind": "county-authority", "evidence": "stated"}
        rows["organisations"] = [{**body, **kind}]
    elif owner not in listed:
        added = register_of(owner, "", language)
        rows |= {table: [one.cells for one in found] for table, found in added.items()}
    return rows | _example(own, words)


def _known(county: str) -> str:
    """Return the county that is known by a name, or an empty string."""
    asked = fold(county)
    known = {word: identifier for identifier, word in counties(register())}
    if asked in known.values():
        return asked
    named = [word for word in known if f"{asked} ".startswith(f"{word} ")]
    return known[max(named, key=len)] if named else ""


def _columns(language: str) -> list[Row]:
    columns = schemas()["rows"]
    return [
        {
            "column": field,
            "heading": dict(columns.column(field).titles)[language].capitalize(),
            "text": "as-written",
        }
        for field in FIELDS
    ]


def _example(owner: str, words: Mapping[str, str]) -> dict[str, list[Row]]:
    cells = ("title", "content", "type", "start", "end", "comment")
    row = {name: words[f"example.{name}"] for name in cells}
    activity, stood = words["example.id"], {"row": "1", "column": "title"}
    part = {"activity": activity, **stood}
    kind = {"kind": "exchange", "kind_evidence": "stated", "owner": owner}
    home = {"actor": owner, "role": "owner", "evidence": "inferred"}
    there = {"actor": "erfurt", "role": "partner-place", "evidence": "stated"}
    return {
        "rows": [{"row": "1", "part": "table", **row}],
        "activities": [{"id": activity, **stood, **kind}],
        "participations": [
            {**part, **home},
            {**part, **there, "as_written": "Erfurt"},
        ],
    }


def label(value: str, column: Column, language: str) -> str:
    """Return what a code is called, and any other word as it is."""
    known = codes().get(column.codes, {})
    return known[value].labels[language] if value in known else value


def choices(column: Column, language: str) -> list[str]:
    """Return what a person can choose between: labels, or ids known to all."""
    if column.codes:
        found = codes()[column.codes].values()
        return [code.labels[language] for code in found]
    ids = [r["id"] for table in column.refers for r in register().get(table, [])]
    return sorted(ids)
