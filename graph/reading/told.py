"""Problems of an overview, told in the words of whoever keeps it.

A column goes by its heading, and what is said of the overview as a whole is set
right in ``mapping.csv``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.errors import Problem
from graph.reading.collection import Sources
from graph.reading.overviews.mapping import NAME
from graph.reading.tables import Headings, headings_by_sheet

#: The shapes of what a collection says of itself.
OF_THE_WHOLE = "shape-Collection-"
#: The shape that a row breaks which nothing was read from.
NOT_READ = "shape-SourceRow-read"


def in_their_words(problems: Sequence[Problem], sources: Sources) -> Iterator[Problem]:
    """Yield problems with the headings of overviews where our own names stood.

    That nothing was read from a row without a title is not told twice.
    """
    headings = _headings(sources)
    untitled = {(one.file, one.row) for one in problems if one.code == "row-untitled"}
    for found in problems:
        columns = headings.get(found.file.partition("/")[0])
        if columns is None:
            yield found
        elif found.code == NOT_READ and (found.file, found.row) in untitled:
            continue
        elif found.code.startswith(OF_THE_WHOLE):
            yield replace(found, file=NAME, row=None)
        else:
            named = columns.get(found.file.partition("/")[2]) or columns[""]
            yield replace(found, column=named.get(found.column, found.column))


def _headings(sources: Sources) -> Mapping[str, Headings]:
    """Return what the columns of each overview are headed, by its file."""
    files = {entry["file"] for _, entries in sources.mappings for entry in entries}
    return {
        file: headings_by_sheet(part.records("columns"))
        for part in sources.collections
        for file in (part.records("collection")[0].file,)
        if file in files
    }
