"""Changes from one overview to the next, in sentences and as tables."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from graph.asking.store import Answer
from graph.comparing.changes import Change, Diff
from graph.comparing.entry import Entry
from graph.comparing.said import Value, read
from graph.reading.vocabulary import codes
from viz.lines.sentences import places
from viz.wording import LANGUAGES, say, texts

HEADINGS = [
    "change",
    "old_id",
    "new_id",
    "old_row",
    "new_row",
    "field",
    "before",
    "after",
    "reason",
    "certainty",
]
#: Longer texts are cut in a sentence; the tables have them in full.
LONGEST = 90
OWN_SENTENCE = ("new", "ended", "renamed", "merged", "split", "moved")


def change_lines(found: Diff, old: str, new: str, language: str) -> Iterator[str]:
    """Yield the changes as people read them, by kind; or that there are none."""
    yield head(found, old, new, language)
    for kind, group in groupby(found.changes, key=lambda change: change.kind):
        changes = list(group)
        yield ""
        yield f"{kind_label(kind, language).capitalize()} ({len(changes)})"
        for change in changes:
            told = f"{sentence(change, language)} [{rows(change, language)}]"
            sure = change.certainty == "certain"
            yield f"  {told}" if sure else f"  {told} ({why(change, language)})"


def head(found: Diff, old: str, new: str, language: str) -> str:
    """Return how much has changed, in one sentence."""
    if not found.changes:
        return say(language, "changes", "none", old=old, new=new)
    return say(
        language,
        "changes",
        "head",
        old=old,
        new=new,
        changes=len(found.changes),
        by_id=found.by_id,
        by_likeness=found.by_likeness,
    )


def kind_label(kind: str, language: str) -> str:
    """Return what a kind of change is called."""
    return codes()["change-kind"][kind].labels[language]


def sentence(change: Change, language: str) -> str:
    """Return one change as a sentence."""
    return say(
        language,
        "changes",
        f"sentence.{_form(change)}",
        old=_titles(change.olds),
        new=_titles(change.news),
        olds=_listed(change.olds, language),
        news=_listed(change.news, language),
        field=texts(language, "changes").get(f"field.{change.field}", change.field),
        before=said(change.before, language, longest=LONGEST),
        after=said(change.after, language, longest=LONGEST),
    )


def _form(change: Change) -> str:
    whole = bool(change.before and change.after)
    if change.kind in ("new", "ended", "merged", "split"):
        return change.kind
    if change.kind in OWN_SENTENCE and whole:
        return change.kind
    if whole:
        return "changed"
    return "removed" if change.before else "added"


def _titles(entries: Sequence[Entry]) -> str:
    return "; ".join(one.title for one in entries)


def _listed(entries: Sequence[Entry], language: str) -> str:
    quoted = [say(language, "changes", "quoted", text=one.title) for one in entries]
    if len(quoted) < 2:
        return "".join(quoted)
    return ", ".join(quoted[:-1]) + texts(language, "changes")["and"] + quoted[-1]


def said(values: Sequence[Value], language: str, *, longest: int = 0) -> str:
    """Return values in the reader's words, cut where they are very long."""
    word = partial(_word, language=language)
    text = "; ".join(read(value.parts, word) for value in values)
    if longest and len(text) > longest:
        return f"{text[: longest - 1].rstrip()}…"
    return text


def _word(code: str, language: str) -> str:
    """Return a code in the reader's language."""
    scheme, _, word = code.partition("/")
    return codes()[scheme][word].labels.get(language, word)


def rows(change: Change, language: str) -> str:
    """Return where a change stands: ``rad 36 → rad 48``."""
    sides = [tuple(one.row for one in side) for side in (change.olds, change.news)]
    return " → ".join(places(side, language) for side in sides if side)


def why(change: Change, language: str) -> str:
    """Return how sure a change is, and for what reasons."""
    certainty = codes()["certainty"][change.certainty].labels[language]
    told = reasons(change, language)
    return say(language, "changes", "why", certainty=certainty, reasons=told)


def reasons(change: Change, language: str) -> str:
    """Return why these entries are taken for the same, or for new."""
    return "; ".join(
        say(language, "changes", f"reason.{reason.code}", **reason.values)
        for reason in change.reasons
    )


def tell_change(change: Change) -> dict[str, str]:
    """Return the reasons in every language, for the graph."""
    return {language: reasons(change, language) for language in LANGUAGES}


def change_table(changes: Sequence[Change], language: str) -> Answer:
    """Return the changes as a table with fixed headings and the codes of the tables."""
    return Answer(HEADINGS, [_line(change, language) for change in changes])


def _line(change: Change, language: str) -> tuple[str, ...]:
    return (
        change.kind,
        "; ".join(one.id for one in change.olds),
        "; ".join(one.id for one in change.news),
        "; ".join(one.row for one in change.olds),
        "; ".join(one.row for one in change.news),
        change.field,
        "; ".join(value.text for value in change.before),
        "; ".join(value.text for value in change.after),
        reasons(change, language),
        change.certainty,
    )
