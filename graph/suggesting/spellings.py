"""Every way in which the register writes the things it knows, ready to be found."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.names import short_forms, word_list
from graph.reading.collection import Tables
from graph.suggesting.tokens import tokens

#: Which mention a name of a kind of ``name-kind`` makes.
KINDS = {
    "translation": "language-variant",
    "alternative": "spelling",
    "abbreviation": "abbreviation",
    "misspelling": "typo",
    "former": "former-name",
}
TABLES = ("organisations", "places", "programmes", "documents")
#: Genitives, and definite forms of names that end in a noun.
GENITIVE: tuple[str, ...] = ("s",)
OF_CAPITALS: tuple[str, ...] = ("s", "en", "ens")
DEFINITE: tuple[str, ...] = (
    "s",
    "n",
    "en",
    "et",
    "a",
    "ens",
    "ets",
    "ane",
    "ene",
    "ns",
    "as",
)
#: An abbreviation is one word in capitals; what is longer is a name in capitals.
LONGEST_ABBREVIATION = 8
#: «Hordaland» is what people call Hordaland fylkeskommune.
COUNTY = re.compile(r"\s+fylkeskommune$")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name of one thing.

    Attributes:
        thing: The thing's identifier in the register.
        table: The table it stands in.
        text: The name as the register writes it.
        reason: What sets the name apart from the main one: a ``mention-kind``.
    """

    thing: str
    table: str
    text: str
    reason: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the words that the name is compared by."""
        return tuple(token.key for token in tokens(self.text))

    @property
    def abbreviation(self) -> bool:
        """Return whether the name is one word in capitals, and case matters."""
        return (
            len(self.keys) == 1
            and len(self.text) <= LONGEST_ABBREVIATION
            and sum(letter.isupper() for letter in self.text) > 1
        )


#: A long name: the words that it is compared by, together and one by one.
Long = tuple[str, tuple[str, ...], Spelling]


@dataclass(frozen=True, slots=True)
class Spellings:
    """What can be looked up.

    Attributes:
        things: Name and kind of each thing.
        forms: Names by their words, and whether the last one has an ending.
        longest: By the first word of a name, how many words the longest has.
        long: Names that may be misspelled, by number of words and first letter.
    """

    things: dict[str, tuple[str, str]]
    forms: dict[tuple[str, ...], list[tuple[Spelling, bool]]]
    longest: dict[str, int] = field(default_factory=dict)
    long: dict[tuple[int, str], list[Long]] = field(default_factory=dict)


def spellings(register: Tables, *, shortest: int) -> Spellings:
    """Return every name of the register; ``shortest`` is the least length for slips."""
    things = {
        record["id"]: (record["name"], record["kind"])
        for table in TABLES
        for record in register.get(table, [])
    }
    forms: dict[tuple[str, ...], list[tuple[Spelling, bool]]] = defaultdict(list)
    long: dict[tuple[int, str], list[Long]] = defaultdict(list)
    longest: dict[str, int] = defaultdict(int)
    for spelling in sorted(_all(register), key=lambda s: (s.thing, s.text, s.reason)):
        keys = spelling.keys
        if not keys or _is_common(spelling):
            continue
        for form, inflected in _forms(spelling):
            forms[form].append((spelling, inflected))
            longest[form[0]] = max(longest[form[0]], len(form))
        joined = " ".join(keys)
        if len(joined) >= shortest and not spelling.abbreviation:
            long[len(keys), keys[0][:1]].append((joined, keys, spelling))
    return Spellings(things, dict(forms), dict(longest), dict(long))


def _all(register: Tables) -> Iterator[Spelling]:
    """Yield main names, codes of departments, short forms and other names."""
    tables = {}
    for table in TABLES:
        for record in register.get(table, []):
            tables[record["id"]] = table
            yield from _with_short(record["id"], table, record["name"], "exact")
            if table == "organisations" and record["code"]:
                yield Spelling(record["id"], table, record["code"], "abbreviation")
    for record in register.get("names", []):
        reason = KINDS.get(record["kind"], "spelling")
        if record["id"] in tables:
            table = tables[record["id"]]
            yield from _with_short(record["id"], table, record["name"], reason)


def _with_short(thing: str, table: str, name: str, reason: str) -> Iterator[Spelling]:
    yield Spelling(thing, table, name, reason)
    authority = COUNTY.search(name)
    if authority:
        yield Spelling(thing, table, name[: authority.start()], "abbreviation")
    for short, kind in zip(
        short_forms(name), ("spelling", "abbreviation"), strict=False
    ):
        yield Spelling(thing, table, short, kind)


def _is_common(spelling: Spelling) -> bool:
    """Return whether a name is an everyday word: small letters, or listed as one."""
    keys = spelling.keys
    return len(keys) == 1 and (
        (spelling.text.islower() and spelling.reason != "abbreviation")
        or (keys[0] in word_list("common-names") and not spelling.abbreviation)
    )


def _endings(spelling: Spelling) -> tuple[str, ...]:
    """Return the endings of a name: «rådet» of a noun, never «Vestlandet» of a name."""
    last = spelling.text.split()[-1]
    return DEFINITE if last.islower() and spelling.table != "places" else GENITIVE


def _forms(spelling: Spelling) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the words of a name, as they are and with endings on the last one."""
    keys = spelling.keys
    yield keys, False
    endings = OF_CAPITALS if spelling.abbreviation else _endings(spelling)
    if not keys[-1].isdigit() and (len(keys[-1]) > 3 or spelling.abbreviation):
        for ending in endings:
            yield (*keys[:-1], keys[-1] + ending), True
