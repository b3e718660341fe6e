"""What people decide about a pair: added up, written down, honoured next year."""

import csv
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from graph.asking.questions import ask_question, find_question
from graph.asking.store import ask_store
from graph.build import build, check
from graph.errors import NameNotFoundError
from graph.findings import find
from graph.findings.finding import Finding
from graph.findings.judging import judge
from graph.findings.verdict import Verdict, canonical, honoured
from tests.samples import TINY, change, write_tiny

ROOT = Path(__file__).parent.parent
PAIR = "overlaps-til-cardiff--til-erfurt"
SAME_CITY = change(
    "participations",
    "cardiff,partner-place,,,stated,2,title,Cardiff",
    "erfurt,partner-place,,,inferred,2,title,",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a collection in which two exchanges go to one city."""
    return write_tiny(tmp_path / "liten", **SAME_CITY)


def pairs(folder: Path) -> list[Finding]:
    """Return the pairs of a folder, in their order."""
    return find(build([str(folder)], findings=False).store, "overlaps")


def written(folder: Path) -> list[dict[str, str]]:
    """Return the lines of the table of verdicts."""
    with (folder / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def finding(name: str) -> Finding:
    """Return a pair of which only the name matters."""
    return Finding("overlaps", name, ("a", "b"), ("1", "2"), ("A", "B"), "x", (), "y")


def test_the_question_of_verdicts_tells_each_with_its_reason(folder: Path) -> None:
    """The card ``verdicts`` has nothing to say of what ships; here it has two."""
    judge([str(folder)], PAIR, Verdict.OVERLAP, "same by", who="OPK")
    judge([str(folder)], PAIR, Verdict.UNSURE, "spør skulen")
    store = build([str(folder)], findings=False).store
    answer = ask_question(store, find_question("verdicts"))

    assert answer.columns == ["finding", "verdict", "why", "who"]
    assert answer.rows == [
        (PAIR, "unsure", "spør skulen", ""),
        (PAIR, "overlap", "same by", "OPK"),
    ]


def test_the_order_of_verdicts_does_not_matter() -> None:
    """Commutative, associative and idempotent, for every three of them."""
    for one, other, third in product(Verdict, repeat=3):
        assert one + other == other + one
        assert (one + other) + third == one + (other + third)
        assert one + one == one


def test_nobody_is_outvoted() -> None:
    """Who is unsure says nothing; who disagrees leaves it disputed for good."""
    yes, no, open_ = Verdict.OVERLAP, Verdict.NOT_OVERLAP, Verdict.UNSURE

    assert yes + open_ == yes
    assert yes + yes + no == Verdict.DISPUTED


def test_what_is_judged_to_be_nothing_goes_last() -> None:
    """The rest keep their order, and a pair is known from either end."""
    decided = {canonical("overlaps-b--a"): Verdict.NOT_OVERLAP}
    names = ["overlaps-a--b", "overlaps-a--c", "overlaps-a--d"]

    found = honoured(map(finding, names), decided)

    assert [(f.id, f.verdict) for f in found] == [
        ("overlaps-a--c", ""),
        ("overlaps-a--d", ""),
        ("overlaps-a--b", "not-overlap"),
    ]


def test_a_verdict_is_written_and_honoured(folder: Path) -> None:
    """Judged, the pair goes last, bears its verdict, and the graph knows it too."""
    assert canonical(pairs(folder)[0].id) == PAIR

    done = judge([str(folder)], PAIR, Verdict.NOT_OVERLAP, "kvar sin  skule")

    assert done.place == folder / "verdicts.csv"
    assert written(folder) == [
        {
            "finding": PAIR,
            "verdict": "not-overlap",
            "why": "kvar sin skule",
            "who": "",
            "date": "",
        }
    ]
    assert (canonical(pairs(folder)[-1].id), pairs(folder)[-1].verdict) == (
        PAIR,
        "not-overlap",
    )
    asked = (
        "SELECT ?name ?why WHERE { ?f a samband:Finding ; samband:verdict ?v ;"
        " dcterms:identifier ?name . ?said samband:verdict ?v ; samband:because ?why }"
    )
    answer = ask_store(build([str(folder)]).store, asked)
    assert [canonical(name) for name in answer.column("name")] == [PAIR]
    assert answer.column("why") == ["kvar sin skule"]


def test_next_year_the_rows_stand_otherwise(folder: Path) -> None:
    """With the rows numbered anew and in another order, the verdict still holds."""
    judge([str(folder)], PAIR, Verdict.NOT_OVERLAP, "kvar sin skule")
    tables = TINY | SAME_CITY
    swap = str.maketrans("12", "21")
    for name in ("rows", "activities", "participations", "memberships", "anchorings"):
        heading, *lines = tables[name].splitlines(keepends=True)
        moved = [
            ",".join(
                cell.translate(swap) if cell in ("1", "2") else cell
                for cell in line.split(",")
            )
            for line in lines
        ]
        (folder / f"{name}.csv").write_text("".join([heading, *moved]))

    (judged,) = [pair for pair in pairs(folder) if pair.verdict]
    assert canonical(judged.id) == PAIR


def test_a_changed_mind_and_a_second_opinion(folder: Path) -> None:
    """The same person's line is written anew; another's is added, and they differ."""
    place = [str(folder)]
    judge(place, PAIR, Verdict.UNSURE, "veit ikkje", who="OPK")
    judge(place, PAIR, Verdict.OVERLAP, "same elevane", who="OPK")
    assert [(line["who"], line["verdict"]) for line in written(folder)] == [
        ("OPK", "overlap")
    ]

    judge(place, PAIR, Verdict.NOT_OVERLAP, "kvar sin skule", who="INN")
    assert {pair.verdict for pair in pairs(folder) if canonical(pair.id) == PAIR} == {
        "disputed"
    }


def test_the_table_can_be_reviewed_by_hand(folder: Path) -> None:
    """It is a table like the others: an unknown code in it is told, row and all."""
    judge([str(folder)], PAIR, Verdict.OVERLAP, "same elevane")
    assert not [found for found in check([str(folder)]) if found.severity > 2]

    path = folder / "verdicts.csv"
    path.write_text(path.read_text().replace(",overlap,", ",kanskje,"))
    (found,) = [found for found in check([str(folder)]) if found.severity > 2]
    assert (found.code, found.file, found.row) == (
        "unknown-code",
        "liten/verdicts.csv",
        2,
    )


def test_an_unknown_pair_is_refused_with_near_ones(folder: Path) -> None:
    """Nothing is written, and what was probably meant is named."""
    with pytest.raises(NameNotFoundError) as caught:
        judge([str(folder)], "overlaps-til-cardif--til-erfurt", Verdict.OVERLAP, "ja")

    assert caught.value.near[0] == PAIR
    assert not (folder / "verdicts.csv").exists()


def test_the_command_says_where_it_wrote(folder: Path) -> None:
    """One line with the pair, the verdict and the path; a date only when given."""
    words = ["judge", PAIR, "not-overlap", "--why", "kvar sin skule"]
    words += ["--as-of", "2020-06-01", "--collection", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "samband", *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    assert str(folder / "verdicts.csv") in line
    assert "not-overlap" in line
    assert written(folder)[0]["date"] == "2020-06-01"
