"""Two overviews against each other: known changes, found exactly, from both sides."""

import csv
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import HERE
from graph.asking.questions import ask_question, find_question
from graph.asking.store import ask_store
from graph.build import check
from graph.comparing.changes import MIRRORED, Change, Diff, diff
from graph.comparing.reading import read_collection
from graph.comparing.statements import changes_as_turtle
from graph.errors import InputError, Severity
from graph.reading.collection import Sources, read_sources
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


def mirrored(found: Diff) -> list[tuple[str, ...]]:
    """Return the changes with before and after exchanged."""
    return sorted(
        (
            MIRRORED.get(one.kind, one.kind),
            one.field,
            "; ".join(value.text for value in one.after),
            "; ".join(value.text for value in one.before),
            one.certainty,
        )
        for one in found.changes
    )


def straight(found: Diff) -> list[tuple[str, ...]]:
    """Return the changes as they are."""
    return sorted(
        (
            one.kind,
            one.field,
            "; ".join(value.text for value in one.before),
            "; ".join(value.text for value in one.after),
            one.certainty,
        )
        for one in found.changes
    )


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


WORDS = st.lists(
    st.sampled_from(
        [
            "Erfurt",
            "Cardiff",
            "hydrogen",
            "batteri",
            "mobilitet",
            "nettverk",
            "Skottland",
        ]
    ),
    min_size=1,
    max_size=4,
)
ROWS = st.lists(
    st.tuples(
        WORDS.map(" ".join),
        st.sampled_from(["OPK", "INN", "SUD"]),
        st.sampled_from(["", "2020", "desember 2021"]),
    ),
    min_size=1,
    max_size=6,
)


def made_up(folder: Path, rows: list[tuple[str, str, str]], mark: str) -> Sources:
    """Write a collection of these rows, with identifiers that begin with a mark."""
    lines = [
        f"{n},table,{title},,,,{end},,{department},,,,\n"
        for n, (title, department, end) in enumerate(rows, start=1)
    ]
    ids = [
        f"{mark}-{n},{n},title,,,project,stated,vestland,,,,,,,,,,\n"
        for n in range(1, len(rows) + 1)
    ]
    empty = {
        name: TINY[name].splitlines(keepends=True)[0]
        for name in ("participations", "memberships", "anchorings")
    }
    return read_sources(
        [
            write_tiny(
                folder,
                rows=TINY["rows"].splitlines(keepends=True)[0] + "".join(lines),
                activities=TINY["activities"].splitlines(keepends=True)[0]
                + "".join(ids),
                **empty,
            )
        ]
    )


@settings(max_examples=20, deadline=None)
@given(one=ROWS, other=ROWS, same=st.booleans())
def test_any_two_overviews_mirror_each_other(
    one: list[tuple[str, str, str]], other: list[tuple[str, str, str]], same: bool
) -> None:
    """Whatever stands in them: nothing between equals, and the mirror backwards."""
    with TemporaryDirectory() as place:
        first = made_up(Path(place) / "a", one, "a")
        last = made_up(Path(place) / "b", other, "a" if same else "b")
        twin = made_up(Path(place) / "c", one, "c")

    assert diff(first, first).changes == []
    assert diff(first, twin).changes == []
    assert straight(diff(last, first)) == mirrored(diff(first, last))


@settings(max_examples=20, deadline=None)
@given(one=ROWS, other=ROWS)
def test_every_entry_is_accounted_for(
    one: list[tuple[str, str, str]], other: list[tuple[str, str, str]]
) -> None:
    """New, ended, merged and split tell how many more or fewer there are."""
    with TemporaryDirectory() as place:
        first = made_up(Path(place) / "a", one, "a")
        last = made_up(Path(place) / "b", other, "b")
    kinds = ("new", "ended", "merged", "split")
    grown = sum(
        len(change.news) - len(change.olds)
        for change in diff(first, last).changes
        if change.kind in kinds
    )

    assert grown == len(other) - len(one)


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
