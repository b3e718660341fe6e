"""What names in the cells of an overview mean, and the bodies that they add.

A name that the register has means that thing, a country is looked up in the code
list, and another name is a body that the overview brings along.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.names import fold, school_name
from graph.reading.bodies.counties import (
    county_named,
    county_of,
    register_of,
    rows_of,
)
from graph.reading.bodies.known import country_codes, names_in
from graph.reading.bodies.newcomers import (
    AND_PLACE,
    both_names,
    free_name,
    is_by_itself,
    is_home_body,
    is_name,
    kind_of_body,
    with_a_person,
    without_kind,
)
from graph.reading.persons import is_of_a_person
from graph.reading.places import Places
from graph.reading.tables import Record, Tables

#: What a body is whose name does not tell.
UNKNOWN = "unspecified"


@dataclass(slots=True)
class Names:
    """What names mean, and what the overview adds to the register.

    Attributes:
        organisations: The register's bodies by name, as ``school_name`` has it, and
            those that are added.
        places: The register's places by name.
        programmes: The register's programmes by name.
        kinds: What kind of body each of them is, by id.
        taken: Every id that is not free.
        housed: Who has departments in the register.
        head: What the overview says of itself.
        inside: What each of the register's places lies in.
        ours: The county's own schools and offices.
        leading: The part that the heading of a column of partners tells, by sheet and
            column: «Lead partner».
        looked_up: Countries that were looked up in the code list.
        bodies: The bodies that are added, as rows of the register.
        counties: The counties that are added, and where they are.
    """

    organisations: dict[str, str]
    places: dict[str, str]
    programmes: dict[str, str]
    kinds: dict[str, str]
    taken: set[str]
    housed: set[str]
    head: Mapping[str, str]
    inside: Mapping[str, str]
    ours: set[str]
    leading: Mapping[tuple[str, str], str] = field(default_factory=dict)
    looked_up: Places = field(default_factory=Places)
    bodies: list[Record] = field(default_factory=list)
    counties: Tables = field(default_factory=dict)

    def country(self, words: str) -> str:
        """Return the id of a country or another place by its name, or nothing."""
        folded = fold(words)
        if folded in self.places:
            return self.places[folded]
        # «DE» is Germany, «de» is a word.
        is_word = len(words) == 2 and not words.isupper()
        code = "" if is_word else country_codes().get(folded, "")
        return self.looked_up.find(code) if code else ""

    def is_whole(self, words: str) -> bool:
        """Return whether words are a name without what stands beside them."""
        known = school_name(words) in self.organisations or self.country(words)
        return bool(known or county_named(words)) or is_by_itself(words)

    def is_apart(self, words: str) -> bool:
        """Return whether words are a name, of a body or of a person."""
        return self.is_whole(words) or is_of_a_person(words)

    def partner(
        self, words: str, place: str, row: Record, *, schools: bool = False
    ) -> str:
        """Return who is meant by words in a column of partners, or nothing.

        In a column of ``schools``, what no word says otherwise of is one.
        """
        met = self.known(words) or self._county(words) or self.country(words)
        both = both_names(words)
        met = met or next(filter(None, map(self.known, both)), "")
        if met:
            return met
        parted = AND_PLACE.fullmatch(words)
        # «IES La Marina (Alicante, Spania)» has its land last.
        land = self.country((parted[2] or parted[3]).split(",")[-1]) if parted else ""
        name, where = (parted[1], land) if parted and land else (words, place)
        met = self.known(name) or self._place_in(name, where)
        if met or not is_name(name):
            return met
        kind = kind_of_body(name) or ("school" if schools else UNKNOWN)
        seat = where or self.places.get(without_kind(name), "")
        # «Stadt Erfurt» is in Erfurt, as its name says.
        sure = {} if seat == where else {"evidence": "inferred"}
        added = self._add(name, row, place=seat, kind=kind, **sure)
        # The next row may call it by one of them alone.
        self.organisations |= {school_name(one): added for one in both}
        return added

    def _place_in(self, name: str, where: str) -> str:
        """Return the place of a name that lies in another, or nothing."""
        found = self.places.get(fold(name), "")
        outer, seen = found, set[str]()
        while outer and outer != where and outer not in seen:
            seen.add(outer)
            outer = self.inside.get(outer, "")
        return found if where and outer == where else ""

    def is_land(self, words: str) -> bool:
        """Return whether words name a country."""
        return len(words) > 2 and fold(words) in country_codes()

    def unit(self, words: str, row: Record, *, schools: bool = False) -> str:
        """Return who is meant by words in a column of our own, or nothing.

        A school there is taken for one of the county's own, which is inferred.
        """
        known = self.known(words)
        named = is_name(words) if schools else is_home_body(words)
        if known or not named:
            return known
        kind = kind_of_body(words) or ("school" if schools else UNKNOWN)
        if kind != "school":
            return self._add(words, row, kind=kind)
        owner = {"part_of": self.head["owner"], "evidence": "inferred"}
        added = self._add(words, row, kind=kind, **owner)
        self.ours.add(added)
        return added

    def known(self, words: str) -> str:
        """Return the body that words name, one of Norway's counties among them."""
        county = self._added(county_of(words))
        return county or self.organisations.get(school_name(words), "")

    def _county(self, words: str) -> str:
        """Return the county that cooperates: «Agder» is its authority as a partner."""
        return self._added(county_named(words))

    def _added(self, county: str) -> str:
        """Return a county of Norway that the register has from now on."""
        if county and county not in self.kinds:
            for table, rows in register_of(county, self.head["source"], "nb").items():
                self.counties.setdefault(table, []).extend(rows)
            self.kinds[county] = "county-authority"
            self.taken.add(county)
        return county

    def department(self, words: str, row: Record) -> None:
        """Add a department of the county, called as it is written."""
        owner = self.head["owner"]
        self._add(words, row, kind="department", part_of=owner, code=words)

    def _add(self, name: str, row: Record, **cells: str) -> str:
        identifier = free_name(name, self.taken)
        self.taken.add(identifier)
        self.organisations[school_name(name)] = identifier
        told = {
            "id": identifier,
            "name": name,
            "language": "mul",
            "evidence": "stated",
            "source": self.head["title"],
        } | cells
        self.kinds[identifier] = told["kind"]
        self.bodies.append(Record("organisations", row.file, row.row, told))
        return identifier

    def register(self, file: str) -> Tables:
        """Return what is added to the register, table by table."""
        places = rows_of(self.looked_up, file)
        added = {table: list(rows) for table, rows in places.items()}
        return together(self.counties, added, {"organisations": self.bodies})


