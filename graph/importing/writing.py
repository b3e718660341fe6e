"""Writing what an importer reads as a collection, row by row.

Only identifiers are kept in memory: the rows themselves go straight to disk,
into a folder that takes the place of the old one when everything is there.
"""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from graph.errors import ExportError
from graph.files import replaced_folder
from graph.importing.desk import Desk, Imported, Writers, identifier, publisher
from graph.importing.facts import (
    Entry,
    Fact,
    Format,
    Organisation,
    Participation,
    Project,
)
from graph.importing.registering import write_register
from graph.importing.values import without_contacts
from graph.names import slug
from graph.reading.places import Cells

#: How many rows there are between two signs of life.
STEP = 2000

Progress = Callable[[int], None]


def write_collection(
    form: Format,
    files: list[Path],
    out: Path,
    *,
    progress: Progress = lambda rows: None,
) -> Imported:
    """Import files into a folder, which becomes a collection of that name.

    ``progress`` is told how many rows have been read.  Raises ``ExportError``
    for files that are not of the format, and for a folder that holds something
    else; then nothing is written.
    """
    name = slug(out.resolve().name) or form.name
    _refuse_other(form, out)
    with replaced_folder(out) as folder:
        (folder / "register").mkdir()
        with Writers(folder) as writers:
            desk = Desk(name, writers.write)
            _head(form, files, desk)
            _take_entries(form.read(files), desk, progress)
            write_register(form, desk)
    return desk.done


def _refuse_other(form: Format, out: Path) -> None:
    """Stop before a collection that was not made of the same kind of export."""
    head = out / "collection.csv"
    if head.is_file():
        with head.open(encoding="utf-8", newline="") as file:
            titles = [cells.get("title", "") for cells in csv.DictReader(file)]
        if titles != [form.title]:
            found = ", ".join(titles)
            raise ExportError(
                str(out), "other-collection", expected=form.title, found=found
            )


def _head(form: Format, files: list[Path], desk: Desk) -> None:
    """Write what the source is, and which of its columns are kept."""
    source = f"{form.title}: {', '.join(file.name for file in files)}"
    cells = {"id": desk.name, "title": form.title, "language": "en"}
    cells |= {"owner": publisher(form, desk.name), "source": source}
    desk.write("collection", cells | {"licence": form.licence})
    for column, heading in form.headings.items():
        cells = {"column": column, "heading": heading, "text": "as-written"}
        desk.write("columns", cells)


def _take_entries(entries: Iterable[Entry], desk: Desk, progress: Progress) -> None:
    for entry in entries:
        desk.done.rows += 1
        reason = entry.skipped or _take(entry, desk)
        if reason:
            desk.done.skipped[reason] += 1
        if not desk.done.rows % STEP:
            progress(desk.done.rows)


def _take(entry: Entry, desk: Desk) -> str:
    """Write one row with its facts; return why not, or an empty string."""
    facts = [fact for fact in entry.facts if not _told_before(fact, desk)]
    new = {
        fact.key
        for fact in facts
        if isinstance(fact, Project) and fact.key not in desk.projects
    }
    parts = [fact.project for fact in facts if isinstance(fact, Participation)]
    if not all(project in new or project in desk.projects for project in parts):
        return "no-project"
    if not parts and not new:
        return "same-project" if len(facts) == len(entry.facts) else "repeated"
    desk.write("rows", {"row": entry.row, "part": "record"} | _cells(entry, new))
    for fact in facts:
        if isinstance(fact, Project):
            _project(fact, entry, desk)
        elif isinstance(fact, Organisation):
            _organisation(fact, desk)
        else:
            _participation(fact, entry, desk)
    return ""


def _told_before(fact: Fact, desk: Desk) -> bool:
    """Return whether an earlier row said that the same actor has the same part."""
    return isinstance(fact, Participation) and _part_key(fact) in desk.taken


def _part_key(part: Participation) -> tuple[str, str, str]:
    return (part.project, part.actor or part.place, part.role)


def _cells(entry: Entry, new: set[str]) -> Cells:
    """Return the cells of a row that something was read from.

    What a row repeats about a project that stands in an earlier row is left out.
    """
    kept = {name: without_contacts(text) for name, text in entry.cells.items()}
    if not new and any(isinstance(fact, Project) for fact in entry.facts):
        return {name: kept[name] for name in ("content", "type") if name in kept}
    return kept


def _project(project: Project, entry: Entry, desk: Desk) -> None:
    if project.key in desk.projects:
        return
    activity = identifier(project.key)
    desk.projects[project.key] = activity
    desk.done.projects += 1
    cells = {"id": activity, "row": entry.row, "column": project.column}
    cells |= {"title": without_contacts(project.title), "kind": project.kind}
    cells["language"] = project.language
    cells |= {"kind_evidence": "inferred"} | _period(project, desk)
    cells["part_of"] = desk.projects.get(project.part_of, "")
    desk.write("activities", cells)
    origin = {"activity": activity, "row": entry.row, "evidence": "stated"}
    if project.about:
        desk.write("concerns", origin | {"subject": project.about})
    if project.programme:
        money = {"amount": project.amount, "as_written": project.amount_words}
        money["currency"] = "EUR" if project.amount else ""
        if project.amount_words:
            money["column"] = "comment"
        money |= {"programme": _programme(project, desk), "action": project.action}
        desk.write("fundings", origin | money)


def _period(project: Project, desk: Desk) -> Cells:
    """Return when a project lasts; ends that come before starts are only words."""
    if project.start and project.end and project.end < project.start:
        desk.done.backwards += 1
        both = f"start {project.start}; end {project.end}"
        return {"status": "uncertain", "period_evidence": "conflicting", "note": both}
    known = "stated" if project.start or project.end else ""
    return {"start": project.start, "end": project.end, "period_evidence": known}


def _programme(project: Project, desk: Desk) -> str:
    """Return the id of a project's programme, adding it to the register if new."""
    programme = project.programme
    assert programme is not None
    if programme.known:
        return programme.key
    name = f"{desk.name}-{identifier(programme.key)}"
    cells = {"id": name, "name": programme.name, "language": "en"}
    cells |= {"part_of": programme.part_of, "period": programme.period}
    # An edition is of something; a period alone does not say of what.
    kind = "edition" if programme.period and programme.part_of else "programme"
    desk.programmes.setdefault(name, cells | {"kind": kind, "evidence": "stated"})
    return name


def _organisation(organisation: Organisation, desk: Desk) -> None:
    name = f"{desk.name}-{identifier(organisation.key)}"
    first = desk.organisations.setdefault(organisation.key, (name, organisation))[1]
    if organisation.name != first.name:
        desk.other_names.add((name, organisation.name))


def _participation(part: Participation, entry: Entry, desk: Desk) -> None:
    desk.taken.add(_part_key(part))
    if part.place:
        actor = desk.places.find(part.place)
    else:
        actor = desk.organisations[part.actor][0]
    desk.done.participations += 1
    cells = {"activity": desk.projects[part.project], "actor": actor}
    cells |= {"role": part.role, "evidence": part.evidence, "row": entry.row}
    cells |= {"column": "content", "as_written": without_contacts(part.words)}
    desk.write("participations", cells)
