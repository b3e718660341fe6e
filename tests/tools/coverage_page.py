"""Make ``docs/coverage.md``: how much of each source stands in the graph.

Run as ``python -m tests.tools.coverage_page``.
"""

from collections import Counter
from pathlib import Path

from graph.asking.store import ask_store
from graph.build import Built, build
from graph.reading.collection import Collection, Tables
from graph.stating.origins import FIELDS

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "coverage.md"
EVIDENCE = ("stated", "inferred", "external", "conflicting", "missing", "derived")
#: Tables that describe the source itself, and hold no statement of their own.
ABOUT = ("collection", "columns", "rows")

HEAD = """# What of each source stands in the graph

Made by `python -m tests.tools.coverage_page`; a test holds it to the graph.

*Cells* are the cells of the source that hold words, all of which can be reached from
the graph. *Facts* are the rows of the tables made from it: what a person has read out
of the source. *Statements* are what the graph says, by how it is known; the missing
and the derived ones come from rules and have no row of their own.

| source | rows | cells | activities | facts | statements | """
STATEMENTS = """
PREFIX samband: <https://w3id.org/samband/ns#>
SELECT ?in ?evidence (COUNT(DISTINCT ?statement) AS ?count) WHERE {
  ?statement samband:evidenceStatus/skos:notation ?evidence .
  BIND(REPLACE(STR(?statement), "^.*/samband/id/([^/]+)/.*$", "$1") AS ?in)
  FILTER(CONTAINS(STR(?statement), CONCAT("/id/", ?in, "/")))
}
GROUP BY ?in ?evidence
"""


def page() -> str:
    """Return the page: a line a source, and one for the register."""
    built = build([])
    told = _statements(built)
    lines = [HEAD + " | ".join(EVIDENCE) + " |", "|---" * (6 + len(EVIDENCE)) + "|"]
    parts = sorted(built.sources.collections, key=lambda part: part.name)
    lines += [_line(part, told) for part in parts]
    lines += ["", "## The register", "", "| table | rows |", "|---|---|"]
    lines += _register(built.sources.register)
    return "\n".join(lines) + "\n"


def _statements(built: Built) -> Counter[tuple[str, str]]:
    answer = ask_store(built.store, STATEMENTS)
    return Counter({(name, how): int(count) for name, how, count in answer.rows})


def _line(part: Collection, told: Counter[tuple[str, str]]) -> str:
    rows = part.records("rows")
    cells = sum(bool(row[field]) for row in rows for field in FIELDS)
    facts = sum(len(t) for name, t in part.tables.items() if name not in ABOUT)
    counted = [told[part.name, how] for how in EVIDENCE]
    numbers = [len(rows), cells, len(part.records("activities")), facts]
    return _row([f"`{part.name}`", *numbers, sum(counted), *counted])


def _register(register: Tables) -> list[str]:
    return [_row([f"`{name}`", len(register[name])]) for name in sorted(register)]


def _row(cells: list[str | int]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
