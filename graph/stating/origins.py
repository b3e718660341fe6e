"""The rows and cells of a source: what stood where, also where nothing stood.

Every cell is a thing of its own, so that a statement can point at it and a
test can count that none was lost.  An empty cell is a fact too.
"""

import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from graph.reading.collection import Collection
from graph.reading.tables import Record, headings_by_sheet, headings_of_row
from graph.stating import addresses
from graph.stating.terms import triple

#: The columns of a source that hold text, in the order of the overview.
FIELDS = (
    "title",
    "content",
    "type",
    "start",
    "end",
    "anchoring",
    "department",
    "comment",
)


#: What a part of a source is called when somebody is pointed to it.
PLACES = {
    "nn": {
        "table": "rad",
        "record": "rad",
        "paragraph": "avsnitt",
        "slide": "lysbilete",
    },
    "nb": {
        "table": "rad",
        "record": "rad",
        "paragraph": "avsnitt",
        "slide": "lysbilde",
    },
    "en": {"table": "row", "record": "row", "paragraph": "paragraph", "slide": "slide"},
}


def reference(row: Record, heading: str, collection: Collection) -> str:
    """Return how a person is pointed to a row or a cell: ``rad 8, Kommentar``.

    Numbers of paragraphs and slides have a letter before them in the tables, to
    tell them from rows.
    """
    words = PLACES.get(collection.language, PLACES["en"])
    number = re.sub(r"^[ps](?=\d)", "", row["row"])
    return f"{words[row['part']]} {number}" + (f", {heading}" if heading else "")


def origin_triples(collection: Collection) -> Iterator[str]:
    """Yield the triples of every row and cell of a collection's source."""
    headings = headings_by_sheet(collection.records("columns"))
    for row in collection.records("rows"):
        place = addresses.source(collection.name, row["row"])
        yield triple(place, "dcterms:isPartOf", addresses.thing(collection.name))
        words = ox.Literal(reference(row, "", collection))
        yield triple(place, "samband:reference", words)
        for column, heading in cells_of_row(row, headings_of_row(row, headings)):
            yield from _cell(row, column, heading, collection)


def cells_of_row(row: Record, headings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the column and the heading of each cell of a row, empty ones too.

    A paragraph has no empty cells: it has no columns.
    """
    for column in (*FIELDS, *(own for own in headings if own not in FIELDS)):
        if row[column] or (row["part"] == "table" and column in headings):
            yield column, headings.get(column, column)


def _cell(
    row: Record, column: str, heading: str, collection: Collection
) -> Iterator[str]:
    cell = addresses.source(collection.name, row["row"], column)
    place = addresses.source(collection.name, row["row"])
    kind = "samband:SourceCell" if row[column] else "samband:EmptyCell"
    yield triple(cell, "rdf:type", kind)
    yield triple(cell, "dcterms:isPartOf", place)
    yield triple(cell, "samband:column", ox.Literal(column))
    yield triple(cell, "samband:heading", ox.Literal(heading))
    words = ox.Literal(reference(row, heading, collection))
    yield triple(cell, "samband:reference", words)
    if not row[column]:
        return
    status = "restated" if column in row["restated"].split() else "as-written"
    yield triple(cell, "samband:cellText", ox.Literal(row[column]))
    yield triple(cell, "samband:textStatus", addresses.code("cell-text", status))
    if column in row["unplaced"].split():
        yield triple(cell, "samband:placement", ox.Literal("unproven"))
