"""What an importer reads out of one row of an export.

An importer yields an ``Entry`` a row, in the order of the file, and keeps
nothing; what becomes of the facts is the same for all formats (``writing``).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme that projects are funded by.

    Attributes:
        key: What tells it from others in this export; an id of the shared
            register when ``known`` is true.
        name: Its name as written.
        part_of: A programme of the shared register that it belongs to.
        period: The years that it lasts, in EDTF.
        known: True when the shared register has it already.
    """

    key: str
    name: str = ""
    part_of: str = ""
    period: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """One project, programme or charter of the export: an activity.

    Attributes:
        key: What tells it from others in this export.
        title: Its title as written.
        kind: A code of the list ``activity-kind``.
        language: The title's language; ``mul`` where the export mixes them.
        start: The start in EDTF, or empty when the export does not say.
        end: The end in EDTF, or empty.
        part_of: The key of the project or programme that it belongs to.
        programme: What it is funded by; None when it is only about one.
        about: A programme of the shared register that it concerns.
        action: The kind of action, as written.
        amount: Money from the programme, as a plain number; else empty.
        amount_words: The amount as written.
        column: The field of the row that the title stands in.
    """

    key: str
    title: str
    kind: str = "project"
    language: str = "mul"
    start: str = ""
    end: str = ""
    part_of: str = ""
    programme: Programme | None = None
    about: str = ""
    action: str = ""
    amount: str = ""
    amount_words: str = ""
    column: str = "title"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation of the export.

    ``identifiers`` are written ``scheme:value`` (``pic:998616262``); ``country``
    and ``nuts`` are codes as the export writes them.
    """

    key: str
    name: str
    kind: str = "unspecified"
    country: str = ""
    nuts: str = ""
    identifiers: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """Somebody takes part in a project; ``place`` stands where nobody is named.

    ``role`` is a code of the list ``role``; ``evidence`` is ``stated`` when the
    export's own word means just that, else ``inferred``.
    """

    project: str
    actor: str = ""
    place: str = ""
    role: str = "partner"
    words: str = ""
    evidence: str = "stated"


Fact = Project | Organisation | Participation


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of an export: where it stands, the cells used, the facts in it.

    Attributes:
        row: The row's number, with the table's name before it where there are
            several tables.
        cells: Text by field (``title``, ``content``, ``type``, ``start``,
            ``end``, ``comment``), as written.
        facts: What was read, each before what speaks of it.
        skipped: Why nothing was read, as a word; else empty.
    """

    row: str
    cells: dict[str, str] = field(default_factory=dict)
    facts: Sequence[Fact] = ()
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of export: who publishes it, its headings, and how it is read.

    Attributes:
        name: The word on the command line.
        title: What the database is called.
        publisher: An organisation of the shared register, or the name of one
            that the import adds.
        licence: What the publisher says of reuse.
        headings: The export's heading for each field that cells are kept in.
        expected: Headings that a right file has, for people who gave another.
        read: Makes entries of files.
    """

    name: str
    title: str
    publisher: str
    licence: str
    headings: dict[str, str]
    expected: str
    read: Callable[[Sequence[Path]], Iterable[Entry]]


Entries = Iterator[Entry]
