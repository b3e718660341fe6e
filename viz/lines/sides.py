"""What counties have in common, in sentences and as a table."""

from collections.abc import Iterator, Sequence

from graph.asking.store import Answer
from graph.comparing.sides import SORTS, Shared
from viz.references import reference_in
from viz.wording import say, texts


def side_lines(
    found: Sequence[Shared], names: dict[str, str], language: str
) -> Iterator[str]:
    """Yield what is shared as sentences, then what each one has alone.

    ``names`` are the counties by the name of their overview.
    """
    shared = [one for one in found if len(one.places) > 1]
    speaking = [one for one in shared if one.state in ("represent", "speak-for")]
    yield say(
        language,
        "sides",
        "head",
        names=_listed(list(names.values()), language),
        shared=len(shared),
        represent=len(speaking),
    )
    yield ""
    yield say(language, "sides", "heading.common")
    if not shared:
        yield f"  {say(language, 'sides', 'none')}"
    for one in shared:
        yield f"  {side_sentence(one, names, language)}"
    for name, county in names.items():
        yield ""
        yield say(language, "sides", "heading.one", name=county)
        yield from _alone(found, name, language)


def _alone(found: Sequence[Shared], name: str, language: str) -> Iterator[str]:
    """Yield what only one overview has, a line a sort."""
    words = texts(language, "sides")
    some = False
    for sort in SORTS:
        mine = [
            one.name for one in found if one.sort == sort and [*one.places] == [name]
        ]
        if mine:
            some = True
            told = {"sort": words[f"sort.{sort}"], "names": ", ".join(mine)}
            yield f"  {say(language, 'sides', 'list', **told)}"
    if not some:
        yield f"  {words['heading.empty']}"


def side_sentence(one: Shared, names: dict[str, str], language: str) -> str:
    """Return what several have in common as one sentence."""
    owners = [names[name] for name, place in one.places.items() if place.own]
    others = [names[name] for name, place in one.places.items() if not place.own]
    return say(
        language,
        "sides",
        f"both.{one.sort}" if one.state == "both" else one.state,
        name=one.name,
        owners=_listed(owners, language),
        others=_listed(others, language),
        all=_listed([names[name] for name in one.places], language),
    )


def _listed(parts: Sequence[str], language: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + texts(language, "sides")["and"] + parts[-1]


def side_table(found: Sequence[Shared], names: Sequence[str], language: str) -> Answer:
    """Return a line a thing: what every overview has of it, in codes, and where."""
    heading = ["sort", "id", "name", "state", *names, "source"]
    return Answer(heading, [_line(one, names, language) for one in found])


def _line(one: Shared, names: Sequence[str], language: str) -> tuple[str, ...]:
    cells = []
    for name in names:
        place = one.places.get(name)
        said = dict.fromkeys((*place.roles, *place.statuses)) if place else {}
        cells.append("" if place is None else ", ".join(said) or "yes")
    sources = (
        f"{name}: {reference_in(place.source, language)}"
        for name, place in one.places.items()
    )
    return (one.sort, one.thing, one.name, one.state, *cells, " | ".join(sources))
