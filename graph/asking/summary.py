"""The few figures that a build ends with."""

from dataclasses import dataclass
from datetime import date

from graph.asking.store import Graph, ask_store
from graph.asking.views import ask_view
from ontology import CODES_NAMESPACE

COUNTS = """
PREFIX samband: <https://w3id.org/samband/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT (COUNT(DISTINCT ?activity) AS ?activities) (COUNT(DISTINCT ?actor) AS ?actors)
  (COUNT(DISTINCT ?anchored) AS ?anchoredOnes)
WHERE {
  { ?activity a samband:CooperationActivity }
  UNION { ?part samband:participant|org:member|org:organization ?actor }
  UNION { ?anchoring samband:anchoredIn ?plan ; samband:inActivity ?anchored }
}
"""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One source with a table: its title, its rows, and how many are anchored."""

    title: str
    rows: int
    anchored: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How much there is in all, and how much of each source's table is anchored."""

    activities: int
    actors: int
    documents: int
    anchored: int
    coverage: tuple[Coverage, ...]


def summary(store: Graph) -> Summary:
    """Count what the graph holds."""
    activities, actors, anchored = ask_store(store, COUNTS).rows[0]
    documents = ask_view(store, "our-documents").rows
    tables = ask_view(store, "tables").records()
    return Summary(
        int(activities),
        int(actors),
        len(documents),
        int(anchored),
        tuple(
            Coverage(found["title"], int(found["rows"]), int(found["anchored"]))
            for found in tables
        ),
    )


#: What a source calls over.
ENDED = f"{CODES_NAMESPACE}status/ended"


def ended_before(store: Graph, day: date) -> int:
    """Count the activities whose latest possible end is before a day, or are over.

    That one is over, its source says in words: «Avslutta».
    """
    query = f"""
    PREFIX samband: <https://w3id.org/samband/ns#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    SELECT (COUNT(DISTINCT ?activity) AS ?ended) WHERE {{
      {{
        ?activity samband:period/samband:latestEnd ?end
        FILTER(?end < "{day.isoformat()}"^^xsd:date)
      }}
      UNION
      {{ ?activity samband:period/samband:status <{ENDED}> }}
    }}"""
    return int(ask_store(store, query).rows[0][0])
