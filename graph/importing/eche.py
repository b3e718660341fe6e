"""Holders of the Erasmus charter for higher education, as the Commission lists them.

The list is Windows-1252, its first line holds nothing but separators, and the
Erasmus codes are padded with hard and double blanks.  Each charter is an
accreditation that one institution holds.
"""

from collections.abc import Sequence
from pathlib import Path

from graph.importing.facts import (
    Entries,
    Entry,
    Format,
    Organisation,
    Participation,
    Project,
)
from graph.importing.sheets import Line, mark_of, needed_sheet
from graph.importing.values import day, told

COLUMNS = {
    "id": ("proposal number",),
    "code": ("erasmus code",),
    "pic": ("pic",),
    "oid": ("oid",),
    "name": ("legal name",),
    "country": ("country cd", "country code"),
    "start": ("erasmus eche start",),
    "end": ("erasmus eche end",),
}
NEEDED = ("id", "code", "name", "country", "start", "end")


def read(files: Sequence[Path]) -> Entries:
    """Yield the rows of the lists, a charter each."""
    for file in files:
        sheet = needed_sheet(file, COLUMNS, NEEDED)
        for line in sheet.rows(sheet.columns(COLUMNS)):
            yield _entry(line, f"{mark_of(file, files)}{line.number}")


def _entry(line: Line, row: str) -> Entry:
    name, key = told(line["name"]), told(line["id"])
    if line.ragged or not key:
        return Entry(row, skipped="ragged" if line.ragged else "no-project")
    if not name:
        return Entry(row, skipped="no-name")
    pic, oid = told(line["pic"]), told(line["oid"])
    numbers = ((scheme, number) for scheme, number in (("pic", pic), ("oid", oid)))
    holder = Organisation(
        key=f"pic-{pic}" if pic else f"{name} {line['country']}",
        name=name,
        kind="university",
        country=told(line["country"]),
        identifiers=tuple(f"{scheme}:{number}" for scheme, number in numbers if number),
        code=" ".join(line["code"].split()),
    )
    charter = Project(
        key=f"eche-{key}",
        title=f"ECHE {key}",
        kind="accreditation",
        start=day(line["start"], american=True),
        end=day(line["end"], american=True),
        about="erasmus-plus",
    )
    part = Participation(charter.key, holder.key, role="holder", words=name)
    cells = {"title": key, "content": name, "type": " ".join(line["code"].split())}
    cells |= {"start": told(line["start"]), "end": told(line["end"])}
    return Entry(row, cells, (charter, holder, part))


FORMAT = Format(
    name="eche",
    title="Erasmus Charter for Higher Education",
    publisher="europakommisjonen",
    licence="CC BY 4.0 (European Commission)",
    headings={
        "title": "Proposal number",
        "content": "Legal Name",
        "type": "Erasmus Code",
        "start": "Erasmus Eche Start",
        "end": "Erasmus Eche End",
    },
    expected="Proposal number, Erasmus Code, Legal Name, Country Cd, "
    "Erasmus Eche Start, Erasmus Eche End",
    read=read,
)
