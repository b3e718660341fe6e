"""The shipped tables against the documents that they were made of."""

import re
from collections import Counter

import pytest

from data import shipped
from graph.build import Built, build
from graph.reading.collection import Collection
from graph.reading.tables import Record
from graph.stating.origins import FIELDS
from tests.seeds import SOURCES, needs_seeds, seed, squeezed


@pytest.fixture(scope="module")
def built() -> Built:
    """Return the graph of everything that ships."""
    return build([])


@pytest.fixture(scope="module")
def overview(built: Built) -> Collection:
    """Return the tables of the overview of Vestland."""
    return next(c for c in built.sources.collections if c.name == "vestland-2020")


def table_rows(collection: Collection) -> list[Record]:
    """Return the rows of the source's table, without its paragraphs."""
    return [row for row in collection.records("rows") if row["part"] == "table"]


def test_the_overview_has_its_64_rows_and_three_paragraphs(
    overview: Collection,
) -> None:
    """Rows 1 to 64 are all there, once each, and what stands under the table."""
    numbers = [row["row"] for row in table_rows(overview)]
    below = [row["row"] for row in overview.records("rows") if row["part"] != "table"]

    assert numbers == [str(number) for number in range(1, 65)]
    assert below == ["p1", "p2", "p3"]


def test_departments_have_reported_what_they_have(overview: Collection) -> None:
    """SUD 4, OPK 15, INN 42, MOK 2; row 62 does not say."""
    counted = Counter(row["department"] for row in table_rows(overview))

    assert counted == {"SUD": 4, "OPK": 15, "INN": 42, "MOK": 2, "": 1}
    assert [r["row"] for r in table_rows(overview) if not r["department"]] == ["62"]


def test_four_rows_name_a_document(overview: Collection) -> None:
    """Rows 1 to 3 name a plan of Vestland, row 4 one of Hordaland; 60 none."""
    named = {row["row"]: row["anchoring"] for row in table_rows(overview)}
    anchored = {number: words for number, words in named.items() if words}

    assert list(anchored) == ["1", "2", "3", "4"]
    assert {anchored[number] for number in "123"} == {"Utviklingsplan for Vestland"}
    assert anchored["4"].startswith("HFK")


def test_ceilings_of_the_approvals_add_up(overview: Collection) -> None:
    """Diku's six ceilings for rows 5 to 10 are 107 pupils together."""
    row_of = {a["id"]: a["row"] for a in overview.records("activities")}
    ceilings = {
        row_of[approval["activity"]]: int(approval["max_pupils"])
        for approval in overview.records("approvals")
        if approval["max_pupils"]
    }

    assert ceilings == {"5": 30, "6": 25, "7": 15, "8": 12, "9": 10, "10": 15}
    assert sum(ceilings.values()) == 107


def test_rows_are_not_activities(overview: Collection) -> None:
    """Row 11 holds several activities; rows 8 and 9 have one title and are two."""
    counted = Counter(a["row"] for a in overview.records("activities"))
    titles = {row["row"]: row["title"] for row in table_rows(overview)}

    assert counted["11"] > 1
    assert counted["8"] == counted["9"] == 1
    assert titles["8"] == titles["9"]
    assert {row["row"] for row in overview.records("rows")} == set(counted)


@needs_seeds
@pytest.mark.parametrize("name", [folder.name for folder in shipped()])
def test_what_is_as_written_stands_in_the_source(built: Built, name: str) -> None:
    """Cells that are not restated, and all words quoted, are the source's own."""
    source = squeezed(seed(name))
    (collection,) = (c for c in built.sources.collections if c.name == name)
    strange = [
        (row["row"], field, row[field])
        for row in collection.records("rows")
        for field in FIELDS
        if field not in row["restated"].split() and not _in_pieces(row[field], source)
    ]
    strange += [
        (record.file, str(record.row), record["as_written"])
        for table, records in collection.tables.items()
        if table != "rows"
        for record in records
        if not _in_pieces(record["as_written"], source)
    ]

    assert strange == []


def _in_pieces(text: str, source: str) -> bool:
    """Return whether a text stands in the source, if need be over a page break."""
    words = squeezed(text)
    if words in source:
        return True
    # Row 37 is cut by a page: its title goes on after the row's other cells.
    return len(words) > 60 and words[:40] in source and words[-40:] in source


@needs_seeds
@pytest.mark.parametrize("name", [folder.name for folder in shipped()])
def test_restated_text_is_our_own(built: Built, name: str) -> None:
    """No eight words in a row of a restatement are the source's, but for names."""
    source = words_of(seed(name))
    (collection,) = (c for c in built.sources.collections if c.name == name)
    runs = {tuple(source[at : at + 8]) for at in range(len(source) - 7)}
    named = [
        words_of(record["as_written"] or record["title"])
        for records in collection.tables.values()
        for record in records
    ]
    runs -= {tuple(name[at : at + 8]) for name in named for at in range(len(name) - 7)}
    copied = []
    for row in collection.records("rows"):
        for field in row["restated"].split():
            own = words_of(row[field])
            found = {tuple(own[at : at + 8]) for at in range(len(own) - 7)} & runs
            copied += [(row["row"], field, " ".join(run)) for run in found]

    assert copied == []


def words_of(text: str) -> list[str]:
    """Return the words of a text, small and without marks."""
    return re.findall(r"\w+", text.casefold())


@needs_seeds
def test_departments_are_counted_as_the_source_has_them(overview: Collection) -> None:
    """The source names INN 45 times: 42 cells, and three comments."""
    named = re.findall(r"\bINN\b", seed("vestland-2020"))

    cells = sum(row["department"] == "INN" for row in table_rows(overview))
    assert (len(named), cells) == (45, 42)


def test_every_shipped_collection_has_its_source() -> None:
    """Each folder in ``data`` is made of a source that this test knows."""
    assert {folder.name for folder in shipped()} <= set(SOURCES)
