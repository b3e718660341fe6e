"""Suggestions as a table: codes in files, which are read again, words on a screen."""

from collections.abc import Sequence

from graph.asking.store import Answer
from graph.reading.vocabulary import codes
from graph.suggesting.suggest import HEADINGS, Suggestion
from viz.wording import texts

#: The columns that hold codes, and of which list.
CODED = {
    "reason": "mention-kind",
    "certainty": "suggestion-certainty",
    "decision": "decision",
}
READ_AGAIN = ("csv", "json", "xlsx")
#: What a person can choose between in a spreadsheet.
CHOICES = {"decision": ("accept", "reject")}


def suggestion_table(found: Sequence[Suggestion], form: str, language: str) -> Answer:
    """Return suggestions with fixed headings; in words where only people read them."""
    rows = [tuple(getattr(made, name) for name in HEADINGS) for made in found]
    if form in READ_AGAIN:
        return Answer(list(HEADINGS), rows)
    headings = texts(language, "suggest")
    named = [headings[f"heading.{name}"] for name in HEADINGS]
    return Answer(named, [_worded(row, language) for row in rows])


def _worded(row: tuple[str, ...], language: str) -> tuple[str, ...]:
    cells = dict(zip(HEADINGS, row, strict=True))
    for column, scheme in CODED.items():
        code = codes()[scheme].get(cells[column])
        if code:
            cells[column] = code.labels[language]
    kind = next(
        (
            codes()[scheme][cells["kind"]]
            for scheme in (
                "organisation-kind",
                "place-kind",
                "programme-kind",
                "document-kind",
            )
            if cells["kind"] in codes()[scheme]
        ),
        None,
    )
    cells["kind"] = kind.labels[language] if kind else cells["kind"]
    return tuple(cells.values())
