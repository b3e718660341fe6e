"""Exports of project databases, small enough to read, and what they became."""

import csv
from pathlib import Path

from graph.build import check
from graph.errors import Severity
from graph.importing import find_format
from graph.importing.desk import Imported
from graph.importing.writing import write_collection

HERE = Path(__file__).parent / "fixtures" / "exports"


KEEP_PROJECTS = [
    [
        "Programme",
        "Project acronym",
        "Project name in English",
        "Period",
        "Project start",
        "Project end",
        "Project’s EU funding",
    ],
    ["North Sea", "RIGHT", "Right Skills", "2014-2020", "2018/09/01", "2021/12/31", ""],
    ["Sweden - Norway", "Bioraff", None, "2014-2020", "2016/01/01", "2015/01/01", "NA"],
    ["Sweden - Norway", "Bioraff", None, "2014-2020", "2016/01/01", "2015/01/01", "NA"],
]
KEEP_PARTNERS = [
    [
        "NUTS3 code (or equivalent)",
        "Programme",
        "Project acronym",
        "Lead partner",
        "Organisation in English",
        "Country code",
        "Partner’s ID if not PIC (2021-2027 only)",
        "Legal Status",
    ],
    ["NO0A2", "North Sea", "RIGHT", "Yes", "Vestland", "NO Norway", "821311632", ""],
    [
        "NO051 / Hordaland",
        "North Sea",
        "RIGHT",
        "No",
        "Voss",
        "NO Norway",
        "",
        "public",
    ],
    ["EL30", "Sweden - Norway", "Bioraff", "No", "Athens", "EL Greece", "", ""],
    ["", "Sweden - Norway", "Unknown", "No", "Nobody", "SE", "", ""],
    ["NO0A2", "North Sea", "RIGHT", "Yes", "Vestland", "NO Norway", "821311632", ""],
]


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table that an import wrote."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def run(form: str, out: Path, *files: Path) -> Imported:
    """Import files and return what was read."""
    return write_collection(find_format(form), list(files), out)


def errors(folder: Path) -> list[str]:
    """Return what is wrong in an imported collection."""
    return [
        str(problem)
        for problem in check([str(folder)])
        if problem.severity is Severity.ERROR
    ]
