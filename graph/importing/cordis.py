"""EU research projects and their participants, as CORDIS and its users export them.

Two forms are read: CORDIS's own ``project.csv`` with ``organization.csv`` (or
the zip that holds them), and a flat table with one participation a row.  The
flat table has no names; a list of organisations by ``orgId`` beside it gives
them.  ``organisationID``, ``pic`` and ``orgId`` are the same number: the PIC.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph.errors import ExportError
from graph.importing.facts import (
    Entries,
    Entry,
    Format,
    Organisation,
    Participation,
    Programme,
    Project,
)
from graph.importing.sheets import Columns, Line, Sheet, find_sheet, headings_of
from graph.importing.values import amount, day, told

FLAT = {
    "project": ("rcn",),
    "role": ("role",),
    "pic": ("pic",),
    "kind": ("type",),
    "country": ("country",),
    "start": ("start_date",),
    "end": ("end_date",),
    "money": ("max_contribution",),
}
NAMES = {"pic": ("orgid",), "name": ("name",)}
PROJECTS = {
    "project": ("id",),
    "acronym": ("acronym",),
    "title": ("title",),
    "start": ("startdate",),
    "end": ("enddate",),
    "money": ("ecmaxcontribution",),
    "framework": ("frameworkprogramme",),
    "action": ("fundingscheme",),
}
ORGANISATIONS = {
    "project": ("projectid",),
    "pic": ("organisationid",),
    "name": ("name",),
    "kind": ("activitytype",),
    "country": ("country",),
    "nuts": ("nutscode",),
    "role": ("role",),
    "ended": ("endofparticipation",),
}
NEEDED = {
    "names": (NAMES, ("pic", "name")),
    "flat": (FLAT, ("project", "role", "pic", "country")),
    "projects": (PROJECTS, ("project", "acronym", "start")),
    "organisations": (ORGANISATIONS, ("project", "pic", "name", "role")),
}
KINDS = {
    "HES": "university",
    "REC": "research-institute",
    "PRC": "company",
    "PUB": "public-body",
}
#: What CORDIS calls each role, ours, and whether it means just the same.
ROLES = {
    "coordinator": ("coordinator", "stated"),
    "participant": ("participant", "stated"),
    "partner": ("partner", "stated"),
    "associatedpartner": ("partner", "inferred"),
    "internationalpartner": ("partner", "inferred"),
    "thirdparty": ("partner", "inferred"),
}
FRAMEWORKS = {"H2020": "horizon-2020", "HORIZON": "horizon-europe"}

Sheets = dict[str, list[tuple[Sheet, dict[str, int]]]]


def read(files: Sequence[Path]) -> Entries:
    """Yield the rows of all files, projects before those who take part."""
    sheets = _sheets(files)
    names = {
        line["pic"]: line["name"]
        for sheet, places in sheets["names"]
        for line in sheet.rows(places)
        if told(line["name"])
    }
    yield from _entries(sheets["flat"], "", lambda line, row: _flat(line, row, names))
    yield from _entries(sheets["projects"], "project", _project)
    yield from _entries(sheets["organisations"], "organization", _organisation)


def _sheets(files: Sequence[Path]) -> Sheets:
    """Return the tables of all files by what they hold."""
    found: Sheets = {kind: [] for kind in NEEDED}
    for file in files:
        kinds = [kind for kind in NEEDED if _find(file, *NEEDED[kind], found[kind])]
        if not kinds:
            raise _wrong(file.name, headings_of(file))
    if not found["flat"] and not (found["projects"] and found["organisations"]):
        raise _wrong(", ".join(file.name for file in files), headings_of(files[0]))
    return found


def _find(
    file: Path,
    wanted: Columns,
    needed: tuple[str, ...],
    found: list[tuple[Sheet, dict[str, int]]],
) -> bool:
    sheet = find_sheet(file, wanted, needed)
    if sheet is not None:
        found.append((sheet, sheet.columns(wanted)))
    return sheet is not None


def _wrong(name: str, found: str) -> ExportError:
    return ExportError(name, "headings", expected=FORMAT.expected, found=found)


def _entries(
    sheets: list[tuple[Sheet, dict[str, int]]],
    table: str,
    read: Callable[[Line, str], Entry],
) -> Iterator[Entry]:
    for order, (sheet, places) in enumerate(sheets, start=1):
        file = str(order) if len(sheets) > 1 else ""
        for line in sheet.rows(places):
            row = "-".join(filter(None, (table, file, str(line.number))))
            if line.ragged:
                yield Entry(row, skipped="ragged")
            elif not told(line["project"]):
                yield Entry(row, skipped="no-project")
            else:
                yield read(line, row)


def _flat(line: Line, row: str, names: dict[str, str]) -> Entry:
    key, pic = f"rcn-{line['project']}", told(line["pic"])
    if not pic or line["role"].casefold() not in ROLES:
        return Entry(row, skipped="no-name" if not pic else "unknown-role")
    words = told(line["money"])
    project = Project(
        key=key,
        title=f"RCN {line['project']}",
        start=day(line["start"]),
        end=day(line["end"]),
        programme=Programme("horizon-2020", known=True),
        amount=amount(words),
        amount_words=words,
    )
    member = _member(line, names.get(pic, f"PIC {pic}"))
    cells = {"title": line["project"], "content": pic, "type": line["role"]}
    cells |= {"start": told(line["start"]), "end": told(line["end"])}
    part = _part(line, key, member, words=pic)
    return Entry(row, cells | {"comment": words}, (project, member, part))


def _member(line: Line, name: str) -> Organisation:
    """Return who takes part; without a number, it goes by its name and country."""
    pic, country = told(line["pic"]), told(line["country"])
    return Organisation(
        key=f"pic-{pic}" if pic else f"{name} {country}",
        name=name,
        kind=KINDS.get(line["kind"].upper(), "unspecified"),
        country=country,
        nuts=told(line["nuts"]),
        identifiers=(f"pic:{pic}",) if pic else (),
    )


def _part(line: Line, key: str, member: Organisation, *, words: str) -> Participation:
    role, evidence = ROLES[line["role"].casefold()]
    return Participation(key, member.key, role=role, words=words, evidence=evidence)


def _project(line: Line, row: str) -> Entry:
    words, framework = told(line["money"]), told(line["framework"])
    known = FRAMEWORKS.get(framework.partition(".")[0].upper())
    programme = Programme(known or framework, framework, known=bool(known))
    title = told(line["title"])
    project = Project(
        key=f"grant-{line['project']}",
        title=f"{line['acronym']}: {title}" if title else line["acronym"],
        language="en",
        start=day(line["start"]),
        end=day(line["end"]),
        programme=programme if framework else None,
        action=told(line["action"]),
        amount=amount(words),
        amount_words=words,
    )
    cells = {"title": project.title, "comment": words}
    cells |= {"start": told(line["start"]), "end": told(line["end"])}
    return Entry(row, cells, (project,))


def _organisation(line: Line, row: str) -> Entry:
    name = told(line["name"])
    if not name:
        return Entry(row, skipped="no-name")
    if line["role"].casefold() not in ROLES:
        return Entry(row, skipped="unknown-role")
    if line["ended"].casefold() == "true":
        return Entry(row, skipped="withdrawn")
    member = _member(line, name)
    part = _part(line, f"grant-{line['project']}", member, words=name)
    cells = {"content": name, "type": line["role"]}
    return Entry(row, cells, (member, part))


FORMAT = Format(
    name="cordis",
    title="CORDIS",
    publisher="europakommisjonen",
    licence="CC BY 4.0 (European Commission, CORDIS)",
    headings={
        "title": "acronym: title / rcn",
        "content": "name / pic",
        "type": "role",
        "start": "startDate",
        "end": "endDate",
        "comment": "ecMaxContribution",
    },
    expected="id, acronym, startDate + projectID, organisationID, name, role "
    "/ rcn, role, pic, country",
    read=read,
)
