"""Exports of project databases, in files small enough to read here."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.build import build, check
from graph.errors import ExportError, Severity
from graph.importing import BUILT_IN
from tests.exports import HERE, KEEP_PARTNERS, KEEP_PROJECTS, errors, run, table


@pytest.fixture
def keep(tmp_path: Path) -> Path:
    """Write a workbook as keep.eu does: information first, then two sheets."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["Search results"])
    for name, rows in (("Projects", KEEP_PROJECTS), ("Partners", KEEP_PARTNERS)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "keep.xlsx")
    return tmp_path / "keep.xlsx"


def test_keep_counts_rows_and_says_why_some_are_skipped(
    keep: Path, tmp_path: Path
) -> None:
    """Two rows of one project are one project; a partner said twice is one."""
    done = run("keep", tmp_path / "out", keep)

    assert (done.rows, done.projects, done.organisations) == (8, 2, 3)
    assert done.participations == 3
    assert done.skipped == {"same-project": 1, "no-project": 1, "repeated": 1}
    assert (done.backwards, done.old_regions) == (1, ["NO051"])


def test_keep_gives_a_collection_that_can_be_asked(keep: Path, tmp_path: Path) -> None:
    """Lead partners, dates and places of the export come back out of the graph."""
    run("keep", tmp_path / "ut", keep)
    rows = table(tmp_path / "ut", "participations")
    activities = table(tmp_path / "ut", "activities")
    built = build([str(tmp_path / "ut")], findings=False)
    query = """SELECT ?name ?code WHERE {
        ?part a samband:Participation ; samband:participant ?actor .
        ?actor skos:prefLabel ?name ; dcterms:spatial/skos:notation ?code }"""
    from graph.asking.store import ask_store

    assert [row["role"] for row in rows] == ["lead-partner", "partner", "partner"]
    assert [row["row"] for row in rows] == ["partners-2", "partners-3", "partners-4"]
    assert [row["end"] for row in activities] == ["2021-12-31", ""]
    assert [row["period_evidence"] for row in activities] == ["stated", "conflicting"]
    assert sorted(ask_store(built.store, query).rows) == [
        ("Athens", "EL30"),
        ("Vestland", "NO0A2"),
        ("Voss", "NO051"),
    ]


def test_numbers_of_organisations_are_kept_with_their_scheme(
    keep: Path, tmp_path: Path
) -> None:
    """Nine Norwegian digits are an organisation number."""
    run("keep", tmp_path / "ut", keep)
    bodies = table(tmp_path / "ut/register", "organisations")
    found = {body["name"]: (body["identifier"], body["kind"]) for body in bodies}

    assert found["Vestland"] == ("orgnr:821311632", "unspecified")
    assert found["Voss"] == ("", "public-body")


@pytest.mark.parametrize("packed", ["plain", "gz", "zip"])
def test_cordis_reads_its_two_tables(tmp_path: Path, packed: str) -> None:
    """Semicolons, doubled quotes, a withdrawn partner, and an unknown role word."""
    files = [HERE / "project.csv", HERE / "organization.csv"]
    if packed == "gz":
        for file in files:
            packed_file = tmp_path / f"{file.name}.gz"
            packed_file.write_bytes(gzip.compress(file.read_bytes()))
        files = [tmp_path / f"{file.name}.gz" for file in files]
    elif packed == "zip":
        with zipfile.ZipFile(tmp_path / "cordis.zip", "w") as archive:
            for file in files:
                archive.write(file, file.name)
        files = [tmp_path / "cordis.zip"]
    done = run("cordis", tmp_path / "ut", *files)

    assert (done.projects, done.organisations, done.participations) == (2, 3, 4)
    assert done.skipped == {"withdrawn": 1, "unknown-role": 1, "no-project": 1}
    assert errors(tmp_path / "ut") == []
    assert [row["amount"] for row in table(tmp_path / "ut", "fundings")] == [
        "1999999.5",
        "",
    ]
    assert table(tmp_path / "ut", "activities")[0]["title"] == (
        'ONE: A title with "quotes"; and a semicolon'
    )


def test_cordis_keeps_who_has_a_name_and_no_number(tmp_path: Path) -> None:
    """An associated partner without a PIC goes by its name and its country."""
    body = "projectID;organisationID;name;role;country\n101001;;By;partner;UK\n"
    (tmp_path / "organization.csv").write_text(body, encoding="utf-8")
    done = run(
        "cordis", tmp_path / "ut", HERE / "project.csv", tmp_path / "organization.csv"
    )
    (found,) = table(tmp_path / "ut/register", "organisations")

    assert (done.participations, found["name"]) == (1, "By")
    assert found["identifier"] == ""


def test_contacts_never_leave_an_export(tmp_path: Path) -> None:
    """Neither the contact form, the street, e-mail addresses nor telephones."""
    run("cordis", tmp_path / "ut", HERE / "project.csv", HERE / "organization.csv")
    written = "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "ut").rglob("*.csv")
    )

    for word in ("@", "contact", "Secret street", "55 12 34 56", "555-0100"):
        assert word not in written


def test_erasmus_reads_all_partners_but_people(tmp_path: Path) -> None:
    """Partners stand in columns; informal groups are left out; UK is GB."""
    done = run("erasmus", tmp_path / "ut", HERE / "erasmus.csv")
    bodies = table(tmp_path / "ut/register", "organisations")

    assert (done.projects, done.participations) == (2, 4)
    assert sorted((body["name"], body["place"]) for body in bodies) == [
        ("Cardiff College", "storbritannia"),
        ("Kvam vgs", "noreg"),
        ("Lykeio", "hellas"),
    ]
    assert [row["amount"] for row in table(tmp_path / "ut", "fundings")] == [
        "1234.56",
        "60000",
    ]
    assert errors(tmp_path / "ut") == []


