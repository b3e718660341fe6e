"""Reading the exports of public project databases into collections like any other.

A format is one module with a ``FORMAT`` in it and an entry point of the group
``samband.importers``; a package installed beside samband can bring its own.
The built-in ones also work from a folder where nothing is installed.
"""

from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points

from graph.importing.facts import Format

GROUP = "samband.importers"
#: The same as in ``pyproject.toml``; a test holds them together.
BUILT_IN = {
    "cordis": "graph.importing.cordis:FORMAT",
    "eche": "graph.importing.eche:FORMAT",
    "eea": "graph.importing.eea:FORMAT",
    "erasmus": "graph.importing.erasmus:FORMAT",
    "keep": "graph.importing.keep:FORMAT",
}


def formats() -> list[str]:
    """Return the names of the formats that can be imported, in order."""
    return sorted(name for name, _ in _points())


def find_format(name: str) -> Format:
    """Return a format by its name; raises ``KeyError`` for one that is not there."""
    found: Format = dict(_points())[name].load()
    return found


def _points() -> Iterator[tuple[str, EntryPoint]]:
    """Yield the built-in formats, then those of other packages."""
    for name, value in BUILT_IN.items():
        yield name, EntryPoint(name, value, GROUP)
    for point in entry_points(group=GROUP):
        if point.name not in BUILT_IN:
            yield point.name, point
