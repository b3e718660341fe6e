"""Where in the source a reason stands: the cells to open, also where nothing stands.

That an activity names no document is read in a cell too, an empty one.  A theme or
a word stands in those cells whose text tells it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.findings.themes import with_broader
from graph.findings.words import roots
from graph.names import fold
from graph.reading.collection import Sources
from graph.reading.tables import headings_by_sheet, headings_of_row
from graph.stating import addresses
from graph.stating.origins import FIELDS, cells_of_row, reference


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: its column, how a person is pointed to it, its words.

    ``place`` is a reference such as ``rad 8, Tiltak``; ``text`` is empty where
    nothing stands.
    """

    column: str
    place: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """The cells that name a thing, by the activity in which they do and the thing."""

    things: dict[tuple[str, str], list[str]]

    def naming(self, thing: str, activities: Iterable[str] = ("",)) -> tuple[str, ...]:
        """Return the cells that name a thing in some activities, or outside all."""
        return in_order(
            cell for one in activities for cell in self.things.get((one, thing), ())
        )


def cited(store: Graph) -> Cited:
    """Return which cells name which things of the register."""
    things: dict[tuple[str, str], list[str]] = defaultdict(list)
    for activity, thing, cell in ask_view(store, "cited").rows:
        things[activity, thing].append(cell)
    return Cited(things)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a source: how a person is pointed to it, its cells from the left."""

    place: str
    cells: tuple[Cell, ...] = ()


NO_ROW = Row("")
#: The rows of all sources, by address.
Rows = dict[str, Row]


def rows_in(store: Graph) -> Rows:
    """Return every row with its cells, read from the graph."""
    places: dict[str, str] = {}
    found: dict[str, list[Cell]] = defaultdict(list)
    for row, column, place, text in ask_view(store, "row-cells").rows:
        if column:
            found[row].append(Cell(column, place, text))
        else:
            places[row] = place
    return {
        row: Row(place, tuple(sorted(found.get(row, ()), key=_from_left)))
        for row, place in places.items()
    }


def rows_of(sources: Sources) -> Rows:
    """Return every row with its cells, read from the tables: the same as the graph's.

    A graph of a large collection is half cells of rows, and the tables are at hand
    when it is made.
    """
    found = {}
    for collection in sources.collections:
        headings = headings_by_sheet(collection.records("columns"))
        for row in collection.records("rows"):
            cells = (
                Cell(column, reference(row, heading, collection), row[column])
                for column, heading in cells_of_row(row, headings_of_row(row, headings))
            )
            address = addresses.source(collection.name, row["row"])
            ordered = tuple(sorted(cells, key=_from_left))
            found[address] = Row(reference(row, "", collection), ordered)
    return found


def place_of(address: str, rows: Rows) -> str:
    """Return how a person is pointed to a row or a cell, empty for neither."""
    if address in rows:
        return rows[address].place
    row, _, column = address.rpartition("/")
    cells = rows[row].cells if row in rows else ()
    places = (cell.place for cell in cells if addresses.part(cell.column) == column)
    return next(places, "")


#: Where each of our own columns stands.
_PLACES = {column: place for place, column in enumerate(FIELDS)}


def _from_left(cell: Cell) -> tuple[int, str, str]:
    """Return what cells are sorted by: our own columns first, others by name."""
    return (_PLACES.get(cell.column, len(FIELDS)), cell.column, cell.place)


def columns(cells: Iterable[Cell], *names: str) -> tuple[str, ...]:
    """Return the places of some columns; of all that there are when none is there.

    A paragraph has one cell only, and all that it says or leaves out stands there.

    >>> columns([Cell("title", "rad 1, Tiltak"), Cell("end", "rad 1, Slutt")], "end")
    ('rad 1, Slutt',)
    >>> columns([Cell("content", "avsnitt 2, Innhald", "Mange")], "anchoring")
    ('avsnitt 2, Innhald',)
    """
    known = list(cells)
    found = tuple(cell.place for cell in known if cell.column in names)
    return found or tuple(cell.place for cell in known if cell.text)


def cell_of(words: str, cells: Iterable[Cell]) -> str:
    """Return the place of the first cell that holds some words; of the first at all.

    >>> row = [Cell("title", "rad 1, A", "Besøk"), Cell("comment", "rad 1, B", "Riga")]
    >>> cell_of("RIGA", row), cell_of("Kaunas", row)
    ('rad 1, B', 'rad 1, A')
    """
    filled = [cell for cell in cells if cell.text]
    holding = (cell.place for cell in filled if fold(words) in fold(cell.text))
    return next(holding, filled[0].place if filled else "")


def telling(said: Iterable[tuple[str, str]], themes: Collection[str]) -> Iterable[str]:
    """Yield the places of the texts that tell of any of some themes."""
    wanted = set(themes)
    return (place for place, text in said if place and wanted & with_broader(text))


def wording(said: Iterable[tuple[str, str]], words: Collection[str]) -> Iterable[str]:
    """Yield the places of the texts that hold a word with any of some roots."""
    wanted = set(words)
    return (place for place, text in said if place and wanted & roots(text))


def in_order(cells: Iterable[str]) -> tuple[str, ...]:
    """Return cells once each, by the number in them, as one goes down a page.

    >>> in_order(["rad 12, Tiltak", "rad 8, Tiltak", "rad 12, Tiltak"])
    ('rad 8, Tiltak', 'rad 12, Tiltak')
    """
    return tuple(sorted(set(filter(None, cells)), key=_down_the_page))


def _down_the_page(cell: str) -> tuple[int, str]:
    number = "".join(letter for letter in cell.partition(",")[0] if letter.isdigit())
    return (int(number or 0), cell)