def test_eea_ties_organisations_to_programmes_not_to_projects(tmp_path: Path) -> None:
    """The file does not say who is in which project; regions it does tell."""
    block = {
        "fm": "Norway Grants",
        "beneficiary": "LT",
        "programme": "LT10",
        "programmes": {"LT10": {"name": "Capacity"}},
        "PO": {"29": {"name": "Ministry", "nuts": "LT00A"}},
        "PJDPP": {"7": {"name": "Hordaland County Council", "nuts": "NO051", "prj": 1}},
        "PJPT": {},
        "projects": {
            "LT10-0016": {
                "has_ended": True,
                "src_nuts": ["NO051"],
                "dst_nuts": ["LT00A"],
            }
        },
    }
    again = block | {
        "PO": {},
        "projects": {
            "LT10-0016": {
                "has_ended": True,
                "src_nuts": ["NO052"],
                "dst_nuts": ["LT00A"],
            }
        },
    }
    file = tmp_path / "partners.json"
    file.write_text(json.dumps([block, again]), encoding="utf-8")
    done = run("eea", tmp_path / "ut", file)
    told = {
        (row["activity"], row["actor"], row["role"])
        for row in table(tmp_path / "ut", "participations")
    }

    assert (done.projects, done.organisations) == (2, 2)
    assert told == {
        ("lt10", "ut-org-29", "organiser"),
        ("lt10", "ut-org-7", "partner"),
        ("lt10-0016", "hordaland-fylke", "partner-place"),
        ("lt10-0016", "sogn-og-fjordane-fylke", "partner-place"),
        ("lt10-0016", "nuts-lt00a", "partner-place"),
    }
    assert errors(tmp_path / "ut") == []


def test_eche_reads_windows_1252_with_its_heading_on_the_second_line(
    tmp_path: Path,
) -> None:
    """Hard and double blanks go out of the codes, American dates become dates."""
    file = tmp_path / "eche.csv"
    file.write_bytes(
        ";;;;;;;\nProposal number;Erasmus Code;Pic;OID;Legal Name;Country Cd;"
        "Erasmus Eche Start;Erasmus Eche End\n"
        "101;N\u00a0 BERGEN01;999;E1;Høgskulen;NO;1/1/2021;12/31/2029\n".encode(
            "cp1252"
        )
    )
    run("eche", tmp_path / "ut", file)
    (body,) = table(tmp_path / "ut/register", "organisations")
    (charter,) = table(tmp_path / "ut", "activities")

    assert (body["name"], body["code"]) == ("Høgskulen", "N BERGEN01")
    assert body["identifier"] == "pic:999 oid:E1"
    assert (charter["start"], charter["end"]) == ("2021-01-01", "2029-12-31")
    assert errors(tmp_path / "ut") == []


def test_the_same_export_gives_the_same_bytes(keep: Path, tmp_path: Path) -> None:
    """Neither clock nor hash seed shows."""
    contents = []
    for folder in ("a", "b"):
        run("keep", tmp_path / folder / "ut", keep)
        files = sorted((tmp_path / folder / "ut").rglob("*.csv"))
        contents.append([file.read_bytes() for file in files])

    assert contents[0] == contents[1]


def test_two_imports_share_countries_and_regions(keep: Path, tmp_path: Path) -> None:
    """Both bring the same region from the same list; that is no clash."""
    run("keep", tmp_path / "ein", keep)
    run("keep", tmp_path / "to", keep)
    found = [
        str(problem)
        for problem in check([str(tmp_path / "ein"), str(tmp_path / "to")])
        if problem.severity is Severity.ERROR
    ]

    assert found == []


@pytest.mark.parametrize("form", sorted(BUILT_IN))
def test_a_wrong_file_is_told_and_nothing_written(form: str, tmp_path: Path) -> None:
    """What was expected and what was found, and no folder left behind."""
    file = tmp_path / ("wrong.json" if form == "eea" else "wrong.csv")
    file.write_text('[{"namn": 1}]' if form == "eea" else "namn,by\nVoss,Voss\n")
    with pytest.raises(ExportError) as caught:
        run(form, tmp_path / "ut", file)

    assert caught.value.code == "headings"
    assert "namn" in caught.value.found
    assert caught.value.expected
    assert list(tmp_path.iterdir()) == [file]


def test_another_collection_is_never_overwritten(keep: Path, tmp_path: Path) -> None:
    """A folder with tables made by hand is refused."""
    head = "id,title,language,owner,as_of,source,licence,note\nmi,Mi,nn,vestland,,,,\n"
    (tmp_path / "mi").mkdir()
    (tmp_path / "mi/collection.csv").write_text(head, encoding="utf-8")
    with pytest.raises(ExportError) as caught:
        run("keep", tmp_path / "mi", keep)

    assert caught.value.code == "other-collection"
    assert (tmp_path / "mi/collection.csv").read_text(encoding="utf-8") == head


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    """What is called a workbook, but is none."""
    (tmp_path / "keep.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(ExportError) as caught:
        run("keep", tmp_path / "ut", tmp_path / "keep.xlsx")

    assert caught.value.code == "unreadable"
