"""The public files themselves, counted by other means than the importers use."""

import csv
import gzip
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.asking.store import ask_store
from graph.build import build
from graph.importing import find_format
from graph.importing.desk import Imported
from graph.importing.writing import write_collection

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
KEEP = DATA / "interreg_keep_2014_20" / "keep_closed_1420.xlsx"
H2020 = DATA / "cordis_h2020_participations" / "h2020.csv.gz"
NAMES = DATA / "cordis_h2020_orgs_2017" / "stacked_dump.csv.gz"
EEA = DATA / "eea_norway_grants" / "partners.json.gz"
ECHE = DATA / "erasmus_eche" / "destinations.csv.gz"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the public files are not beside the project"
)


def read(form: str, out: Path, *files: Path) -> Imported:
    """Import files and return what was read."""
    return write_collection(find_format(form), list(files), out)


def lines(path: Path) -> int:
    """Return how many lines a table has below its heading."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


@pytest.fixture(scope="module")
def keep(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Imported]:
    """Import the workbook of keep.eu."""
    out = tmp_path_factory.mktemp("keep") / "keep"
    return out, read("keep", out, KEEP)


def test_keep_has_all_its_rows(keep: tuple[Path, Imported]) -> None:
    """1,891 rows of 1,852 projects and 8,621 partner rows, one of them said twice."""
    out, done = keep
    book = load_workbook(KEEP, read_only=True)
    first, second = (
        [row[:2] for row in sheet.iter_rows(min_row=2, values_only=True)]
        for sheet in (book["Projects (lead partners)"], book["Partners"])
    )

    assert (len(first), len(second)) == (1891, 8621)
    assert done.rows == len(first) + len(second)
    assert done.projects == len(set(first)) == lines(out / "activities.csv") == 1852
    assert done.participations == lines(out / "participations.csv") == 8620
    assert done.skipped == {"same-project": 39, "repeated": 1}


def test_keep_answers_a_question_about_vestland(keep: tuple[Path, Imported]) -> None:
    """Who in old Hordaland and Sogn og Fjordane is in closed Interreg projects."""
    store = build([str(keep[0])], findings=False).store
    query = """SELECT ?name ?title WHERE {
        ?part samband:participant ?actor ; samband:inActivity/rdfs:label ?title .
        ?actor skos:prefLabel ?name ; dcterms:spatial/skos:notation ?code .
        FILTER(?code IN ("NO051", "NO052")) } ORDER BY ?name ?title"""
    found = [
        (name, title.partition(":")[0]) for name, title in ask_store(store, query).rows
    ]

    assert found == [
        ("Royal Norwegian Society for Development", "Craft Reach"),
        ("University of Bergen", "Tourism for Heritage"),
        ("Western Norway Research Institute", "Cool Route"),
        ("Western Norway Research Institute", "IMPROVE"),
    ]


def test_h2020_has_all_its_rows(tmp_path: Path) -> None:
    """31,451 projects, 144,726 participations and 35,871 numbers of organisations."""
    with gzip.open(H2020, "rt", encoding="utf-8") as file:
        rows = [(cells[0], cells[2]) for cells in csv.reader(file)][1:]
    done = read("cordis", tmp_path / "h2020", H2020, NAMES)

    assert done.rows == len(rows) == 144726
    assert done.projects == len({project for project, _ in rows}) == 31451
    assert done.organisations == len({pic for _, pic in rows}) == 35871
    assert done.participations == lines(tmp_path / "h2020" / "participations.csv")
    assert (done.participations, done.skipped) == (144726, {})


def test_eea_has_all_its_projects_and_organisations(tmp_path: Path) -> None:
    """2,448 projects in the programmes, 2,557 organisations and the donor partners."""
    blocks = json.loads(gzip.decompress(EEA.read_bytes()))
    projects = {key for block in blocks for key in block["projects"]}
    programmes = {block["programme"] for block in blocks}
    keys = {
        key
        for block in blocks
        for group in ("PO", "PJDPP", "PJPT")
        for key in block.get(group, {})
    }
    donors = {(block["DPP"], block["DPP_nuts"]) for block in blocks if "DPP" in block}
    done = read("eea", tmp_path / "eea", EEA)

    assert (len(projects), len(keys)) == (2448, 2557)
    assert done.projects == len(projects) + len(programmes)
    assert done.organisations == len(keys) + len(donors)


def test_eche_has_all_its_charters(tmp_path: Path) -> None:
    """5,912 charters; one institution holds two."""
    text = gzip.decompress(ECHE.read_bytes()).decode("cp1252")
    rows = [row for row in csv.reader(text.splitlines(), delimiter=";")][2:]
    done = read("eche", tmp_path / "eche", ECHE)

    assert done.projects == done.participations == len(rows) == 5912
    assert done.organisations == len({row[2] for row in rows}) == 5911
