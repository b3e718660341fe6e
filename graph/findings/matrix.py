"""Departments against countries, or against themes: where the squares are empty.

A square counts the activities that a department has reported and that have a
counterpart in the country, or are about the theme.  An activity with partners in
three countries stands in three squares, so rows and columns do not add up to
the number of activities.  Without a list of themes the kinds of activity stand
in for them.
"""

from collections import Counter, defaultdict

from graph.asking.store import Answer, Graph
from graph.asking.views import ask_view
from graph.findings.features import gather
from graph.findings.listed import Listed, listed
from graph.measures.actors import owners

MATRICES = ("country", "theme")


def matrix(store: Graph, across: str) -> Answer:
    """Return how many activities each department has in each column.

    ``across`` is one of ``MATRICES``.  The last line are activities that no
    department has reported.
    """
    activities = listed(store)
    having = countries(store) if across == "country" else _themes(store, activities)
    counts: Counter[tuple[str, str]] = Counter()
    for address, activity in activities.items():
        for column in having.get(address, ()):
            counts[activity.department, column] += 1
    columns = sorted({column for _, column in counts})
    departments = {activity.department for activity in activities.values()}
    ordered = sorted(departments, key=lambda name: (name == "", name))
    rows = [
        (name, *(str(counts[name, column]) for column in columns)) for name in ordered
    ]
    return Answer(["department", *columns], rows)


def countries(store: Graph, *, language: str = "nn") -> dict[str, set[str]]:
    """Return the countries abroad of each activity's counterparts, by name."""
    names = {row[0]: row[1] for row in ask_view(store, "lands", language=language).rows}
    return {
        activity: {names[land] for land in lands}
        for activity, lands in lands_abroad(store).items()
    }


def lands_abroad(store: Graph) -> dict[str, set[str]]:
    """Return the countries abroad of each activity's counterparts, by address."""
    home, found = owners(store), defaultdict[str, set[str]](set)
    for activity, _, land in ask_view(store, "abroad").rows:
        if land not in home:
            found[activity].add(land)
    return found


def _themes(store: Graph, activities: dict[str, Listed]) -> dict[str, set[str]]:
    """Return the themes of each activity, or its kind where no theme is known."""
    themes = {
        profile.address: {
            feature.name for feature in profile.features if feature.kind == "theme"
        }
        for profile in gather(store).profiles
    }
    if not any(themes.values()):
        return {address: {entry.kind} for address, entry in activities.items()}
    return themes
