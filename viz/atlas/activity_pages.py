"""A page for each activity: who, where anchored, how long, and by which cells."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from graph.asking.views import ask_view
from graph.stating import addresses
from viz.atlas.book import Book, Leaf, Records, route_of
from viz.atlas.lines import TOPIC, evidence_key, findings, quantities, role
from viz.atlas.pointers import Activity, activities
from viz.atlas.said import statements_on
from viz.atlas.things import named, together
from viz.atlas.tongues import source_tongue
from viz.page import day, fill
from viz.wording import counted, say, texts

#: The columns of a source in the order of the overview.
COLUMNS = (
    "title", "content", "type", "start", "end", "anchoring", "department", "comment",
)  # fmt: skip
#: What is said of an activity, in the order in which it is asked for.
SORTS = (
    "participation", "membership", "anchoring", "approval", "funding", "concern",
    "link",
)  # fmt: skip
#: What a period was read as, in the order of time.
READ = (
    "startEdtf", "endEdtf", "durationText", "duration", "frequency", "renewedEdtf",
)  # fmt: skip
#: Everything that a period may have.
TERMS = (
    *READ, "startAsWritten", "endAsWritten", "earliestStart", "latestStart",
    "earliestEnd", "latestEnd", "evidence", "evidence_label",
)  # fmt: skip


def leaves(book: Book) -> Iterable[Leaf]:
    """Yield the pages of the activities that have one."""
    for address, activity in activities(book).items():
        if address in book.known:
            yield _leaf(book, address, activity)


def _leaf(book: Book, address: str, activity: Activity) -> Leaf:
    values = book.by("page-values", "of")[address]
    statements = _statements(book, address, values)
    html = fill(
        "atlas/activity.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        activity=activity,
        named=lambda one: named(book, one),
        source_tongue=source_tongue(book, activity["collection"]),
        evidence_key=evidence_key(book),
        owner=addresses.thing(activity["owner"]) if activity["owner"] else "",
        note=named(book, address).get("note", ""),
        own=[one for one in values if one["sort"] == "activity"],
        terms={one["name"]: one["label"] for one in book.view("page-terms")},
        period=_period(values),
        read=READ,
        statements=statements,
        quantities=quantities(book, address),
        cells=_cells(book, address),
        parts=_parts(book, address),
        findings=findings(book, address),
        answer=_answer(book, activity, statements),
    )
    return Leaf(route_of(address), activity["title"], html)


def _statements(book: Book, address: str, values: Records) -> list[dict[str, Any]]:
    """Return what is said of an activity, one line for each thing that is named."""
    more: dict[str, dict[str, str]] = defaultdict(dict)
    for one in values:
        if one["sort"] == "statement":
            more[one["part"]][one["name"]] = one["value"]
    said = sorted(
        statements_on(book, address),
        key=lambda one: SORTS.index(one["sort"]),
    )
    return [
        {
            **one,
            "as": role(book.language, one),
            "more": {
                term: day(book.language, value)
                for term, value in more[one["part"]].items()
            },
        }
        for one in together(said, "part", "way", "thing")
    ]


def _period(values: Records) -> dict[str, Any]:
    """Return the period by its terms, and the cells that it rests on."""
    own = [one for one in values if one["sort"] == "period"]
    found: dict[str, Any] = dict.fromkeys(TERMS, "")
    found.update({one["name"]: one["value"] for one in own})
    found["sources"] = list(
        dict.fromkeys(one["source"] for one in own if one["source"])
    )
    if own:
        found["evidence"] = own[0]["evidence"]
        found["evidence_label"] = own[0]["evidence_label"]
    return found


def _cells(book: Book, address: str) -> Records:
    """Return the row of the source, cell by cell, in the order of the overview."""
    cells = book.by("page-cells", "activity")[address]
    return sorted(cells, key=lambda cell: _place(cell["column"]))


def _place(column: str) -> tuple[int, str]:
    """Return where a column stands; those that are the source's own come last."""
    return (COLUMNS.index(column) if column in COLUMNS else len(COLUMNS), column)


def _parts(book: Book, address: str) -> list[str]:
    """Return the parts of an activity, or the whole that it is a part of."""
    related: dict[str, list[str]] = book.once(
        "related", lambda: _related(book), shared=True
    )
    return list(dict.fromkeys(related.get(address, ())))


def _related(book: Book) -> dict[str, list[str]]:
    """Return the whole of each part, then the parts of each whole: few have any."""
    lines = ask_view(book.built.store, "activities").records()
    pairs = [(one["address"], one["whole"]) for one in lines if one["whole"]]
    found: dict[str, list[str]] = defaultdict(list)
    for part, whole in pairs:
        found[part].append(whole)
    for part, whole in pairs:
        found[whole].append(part)
    return found


def _answer(book: Book, activity: Activity, statements: list[dict[str, Any]]) -> str:
    """Return what the page comes to, in one sentence or two."""
    language = book.language
    taking = {one["thing"] or one["words"] for one in statements if _takes_part(one)}
    plans = [
        named(book, one["thing"])["name"]
        for one in statements
        if one["way"] == "anchored-in"
    ]
    kind = activity["kind_label"][:1].upper() + activity["kind_label"][1:]
    head = say(language, TOPIC, "activity_head", kind=kind, place=activity["place"])
    who = counted(language, TOPIC, "taking_part", len(taking))
    if plans:
        names = ", ".join(f"«{name}»" for name in dict.fromkeys(plans))
        return " ".join((head, who, say(language, TOPIC, "is_anchored", names=names)))
    return " ".join((head, who, texts(language, TOPIC)["not_anchored"]))


def _takes_part(statement: dict[str, Any]) -> bool:
    return statement["sort"] in ("participation", "membership")
