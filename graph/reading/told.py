"""Problems of an overview, told in the words of whoever keeps it.

A column goes by its heading, and what is said of the overview as a whole is set
right in ``mapping.csv``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.errors import Problem
from graph.reading.collection import Collection, Sources
from graph.reading.overviews.mapping import NAME, SETTINGS


def in_their_words(problems: Iterable[Problem], sources: Sources) -> Iterator[Problem]:
    """Yield problems with the headings of overviews where our own names stood."""
    headings = _headings(sources)
    for found in problems:
        columns = headings.get(found.file.partition("/")[0])
        if columns is None or not found.column:
            yield found
        elif found.column in SETTINGS and found.column not in columns:
            yield replace(found, file=NAME, row=None)
        else:
            column = columns.get(found.column, found.column)
            yield replace(found, column=column)


def _headings(sources: Sources) -> Mapping[str, Mapping[str, str]]:
    """Return what the columns of each overview are headed, by its file."""
    files = {entry["file"] for _, entries in sources.mappings for entry in entries}
    return {
        file: _headed(part)
        for part in sources.collections
        for file in (part.records("collection")[0].file,)
        if file in files
    }


def _headed(part: Collection) -> Mapping[str, str]:
    return {one["column"]: one["heading"] for one in part.records("columns")}
