"""Lists of persons among the tables: who takes part, whom to ask, who sits where.

Under «Namn» stand activities or persons.  A list of persons is left out whole.
"""

from collections.abc import Sequence

from graph.names import word_list
from graph.reading.bodies.newcomers import is_by_itself
from graph.reading.grids.grid import Line
from graph.reading.overviews.fields import key
from graph.reading.overviews.headings import Heading, cell_of
from graph.reading.persons import is_of_a_person

#: Columns that tell of activities: a list of persons has none of them.
OF_ACTIVITIES = frozenset(
    {
        "partner",
        "partner-school",
        "country",
        "programme",
        "type",
        "anchoring",
        "budget",
        "fee",
    }
)
#: So many of the names must be such as persons have.
MOST = 0.6


def persons_under(headings: Sequence[Heading], lines: Sequence[Line]) -> str:
    """Return the heading that a table lists persons under, or nothing.

    Only a heading that says no more than «Namn» is asked, and no table with a column
    that tells of activities; nor what somebody has told by hand.
    """
    if any(head.field in OF_ACTIVITIES for head in headings):
        return ""
    for head in headings:
        if head.how == "exact" and key(head.written) in word_list("name-headings"):
            names = [cell_of(line, head.place) for line in lines]
            persons = sum(is_of_a_person(n) and not is_by_itself(n) for n in names)
            if persons and persons >= MOST * sum(map(bool, names)):
                return head.written
    return ""
