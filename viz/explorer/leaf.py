"""The page *Kven med kven* as HTML: question, answer, controls, picture, tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from graph.reading.translations import told_place
from viz.explorer.data import Labels, needed
from viz.explorer.facts import EVIDENCE, Answer, answer
from viz.explorer.groups import GROUPS
from viz.explorer.scenes import Scene, everything
from viz.explorer.spots import Layout
from viz.lines.sentences import places
from viz.page import embedded, fill
from viz.references import reference_in, reference_words
from viz.wording import counted, say, texts

ROUTE = "kven-med-kven"
TOPIC = "atlas_explorer"
#: The lists that the reader can filter by, with their names in the address.
FILTERS = ("department", "kind", "country", "status", "programme", "evidence")


@dataclass(frozen=True)
class Frame:
    """What the page hangs in: language, day, and where a thing has a page of its own.

    ``page_of`` returns the link to the page of an actor or activity, or nothing.
    """

    language: str
    labels: Labels
    as_of: str = ""
    page_of: Callable[[str], str] = lambda name: ""


@dataclass(frozen=True)
class Choice:
    """One county to see the network from, and how many activities are its own."""

    owner: str
    name: str
    count: int


@dataclass(frozen=True)
class Seen:
    """What the page tells of the scenes, the same in every language.

    The networks of a large collection take much room, and are let go of.  ``first``
    is the name of the county that the page opens with, and ``layout`` its picture;
    ``unplaced`` are the activities that come along and are in no tie.  Where nobody
    answers for any activity, ``first`` is only ``leading``: the one in most of them.
    """

    first: str
    layout: Layout
    choices: tuple[Choice, ...]
    answers: tuple[Answer, ...]
    groups: list[dict[str, Any]]
    unplaced: frozenset[str]
    activities: int
    known_years: int
    all_years: int
    leading: bool = False


def seen(views: Sequence[Scene], facts: Mapping[str, Any]) -> Seen:
    """Return what the page tells of the scenes, without their networks."""
    drawn = {part.activity for view in views for tie in view.ties for part in tie.parts}
    own = views[0].network.graph["activities"].values()
    return Seen(
        views[0].name,
        views[0].layout,
        tuple(
            Choice(view.owner, view.name, len(view.network.graph["activities"]))
            for view in views
        ),
        tuple(answer(view.network, view.ties) for view in views),
        _legend(views),
        frozenset(key for key in facts["order"] if key not in drawn),
        len(everything(views)),
        sum(bool(one["first"] or one["last"]) for one in own),
        len(own),
        bool(views[0].owner) and not any(facts["owner"] for facts in own),
    )


def leaf_html(found: Seen, facts: Mapping[str, Any], frame: Frame) -> str:
    """Return the page as HTML; ``facts`` are those that the script is given."""
    labels = needed(frame.labels, facts)
    told = {key: told_as(one, frame.language) for key, one in facts["actors"].items()}
    words = _words(found, facts, labels, told, frame.language)
    activities = [
        {**facts["activities"][key], "key": key, "collection": _collection(key)}
        for key in facts["order"]
    ]
    return fill(
        "atlas/explorer.html",
        topic=TOPIC,
        language=frame.language,
        words=Markup(embedded(words)),
        answer=words["answers"][0],
        found=found.answers[0],
        owner=found.first,
        leading=found.leading,
        scenes=found.choices,
        filters=FILTERS,
        evidence=EVIDENCE,
        layout=found.layout,
        label=lambda name, code: labels.get(name, {}).get(code, code),
        groups=found.groups,
        activities=activities,
        unplaced=[one for one in activities if one["key"] in found.unplaced],
        actors=_actors(facts),
        names=told,
        known_years=found.known_years,
        all_years=found.all_years,
        left_activities=found.activities - len(activities),
        choose=lambda thing: f"#{frame.language}/{ROUTE}?vald={quote(thing, safe='')}",
        page_of=frame.page_of,
        place=lambda row: places((row,), frame.language),
        reference=partial(reference_in, language=frame.language),
        as_of=frame.as_of,
    )


def _words(
    found: Seen,
    facts: Mapping[str, Any],
    labels: Mapping[str, Any],
    told: Mapping[str, tuple[str, str]],
    language: str,
) -> dict[str, Any]:
    """Return what the script puts into words itself, when somebody chooses."""
    return {
        "ui": texts(language, TOPIC),
        "labels": labels,
        "answers": [sentence(one, language) for one in found.answers],
        "references": reference_words(language),
        "places": {
            key: told[key][0]
            for key, one in facts["actors"].items()
            if told[key][0] != one["name"]
        },
    }


def told_as(actor: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Return what an actor is called on a page, and the language of that name."""
    if actor["type"] != "place" or actor["language"] == language:
        return actor["name"], actor["language"]
    return told_place(actor["name"], actor["language"], language)


def sentence(found: Answer, language: str) -> str:
    """Answer in one sentence who works with how many, where, and in what."""
    values = {
        "owner": found.owner,
        "partners": counted(language, TOPIC, "partner", found.partners),
        "activities": counted(language, TOPIC, "activity", found.activities),
        "countries": counted(language, TOPIC, "country", found.countries),
    }
    key = "headline" if found.countries else "headline_bare"
    return say(language, TOPIC, key, **values)


def _collection(key: str) -> str:
    return key.rpartition("/")[0]


def _actors(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """List the actors by name, each with how many activities it is part of."""
    part_of: dict[str, set[str]] = {actor: set() for actor in facts["actors"]}
    for key, activity in facts["activities"].items():
        for part in activity["participants"]:
            part_of.get(part["actor"], set()).add(key)
    for told in facts["scenes"]:
        for tie in told["edges"] + told["beyond"]:
            for end in (tie["from"], tie["to"]):
                part_of.get(end, set()).update(part[0] for part in tie["parts"])
    return [
        {**told, "id": actor, "number": len(part_of[actor])}
        for actor, told in facts["actors"].items()
    ]


def _legend(views: Sequence[Scene]) -> list[dict[str, Any]]:
    present = {spot.group for view in views for spot in view.layout.spots.values()}
    return [vars(group) for group in GROUPS if group.key in present]
