"""The other way round: what somebody has decided, and nothing in the lists does.

``no-activity``    a document that no activity is anchored in or speaks of, counted
                   with its parts and the whole that it is a part of;
``only-spoken-of`` a document that activities speak of, and none is anchored in;
``goal-open``      a goal of such a document (nothing can be under it), or one of a
                   document that has activities, since no source says which goal
                   they serve: then the activities are named as those to ask;
``no-partner``     what a document gives priority to, and no activity has;
``not-anchored``   what a document gives priority to, and activities have, but none
                   of them names the document;
``region-empty``   a partner region with no activity in it besides the partnership
                   itself and its agreements;
``country-empty``  a country that is met in agreements, memberships and networks
                   only: no exchange, mobility, project, event or grant.

A gap in the lists is not a gap in the work: an overview need not name what it
follows up.  So a gap is a question to those who wrote the document or the row.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph.asking.store import Graph
from graph.asking.views import ask_view
from graph.findings.cited import Cited, cited, in_order
from graph.findings.features import Evidence
from graph.findings.finding import Finding, Reason
from graph.findings.listed import Listed, listed, pointed_out
from graph.measures.actors import owners

#: Kinds of activity that only frame the work.
FRAMES = ("partner-region", "agreement")
#: Kinds of activity in which people meet or things are made.
WORK = ("exchange", "mobility", "project", "event", "event-series", "grant")
#: How somebody can be in a place, or be one.
PLACES = ("country", "within", "a-country", "a-place")
LEVELS = (
    "no-partner",
    "not-anchored",
    "region-empty",
    "country-empty",
    "no-activity",
    "only-spoken-of",
    "goal-open",
)


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists hold: activities, where they reach, what carries them.

    ``reach`` is who is met in which activity and as what, ``inside`` who is in a
    place; ``places`` are the kind and the name of each, ``papers`` one line for each
    document.
    """

    store: Graph
    activities: dict[str, Listed]
    reach: dict[str, list[tuple[str, str]]]
    inside: dict[str, list[str]]
    places: dict[str, tuple[str, str]]
    papers: dict[str, dict[str, str]]
    anchored: dict[str, set[str]]
    spoken: dict[str, set[str]]
    cells: Cited

    def met_in(self, place: str, *sides: str) -> set[str]:
        """Return the activities that meet somebody in a place, as any of some sides."""
        return {
            activity
            for who in self.inside.get(place, ())
            for activity, side in self.reach.get(who, ())
            if side in sides
        }

    def cells_in(self, place: str, activities: Collection[str]) -> tuple[str, ...]:
        """Return the cells in which activities name somebody in a place."""
        return in_order(
            cell
            for who in self.inside.get(place, ())
            for activity, _ in self.reach.get(who, ())
            if activity in activities
            for cell in self.cells.naming(who, [activity])
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that should have something under it: what, where and how high up."""

    about: str
    name: str
    height: str
    thing: str
    cells: tuple[str, ...] = ()


def gaps(evidence: Evidence) -> list[Finding]:
    """Return what has nothing under it, what the Government wants first."""
    lists = _lists(evidence.store)
    found = [
        *_priorities(lists),
        *_regions(lists),
        *_countries(lists),
        *_documents(lists),
        *_goals(lists),
    ]
    return sorted(found, key=lambda gap: (LEVELS.index(gap.level), gap.id))


def _lists(store: Graph) -> Lists:
    under: dict[str, dict[str, set[str]]] = {
        how: defaultdict(set) for how in ("anchored", "spoken-of")
    }
    papers: dict[str, dict[str, str]] = {}
    ours = {document for (document,) in ask_view(store, "our-documents").rows}
    for found in ask_view(store, "gap-documents").records():
        if found["document"] in ours:
            papers[found["document"]] = found
        if found["activity"]:
            under[found["how"]][found["document"]].add(found["activity"])
    reach: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for activity, who, side in ask_view(store, "reach").rows:
        reach[who].append((activity, side))
    inside: dict[str, list[str]] = defaultdict(list)
    for who, how, place in ask_view(store, "wider").rows:
        if how in PLACES and who in reach:
            inside[place].append(who)
    things = ask_view(store, "things").records()
    return Lists(
        store,
        listed(store),
        reach,
        inside,
        {one["thing"]: (one["kind"], one["name"]) for one in things},
        papers,
        under["anchored"],
        under["spoken-of"],
        cited(store),
    )


def _gap(
    lists: Lists,
    level: str,
    wanted: Wanted,
    under: Collection[str] = (),
    **values: str,
) -> Finding:
    activities, rows, titles = pointed_out(lists.activities, under)
    told = {"name": wanted.name, "count": str(len(activities)), **values}
    return Finding(
        "gaps",
        f"gaps-{level}-{wanted.about}",
        activities,
        rows,
        titles,
        level,
        (Reason(f"gap-{level}", told, wanted.cells),),
        f"fill-{level}",
        details={"name": wanted.name, "height": wanted.height},
        certainty="possible" if level == "goal-open" else "likely",
        things=(wanted.thing,),
    )


def _documents(lists: Lists) -> Iterator[Finding]:
    for paper, found in lists.papers.items():
        if paper not in lists.anchored:
            spoken = lists.spoken.get(paper, set())
            level = "only-spoken-of" if spoken else "no-activity"
            cells = lists.cells.naming(paper, ("", *spoken))
            wanted = Wanted(_last(paper), found["name"], found["level"], paper, cells)
            yield _gap(lists, level, wanted, spoken)


def _goals(lists: Lists) -> Iterator[Finding]:
    for found in ask_view(lists.store, "gap-goals").records():
        paper = found["document"]
        under = lists.anchored.get(paper, set()) | lists.spoken.get(paper, set())
        about = f"{_last(paper)}-{found['order']}"
        cells = (found["cell"],) if found["cell"] else ()
        wanted = Wanted(about, found["text"], found["level"], found["goal"], cells)
        yield _gap(lists, "goal-open", wanted, under)


def _priorities(lists: Lists) -> Iterator[Finding]:
    for found in ask_view(lists.store, "gap-priorities").records():
        under = lists.met_in(found["thing"], "partner")
        if under & lists.anchored.get(found["document"], set()):
            continue
        about = f"{_last(found['document'])}-{_last(found['thing'])}"
        wanted = Wanted(
            about, found["name"], found["level"], found["thing"], (found["cell"],)
        )
        level = "not-anchored" if under else "no-partner"
        yield _gap(lists, level, wanted, under, document=found["title"])


def _regions(lists: Lists) -> Iterator[Finding]:
    for place in lists.inside:
        named = (activity for activity, _ in lists.reach.get(place, ()))
        if any(lists.activities[one].kind == "partner-region" for one in named):
            inside = lists.met_in(place, "partner")
            frames = {one for one in inside if lists.activities[one].kind in FRAMES}
            if frames == inside:
                kind, name = lists.places[place]
                cells = lists.cells_in(place, frames)
                wanted = Wanted(_last(place), name, kind, place, cells)
                yield _gap(lists, "region-empty", wanted, frames)


def _countries(lists: Lists) -> Iterator[Finding]:
    """Yield the countries abroad where nothing is done, only agreed or belonged to."""
    home = owners(lists.store)
    for place in sorted(lists.inside):
        kind, name = lists.places[place]
        if kind == "country" and place not in home:
            under = lists.met_in(place, "partner", "other")
            kinds = {lists.activities[address].kind for address in under}
            # Of what nobody has said the kind, it may be work.
            if not kinds & {*WORK, "not-stated"}:
                cells = lists.cells_in(place, under)
                wanted = Wanted(_last(place), name, "country", place, cells)
                yield _gap(lists, "country-empty", wanted, under)


def _last(address: str) -> str:
    return address.rsplit("/", 1)[-1]
