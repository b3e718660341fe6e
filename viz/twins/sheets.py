"""The tables of the workbook: one sheet a table, headings in the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.asking.coverage import ask_coverage
from graph.asking.details import ask_details
from graph.asking.questions import ask_question, find_question
from graph.asking.store import Answer
from graph.asking.taking import participations
from graph.asking.views import ask_view
from graph.build import Built
from graph.findings.finding import Finding
from graph.mapping.spots import spots
from graph.reading.vocabulary import codes
from viz.lines.sentences import fix_text, reason_texts, sentence
from viz.wording import say, texts

TOPIC = "workbook"
MAP = "atlas_kart"
#: The columns of activities, and what of an activity stands in each.
ACTIVITIES = {
    "row": "row",
    "title": "title",
    "kind": "kind_label",
    "department": "department",
    "status": "status_label",
    "start_written": "start_written",
    "start": "start_read",
    "end_written": "end_written",
    "end": "end_read",
    "earliest": "end_earliest",
    "latest": "end_latest",
    "anchoring": "anchoring",
    "comment": "comment",
    "collection": "collection",
    "id": "id",
}
FINDING = (
    "rows",
    "activities",
    "level",
    "sentence",
    "reasons",
    "fix",
    "certainty",
    "verdict",
    "id",
)
PLACE = (
    "name",
    "number",
    "who",
    "involved",
    "latitude",
    "longitude",
    "point",
    "source",
    "note",
)
LAPSE = ("end_written", "earliest", "latest")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: a key that names it, the keys of its columns, its rows as text."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(built: Built, language: str) -> list[Sheet]:
    """Return every table of the workbook, the activities first."""
    return [
        _activities(built, language),
        _worded("who", "participations", participations(built.store), language),
        _anchoring(built, language),
        _answer(built, language, "documents-by-level", "documents"),
        *(_findings(kind, found, language) for kind, found in built.findings.items()),
        _actors(built, language),
        _places(built, language),
        _answer(built, language, "sources", "sources"),
    ]


def _activities(built: Built, language: str) -> Sheet:
    """Return the activities; words as written, and days where they are known."""
    times = {one["key"]: one for one in ask_view(built.store, "periods").records()}
    details = ask_details(built.store, language=language).records()
    entries = (one | times[one["key"]] for one in details)
    rows = tuple(tuple(one[field] for field in ACTIVITIES.values()) for one in entries)
    return Sheet("activities", tuple(ACTIVITIES), rows)


def _answer(built: Built, language: str, question: str, key: str) -> Sheet:
    """Return the answer of a named question, its codes in words."""
    answer = ask_question(built.store, find_question(question))
    return _worded(key, question, answer, language)


def _worded(key: str, question: str, answer: Answer, language: str) -> Sheet:
    card = find_question(question)
    rows = (
        tuple(
            label(card.codes.get(column, ""), cell, language)
            for column, cell in zip(answer.columns, row, strict=True)
        )
        for row in answer.rows
    )
    return Sheet(key, tuple(answer.columns), tuple(rows))


def label(scheme: str, code: str, language: str) -> str:
    """Return what a code is called, or the text itself when it is none."""
    found = codes().get(scheme, {}).get(code)
    return found.labels[language] if found else code


def _anchoring(built: Built, language: str) -> Sheet:
    columns = (
        "row",
        "title",
        "department",
        "document_name",
        "level_label",
        "publisher",
        "period",
        "evidence_label",
        "as_written",
        "source",
        "activity",
    )
    found = ask_coverage(built.store, language=language).records()
    rows = (tuple(one[column] for column in columns) for one in found)
    return Sheet("anchoring", columns, tuple(rows))


def _findings(kind: str, found: Sequence[Finding], language: str) -> Sheet:
    """Return one kind of finding; what ends also with the days that it may mean."""
    columns = (*LAPSE, *FINDING) if kind == "lapses" else FINDING
    rows = []
    for one in found:
        days = ("end_as_written", "earliest", "latest") if kind == "lapses" else ()
        head = tuple(one.details[name] for name in days)
        rows.append((*head, *_finding(one, language)))
    return Sheet(kind, columns, tuple(rows))


def _finding(finding: Finding, language: str) -> tuple[str, ...]:
    words = texts(language, "findings")
    return (
        "; ".join(finding.rows),
        "; ".join(finding.activities),
        words.get(f"level.{finding.level}", "") or _level(finding, language),
        sentence(finding, language),
        "\n".join(reason_texts(finding, language)),
        fix_text(finding, language),
        words[f"certainty.{finding.certainty}"],
        label("verdict", finding.verdict, language),
        finding.id,
    )


def _level(finding: Finding, language: str) -> str:
    """Return the level in words of our own, where the findings have none."""
    return texts(language, TOPIC).get(f"level_{finding.level}", finding.level)


def _actors(built: Built, language: str) -> Sheet:
    columns = ("name", "kind", "country", "part_of", "became", "id")
    found = ask_view(built.store, "actors", language=language).records()
    rows = (
        (
            one["name"],
            one["kind_label"],
            one["country"],
            one["part_of"],
            one["became"],
            one["id"],
        )
        for one in found
    )
    return Sheet("actors", columns, tuple(rows))


def _places(built: Built, language: str) -> Sheet:
    """Return the spots of the map, those that are not drawn too, with the reason."""
    return Sheet("places", PLACE, tuple(_place_rows(built, language)))


def _place_rows(built: Built, language: str) -> Iterator[tuple[str, ...]]:
    words = texts(language, MAP)
    for spot in spots(built.store, language=language):
        position = spot.position
        x, y = position.point or ("", "")
        how = words[f"precision_{position.precision}"] if position.precision else ""
        why = say(language, MAP, f"why_{spot.why}") if spot.why else position.note
        yield (
            spot.name,
            str(len(spot.activities)),
            "; ".join(actor.name for actor in spot.actors),
            words[f"evidence_{spot.evidence}"],
            str(y),
            str(x),
            how,
            position.source,
            why,
        )
