"""Reading the overviews that are to be held against each other."""

from graph.errors import InputError, Problem, Severity
from graph.progress import step
from graph.reading.cells import cell_problems
from graph.reading.collection import Sources, find_collections, read_sources


def read_collection(name: str, *, internal: bool = False) -> Sources:
    """Return one collection by its name or place, its cells checked.

    Raises ``InputError`` for a name that stands for several, and for every error in
    the tables at once.
    """
    step("tables")
    sources = read_sources(find_collections([name]), internal=internal)
    if len(sources.collections) > 1:
        names = ", ".join(part.name for part in sources.collections)
        problem = Problem("one-collection", value=name, details={"names": names})
        raise InputError([problem])
    problems = list(sources.problems)
    if not sources.failed:
        problems += cell_problems(sources)
    errors = [found for found in problems if found.severity is Severity.ERROR]
    if errors:
        raise InputError(errors)
    return sources
