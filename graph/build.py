"""From folders of tables to a graph that has been checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from graph.asking.store import build_store
from graph.errors import InputError, Problem, Severity
from graph.reading.cells import cell_problems
from graph.reading.collection import Sources, find_collections, read_sources
from graph.reading.periods import reading_problems
from graph.stating.shapes import shape_problems


@dataclass(frozen=True, slots=True)
class Built:
    """A graph, the tables it was made of and what is weak in them.

    ``problems`` holds warnings and remarks only: with an error in the tables
    there is no graph.
    """

    sources: Sources
    store: ox.Store
    problems: list[Problem]

    @property
    def as_of(self) -> date | None:
        """Return the latest day that a source was up to date, if any says so."""
        days = [part.as_of for part in self.sources.collections if part.as_of]
        return date.fromisoformat(max(days)) if days else None


def build(names: Iterable[str], *, stated_only: bool = False) -> Built:
    """Return the graph of the named collections; of all shipped ones for none.

    Raises ``InputError`` with every error in the tables at once.
    """
    folders = find_collections(names)
    sources, problems = _checked_tables(folders)
    _stop_at_errors(problems)
    store = build_store(sources, stated_only=stated_only)
    problems += shape_problems(store, sources)
    _stop_at_errors(problems)
    return Built(sources, store, _in_order(problems))


def check(names: Iterable[str]) -> list[Problem]:
    """Return everything that is wrong or weak in the named collections.

    The shapes are only asked when the tables can be read: a missing column
    would otherwise be told again by every shape.
    """
    sources, problems = _checked_tables(find_collections(names))
    if not any(found.severity is Severity.ERROR for found in problems):
        problems += shape_problems(build_store(sources), sources)
    return _in_order(problems)


def _checked_tables(folders: list[Path]) -> tuple[Sources, list[Problem]]:
    sources = read_sources(folders)
    problems = list(sources.problems)
    if not sources.failed:
        problems += cell_problems(sources)
        problems += reading_problems(sources)
    return sources, problems


def _stop_at_errors(problems: list[Problem]) -> None:
    errors = [found for found in problems if found.severity is Severity.ERROR]
    if errors:
        raise InputError(errors)


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda found: (-found.severity, *found.order))