def together(*several: Tables) -> Tables:
    """Return the rows of several registers, table by table."""
    tables = dict.fromkeys(table for one in several for table in one)
    return {
        table: [row for one in several for row in one.get(table, [])]
        for table in tables
    }


def names_of_register(register: Tables, head: Mapping[str, str]) -> Names:
    """Return what can be looked up in a register."""
    organisations = register.get("organisations", [])
    called = names_in(register, "organisations")
    return Names(
        {school_name(name): identifier for name, identifier in called.items()},
        names_in(register, "places"),
        names_in(register, "programmes"),
        {record["id"]: record["kind"] for record in organisations},
        {record["id"] for records in register.values() for record in records},
        {
            record["part_of"]
            for record in organisations
            if record["kind"] == "department"
        },
        head,
        {record["id"]: record["within"] for record in register.get("places", [])},
        {one["id"] for one in organisations if one["part_of"] == head["owner"]},
    )


def add_departments(rows: Iterable[Record], names: Names) -> None:
    """Add the departments that the rows speak of, where the county has none yet.

    They are called as the cells have them, which is their code as well.
    """
    if names.head["owner"] in names.housed:
        return
    first: dict[str, Record] = {}
    for row in rows:
        first.setdefault(row["department"], row)
    for words, row in first.items():
        if is_name(words) and not with_a_person(words):
            names.department(words, row)
