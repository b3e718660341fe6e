"""Changes as RDF, so that SPARQL can ask for them.

Each change is a ``samband:Change`` that points at the entries and the rows of both
overviews; a newer activity is in the words of PROV a revision of the older one
(``prov:wasRevisionOf``).  The words come from whoever calls.
"""

from collections.abc import Callable, Iterator
from hashlib import blake2s

import pyoxigraph as ox

from graph.asking.store import turtle
from graph.comparing.changes import Change
from graph.comparing.entry import Entry
from graph.stating import addresses
from graph.stating.terms import node
from ontology import ID_NAMESPACE

#: A change's reasons in one sentence, by language.
Tell = Callable[[Change], dict[str, str]]
Told = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]


def changes_as_turtle(changes: list[Change], old: str, new: str, tell: Tell) -> bytes:
    """Return changes between two collections as Turtle, the same for the same changes.

    ``old`` and ``new`` are the names of the collections.
    """
    store = ox.Store()
    for change in changes:
        subject = node(address_of(change, old, new))
        for predicate, value in _facts(change, old, new, tell):
            store.add(ox.Quad(subject, predicate, value))
        for one in change.olds:
            for other in change.news:
                ends = _entry(other, new), _entry(one, old)
                if ends[0] != ends[1]:
                    store.add(ox.Quad(ends[0], node("prov:wasRevisionOf"), ends[1]))
    return turtle(store)


def address_of(change: Change, old: str, new: str) -> str:
    """Return the address of a change, made of what it is about."""
    parts = [old, new, change.kind, change.field]
    parts += [one.id or one.row for one in (*change.olds, *change.news)]
    mark = blake2s("\n".join(parts).encode(), digest_size=6).hexdigest()
    return f"{ID_NAMESPACE}change/{new}/{change.kind}-{mark}"


def _entry(entry: Entry, collection: str) -> ox.NamedNode:
    if entry.id:
        return node(addresses.activity(collection, entry.id))
    return node(addresses.source(collection, entry.row))


def _facts(change: Change, old: str, new: str, tell: Tell) -> Iterator[Told]:
    yield node("rdf:type"), node("samband:Change")
    kind = addresses.code("change-kind", change.kind)
    yield node("samband:changeKind"), node(kind)
    certainty = addresses.code("certainty", change.certainty)
    yield node("samband:certainty"), node(certainty)
    yield node("samband:changedField"), ox.Literal(change.field)
    if change.before:
        text = "; ".join(value.text for value in change.before)
        yield node("samband:valueBefore"), ox.Literal(text)
    if change.after:
        text = "; ".join(value.text for value in change.after)
        yield node("samband:valueAfter"), ox.Literal(text)
    for language, text in tell(change).items():
        yield node("skos:note"), ox.Literal(text, language=language)
    yield from _ends("older", change.olds, old)
    yield from _ends("newer", change.news, new)


def _ends(side: str, entries: tuple[Entry, ...], collection: str) -> Iterator[Told]:
    for one in entries:
        yield node(f"samband:{side}Entry"), _entry(one, collection)
        row = node(addresses.source(collection, one.row))
        yield node("prov:wasDerivedFrom"), row
