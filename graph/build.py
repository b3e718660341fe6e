"""From folders of tables to a graph that has been checked."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from data import REGISTER, shipped
from graph.asking.store import build_store, rules
from graph.asking.views import view_text
from graph.errors import InputError, Problem, Severity
from graph.findings import (
    ANY_PROPERTY,
    LOOKED_AT,
    ROW_CELLS,
    RULED,
    SHARING,
    Findings,
    Found,
    find_all,
)
from graph.findings.cited import Rows, rows_of
from graph.findings.statements import Tell, add_findings, in_codes
from graph.holding import MANY
from graph.progress import step
from graph.reading.cells import cell_problems
from graph.reading.collection import (
    ASIDE,
    Sources,
    find_collections,
    read_sources,
)
from graph.reading.periods import reading_problems
from graph.reading.suggestions import suggestion_problems
from graph.reading.told import in_their_words
from graph.stating.shapes import shape_problems


@dataclass(frozen=True, slots=True)
class Built:
    """A graph, the tables it was made of and what is weak in them.

    ``problems`` holds warnings and remarks only: with an error in the tables
    there is no graph.  ``found`` is what there is to say of it;
    ``rows`` the rows of the sources, in the place of those that the graph lacks.
    A ``wordless`` graph is to be given what its findings say when it is written.
    ``reckoned`` is the day that findings are reckoned from; none where it is each
    source's own.
    """

    sources: Sources
    store: ox.Store
    problems: list[Problem]
    found: Found = field(default_factory=Found)
    rows: Rows | None = None
    wordless: bool = False
    reckoned: date | None = None

    @property
    def findings(self) -> Findings:
        """Return the findings that the graph holds, by kind."""
        return self.found.asking

    @property
    def as_of(self) -> date | None:
        """Return the day that the sources were up to date, if they have one in common.

        Sources of different days have none; each is then reckoned from its own.
        """
        days = {part.as_of for part in self.sources.collections}
        day = days.pop() if len(days) == 1 else ""
        return date.fromisoformat(day) if day else None

    @property
    def latest_day(self) -> date | None:
        """Return the latest day that any source was up to date, if one says so."""
        days = _days(self.sources)
        return date.fromisoformat(max(days)) if days else None


def build(
    names: Iterable[str],
    *,
    stated_only: bool = False,
    as_of: date | None = None,
    undated_from: date | None = None,
    findings: bool = True,
    tell: Tell | None = in_codes,
    internal: bool = False,
    only_for: str = "",
    keep: Path | None = None,
    many: int = MANY,
) -> Built:
    """Return the graph of the named collections; of all shipped ones for none.

    ``as_of`` is the day that findings are reckoned from, otherwise each source's own,
    and ``undated_from`` where no source says its own; ``tell`` puts them into words,
    and without it they stand in the graph ``wordless``.  Without ``findings``, or with
    ``stated_only``, the graph holds none.  What tells of persons is left out unless
    the graph is for ``internal`` use.  With the kind of finding in ``only_for``, it
    holds what that kind looks at and is not held against the shapes: enough to find,
    and many times quicker in a large collection; of the sources only the heads are
    kept.  With ``keep``, how the headings of people's own files were understood is
    written beside them, or in that folder where they are read-only.  The graph of
    ``many`` rows stands on disk as long as the program runs.

    Raises ``InputError`` with every error in the tables at once.
    """
    places = find_collections(names)
    sources, problems = _checked_tables(places, internal, aside=keep or ASIDE)
    if keep is not None:
        _keep_mappings(sources, keep)
    _stop_at_errors(problems)
    step("graph")
    if only_for:
        rows = rows_of(sources) if only_for in SHARING else None
        store = _store_for(only_for, sources, stated_only)
        return Built(_heads(sources), store, problems, rows=rows)
    store = build_store(sources, stated_only=stated_only, many=many)
    step("shapes")
    problems += shape_problems(store, sources)
    _stop_at_errors(problems)
    step("findings")
    rows = rows_of(sources)
    day = as_of or (None if _days(sources) else undated_from)
    found = find_all(store, as_of=day, rows=rows) if findings else Found()
    if not stated_only:
        add_findings(store, found.asking, tell)
    wordless = tell is None and not stated_only
    told = _in_order(_theirs(problems, places, sources))
    return Built(sources, store, told, found, wordless=wordless, reckoned=day)


def _days(sources: Sources) -> list[str]:
    """Return the days that sources were up to date, of those that say so."""
    return [part.as_of for part in sources.collections if part.as_of]


def _heads(sources: Sources) -> Sources:
    """Return what sources say of themselves, without the rows: these take room."""
    heads = [
        replace(part, tables={"collection": part.records("collection")})
        for part in sources.collections
    ]
    return replace(sources, collections=heads, register={})


def _store_for(kind: str, sources: Sources, stated_only: bool) -> ox.Store:
    views = [view for view in LOOKED_AT[kind] if view != ROW_CELLS]
    ruled = not stated_only and kind in RULED
    queries = [*map(view_text, views), *(rules() if ruled else ())]
    # What any property may lead to cannot be told beforehand.
    whole = ANY_PROPERTY in views
    return build_store(sources, stated_only=not ruled, queries=() if whole else queries)


def check(names: Iterable[str], *, internal: bool = False) -> list[Problem]:
    """Return everything that is wrong or weak in the named collections."""
    places = find_collections(names)
    sources, problems = _checked(places, internal)
    return _in_order(_theirs(problems, places, sources))


def checked(
    names: Iterable[str], *, internal: bool = False
) -> tuple[Sources, list[Problem]]:
    """Return the named collections, and everything that is wrong or weak in them.

    Columns go by the names that we give them.
    """
    sources, problems = _checked(find_collections(names), internal)
    return sources, _in_order(problems)


def _checked(places: list[Path], internal: bool) -> tuple[Sources, list[Problem]]:
    """Return sources, and what is wrong in their tables and then in their graph.

    The shapes are only asked when the tables can be read: a missing column would
    otherwise be told again by every shape.
    """
    sources, problems = _checked_tables(places, internal)
    if not any(found.severity is Severity.ERROR for found in problems):
        problems += shape_problems(build_store(sources), sources)
    return sources, problems


def _keep_mappings(sources: Sources, aside: Path) -> None:
    """Write how headings were understood, also when nothing can be built yet."""
    if sources.mappings:
        from graph.reading.overviews.mapping import keep

        keep(sources.mappings, aside)


def _checked_tables(
    places: list[Path], internal: bool, *, aside: Path = ASIDE
) -> tuple[Sources, list[Problem]]:
    step("tables")
    sources = read_sources(places, internal=internal, aside=aside)
    problems = list(sources.problems)
    if not sources.failed:
        problems += cell_problems(sources)
        problems += reading_problems(sources)
        problems += suggestion_problems(sources)
    return sources, problems


def _stop_at_errors(problems: list[Problem]) -> None:
    errors = [found for found in problems if found.severity is Severity.ERROR]
    if errors:
        raise InputError(errors)


def _theirs(
    problems: list[Problem], places: list[Path], sources: Sources
) -> list[Problem]:
    """Return problems as they concern whoever asked, in their own words.

    What our own register lacks, whoever builds a table of their own can neither see
    nor mend.
    """
    told = in_their_words(problems, sources) if sources.mappings else problems
    if set(places) & set(shipped()):
        return list(told)
    ours, error = f"{REGISTER.name}/", Severity.ERROR
    return [
        found
        for found in told
        if found.severity is error or not found.file.startswith(ours)
    ]


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda found: (-found.severity, *found.order))
