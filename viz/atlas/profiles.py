"""A page for each actor, place, programme and document: what is known, from where."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Any

from viz.anchoring.words import span
from viz.atlas.book import Book, Leaf, route_of
from viz.atlas.lines import TOPIC, evidence_key, findings, quantities, role
from viz.atlas.matrix import matrix
from viz.atlas.pointers import activities
from viz.atlas.said import worded
from viz.atlas.things import (
    Appearance,
    appearances,
    below,
    most,
    named,
    partners,
    things,
    together,
)
from viz.atlas.tongues import source_tongue
from viz.page import fill
from viz.wording import counted, say, texts

#: So many lines are shown at once; the others are folded.
OPEN = 15
#: The facts of the register in the order in which a reader wants them.
ORDER = (
    "level", "publisher", "period", "within", "place", "part-of", "edition-of",
    "came-from", "became", "code", "number",
)  # fmt: skip


def leaves(book: Book) -> Iterable[Leaf]:
    """Yield the pages of everything that has one, but for activities."""
    known = [one for one in things(book) if one in book.known]
    for address in known:
        if named(book, address)["type"] != "activity":
            yield _leaf(book, address)


def _leaf(book: Book, address: str) -> Leaf:
    thing, appears = named(book, address), appearances(book, address)
    company = partners(book, address)
    html = fill(
        "atlas/profile.html",
        topic=TOPIC,
        language=book.language,
        book=book,
        thing=thing,
        named=lambda one: named(book, one),
        source_tongue=partial(source_tongue, book),
        evidence=texts(book.language, "atlas_evidence"),
        evidence_key=evidence_key(book),
        show=texts(book.language, "show"),
        facts=facts(book, address),
        names=_names(book, address),
        below=below(book, address),
        said=list(together(book.by("page-said", "thing")[address], "part", "other")),
        quantities=quantities(book, address),
        direct=[_line(book, one) for one in appears.direct],
        through=[_line(book, one) for one in appears.through],
        count=appears.count,
        indirect=appears.indirect,
        most=most(book),
        partners=company,
        matrix=matrix(book, address, appears.direct, company),
        findings=findings(book, address),
        answer=_answer(
            book,
            thing,
            appears.count,
            appears.count + appears.indirect,
            appears.company,
        ),
        open=OPEN,
    )
    return Leaf(route_of(address), thing["name"], html)


def _answer(
    book: Book, thing: dict[str, str], direct: int, every: int, company: int
) -> str:
    """Return what the page comes to, in one sentence."""
    language = book.language
    kind = thing["kind"][:1].upper() + thing["kind"][1:]
    if not every:
        return say(language, TOPIC, "answer_nowhere", kind=kind)
    if not direct:
        under = counted(language, TOPIC, "only_through", every)
        return say(language, TOPIC, "answer", kind=kind, where=under)
    what = "anchors" if thing["type"] == "document" else "in_activities"
    where = counted(language, TOPIC, what, direct)
    parts = [say(language, TOPIC, "answer", kind=kind, where=where)]
    if every > direct:
        parts.append(counted(language, TOPIC, "also_through", every - direct))
    if company:
        parts.append(counted(language, TOPIC, "in_company", company))
    return " ".join(parts)


def _names(book: Book, address: str) -> list[tuple[str, str]]:
    """Return the other names of a thing, and what sort of name each is."""
    words, main = texts(book.language, "show"), named(book, address)["name"]
    found: dict[str, list[str]] = defaultdict(list)
    for one in book.by("names", "thing")[address]:
        # A place told by its name in another language has its own name here.
        if one["sort"] != "code" and one["name"] != main:
            found[one["name"]].append(words[f"name.{one['sort']}"])
    return [(name, ", ".join(sorts)) for name, sorts in sorted(found.items())]


def facts(book: Book, address: str) -> list[dict[str, Any]]:
    """Return what the register says, in the order in which it is read."""
    words = texts(book.language, "show")
    entries = book.by("page-facts", "thing")[address]
    found = [
        {
            **fact,
            "label": words[f"fact.{fact['fact']}"],
            "value": span(book.language, fact["value"])
            if fact["fact"] == "period"
            else fact["value"],
        }
        for fact in together(entries, "fact", "value", "evidence")
    ]
    return sorted(found, key=lambda fact: ORDER.index(str(fact["fact"])))


def _line(book: Book, found: Appearance) -> dict[str, Any]:
    """Return one activity as a line: as what, by which words, how it is known."""
    language = book.language
    said = [
        {**one, "as": role(language, one)}
        for one in together(
            worded(book, found.statements), "part", "way", "role", "words"
        )
    ]
    names = dict.fromkeys(named(book, one)["name"] for one in found.through)
    activity = activities(book)[found.activity]
    return {"activity": activity, "said": said, "through": list(names)}
