"""Make next year's edition of a collection: known changes, applied to its tables.

Run as ``python -m tests.tools.edition FOLDER [--new-ids]``.  The changes stand in
``tests/fixtures/edition-2021/changes.csv``; the rows are put in another order and
numbered anew, and the activities get other identifiers where that is asked for.
"""

import csv
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from data import HERE
from graph.reading.schema import schemas

CHANGES = Path(__file__).parent.parent / "fixtures" / "edition-2021" / "changes.csv"
#: What the activities are called in an edition with other identifiers.
FRESH = "tiltak-{number}"

Cells = dict[str, str]
Tables = dict[str, list[Cells]]


def known_changes() -> list[Cells]:
    """Return the list of changes, as it was written before there was a program."""
    with CHANGES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_edition(
    folder: Path, *, source: str = "vestland-2020", new_ids: bool = False
) -> Path:
    """Write the changed collection into a folder and return the folder."""
    tables = read_tables(HERE / source)
    for change in known_changes():
        APPLY[change["change"]](tables, change)
    renumber(tables)
    if new_ids:
        rename_ids(tables)
    folder.mkdir(parents=True, exist_ok=True)
    for name, records in tables.items():
        write_table(folder / f"{name}.csv", name, records)
    return folder


def read_tables(folder: Path) -> Tables:
    """Return the tables of a folder, row by row."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def write_table(path: Path, name: str, records: Iterable[Cells]) -> None:
    """Write a table; of rows with the same key only the first."""
    schema = schemas()[name]
    last_first = [*records][::-1]
    kept = {
        tuple(cells.get(key, "") for key in schema.key): cells for cells in last_first
    }
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, schema.headings, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(list(kept.values())[::-1])


def activity(tables: Tables, name: str) -> Cells:
    """Return one activity."""
    return next(cells for cells in tables["activities"] if cells["id"] == name)


def row_of(tables: Tables, name: str) -> Cells:
    """Return the row that an activity stands in."""
    number = activity(tables, name)["row"]
    return next(cells for cells in tables["rows"] if cells["row"] == number)


def references() -> list[tuple[str, str]]:
    """Return the tables and columns that name activities."""
    return [
        (schema.name, column.name)
        for schema in schemas().values()
        for column in schema.columns
        if "activities" in column.refers
    ]


def add(tables: Tables, change: Cells) -> None:
    """A new activity in a new row, with the county as its owner."""
    number = f"new-{change['new']}"
    row = {"row": number, "part": "table", "title": change["after"]}
    row |= {"type": "Prosjekt med EU finansiering", "department": "INN"}
    tables["rows"].append(row)
    told = {"id": change["new"], "row": number, "column": "title", "kind": "project"}
    told |= {"kind_evidence": "stated", "owner": "vestland"}
    tables["activities"].append(told)
    part = {"activity": change["new"], "actor": "vestland", "role": "partner"}
    part |= {"evidence": "inferred", "row": number, "column": "title"}
    tables["participations"].append(part)


def end(tables: Tables, change: Cells) -> None:
    """An activity is gone, with its row and all that was said of it."""
    number = activity(tables, change["old"])["row"]
    for name, records in tables.items():
        tables[name] = [cells for cells in records if cells.get("row") != number]
    for name, column in references():
        records = tables.get(name, [])
        tables[name] = [one for one in records if one.get(column) != change["old"]]


def merge(tables: Tables, change: Cells) -> None:
    """Several rows and their activities have become one."""
    olds = change["old"].split("; ")
    kept = row_of(tables, olds[0])
    gone = [row_of(tables, name) for name in olds[1:]]
    for column in ("content", "comment"):
        told = [row[column] for row in (kept, *gone) if row[column]]
        kept[column] = " ".join(told)
    kept["title"] = change["after"]
    for row in gone:
        for records in tables.values():
            for cells in records:
                if cells.get("row") == row["row"] and cells is not row:
                    cells["row"] = kept["row"]
        tables["rows"].remove(row)
    for name in olds[1:]:
        tables["activities"].remove(activity(tables, name))
    activity(tables, olds[0])["id"] = change["new"]
    point(tables, {old: [change["new"]] for old in olds})


def split(tables: Tables, change: Cells) -> None:
    """One row and its activity have become several."""
    news = change["new"].split("; ")
    row, told = row_of(tables, change["old"]), activity(tables, change["old"])
    for name, title in zip(news, change["after"].split("; "), strict=True):
        number = f"{row['row']}-{name}"
        tables["rows"].append(row | {"row": number, "title": title})
        tables["activities"].append(told | {"id": name, "row": number})
    tables["activities"].remove(told)
    point(tables, {change["old"]: news})
    rows = {name: activity(tables, name)["row"] for name in news}
    for records in tables.values():
        for cells in records:
            if cells.get("row") == row["row"] and cells is not row:
                about = {cells.get("activity"), cells.get("subject")}
                here = [rows[name] for name in news if name in about]
                cells["row"] = (here or [rows[news[0]]])[0]
    tables["rows"].remove(row)


def point(tables: Tables, names: dict[str, list[str]]) -> None:
    """Let what was said of one activity be said of others."""
    for name, column in references():
        records = []
        for cells in tables.get(name, []):
            here = cells.get(column, "")
            for target in names.get(here, [here]):
                records.append(cells | {column: target})
        if name in tables:
            tables[name] = records


def rewrite(tables: Tables, change: Cells) -> None:
    """One cell of a row, or of an activity, says something else."""
    row = row_of(tables, change["old"])
    place = row if change["field"] in row else activity(tables, change["old"])
    if change["field"] == "status":
        place = activity(tables, change["old"])
    assert place[change["field"]] == change["before"], change
    place[change["field"]] = change["after"]


def anchor(tables: Tables, change: Cells) -> None:
    """An activity is anchored elsewhere, for the first time, or not any more."""
    name, row = change["old"], row_of(tables, change["old"])
    kept = [one for one in tables["anchorings"] if one["activity"] != name]
    row["anchoring"] = change["after"]
    if change["after"]:
        told = {"activity": name, "document": "utviklingsplan-vestland"}
        told |= {"evidence": "stated", "row": row["row"], "column": "anchoring"}
        kept.append(told)
    tables["anchorings"] = kept


def partner(tables: Tables, change: Cells) -> None:
    """A place has come in as partner, or gone out."""
    names = {
        "Erfurt": "erfurt",
        "Flensburg": "flensburg",
        "Latvia": "latvia",
        "Riga Planning Region": "riga-planning-region",
    }
    before, after = (
        names.get(change[key].partition(" (")[0]) for key in ("before", "after")
    )
    lines = tables["participations"]
    place = next(cells for cells in lines if cells["activity"] == change["old"])
    mine = [one for one in lines if one["activity"] == change["old"]]
    gone = [one for one in mine if before and one["actor"] == before]
    tables["participations"] = [one for one in lines if one not in gone]
    if after:
        told = {"activity": change["old"], "actor": after, "role": "partner-place"}
        told |= {"evidence": "stated", "row": place["row"], "column": "title"}
        tables["participations"].append(told)


def renumber(tables: Tables) -> None:
    """Put the numbered rows in the order of their titles and number them anew."""
    rows = [row for row in tables["rows"] if row["part"] == "table"]
    rest = [row for row in tables["rows"] if row["part"] != "table"]
    rows.sort(key=lambda row: (row["title"], row["row"]))
    numbers = {row["row"]: str(place) for place, row in enumerate(rows, start=1)}
    tables["rows"] = rows + rest
    for records in tables.values():
        for cells in records:
            if cells.get("row"):
                cells["row"] = numbers.get(cells["row"], cells["row"])


def rename_ids(tables: Tables) -> None:
    """Give every activity another identifier, and put them in another order."""
    tables["activities"].sort(key=lambda cells: cells["id"][::-1])
    names = {
        cells["id"]: FRESH.format(number=place)
        for place, cells in enumerate(tables["activities"], start=1)
    }
    for cells in tables["activities"]:
        cells["id"] = names[cells["id"]]
    point(tables, {old: [new] for old, new in names.items()})
    for cells in tables.get("memberships", []):
        cells["continues"] = " ".join(
            ".".join((names[key.partition(".")[0]], key.partition(".")[2]))
            for key in cells["continues"].split()
        )


APPLY: dict[str, Callable[[Tables, Cells], None]] = {
    "new": add,
    "ended": end,
    "renamed": rewrite,
    "moved": rewrite,
    "type": rewrite,
    "dates": rewrite,
    "merged": merge,
    "split": split,
    "anchoring": anchor,
    "partners": partner,
}


if __name__ == "__main__":
    write_edition(Path(sys.argv[1]), new_ids="--new-ids" in sys.argv)
