"""What every statement about an activity names: asked in two, and put together here.

One query for all of it holds a line as wide as the whole query for each step of it,
nearly a gigabyte for 50,000 activities.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from graph.asking.store import BETWEEN, Answer, Graph, once
from graph.asking.views import ask_view

COLUMNS = (
    "activity", "part", "sort", "way", "role", "side", "thing", "words", "evidence",
    "source",
)  # fmt: skip
#: Ways in which a statement can name a thing; other facts are no things.
NO_THING = ("role", "words", "source", "elsewhere")
#: A line is sorted by these, and then by all that is left.
ORDER = tuple(
    COLUMNS.index(name)
    for name in ("activity", "sort", "part", "way", "thing", "source", "role", "words")
)

Row = tuple[str, ...]
#: What a statement has, each as what it is and the value.
Facts = list[tuple[str, str]]


def ask_named(store: Graph) -> Answer:
    """Return a line for each statement about an activity and each thing that it names.

    Roles and evidence are codes, so that one answer serves every language.
    """
    return once(store, "named", lambda: _named(store))


def _named(store: Graph) -> Answer:
    more: dict[str, Facts] = defaultdict(list)
    for part, fact, value in ask_view(store, "page-statements-more").rows:
        more[part].append((fact, value))
    # The sides of the roles, by their codes, come with the facts.
    sides = {code: _only(facts, "side")[0] for code, facts in more.items()}
    known: dict[str, str] = {}
    rows = {
        line
        for told in ask_view(store, "page-statements").rows
        for line in _lines(told, more.get(told[0], []), sides, known)
    }
    return Answer(
        list(COLUMNS), sorted(rows, key=lambda row: [row[place] for place in ORDER])
    )


def _lines(
    told: Row, facts: Facts, sides: dict[str, str], known: dict[str, str]
) -> Iterator[Row]:
    """Yield a line for each thing that a statement names, one line for none."""
    part, activity, sort, evidence = told
    cells = {value for fact, value in facts if fact == "source"}
    elsewhere = {value for fact, value in facts if fact == "elsewhere"}
    source = BETWEEN.join(sorted(cells or elsewhere))
    source = known.setdefault(source, source)
    things = [one for one in facts if one[0] not in NO_THING] or [("", "")]
    ways = product(things, _only(facts, "role"), _only(facts, "words"))
    for (way, thing), role, words in ways:
        side = sides.get(role, "")
        yield (
            activity, part, sort, way, role, side, thing, words, evidence, source,
        )  # fmt: skip


def _only(facts: Facts, wanted: str) -> list[str]:
    """Return the values of one sort of fact; an empty one where there is none."""
    return [value for fact, value in facts if fact == wanted] or [""]
