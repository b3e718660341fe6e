"""Which questions and findings a SPARQL server gives exactly as the sources say.

Run as ``python -m tests.tools.cards_elsewhere URL [--load]``; what the server wants
to know stands in the environment, as for ``samband load``.  With ``--load`` the
shipped graph is put there first.  Findings are held against those in memory.
"""

import csv
import sys
import time
from pathlib import Path

from graph.asking.endpoint import endpoint_at, load_endpoint
from graph.asking.questions import Question, ask_question, questions
from graph.asking.store import Graph, triples_as_lines
from graph.build import build
from graph.errors import QueryError
from graph.findings import FINDERS, find

EXPECTED = Path(__file__).parent.parent / "expected"


def differing(store: Graph) -> dict[str, str]:
    """Return the cards that are not answered as expected, and how they differ."""
    found = {card.name: difference(store, card) for card in questions().values()}
    return {name: how for name, how in found.items() if how}


def difference(store: Graph, card: Question) -> str:
    """Return how an answer differs from the expected one; nothing if it does not."""
    with (EXPECTED / f"{card.name}.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    try:
        answer = ask_question(store, card)
    except QueryError as error:
        return str(error)[:300]
    told = [list(row) for row in answer.rows]
    if answer.columns != heading:
        return f"columns {answer.columns}"
    if told == rows:
        return ""
    if sorted(told) == sorted(rows):
        return "the same rows in another order"
    odd = next((row for row in told if row not in rows), None)
    return f"{len(told)} rows for {len(rows)}, such as {odd}"


def differing_findings(store: Graph, here: Graph) -> dict[str, str]:
    """Return the kinds of findings that differ between two graphs, and how."""
    found = {kind: finding_difference(store, here, kind) for kind in FINDERS}
    return {kind: how for kind, how in found.items() if how}


def finding_difference(store: Graph, here: Graph, kind: str) -> str:
    """Return how the findings of a kind differ; nothing if they do not."""
    try:
        told = find(store, kind)
    except QueryError as error:
        return str(error)[:300]
    wanted = find(here, kind)
    return "" if told == wanted else f"{len(told)} findings for {len(wanted)}"


def main(url: str, *, load: bool) -> None:
    """Print every card that differs, how many do not, and how long it took."""
    endpoint, store = endpoint_at(url), build([]).store
    if load:
        began = time.perf_counter()
        lines = triples_as_lines(store).decode().splitlines(keepends=True)
        load_endpoint(endpoint, lines)
        print(f"loaded {len(lines)} triples in {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    told("cards", len(questions()), differing(endpoint), began)
    began = time.perf_counter()
    told("kinds of findings", len(FINDERS), differing_findings(endpoint, store), began)


def told(what: str, count: int, found: dict[str, str], began: float) -> None:
    """Print what differs, how much does not, and how long it took."""
    for name, how in found.items():
        print(f"{name}: {how}")
    seconds = time.perf_counter() - began
    print(f"{count - len(found)} of {count} {what} exact, {seconds:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1], load="--load" in sys.argv[2:])
