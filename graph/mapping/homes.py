"""Which county a map is of: that which answers for most and has an outline."""

from dataclasses import dataclass

from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.mapping.outlines import outlines


@dataclass(frozen=True, slots=True)
class County:
    """A county on the map: its NUTS code and its name; both empty for none."""

    code: str = ""
    name: str = ""


def home_county(store: Graph) -> County:
    """Return the county whose activities are most, the first by its code if equal.

    A county that is no more, or that lies elsewhere, has no outline and is none.
    """
    found = [
        (-int(line["activities"]), line["code"], line["name"].partition("/")[0])
        for line in ask_view(store, "home-counties").records()
        if line["code"] in outlines("counties")
    ]
    return County(*min(found)[1:]) if found else County()
