"""The few figures that a build ends with."""

from dataclasses import dataclass

import pyoxigraph as ox

from graph.asking.store import ask_store

COUNTS = """
PREFIX samband: <https://w3id.org/samband/ns#>
SELECT
  (COUNT(DISTINCT ?activity) AS ?activities)
  (COUNT(DISTINCT ?row) AS ?rows)
  (COUNT(DISTINCT ?anchored) AS ?anchored_activities)
  (COUNT(DISTINCT ?anchoredRow) AS ?anchored_rows)
WHERE {
  { ?activity a samband:CooperationActivity }
  UNION
  { ?row samband:rowPart <https://w3id.org/samband/code/row-part/table> }
  UNION
  {
    ?anchoring samband:anchoredIn ?document ; samband:inActivity ?anchored .
    ?anchored samband:inRow ?anchoredRow .
    ?anchoredRow samband:rowPart <https://w3id.org/samband/code/row-part/table>
  }
}
"""
DOCUMENTS = """
PREFIX samband: <https://w3id.org/samband/ns#>
SELECT (COUNT(DISTINCT ?document) AS ?count)
WHERE { ?document a samband:PolicyDocument }
"""
ACTORS = """
PREFIX samband: <https://w3id.org/samband/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT (COUNT(DISTINCT ?actor) AS ?count)
WHERE { ?part samband:participant|org:member|org:organization ?actor }
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """How much there is: rows of the tables, activities, actors, documents."""

    rows: int
    activities: int
    actors: int
    documents: int
    anchored_rows: int
    anchored_activities: int


def summary(store: ox.Store) -> Summary:
    """Count what the graph holds."""
    counted = next(ask_store(store, COUNTS).records())
    return Summary(
        rows=int(counted["rows"]),
        activities=int(counted["activities"]),
        actors=int(ask_store(store, ACTORS).rows[0][0]),
        documents=int(ask_store(store, DOCUMENTS).rows[0][0]),
        anchored_rows=int(counted["anchored_rows"]),
        anchored_activities=int(counted["anchored_activities"]),
    )
