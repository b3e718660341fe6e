"""Two overviews against each other: known changes, found exactly, from both sides."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from data import HERE
from graph.asking.questions import ask_question, find_question
from graph.asking.store import ask_store
from graph.build import check
from graph.comparing.changes import Change, Diff, diff
from graph.comparing.reading import read_collection
from graph.comparing.statements import changes_as_turtle
from graph.errors import InputError, Severity
from graph.reading.collection import Sources, read_sources
from tests.mirror import mirrored, straight
from tests.samples import TINY, change, write_tiny
from tests.tools.edition import known_changes, write_edition
from viz.lines.changes import change_table, tell_change

OLD = "vestland-2020"


@pytest.fixture(scope="module")
def old() -> Sources:
    """Return the overview as it ships."""
    return read_collection(OLD)


@pytest.fixture(scope="module", params=[False, True], ids=["ids-kept", "ids-new"])
def edition(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, bool]]:
    """Return a folder with next year's edition, and whether its ids are new."""
    folder = tmp_path_factory.mktemp("edition") / "vestland-2021"
    yield write_edition(folder, new_ids=request.param), request.param


def told(found: Diff) -> list[tuple[str, ...]]:
    """Return the changes as the list of known ones has them, without new ids."""
    return sorted(
        (
            one.kind,
            " ".join(sorted(entry.id for entry in one.olds)),
            "" if one.kind in ("new", "ended") else one.field,
            *_said(one),
        )
        for one in found.changes
    )


def _said(one: Change) -> tuple[str, str]:
    return (
        "; ".join(sorted(value.text for value in one.before)),
        "; ".join(sorted(value.text for value in one.after)),
    )


def test_exactly_the_known_changes_are_found(
    old: Sources, edition: tuple[Path, bool]
) -> None:
    """The thirty of the list, nothing more and nothing less, with and without ids."""
    folder, new_ids = edition
    expected = sorted(
        (
            line["change"],
            " ".join(sorted(line["old"].split("; "))) if line["old"] else "",
            line["field"],
            "; ".join(sorted(line["before"].split("; "))),
            "; ".join(sorted(line["after"].split("; "))),
        )
        for line in known_changes()
    )
    found = diff(old, read_collection(str(folder)))

    assert len(expected) == 30
    assert told(found) == expected
    assert (found.by_id, found.by_likeness) == ((0, 85) if new_ids else (81, 4))


def test_ids_are_kept_where_the_list_says_so(
    old: Sources, edition: tuple[Path, bool]
) -> None:
    """With ids kept, each change names the new identifiers of the list too."""
    folder, new_ids = edition
    if new_ids:
        pytest.skip("the identifiers are replaced here")
    found = diff(old, read_collection(str(folder)))

    assert {
        (one.kind, frozenset(entry.id for entry in one.news)) for one in found.changes
    } == {
        (line["change"], frozenset(filter(None, line["new"].split("; "))))
        for line in known_changes()
    }


def test_a_match_without_ids_is_never_certain(
    old: Sources, edition: tuple[Path, bool]
) -> None:
    """What was matched by likeness says so, each with its reasons."""
    folder, new_ids = edition
    found = diff(old, read_collection(str(folder)))
    certain = [one for one in found.changes if one.certainty == "certain"]
    explained = {one.reasons[0].code for one in certain}

    assert all(one.reasons for one in found.changes)
    assert explained == (set() if new_ids else {"same-id"})
    assert all(one.certainty in ("likely", "possible", "certain") for one in certain)


def test_the_edition_is_a_sound_collection(edition: tuple[Path, bool]) -> None:
    """The tables of the edition have no errors."""
    found = check([str(edition[0])])

    assert [one for one in found if one.severity is Severity.ERROR] == []


def test_the_other_way_round_is_the_mirror(
    old: Sources, edition: tuple[Path, bool]
) -> None:
    """New for ended, split for merged, after for before."""
    new = read_collection(str(edition[0]))

    assert straight(diff(new, old)) == mirrored(diff(old, new))


@pytest.mark.parametrize("path", sorted(HERE.glob("*/collection.csv")), ids=str)
def test_nothing_has_changed_between_a_source_and_itself(path: Path) -> None:
    """Every shipped source is the same as itself."""
    sources = read_collection(path.parent.name)

    assert diff(sources, sources).changes == []


def test_several_collections_on_one_side_are_refused() -> None:
    """One overview is held against one other."""
    with pytest.raises(InputError) as caught:
        read_collection(str(HERE))

    assert [one.code for one in caught.value.problems] == ["one-collection"]


