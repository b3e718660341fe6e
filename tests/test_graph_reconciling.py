"""A collection against an import, with every kind of outcome in a few rows."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.importing import find_format
from graph.importing.writing import write_collection
from graph.reading.collection import find_collections
from graph.reconciling.likeness import LIMIT, likeness, match_bodies
from graph.reconciling.reconcile import State, home, reconcile
from graph.reconciling.sides import Body, read_side
from tests.test_samband_commands import run
from viz.lines.importing import HEADINGS

PROJECTS = [
    ["Programme", "Acronym", "Project Name", "Project start", "Project end"],
    ["INTERREG North Sea", "RIGHT", "Right Skills", "2018/09/01", "2020/06/30"],
    ["INTERREG North Sea", "WIND", "More wind", "2018/09/01", "2021/12/31"],
    ["INTERREG North Sea", "FAR", "Far away", "2018/09/01", "2020/12/31"],
]
PARTNERS = [
    ["Programme", "Acronym", "Lead Partner", "Project Partner", "Country code",
     "Partner's ID if not PIC"],
    ["INTERREG North Sea", "RIGHT", "Yes", "Vestland fk", "NO", "821311632"],
    ["INTERREG North Sea", "WIND", "No", "Hordaland County Council", "NO", ""],
    ["INTERREG North Sea", "WIND", "No", "Vestfold fylkeskommune", "NO", ""],
    ["INTERREG North Sea", "FAR", "Yes", "Hordaland County Council", "SE", ""],
]  # fmt: skip


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import three projects: one of ours, one we do not list, one of others."""
    folder = tmp_path_factory.mktemp("keep")
    book = Workbook()
    for name, rows in (("Projects", PROJECTS), ("Partners", PARTNERS)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "keep.xlsx")
    write_collection(find_format("keep"), [folder / "keep.xlsx"], folder / "keep")
    return folder / "keep"


def test_each_outcome_is_told_with_its_reasons(imported: Path) -> None:
    """One differs in role and end, one is only there, three are only here."""
    found = reconcile("vestland-2020", [str(imported)])
    told = [
        (line.state, line.ours, line.name, [reason.code for reason in line.reasons])
        for line in found
    ]

    assert told[0] == (State.THEIRS, "hordaland", "WIND: More wind",
                       ["same-name", "takes-part"])  # fmt: skip
    assert [name for state, name, *_ in told if state is State.OURS] == [
        "vestland-2020/p-iris",
        "vestland-2020/peer-review",
    ]
    (differs,) = (line for line in found if line.state is State.DIFFERS)
    assert (differs.ours, differs.certainty) == ("vestland-2020/right", "likely")
    assert [reason.code for reason in differs.reasons] == [
        "same-title",
        "same-actor",
        "same-programme",
        "role",
        "end",
    ]


def test_a_name_in_another_country_is_another_body(imported: Path) -> None:
    """Hordaland County Council in Sweden is not ours."""
    found = reconcile("vestland-2020", [str(imported)])

    assert [line.name for line in found if "FAR" in line.name] == []


def test_numbers_make_facts_and_names_candidates() -> None:
    """The same number is certain, the same name likely, a near one possible."""
    norway = frozenset({"noreg"})
    ours = [
        Body("vestland", ("Vestland fylkeskommune",), frozenset({"orgnr:1"}), norway)
    ]
    theirs = [
        Body("a", ("Something else",), frozenset({"orgnr:1", "pic:2"}), norway),
        Body("b", ("VESTLAND FYLKESKOMMUNE",), frozenset(), norway),
        Body("c", ("Vestlands fylkeskommune",), frozenset(), norway),
        Body("d", ("Vestfold fylkeskommune",), frozenset(), norway),
        Body("e", ("Vestland fylkeskommune",), frozenset(), frozenset({"sverige"})),
    ]
    found = {match.theirs: match for match in match_bodies(ours, theirs)}

    assert {name: match.certainty for name, match in found.items()} == {
        "a": "certain",
        "b": "likely",
        "c": "possible",
    }
    assert found["a"].reason.values == {"number": "orgnr:1"}
    assert int(found["c"].reason.values["score"]) >= LIMIT


def test_words_that_all_share_do_not_make_names_alike() -> None:
    """What tells two counties apart weighs as much as the whole."""
    long_words = "county municipality administration"

    assert likeness(f"vestland {long_words}", f"vestfold {long_words}") < LIMIT
    assert likeness("sogn og fjordane fk", "sogn og fjordane fk") == 100


def test_home_is_the_county_its_units_its_past_and_its_area() -> None:
    """A national body is at home in no county, not even beside an owner in Norway."""
    vestland = home(read_side(find_collections(["vestland-2020"])))
    national = home(read_side(find_collections(["webinar-2022"])))

    assert {"vestland", "hordaland", "vestland-opk", "bergen-kommune"} <= vestland
    assert not {"trondelag", "innovasjon-noreg", "erfurt"} & vestland
    assert "hk-dir" in national
    assert not {"innovasjon-noreg", "forskingsradet"} & national


def test_the_command_prints_its_table(imported: Path) -> None:
    """The headings are fixed; the reasons stand in the reader's language."""
    done = run(
        "reconcile", "vestland-2020", "--with", str(imported), "--format", "csv",
        language="en",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == ",".join(HEADINGS)
    assert "the end differs: 2021-12 here, 2020-06-30 there" in done.stdout


def test_the_import_command_ends_with_one_line(tmp_path: Path) -> None:
    """Counts and reasons on one line; a wrong file is one line too."""
    here = Path(__file__).parent / "fixtures" / "exports"
    files = (str(here / "project.csv"), str(here / "organization.csv"))
    done = run("import", "cordis", *files, "--out", str(tmp_path / "ut"), language="en")
    wrong = run("import", "eche", files[0], "--out", str(tmp_path / "x"), language="en")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        "Read 2 projects, 3 organisations and 4 participations from 9 rows"
    )
    assert "skipped 3 (1 of no known project, 1 with an unknown role" in done.stdout
    assert len(done.stdout.splitlines()) == 1
    assert wrong.returncode == 1
    assert len(wrong.stderr.splitlines()) == 1
    assert "Expected the headings proposal number" in wrong.stderr
    assert not (tmp_path / "x").exists()


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    """No traceback, and the choices."""
    (tmp_path / "a.csv").write_text("a,b\n")
    done = run(
        "import", "kohesio", str(tmp_path / "a.csv"), "--out", str(tmp_path / "u")
    )

    assert done.returncode == 2
    assert "cordis, eche, eea, erasmus, keep" in done.stderr
