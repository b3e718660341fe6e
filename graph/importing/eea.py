"""Projects of the EEA and Norway Grants, as their data portal keeps them.

The file has a block for each programme, area and donor.  It says which
organisations take part in a programme, and which regions a project joins, but
not which organisation takes part in which project: neither do we.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.errors import ExportError
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
from graph.importing.values import told

Block = dict[str, Any]

NEEDED = ("fm", "beneficiary", "programme", "programmes", "projects", "PJDPP", "PJPT")
PROGRAMMES = {"EEA Grants": "eea-grants", "Norway Grants": "norway-grants"}
#: Which role each list of organisations gives, and whether it means just that:
#: programme operator, donor project partner, project promoter.
GROUPS = {
    "PO": ("organiser", "inferred"),
    "PJDPP": ("partner", "stated"),
    "PJPT": ("beneficiary", "inferred"),
}


def read(files: Sequence[Path]) -> Entries:
    """Yield programmes, organisations and projects of the files, block by block."""
    for order, file in enumerate(files, start=1):
        mark = f"{order}-" if len(files) > 1 else ""
        for number, block in enumerate(_blocks(file), start=1):
            yield from _block(block, f"{mark}{number}")


def _blocks(file: Path) -> list[Block]:
    opened = gzip.open if file.suffix == ".gz" else open
    try:
        with opened(file, "rb") as stream:
            blocks = json.load(stream)
    except (OSError, EOFError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ExportError(file.name, "unreadable", found=reason) from error
    first = blocks[0] if isinstance(blocks, list) and blocks else {}
    if not isinstance(first, dict) or not set(NEEDED) <= first.keys():
        found = ", ".join(first) if isinstance(first, dict) else str(first)[:60]
        raise ExportError(
            file.name, "headings", expected=FORMAT.expected, found=found or "–"
        )
    return [block for block in blocks if set(NEEDED) <= block.keys()]


def _block(block: Block, number: str) -> Iterator[Entry]:
    code = block["programme"].casefold()
    known = PROGRAMMES.get(block["fm"])
    money = Programme(known or block["fm"], block["fm"], known=bool(known))
    name = block["programmes"].get(block["programme"], {}).get("name", "")
    title = f"{block['programme']}: {name}" if name else block["programme"]
    programme = Project(code, title, "programme", "en", programme=money)
    cells = {"title": title, "type": block["fm"]}
    yield Entry(f"{number}-programme", cells, (programme,))
    for group in GROUPS:
        for key, told_of in sorted((block.get(group) or {}).items()):
            row = f"{number}-{group.casefold()}-{key}"
            yield _organisation(group, key, told_of, code, row)
    if block.get("DPP"):
        yield _donor_partner(block, code, f"{number}-dpp")
    for key, told_of in sorted(block["projects"].items()):
        yield _project(key, told_of, code, money, f"{number}-{key.casefold()}")


def _organisation(group: str, key: str, of: Block, code: str, row: str) -> Entry:
    if not told(of["name"]):
        return Entry(row, skipped="no-name")
    name, nuts = of["name"].strip(), of.get("nuts") or ""
    member = Organisation(
        f"org-{key}", name, country=nuts[:2], nuts=nuts, identifiers=(f"eea:{key}",)
    )
    role, evidence = GROUPS[group]
    part = Participation(code, member.key, role=role, words=name, evidence=evidence)
    count = f"prj: {of['prj']}" if "prj" in of else ""
    cells = {"content": name, "type": group, "comment": count}
    return Entry(row, cells, (member, part))


def _donor_partner(block: Block, code: str, row: str) -> Entry:
    name, nuts = block["DPP"].strip(), block.get("DPP_nuts") or ""
    member = Organisation(f"{name} {nuts}", name, country=nuts[:2], nuts=nuts)
    part = Participation(code, member.key, role="partner", words=name)
    return Entry(row, {"content": name, "type": "DPP"}, (member, part))


def _project(key: str, of: Block, code: str, money: Programme, row: str) -> Entry:
    project = Project(
        key.casefold(), key, part_of=code, programme=money, column="title"
    )
    facts: list[Fact] = [project]
    regions = dict.fromkeys([*of["src_nuts"], *of["dst_nuts"]])
    for region in filter(None, regions):
        facts.append(
            Participation(project.key, place=region, role="partner-place", words=region)
        )
    cells = {"title": key, "content": " ".join(filter(None, regions))}
    if "has_ended" in of:
        cells["comment"] = f"has_ended: {str(of['has_ended']).lower()}"
    return Entry(row, cells, tuple(facts))


FORMAT = Format(
    name="eea",
    title="EEA and Norway Grants",
    publisher="Financial Mechanism Office",
    licence="Financial Mechanism Office (eeagrants.org)",
    headings={
        "title": "programme / project",
        "content": "name / src_nuts, dst_nuts",
        "type": "fm / PO, DPP, PJDPP, PJPT",
        "comment": "prj / has_ended",
    },
    expected=", ".join(NEEDED),
    read=read,
)
