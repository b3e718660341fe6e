"""Where the shapes look beyond what is said of a node itself: their paths, walked."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

import pyoxigraph as ox

from graph.stating.terms import node

SHACL = "http://www.w3.org/ns/shacl#"
TARGET = f"{SHACL}targetClass"
CLASS = node("rdf:type")

#: One step along a property: the property, and whether it is walked backwards.
Step = tuple[ox.NamedNode, bool]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps that a shape walks from nodes of some classes.

    ``looks`` tells that it asks for the class of what it comes to.
    """

    steps: tuple[Step, ...]
    classes: frozenset[Term]
    looks: bool


def walks(shapes: str, below: Set[tuple[Term, Term]] = frozenset()) -> list[Walk]:
    """Return where the shapes look beyond what is said of a node itself.

    ``below`` are the pairs of a class and one that it is a subclass of: a shape is
    for all of its classes' subclasses too.

    >>> text = '''@prefix sh: <http://www.w3.org/ns/shacl#> .
    ... <urn:shape> sh:targetClass <urn:C> ; sh:property [
    ...   sh:path ( <urn:a> [ sh:inversePath <urn:b> ] ) ] .'''
    >>> [(step.value, back) for walk in walks(text) for step, back in walk.steps]
    [('urn:a', False), ('urn:b', True)]
    """
    store = ox.Store()
    store.load(shapes.encode(), format=ox.RdfFormat.TURTLE)
    found = []
    for shape in {quad.subject for quad in store if quad.predicate.value == TARGET}:
        classes = _with_below(set(_objects(store, shape, TARGET)), below)
        for part in _parts(store, shape):
            looks = _looks(store, part)
            for path in _objects(store, part, f"{SHACL}path"):
                for steps in _branches(store, path):
                    if looks or len(steps) > 1 or steps[0][1]:
                        found.append(Walk(steps, classes, looks))
    return found


def _with_below(classes: set[Term], below: Set[tuple[Term, Term]]) -> frozenset[Term]:
    """Return classes with all of their subclasses."""
    while more := {low for low, high in below if high in classes} - classes:
        classes |= more
    return frozenset(classes)


def _parts(store: ox.Store, shape: Term) -> Iterator[Term]:
    """Yield a shape and everything that it is made of."""
    yield shape
    for quad in _said(store, shape):
        inner = isinstance(quad.object, ox.BlankNode)
        if inner or quad.predicate.value in (f"{SHACL}property", f"{SHACL}node"):
            yield from _parts(store, quad.object)


def _looks(store: ox.Store, shape: Term) -> bool:
    """Return whether a shape asks for the class of what its path leads to."""
    return any(
        quad.predicate.value == f"{SHACL}class"
        or (quad.predicate.value == f"{SHACL}path" and quad.object == CLASS)
        for part in _parts(store, shape)
        for quad in _said(store, part)
    )


def _branches(store: ox.Store, path: Term) -> list[tuple[Step, ...]]:
    """Return every way along a path of SHACL."""
    if isinstance(path, ox.NamedNode):
        return [((path, False),)]
    for inverse in _objects(store, path, f"{SHACL}inversePath"):
        assert isinstance(inverse, ox.NamedNode), "our paths turn single steps round"
        return [((inverse, True),)]
    for choices in _objects(store, path, f"{SHACL}alternativePath"):
        members = _members(store, choices)
        return [way for one in members for way in _branches(store, one)]
    ways: list[tuple[Step, ...]] = [()]
    for one in _members(store, path):
        ways = [(*way, *more) for way in ways for more in _branches(store, one)]
    return ways


def _members(store: ox.Store, items: Term) -> Iterator[Term]:
    yield from _objects(store, items, "rdf:first")
    for rest in _objects(store, items, "rdf:rest"):
        yield from _members(store, rest)


def _said(store: ox.Store, subject: Term) -> list[ox.Quad]:
    if isinstance(subject, ox.Literal):
        return []
    return list(store.quads_for_pattern(subject, None, None))


def _objects(store: ox.Store, subject: Term, property_: str) -> Iterator[Term]:
    wanted = node(property_)
    return (q.object for q in _said(store, subject) if q.predicate == wanted)
