"""Interreg projects and their partners, as keep.eu exports them to a workbook.

Partners are tied to projects by programme and identifier (from 2021) or
programme and acronym (before).  A Sweden-Norway project stands on two rows, one
for each lead partner: it is one project.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.importing.facts import (
    Entries,
    Entry,
    Format,
    Organisation,
    Participation,
    Programme,
    Project,
)
from graph.importing.sheets import Line, Sheet, mark_of, needed_sheet
from graph.importing.values import amount, code_before, day, told

PROJECTS = {
    "programme": ("programme",),
    "id": ("project id",),
    "acronym": ("project acronym", "acronym"),
    "title": ("project name in english", "project name"),
    "title 2": ("project name in language 2", "project name language 2"),
    "start": ("project start",),
    "end": ("project end",),
    "period": ("period",),
    "money": ("project's eu funding", "eu funding"),
}
PARTNERS = {
    "programme": ("programme",),
    "id": ("project id",),
    "acronym": ("project acronym", "acronym"),
    "lead": ("lead partner",),
    "name": ("organisation in english", "project partner"),
    "name 2": ("organisation in language 2",),
    "country": ("country code",),
    "pic": ("participant identification code",),
    "other id": ("partner's id if not pic",),
    "kind": ("type of organisation", "legal status"),
    "nuts": ("nuts3 code", "nuts3"),
}
KINDS = {"public": "public-body"}


def read(files: Sequence[Path]) -> Entries:
    """Yield the rows of the workbooks, projects before partners."""
    for file in files:
        mark = mark_of(file, files)
        projects = needed_sheet(file, PROJECTS, ("programme", "acronym", "start"))
        for line in projects.rows(projects.columns(PROJECTS)):
            yield _project(line, f"{mark}projects-{line.number}")
        partners = needed_sheet(
            file, PARTNERS, ("programme", "acronym", "name", "country")
        )
        yield from _partners(partners, mark)


def _partners(sheet: Sheet, mark: str) -> Iterator[Entry]:
    for line in sheet.rows(sheet.columns(PARTNERS)):
        row = f"{mark}partners-{line.number}"
        if line.ragged:
            yield Entry(row, skipped="ragged")
        elif not (told(line["name"]) or told(line["name 2"])):
            yield Entry(row, skipped="no-name")
        else:
            yield _partner(line, row)


def _key(line: Line) -> str:
    name = told(line["id"]) or line["acronym"]
    return f"{name} {line['programme']}" if name and line["programme"] else ""


def _project(line: Line, row: str) -> Entry:
    if line.ragged or not _key(line):
        return Entry(row, skipped="ragged" if line.ragged else "no-project")
    words = told(line["money"])
    project = Project(
        key=_key(line),
        title=_title(line),
        start=day(line["start"]),
        end=day(line["end"]),
        programme=_programme(line),
        amount=amount(words),
        amount_words=words,
    )
    cells = {"title": _title(line), "type": line["programme"], "comment": words}
    cells |= {"start": told(line["start"]), "end": told(line["end"])}
    return Entry(row, cells, (project,))


def _title(line: Line) -> str:
    """Return acronym and name as written, or one of them where they are the same."""
    name = told(line["title"]) or told(line["title 2"])
    acronym = line["acronym"]
    same = not name or name.casefold() == acronym.casefold()
    return acronym if same else f"{acronym}: {name}"


def _programme(line: Line) -> Programme:
    years = re.fullmatch(r"(\d{4})\s*-\s*(\d{4})", line["period"])
    period = f"{years[1]}/{years[2]}" if years else ""
    name = line["programme"]
    interreg = "interreg" if "interreg" in name.casefold() else ""
    return Programme(name, name, part_of=interreg, period=period)


def _partner(line: Line, row: str) -> Entry:
    name = told(line["name"]) or told(line["name 2"])
    country, nuts = code_before(line["country"]), code_before(line["nuts"])
    pic = told(line["pic"])
    number = re.fullmatch(r"\d{9}", told(line["other id"]).replace(" ", ""))
    identifiers = [f"pic:{pic}"] if pic.isdigit() else []
    if number and country == "NO":
        identifiers.append(f"orgnr:{number[0]}")
    organisation = Organisation(
        key=f"pic-{pic}" if pic.isdigit() else f"{name} {nuts or country}",
        name=name,
        kind=KINDS.get(line["kind"].casefold(), "unspecified"),
        country=country,
        nuts=nuts,
        identifiers=tuple(identifiers),
    )
    lead = line["lead"].casefold() == "yes"
    role = "lead-partner" if lead else "partner"
    part = Participation(_key(line), organisation.key, role=role, words=name)
    cells = {"content": name, "type": line["lead"]}
    return Entry(row, cells, (organisation, part))


FORMAT = Format(
    name="keep",
    title="keep.eu",
    publisher="Interact",
    licence="keep.eu (Interact)",
    headings={
        "title": "Acronym: Project Name",
        "content": "Project Partner",
        "type": "Programme / Lead Partner",
        "start": "Project start",
        "end": "Project end",
        "comment": "EU Funding",
    },
    expected="Programme, Acronym, Project start",
    read=read,
)
