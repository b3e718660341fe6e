"""Which ties are more than an actor's even share of what it does.

An actor with k ties and strength s has put the share p = w / s into a tie of w
activities.  Had it spread its activities at random over its k ties, a share as
large as p or larger would come with the chance

    alpha = (1 - p)^(k - 1)

(the disparity filter of Serrano, Boguñá and Vespignani 2009).  A tie belongs to
the backbone when alpha is under ``ALPHA`` seen from at least one of its ends.

In words: what would stand out if only the ties that carry most were drawn.

Do not use it: where most weights are 1, as in an overview with a row an
activity (then nothing stands out, and an empty backbone is the right answer);
to throw ties away (a school with a single partner never gets into the backbone
by its own end); to tell strong ties from weak ones across two overviews.
"""

from typing import TYPE_CHECKING

from graph.asking.store import Answer
from graph.measures.actors import name_of

if TYPE_CHECKING:
    import networkx as nx

ALPHA = 0.05


def disparity(weight: float, strength: float, ties: int) -> float:
    """Return the chance of a share as large as this one, from one end.

    >>> disparity(1, 1, 1), disparity(8, 10, 3)
    (1.0, 0.04)
    """
    return round((1 - weight / strength) ** (ties - 1), 12)


def backbone(
    drawn: "nx.Graph[str]", *, alpha: float = ALPHA
) -> dict[tuple[str, str], float]:
    """Return the ties of the backbone, each with its chance from the better end."""
    strength = dict(drawn.degree(weight="weight"))
    found = {}
    for one, other in drawn.edges:
        weight = drawn.edges[one, other]["weight"]
        chance = min(
            disparity(weight, strength[end], drawn.degree(end)) for end in (one, other)
        )
        if chance < alpha:
            found[min(one, other), max(one, other)] = chance
    return dict(sorted(found.items()))


def backbone_table(drawn: "nx.Graph[str]") -> Answer:
    """Return the ties of the backbone, the least likely by chance first."""
    found = backbone(drawn)
    rows = [
        (
            name_of(drawn, one),
            name_of(drawn, other),
            f"{drawn.edges[one, other]['weight']}",
            f"{found[one, other]:.4f}",
        )
        for one, other in sorted(found, key=lambda tie: (found[tie], tie))
    ]
    return Answer(["from", "to", "activities", "chance"], rows)
