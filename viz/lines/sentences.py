"""One finding in words: its sentence, its reasons one by one, the smallest fix."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from graph.findings.crowds import MOST
from graph.findings.finding import Finding, Reason
from graph.findings.statements import Words
from graph.findings.themes import theme_name
from graph.reading.translations import place_names
from viz.references import part_and_number, reference_in
from viz.wording import LANGUAGES, blanks, say, texts

#: Values that stand for a word of a code list begin like this.
CODE = "code:"
THEME = f"{CODE}theme/"
#: Values that name one or more things; the others are quoted as they stand.
NAMES = ("name", "names", "place", "themes")
#: So many cells of one reason are written out.
SHOWN = 8


def sentence(finding: Finding, language: str) -> str:
    """Return the finding as one sentence: ``Rad 45, 46 og 47 …``."""
    words = texts(language, "findings")
    text = words[_sentence_key(finding, words)]
    return text.format(**{one: BLANKS[one](finding, language) for one in blanks(text)})


def _sentence_key(finding: Finding, words: dict[str, str]) -> str:
    """Return the sentence of the kind, or the one for its level or for no rows."""
    key = f"sentence.{finding.kind}"
    own = f"{key}.{finding.level}"
    bare = f"{key}.bare"
    if not finding.rows and bare in words:
        return bare
    return own if own in words else key


def listed(parts: tuple[str, ...], language: str) -> str:
    """Return a list as it is read aloud: ``45, 46 og 47``, each once.

    Of many the first are named, and how many more there are.
    """
    unique = tuple(dict.fromkeys(parts))
    if len(unique) > MOST:
        first, more = ", ".join(unique[:MOST]), str(len(unique) - MOST)
        return say(language, "findings", "names.more", names=first, more=more)
    if len(unique) < 2:
        return "".join(unique)
    return ", ".join(unique[:-1]) + texts(language, "findings")["and"] + unique[-1]


def places(rows: tuple[str, ...], language: str) -> str:
    """Return where rows stand: ``rad 23 og avsnitt 4``.

    >>> places(("23", "p4"), "nn"), places(("projects-8",), "nn")
    ('rad 23 og avsnitt 4', 'rad projects-8')
    """
    numbers: dict[str, list[str]] = {}
    for row in rows:
        part, number = part_and_number(row)
        numbers.setdefault(part, []).append(number)
    found = []
    for part, group in numbers.items():
        key = f"place.{part}" if len(set(group)) == 1 else f"places.{part}"
        text = listed(tuple(group), language)
        found.append(say(language, "findings", key, numbers=text))
    return listed(tuple(found), language)


def reason_text(reason: Reason, language: str) -> str:
    """Return one reason, its code words and its places in the language."""
    words = texts(language, "findings")
    key = f"reason.{reason.code}"
    if reason.values.get("count") == "1":
        key = f"{key}.one" if f"{key}.one" in words else key
    values = {
        name: _named(value, language) if name in NAMES else _worded(value, language)
        for name, value in reason.values.items()
    }
    for several in {"rows", "names"} & values.keys() if "more" in values else ():
        values[several] = words[f"{several}.more"].format(**values)
    return words[key].format(**values)


@lru_cache(maxsize=65536)
def _named(names: str, language: str) -> str:
    """Return names in the language, those of places by what they are called in it."""
    called = place_names(language)
    found = (_worded(name, language) for name in names.split("; "))
    return "; ".join(called.get(name, name) for name in found)


def _worded(value: str, language: str) -> str:
    """Return a value in the language, if it stands for a word of a code list."""
    if value.startswith(THEME):
        return theme_name(value.removeprefix(THEME), language)
    return (
        texts(language, "findings").get(value, value)
        if value.startswith(CODE)
        else value
    )


def reason_with_cells(reason: Reason, language: str) -> str:
    """Return one reason with the cells of the source that it rests on."""
    text = reason_text(reason, language)
    cells = [_reference(cell, language) for cell in reason.cells[:SHOWN]]
    if len(reason.cells) > SHOWN:
        more = str(len(reason.cells) - SHOWN)
        cells.append(say(language, "findings", "cells.more", count=more))
    return f"{text} [{'; '.join(cells)}]" if cells else text


#: Many reasons stand in the same cells.
_reference = lru_cache(maxsize=65536)(reference_in)


def reason_texts(finding: Finding, language: str, *, only: str = "") -> list[str]:
    """Return the reasons one by one; ``only`` those whose code begins so."""
    return [
        reason_with_cells(reason, language)
        for reason in finding.reasons
        if reason.code.startswith(only)
    ]


def fix_text(finding: Finding, language: str) -> str:
    """Return the smallest thing that would settle the finding."""
    return say(language, "findings", f"fix.{finding.fix}")


def department(code: str, language: str) -> str:
    """Return what a department is called; all of them, and none, have words."""
    words = texts(language, "findings")
    return {"*": words["department.all"], "": words["department.none"]}.get(code, code)


def _where(finding: Finding, language: str) -> str:
    found = places(finding.rows, language)
    return found[:1].upper() + found[1:]


def _titles(finding: Finding, language: str) -> str:
    quoted = texts(language, "findings")["quoted"]
    return listed(tuple(quoted.format(text=one) for one in finding.titles), language)


def _reasons(reasons: Iterable[Reason], language: str) -> str:
    return "; ".join(reason_text(reason, language) for reason in reasons)


def _loses(finding: Finding, language: str) -> str:
    lost = (one for one in finding.reasons if one.code.startswith("loses-"))
    return _reasons(lost, language)


def _level(finding: Finding, language: str) -> str:
    return texts(language, "findings").get(f"level.{finding.level}", finding.level)


#: What each blank of a sentence is filled with; only those that it has are made.
BLANKS: dict[str, Callable[[Finding, str], str]] = {
    "places": _where,
    "rows": lambda finding, language: listed(finding.rows, language),
    "titles": _titles,
    "level": _level,
    "reason": lambda finding, language: _reasons(finding.reasons[:1], language),
    "why": lambda finding, language: _reasons(finding.reasons[-1:], language),
    "loses": _loses,
    "name": lambda finding, language: _named(finding.details.get("name", ""), language),
    "department": lambda finding, language: department(
        finding.details.get("department", ""), language
    ),
}


def tell(finding: Finding) -> Words:
    """Return the finding in the words of every language, for the graph."""
    told = [reason_texts(finding, language) for language in LANGUAGES]
    return Words(
        {language: sentence(finding, language) for language in LANGUAGES},
        tuple(
            dict(zip(LANGUAGES, reason, strict=True))
            for reason in zip(*told, strict=True)
        ),
        {language: fix_text(finding, language) for language in LANGUAGES},
    )
