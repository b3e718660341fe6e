"""The page of changes: every change by its kind, before and after, and how we know."""

from itertools import groupby

from graph.comparing.changes import Change, Diff
from viz.lines.changes import head, kind_label, rows, said, sentence, why
from viz.page import render
from viz.wording import texts


def changes_page(found: Diff, old: str, new: str, language: str) -> str:
    """Return the page as text; one file that asks nobody for anything."""
    parts = [
        {
            "kind": kind,
            "heading": kind_label(kind, language).capitalize(),
            "lines": [_line(change, language) for change in group],
        }
        for kind, group in groupby(found.changes, key=lambda change: change.kind)
    ]
    return render(
        "changes.html",
        language=language,
        title=f"{old} → {new}",
        styles=("page.css",),
        as_of="",
        head=head(found, old, new, language),
        parts=parts,
    )


def _line(change: Change, language: str) -> dict[str, str]:
    words = texts(language, "changes")
    return {
        "sentence": sentence(change, language),
        "field": words.get(f"field.{change.field}", change.field),
        "before": said(change.before, language) or words["nothing"],
        "after": said(change.after, language) or words["nothing"],
        "rows": rows(change, language),
        "why": why(change, language),
    }
