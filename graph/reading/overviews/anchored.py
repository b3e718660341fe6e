"""Which policy documents the cells of an overview name, in its column of anchoring.

A cell that is the very name of a registered document means that one.  Another that
a word says is a document («Regionalplan for klima 2022-2030») becomes one in the
overview's own register; its kind, its years and who stands behind it are read out
of its name, and are marked as inferred.  Words that name no document stay as they are.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.errors import Problem, Severity
from graph.names import fold, word_list
from graph.reading.bodies.known import names_in
from graph.reading.bodies.newcomers import free_name
from graph.reading.bodies.parted import BULLET
from graph.reading.privacy import personal_spans
from graph.reading.tables import Record, Tables
from ontology import WORDS

#: Names of several documents in one cell are parted by these; commas are tried last.
PARTED = re.compile(r"\s*[;\n\u2022|]\s*")
#: A title is no longer than this.
LONGEST = 150
#: A name with fewer letters is found in others by chance.
TELLING = 12
YEARS = re.compile(r"(?<!\d)(20\d\d)\s*[-–/]\s*(20\d\d)(?!\d)")
#: What a document of a county's own column is, when its name does not tell.
KIND, LEVEL = "plan", "regional"
NOTE = {
    "nn": "Slag og nivå er lesne ut av namnet.",
    "nb": "Slag og nivå er lest ut av navnet.",
    "en": "Kind and level are read out of the name.",
}


@dataclass(slots=True)
class Shelf:
    """The documents that are known by name, and those that an overview adds.

    Attributes:
        known: Identifiers by name.
        taken: Every id that is not free.
        title: What the overview is called.
        language: The language that it is in.
        added: Rows for the register.
    """

    known: dict[str, str]
    taken: set[str]
    title: str
    language: str
    added: list[Record] = field(default_factory=list)

    def find(self, words: str, row: Record) -> str:
        """Return the document that words name, or nothing.

        Words with a registered name among them may mean that document or another:
        a person is to say.
        """
        known = self.known.get(fold(words), "")
        if known or not is_document(words) or self._may_mean(words):
            return known
        return self._add(words, row)

    def _may_mean(self, words: str) -> bool:
        added = {record["id"] for record in self.added}
        return any(
            re.search(rf"\b{re.escape(name)}\b", fold(words))
            for name, document in self.known.items()
            if len(name) >= TELLING and document not in added
        )

    def _add(self, words: str, row: Record) -> str:
        name = free_name(words, self.taken)
        self.taken.add(name)
        self.known[fold(words)] = name
        years = YEARS.search(words)
        cells = {
            "id": name,
            "name": words,
            "language": self.language,
            "kind": _of("document-kinds", words) or KIND,
            "level": _of("document-levels", words) or LEVEL,
            "period": f"{years[1]}/{years[2]}" if years and years[1] < years[2] else "",
            "evidence": "inferred",
            "source": self.title,
            "note": NOTE.get(self.language, NOTE["en"]),
        }
        self.added.append(Record("documents", row.file, row.row, cells))
        return name


def shelf_of(register: Tables, taken: set[str], head: dict[str, str]) -> Shelf:
    """Return the documents of a register, ready to be looked up."""
    language = head["language"]
    return Shelf(names_in(register, "documents"), taken, head["title"], language)


def is_document(words: str) -> bool:
    """Return whether words are the name of a document: one of them says so.

    >>> is_document("Regionalplan for klima"), is_document("Ein plan")
    (True, False)
    >>> is_document("Sjå sak om Erasmus+"), is_document("Vedteke av fylkestinget")
    (False, False)
    """
    first = re.match(r"[^\W_]+", words)
    return (
        first is not None
        and not first[0][0].islower()
        and fold(first[0]) not in word_list("no-names")
        and len(words) <= LONGEST
        and not words.endswith("?")
        and bool(_of("document-kinds", words))
        and not personal_spans(words)
    )


def _of(name: str, words: str) -> str:
    """Return the first kind or level that a word of a name tells of, or nothing."""
    plain = re.sub(r"[^\w]+", " ", fold(words)).strip()
    return next((code for code, told in _telling(name) if told.search(plain)), "")


@cache
def _telling(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the words of a list as patterns; long ones may end a longer word."""
    listed = json.loads((WORDS / f"{name}.json").read_text(encoding="utf-8"))
    return tuple((code, _any(name, words)) for code, words in listed.items())


def _any(name: str, words: Sequence[str]) -> re.Pattern[str]:
    tail = {word for word in words if name == "document-kinds" and len(word) > 3}
    parts = [
        rf"{'' if word in tail else chr(92) + 'b'}{re.escape(fold(word))}"
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile(rf"(?:{'|'.join(parts)})\b")


def anchorings(
    activities: Sequence[Record],
    rows: Sequence[Record],
    shelf: Shelf,
    problems: list[Problem],
) -> Iterator[Record]:
    """Yield an anchoring for each document that a cell names.

    Other words stay in the cell as they are written, and are told.
    """
    by_number = {row["row"]: row for row in rows}
    for activity in activities:
        row = by_number[activity["row"]]
        seen = set()
        for text in _names(row["anchoring"], shelf):
            document = shelf.find(text, row)
            if not document and any(map(str.isalnum, text)):
                place = (row.file, row.row, "anchoring", text)
                problems.append(Problem("anchoring-unread", Severity.INFO, *place))
            elif document and document not in seen:
                seen.add(document)
                cells = {
                    "activity": activity["id"],
                    "document": document,
                    "evidence": "stated",
                    "row": row["row"],
                    "column": "anchoring",
                    "as_written": text,
                }
                yield Record("anchorings", row.file, row.row, cells)


def _names(cell: str, shelf: Shelf) -> Iterator[str]:
    """Yield the names in a cell; a comma parts them where each part is a document.

    A registered name is left as it is, with the comma that it has.
    """
    for part in filter(None, (BULLET.sub("", one) for one in PARTED.split(cell))):
        inner = re.split(r"\s*,\s*", part)
        apart = all(fold(one) in shelf.known or is_document(one) for one in inner)
        yield from inner if apart and fold(part) not in shelf.known else [part]
