"""The built graph: loaded, completed by rules, and asked in SPARQL."""

import re
from collections import ChainMap
from collections.abc import (
    Callable,
    Hashable,
    Iterable,
    Iterator,
    MutableMapping,
    Sequence,
)
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from graph.asking.guard import refuse_elsewhere
from graph.errors import QueryError
from graph.holding import (
    MANY,
    N_TRIPLES,
    add,
    batched,
    in_memory,
    is_large,
    on_disk,
)
from graph.reading.collection import Sources
from graph.stating.statements import triples
from graph.stating.terms import PREFIXES
from ontology import CODES, RULES, TERMS

#: A prefixed name in a query.
NAME = re.compile(rf"\b({'|'.join(PREFIXES)}):(\w+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: the names of the columns, and the rows as text.

    A cell that the query left unbound is an empty string.
    """

    columns: list[str]
    rows: Sequence[tuple[str, ...]]

    def records(self) -> Iterator[dict[str, str]]:
        """Yield the rows as mappings from column to text."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def column(self, name: str) -> list[str]:
        """Return one column from top to bottom."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]


class Elsewhere(Protocol):
    """A graph outside this process, which answers SPARQL all the same."""

    def answer(self, query: str) -> Answer:
        """Return the answer of a query that reads; else raise ``QueryError``."""
        ...


#: What can be asked: a graph here, in memory or on disk, or one elsewhere.
Graph = ox.Store | Elsewhere


#: The column of an answer that tells where in the source a line stands, and what
#: stands between two places there.
SOURCE = "source"
BETWEEN = "; "


#: The graph that nobody writes to at the moment, and what it has answered.
_KEPT: ContextVar[tuple[Graph, MutableMapping[Hashable, Answer]] | None] = ContextVar(
    "kept", default=None
)


@contextmanager
def asked_once(store: Graph) -> Iterator[None]:
    """Let a graph answer each question once, as long as this lasts.

    The graph must not be changed meanwhile, nor the answers, which are shared.
    Within another such time, what was answered before is known, and what is answered
    now is forgotten at the end.
    """
    outer = _KEPT.get()
    known = outer[1] if outer and outer[0] is store else {}
    before = _KEPT.set((store, ChainMap({}, known)))
    try:
        yield
    finally:
        _KEPT.reset(before)


def ask_claims(store: Graph, query: str, *, keep: bool = True) -> Answer:
    """Return the answer of a query, what several cells tell as one line.

    What nobody will ask again need not be kept.
    """

    def answer() -> Answer:
        return one_line_a_claim(ask_store(store, query))

    return once(store, query, answer) if keep else answer()


def once(store: Graph, asked: Hashable, answer: Callable[[], Answer]) -> Answer:
    """Return an answer that is made only once, as long as ``asked_once`` lasts."""
    kept = _KEPT.get()
    if kept is None or kept[0] is not store:
        return answer()
    if asked not in kept[1]:
        kept[1][asked] = answer()
    return kept[1][asked]


def one_line_a_claim(answer: Answer) -> Answer:
    """Return an answer in which what several cells tell is one line, not several.

    Lines that differ in their ``source`` only become one, with every place in it.
    """
    if SOURCE not in answer.columns:
        return answer
    at = answer.columns.index(SOURCE)
    places: dict[tuple[str, ...], set[str]] = {}
    for row in answer.rows:
        places.setdefault((*row[:at], "", *row[at + 1 :]), set()).add(row[at])
    rows = [
        (*claim[:at], BETWEEN.join(sorted(filter(None, told))), *claim[at + 1 :])
        for claim, told in places.items()
    ]
    return Answer(answer.columns, rows)


def build_store(
    sources: Sources,
    *,
    stated_only: bool = False,
    queries: Sequence[str] = (),
    many: int = MANY,
) -> ox.Store:
    """Return the graph of the sources together with the ontology.

    ``stated_only`` leaves out everything that rules derive.  Where it is known
    beforehand which ``queries`` will be asked, only what they can see is loaded.  The
    graph of sources with ``many`` rows stands on disk, unless little of it is loaded.
    Raises ``OutputError`` when there is no room there.
    """
    hold = on_disk if is_large(sources, many) and not queries else in_memory
    store = hold(batched(triples(sources, seen=names_in(queries))))
    terms = (quad.triple for quad in ontology_quads())
    add(store, ox.serialize(terms, format=N_TRIPLES) or b"")
    if not stated_only:
        derive(store)
    # What was loaded in several pieces is put in one: asking takes a quarter less.
    store.optimize()
    return store


def names_in(queries: Iterable[str]) -> frozenset[str]:
    """Return the properties and classes that queries name, none for no query.

    Only what is written with a prefix is found, so no query may ask for every
    property or for a class that it does not name.

    >>> names_in(["SELECT ?y { ?x samband:role ?y }"])
    frozenset({'<https://w3id.org/samband/ns#role>'})
    """
    names = {name for query in queries for name in NAME.findall(query)}
    return frozenset(f"<{PREFIXES[prefix]}{local}>" for prefix, local in names)


def ontology_quads() -> Iterator[ox.Quad]:
    """Yield the terms and codes, but for axioms without an address.

    Blank nodes get new names at each reading, and the same input must give the
    same bytes; what needs them (disjointness) is for reasoners, in the ontology.
    """
    for text in (TERMS, CODES):
        for quad in ox.parse(text.read_bytes(), format=ox.RdfFormat.TURTLE):
            ends = (quad.subject, quad.object)
            if not any(isinstance(end, ox.BlankNode) for end in ends):
                yield ox.Quad(quad.subject, quad.predicate, quad.object)


def derive(store: ox.Store) -> None:
    """Add what the rules derive, each rule reading what came before it."""
    for rule in rules():
        found = store.query(rule)
        assert isinstance(found, ox.QueryTriples), "a rule is a CONSTRUCT"
        # A rule sees the graph as it was when it was asked, and none of its own.
        add(store, found.serialize(format=N_TRIPLES) or b"")


def rules() -> list[str]:
    """Return the rules as SPARQL ``CONSTRUCT`` texts, in the order of their names."""
    entries = sorted(RULES.iterdir(), key=lambda entry: entry.name)
    return [entry.read_text(encoding="utf-8") for entry in entries if _is_rule(entry)]


def _is_rule(entry: object) -> bool:
    return str(getattr(entry, "name", "")).endswith(".rq")


def ask_store(store: Graph, query: str) -> Answer:
    """Return the answer of any SPARQL query that reads.

    Raises ``QueryError``, with the engine's own words, for a query that is not
    SPARQL 1.1, that would change the graph or that would reach other servers.
    """
    refuse_elsewhere(query)
    if not isinstance(store, ox.Store):
        return store.answer(query)
    try:
        found = store.query(query, prefixes=PREFIXES)
        if isinstance(found, ox.QuerySolutions):
            columns = [variable.value for variable in found.variables]
            # The same words are kept once: answers repeat themselves.
            known: dict[str, str] = {}
            return Answer(columns, [texts(solution, known) for solution in found])
        if isinstance(found, ox.QueryBoolean):
            return Answer(["answer"], [("true" if found else "false",)])
        return Answer(
            ["subject", "predicate", "object"],
            sorted(
                tuple(map(_text, (t.subject, t.predicate, t.object))) for t in found
            ),
        )
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(str(error)) from error


def texts(
    solution: Iterable[object], known: dict[str, str] | None = None
) -> tuple[str, ...]:
    """Return one line of an answer as people read it; equal texts are one if known."""
    found = map(_text, solution)
    if known is None:
        return tuple(found)
    return tuple([known.setdefault(text, text) for text in found])


def _text(term: object) -> str:
    """Return a term as people read it: its text, or its address."""
    return "" if term is None else str(getattr(term, "value", term))


def turtle(store: ox.Store) -> bytes:
    """Return the whole graph as Turtle, in the same bytes for the same graph."""
    ordered = ox.parse(ntriples(store), format=ox.RdfFormat.N_TRIPLES)
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def ntriples(store: ox.Store) -> bytes:
    """Return the whole graph as N-Triples, sorted."""
    return b"".join(sorted(triples_as_lines(store).splitlines(keepends=True)))


def triples_as_lines(store: ox.Store) -> bytes:
    """Return the whole graph as N-Triples, in no particular order."""
    place = ox.DefaultGraph()
    return store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=place) or b""