#: One cell of the tiny collection exchanged, and all that hangs on it.
EDITS = [
    (change("rows", "desember 2021", "juni 2022"), {("dates", "til-erfurt", "end")}),
    (
        change("rows", ",OPK,,,end", ",INN,,,end"),
        {("moved", "til-cardiff", "department")},
    ),
    (change("rows", "Askøy vgs er med", "Ope"), {("text", "til-erfurt", "comment")}),
    (
        change("rows", "Utveksling til Cardiff", "Utveksling til Wales"),
        {("renamed", "til-cardiff", "title")},
    ),
    (
        change("participations", "til-cardiff,cardiff", "til-cardiff,wales"),
        {("partners", "til-cardiff", "partners")},
    ),
    (
        change("participations", "askoy-vgs,coordinator", "askoy-vgs,participant"),
        {("partners", "til-erfurt", "partners")},
    ),
    (
        change("anchorings", ",utviklingsplan-vestland,", ",cpmr-plan,"),
        {("anchoring", "til-erfurt", "anchoring")},
    ),
    (
        change(
            "activities",
            "exchange,inferred,vestland,,Vg2",
            "project,inferred,vestland,,Vg2",
        ),
        {("type", "til-erfurt", "kind")},
    ),
    (
        change("activities", "vestland,,Vg2", "vestland,,Vg3"),
        {("details", "til-erfurt", "level")},
    ),
    (
        change("memberships", "cpmr,vestland,cpmr,member", "cpmr,vestland,cpmr,chair"),
        {("partners", "cpmr", "partners")},
    ),
    (change("activities", "til-erfurt,1,title,,,", "til-erfurt,1,title,,nb,"), set()),
    (change("participations", "owner,,,inferred,1", "owner,,,stated,1"), set()),
]


@pytest.mark.parametrize(("edit", "expected"), EDITS)
def test_one_cell_changes_what_hangs_on_it(
    tmp_path: Path, edit: dict[str, str], expected: set[tuple[str, str, str]]
) -> None:
    """One cell, one change; language and evidence are not compared."""
    before = read_sources([write_tiny(tmp_path / "a")])
    after = read_sources([write_tiny(tmp_path / "b", **edit)])

    assert {
        (one.kind, one.olds[0].id, one.field) for one in diff(before, after).changes
    } == expected


def test_rows_in_another_order_are_no_change(tmp_path: Path) -> None:
    """The same rows under other numbers say the same."""
    numbers = {"1": "7", "2": "5", "3": "6"}
    moved = {}
    for name in ("rows", "activities", "participations", "memberships", "anchorings"):
        head, *lines = csv.reader(TINY[name].splitlines())
        place = head.index("row")
        for cells in lines:
            cells[place] = numbers[cells[place]]
        moved[name] = "\n".join(map(",".join, [head, *lines[::-1]])) + "\n"
    before = read_sources([write_tiny(tmp_path / "a")])
    after = read_sources([write_tiny(tmp_path / "b", **moved)])

    assert diff(before, after).changes == []


def test_rows_without_an_activity_are_compared_too(tmp_path: Path) -> None:
    """A bare row is known by its title, and lends nothing to others."""
    bare = {"rows": TINY["rows"] + "4,table,Om seminaret,,,,mai 2021,,OPK,,,,\n"}
    later = {"rows": bare["rows"].replace("mai 2021", "juni 2021")}
    later["rows"] = later["rows"].replace("Pågåande", "2022")
    before = read_sources([write_tiny(tmp_path / "a", **bare)])
    after = read_sources([write_tiny(tmp_path / "b", **later)])
    found = diff(before, after).changes

    assert [(one.olds[0].title, _said(one), one.certainty) for one in found] == [
        ("Om seminaret", ("mai 2021", "juni 2021"), "likely"),
        ("Utveksling til Cardiff", ("Pågåande", "2022"), "certain"),
    ]


def test_two_alike_of_which_one_is_gone_are_not_merged(tmp_path: Path) -> None:
    """Without anything of the lost one in the other, it has ended."""
    twin = {
        "rows": TINY["rows"] + "4,table,Utveksling til Cardiff,,,,Pågåande,,OPK,,,,\n",
        "activities": TINY["activities"]
        + "cardiff-att,4,title,,,exchange,inferred,vestland,,,,,,,,,,\n",
    }
    before = read_sources([write_tiny(tmp_path / "a", **twin)])
    after = read_sources([write_tiny(tmp_path / "b")])

    assert [(one.kind, one.olds[0].id) for one in diff(before, after).changes] == [
        ("ended", "cardiff-att")
    ]


def test_sparql_can_ask_for_changes(old: Sources, edition: tuple[Path, bool]) -> None:
    """The card tells the same thirty from the Turtle, and every shape holds."""
    changes = diff(old, read_collection(str(edition[0]))).changes
    written = changes_as_turtle(changes, OLD, "vestland-2021", tell_change)
    store = ox.Store()
    store.load(written, format=ox.RdfFormat.TURTLE)
    answer = ask_question(store, find_question("changes"))
    revised = ask_store(
        store, "SELECT DISTINCT ?new WHERE { ?new prov:wasRevisionOf ?old }"
    )
    table = change_table(changes, "nn")

    assert sorted(
        (row["change"], row["field"], row["before"], row["after"], row["reason"])
        for row in answer.records()
    ) == sorted(
        (row["change"], row["field"], row["before"], row["after"], row["reason"])
        for row in table.records()
    )
    assert len(revised.rows) == len({e.id for c in changes if c.olds for e in c.news})
    assert written == changes_as_turtle(changes, OLD, "vestland-2021", tell_change)


def test_changes_keep_their_shape(old: Sources, edition: tuple[Path, bool]) -> None:
    """No rule of SHACL has anything to say of the changes."""
    import shacl

    from ontology import SHAPES

    changes = diff(old, read_collection(str(edition[0]))).changes
    written = changes_as_turtle(changes, OLD, "vestland-2021", tell_change).decode()
    shapes = shacl.Shapes.from_file(str(SHAPES))
    found = shapes.validate_text(written, format="turtle").results

    assert [one for one in found if "shape/Change" in (one.source_shape or "")] == []
