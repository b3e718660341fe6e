"""The few figures that a front page needs, each with its denominator and its source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.findings.features import gather
from graph.findings.finding import Reason
from graph.findings.islands import Islands, by_source
from graph.findings.lapses import MONTHS, counted_by_state
from graph.findings.overlaps import MOST
from viz.anchoring.facts import collection_of, count
from viz.anchoring.words import listed
from viz.atlas.book import Book
from viz.lines.sentences import department, reason_text
from viz.wording import say

TOPIC = "atlas_overview"
#: So many names stand in a figure of the front page.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a total, what it is about, of which source, and where to read on."""

    number: str
    text: str
    source: str
    route: str


def figures(book: Book, abroad: dict[str, set[str]]) -> list[Figure]:
    """Return the figures of the front page, the sources with a table one by one."""
    heads = book.view("ladder-sources")
    tabled = [head for head in heads if head["has_table"] == "true"]
    found = [_abroad(book, abroad)]
    for head in tabled:
        found += _anchored(book, head)
    found.append(_ending(book))
    for head in tabled:
        found += _alone(book, head)
    found += _overlapping(book)
    for head in tabled:
        found += _empty(book, head)
    return found


def _say(book: Book, key: str, **values: object) -> str:
    return say(book.language, TOPIC, key, **values)


def _of(book: Book, number: int, total: int) -> str:
    return _say(book, "share", n=number, all=total)


def _everything(book: Book) -> str:
    """Return what all sources together are called."""
    several = len(book.built.sources.collections)
    return _say(book, "all_sources", n=several) if several > 1 else book.title


def _abroad(book: Book, abroad: dict[str, set[str]]) -> Figure:
    every = len(book.view("details"))
    met = sum(bool(lands) for lands in abroad.values())
    lands = len(set().union(*abroad.values()))
    return Figure(
        _of(book, met, every),
        _say(book, "figure_abroad", lands=lands),
        _everything(book),
        "kven-med-kven",
    )


def _anchored(book: Book, head: dict[str, str]) -> Iterator[Figure]:
    lines = [
        line
        for line in book.view("coverage")
        if collection_of(line) == head["collection"]
    ]
    counts = count(lines)
    with_some = [one for one in counts.departments if one.named]
    names = [department(one.code, book.language) for one in with_some]
    where = ""
    if any(one.code for one in with_some):
        key = "where_one" if len(names) == 1 else "where_many"
        where = _say(book, key, names=listed(book.language, names))
    yield Figure(
        _of(book, counts.named, counts.rows),
        _say(book, "figure_anchored", where=where),
        head["title"],
        "forankring",
    )


def _ending(book: Book) -> Figure:
    found = book.found("lapses")
    active = [one for one in found if one.details["what"] == "activity"]
    counts = counted_by_state(active)
    return Figure(
        _of(book, counts["ends-for-certain"], len(active)),
        _say(
            book,
            "figure_ending",
            months=MONTHS,
            may=counts["may-end"],
            ended=counts["ended-still-listed"],
            unknown=counts["no-end-known"],
        ),
        _everything(book),
        "naar",
    )


def _islands(book: Book) -> dict[str, Islands]:
    """Return how the activities of each source hang together."""
    # What ties them are things: the words of their rows are not needed.
    return book.built.found.islands or by_source(
        gather(book.built.store, rows={}).profiles
    )


def _alone(book: Book, head: dict[str, str]) -> Iterator[Figure]:
    known: dict[str, Islands] = book.once(
        "islands", lambda: _islands(book), shared=True
    )
    found = known.get(head["collection"])
    if found:
        yield Figure(
            _of(book, found.alone, found.activities),
            _say(
                book,
                "figure_alone",
                owner=head["owner"],
                pieces=found.without_owners,
                whole=found.with_owners,
            ),
            head["title"],
            "kven-med-kven",
        )


def _empty(book: Book, head: dict[str, str]) -> Iterator[Figure]:
    """Yield the column that is filled in least, besides the anchoring."""
    told = [
        one
        for one in book.found("quality")
        if one.details["collection"] == head["collection"]
        and one.details["department"] == "*"
        and not one.id.endswith("-anchoring")
    ]
    if told:
        least = min(told, key=lambda one: (one.score, one.id))
        yield Figure(
            _of(book, int(least.details["filled"]), int(least.details["of"])),
            _say(book, "figure_empty", heading=least.details["heading"]),
            head["title"],
            "funn",
        )


def _overlapping(book: Book) -> Iterator[Figure]:
    pairs = book.findings.get("overlaps", [])
    if pairs:
        sure = Counter(pair.certainty for pair in pairs)
        yield Figure(
            _say(book, "pairs_least" if len(pairs) >= MOST else "pairs", n=len(pairs)),
            _say(
                book,
                "figure_overlaps",
                likely=sure["certain"] + sure["likely"],
                reason=reason_text(
                    _brief(pairs[0].reasons[0], book.language), book.language
                ),
            ),
            _everything(book),
            "funn",
        )


def _brief(reason: Reason, language: str) -> Reason:
    """Return a reason that names the first few only, and how many more there are."""
    names = reason.values.get("name", "").split("; ")
    if len(names) <= NAMED:
        return reason
    words = {"names": "; ".join(names[:NAMED]), "more": str(len(names) - NAMED)}
    told = say(language, "findings", "names.more", **words)
    return replace(reason, values=reason.values | {"name": told})
