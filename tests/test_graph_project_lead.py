"""Projects that nobody at home answers for: who leads them is tied to the others."""

from pathlib import Path

import pytest

from graph.asking.network import around, leading, network
from graph.asking.store import ask_store
from graph.build import build
from tests.samples import TINY, write_tiny
from viz.explorer.scenes import centres

HEAD = TINY["participations"].partition("\n")[0] + "\n"
TIES = """SELECT ?one ?rule WHERE {
  ?tie a samband:CooperationTie ; samband:derivedBy ?by .
  BIND(STRAFTER(STR(?tie), "/tie/") AS ?one)
  BIND(REPLACE(STR(?by), "^.*/", "") AS ?rule)
} ORDER BY ?one"""


def project(folder: Path, *roles: tuple[str, str], owner: str = "") -> Path:
    """Write the tiny collection with one exchange whose participants are these."""
    lines = [
        f"til-erfurt,{actor},{role},,,stated,1,title,,,\n" for actor, role in roles
    ]
    activities = TINY["activities"]
    for known in ("inferred", "stated"):
        activities = activities.replace(f",{known},vestland,", f",{known},{owner},")
    return write_tiny(
        folder,
        participations=HEAD + "".join(lines),
        activities=activities,
        memberships=TINY["memberships"].partition("\n")[0] + "\n",
    )


@pytest.mark.parametrize(
    ("lead", "other", "rule"),
    [
        ("lead-partner", "partner", "project-lead"),
        ("lead-partner", "participant", "project-lead"),
        ("coordinator", "participant", "project-lead"),
        ("coordinator", "partner", "cooperation"),
    ],
)
def test_who_leads_is_tied_to_each_of_the_others(
    lead: str, other: str, rule: str, tmp_path: Path
) -> None:
    """Voss leads, Erfurt and Cardiff are in it: two ties, and none between these."""
    roles = [("voss-gymnas", lead), ("erfurt", other), ("cardiff", other)]
    built = build([str(project(tmp_path / "p", *roles))], findings=False)

    assert ask_store(built.store, TIES).rows == [
        ("voss-gymnas--cardiff", rule),
        ("voss-gymnas--erfurt", rule),
    ]


def test_where_somebody_answers_the_sides_tell(tmp_path: Path) -> None:
    """In a county's own overview a lead partner stands on the far side."""
    roles = [("voss-gymnas", "lead-partner"), ("erfurt", "partner")]
    folder = project(tmp_path / "p", *roles, owner="vestland")

    assert ask_store(build([str(folder)], findings=False).store, TIES).rows == []


def test_the_network_goes_from_the_one_that_leads(tmp_path: Path) -> None:
    """The tie is as sure as its statements, and tells both roles."""
    roles = [("voss-gymnas", "lead-partner"), ("erfurt", "partner")]
    drawn = network(build([str(project(tmp_path / "p", *roles))]).store)
    [(one, other, facts)] = drawn.edges(data=True)

    assert {one, other} == {"voss-gymnas", "erfurt"}
    assert facts["evidence"] == "stated"
    assert facts["roles"] == "leiande partnar – partnar"
    assert leading(drawn) == {"voss-gymnas": 1}


def test_a_county_is_not_drawn_with_all_that_nobody_answers_for(tmp_path: Path) -> None:
    """Beside its own overview, only the project with Askøy vgs comes along."""
    own = write_tiny(tmp_path / "tiny")
    (tmp_path / "with").mkdir()
    with_askoy = project(
        tmp_path / "with/a", ("askoy-vgs", "lead-partner"), ("aarhus", "partner")
    )
    without = project(
        tmp_path / "with/b", ("edinburgh", "lead-partner"), ("aarhus", "partner")
    )
    for folder, name in ((with_askoy, "a"), (without, "b")):
        head = (folder / "collection.csv").read_text(encoding="utf-8")
        named = head.replace("tiny,", f"{name},")
        (folder / "collection.csv").write_text(named, encoding="utf-8")
    drawn = network(build(list(map(str, (own, with_askoy, without)))).store)
    seen = around(drawn, "vestland")

    assert centres(drawn) == ["vestland"]
    assert {key for *_, key in seen.edges(keys=True)} == {
        "a/til-erfurt",
        "tiny/cpmr",
        "tiny/til-cardiff",
        "tiny/til-erfurt",
    }
