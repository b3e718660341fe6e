"""Erasmus+ projects, as the Commission lists them: a project and its partners a row.

The lists have 621 columns and neither dates nor numbers of organisations.
Addresses and web sites are not read; natural persons and informal groups are
left out.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.importing.facts import (
    Entries,
    Entry,
    Fact,
    Format,
    Organisation,
    Participation,
    Programme,
    Project,
)
from graph.importing.sheets import Line, Sheet, mark_of, needed_sheet, normal
from graph.importing.values import amount, told

COLUMNS = {
    "id": ("project identifier",),
    "title": ("project title",),
    "action": ("action type",),
    "money": ("eu grant award in euros",),
    "name": ("coordinating organisation name",),
    "kind": ("coordinating organisation type",),
    "country": ("coordinator's country",),
}
NEEDED = ("id", "title", "name", "country")
PARTNER = re.compile(r"partner (\d+) (name|organisation type|country)")
#: Words in a type of organisation that tell that it is people.
PERSONS = ("natural person", "informal group", "group of young people")
KINDS = {
    "higher education": "university",
    "school": "school",
    "municipality": "municipality",
    "local public body": "public-body",
    "regional public body": "public-body",
    "national public body": "public-body",
    "research institute": "research-institute",
}


def read(files: Sequence[Path]) -> Entries:
    """Yield the rows of the lists, a project each."""
    for file in files:
        sheet = needed_sheet(file, COLUMNS, NEEDED)
        places = sheet.columns(COLUMNS)
        partners = _partner_columns(sheet)
        for number, columns in partners.items():
            for word, place in columns.items():
                places[f"{number} {word}"] = place
        for line in sheet.rows(places):
            yield _entry(line, f"{mark_of(file, files)}{line.number}", list(partners))


def _partner_columns(sheet: Sheet) -> dict[int, dict[str, int]]:
    """Return where each partner's name, type and country stand."""
    found: dict[int, dict[str, int]] = {}
    for place, heading in enumerate(sheet.heading):
        matched = PARTNER.fullmatch(normal(heading))
        if matched:
            word = matched[2].replace("organisation type", "kind")
            found.setdefault(int(matched[1]), {})[word] = place
    return dict(sorted(found.items()))


def _entry(line: Line, row: str, partners: list[int]) -> Entry:
    if line.ragged or not told(line["id"]):
        return Entry(row, skipped="ragged" if line.ragged else "no-project")
    key, words = line["id"], told(line["money"])
    project = Project(
        key=key.casefold(),
        title=told(line["title"]) or key,
        programme=Programme("erasmus-plus", known=True),
        action=told(line["action"]),
        amount=amount(words),
        amount_words=words,
    )
    facts: list[Fact] = [project]
    facts += _member(line, "", project.key, role="coordinator")
    for number in partners:
        facts += _member(line, f"{number} ", project.key, role="partner")
    named = [fact.name for fact in facts if isinstance(fact, Organisation)]
    cells = {"title": project.title, "content": "; ".join(named)}
    cells |= {"type": project.action, "comment": words}
    return Entry(row, cells, _once(facts))


def _member(line: Line, mark: str, project: str, *, role: str) -> Iterator[Fact]:
    """Yield an organisation of the row and its part, unless it is people."""
    name, kind = told(line[f"{mark}name"]), line[f"{mark}kind"].casefold()
    if not name or any(word in kind for word in PERSONS):
        return
    country = told(line[f"{mark}country"]).partition(" ")[0]
    code = next((KINDS[word] for word in KINDS if word in kind), "unspecified")
    yield Organisation(f"{name} {country}", name, kind=code, country=country)
    yield Participation(project, f"{name} {country}", role=role, words=name)


def _once(facts: list[Fact]) -> tuple[Fact, ...]:
    """Return the facts without an organisation's second part in the same row."""
    return tuple(dict.fromkeys(facts))


FORMAT = Format(
    name="erasmus",
    title="Erasmus+ Project Results",
    publisher="europakommisjonen",
    licence="CC BY 4.0 (European Commission)",
    headings={
        "title": "Project Title",
        "content": "Coordinating organisation name; Partner 1–n name",
        "type": "Action Type",
        "comment": "EU Grant award in euros",
    },
    expected="Project Identifier, Project Title, Coordinating organisation name, "
    "Coordinator's country",
    read=read,
)
