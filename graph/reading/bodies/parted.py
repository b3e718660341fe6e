"""Where one name in a cell ends and the next begins.

Lines, semicolons and slashes part names; commas and «og» stand in names too, and part
them only where each part is a name.
"""

import re
from collections.abc import Callable, Iterator, Set
from functools import partial

from graph.reading.bodies.newcomers import (
    AND_PLACE,
    both_names,
    is_by_itself,
    is_name,
    kind_of_body,
)

#: Names stand on lines of their own, or with one of these between.
BETWEEN = re.compile(
    r"\s*[;|\n\u2022]\s*|\s+/\s+|\s*(?:\u2194|<-+>|\u21c4)\s*"
    r"|\s+(?:saman med|sammen med|i samarbeid med|together with)\s+"
)
#: These stand in names too: «Limerick and Clare ETB», «Lycée Corneille, Rouen».
MAYBE = re.compile(r"\s*,\s*|\s+(?:og|and|samt|&)\s+|/")
COMMA = re.compile(r"\s*,\s*")
#: «European Regions Research and Innovation Network» is one name: what it is stands
#: last, and is that of all before it.
JOINT = re.compile(r"(.+?)\s+(?:and|&)\s+(.+)")
JOINT_KINDS = (
    *("network", "association", "council", "agency", "committee"),
    *("centre", "research-institute", "ministry"),
)
#: «Kommunane Skien, Nome og Kragerø», «fylkeskommunane Agder og Rogaland».
LISTED = re.compile(
    r"(?:(kommun(?:ane|ene|ar|er))|(fylka|fylkene|fylkeskommun(?:ane|ene)))\s*:?\s+(.+)",
    re.IGNORECASE,
)
#: What is no part of a name: a dash or «1)» before it, «m.fl.», «+ 7 partnarar» and
#: full stops after it.
BULLET = re.compile(
    r"^(?:[-–*]|\d{1,2}\))\s+|(?:[\s,]+(?:m\.?\s?fl|et al"
    r"|(?:og|and|\+|samt)\s+(?:\d+\s+)?(?:andre|others|other partners|partnar(?:ar)?"
    r"|partnere|partners|partner)))?[\s.,]*$",
    re.IGNORECASE,
)


def pieces(
    cell: str,
    is_whole: Callable[[str], bool],
    is_land: Callable[[str], bool] = lambda words: False,
) -> Iterator[str]:
    """Yield the names in a cell; commas part them only where each part is a name.

    A land after one name is where that is: «Region Skåne, Sverige».  Three short
    names or more are a list, unless the first alone says what it is, and the others
    where: «Lycée Corneille, Rouen, Normandie».

    >>> list(pieces("Region Dalarna, Region Skåne; Stad, Land", is_by_itself))
    ['Region Dalarna', 'Region Skåne', 'Stad, Land']
    >>> list(pieces("Norrbotten, Lappland og Murmansk m.fl.", is_by_itself))
    ['Norrbotten', 'Lappland', 'Murmansk']
    """
    for part in lines_of(cell):
        inner = [name for name in MAYBE.split(part) if name]
        one = both_names(part) or [*map(is_land, inner)] == [False, True]
        clear = partial(_is_clear, is_whole, is_land, listed=_is_list(part))
        # «Møre og Romsdal» is one county, wherever it stands.
        known = {name for name in COMMA.split(part) if is_whole(name)}
        kept = {name for name in known if not is_by_itself(name)}
        yield from [part] if one else _apart(part, clear, kept) or [part]


def lines_of(cell: str) -> list[str]:
    """Return what stands on lines of its own in a cell, or between semicolons."""
    return [part for one in BETWEEN.split(cell) if (part := BULLET.sub("", one))]


def _is_clear(
    is_whole: Callable[[str], bool],
    is_land: Callable[[str], bool],
    name: str,
    *,
    listed: bool,
) -> bool:
    """Return whether words are a name without more beside them, or in a list."""
    known = is_whole(name) or _with_land(name, is_land)
    return known or (listed and _is_short(name, is_land))


def _apart(words: str, clear: Callable[[str], bool], kept: Set[str]) -> list[str]:
    """Return the names that words with commas and «og» are, if all of them are clear.

    What is clear only as a whole stays so, and what is ``kept``.
    """
    found = []
    for piece in COMMA.split(words):
        inner = [name for name in MAYBE.split(piece) if name]
        one = piece in kept or _is_joint(piece) or not all(map(clear, inner))
        inner = [piece] if one else inner
        if not all(map(clear, inner)):
            return []
        found += inner
    return found


def _is_joint(words: str) -> bool:
    """Return whether the last word tells what all of them are, and none before it."""
    matched = JOINT.fullmatch(words)
    if not matched or kind_of_body(matched[1]):
        return False
    return kind_of_body(matched[2]) in JOINT_KINDS


def _with_land(words: str, is_land: Callable[[str], bool]) -> bool:
    """Return whether words are a name with its country: «SLU (SE)»."""
    parted = AND_PLACE.fullmatch(words)
    where = (parted[3] or "") if parted else ""
    return is_land(where) or bool(re.fullmatch("[A-Z]{2}", where))


def _is_list(words: str) -> bool:
    """Return whether words are three or more with commas, and «og» before the last."""
    *before, last = COMMA.split(words)
    inner = [*before, *MAYBE.split(last)]
    told = [bool(kind_of_body(name)) or is_by_itself(name) for name in inner]
    whole = all(len(MAYBE.split(name)) == 1 for name in before)
    return bool(before) and len(inner) > 2 and whole and (any(told[1:]) or not told[0])


def _is_short(words: str, is_land: Callable[[str], bool]) -> bool:
    """Return whether words may be a name in a list, and are no land."""
    numbered = any(map(str.isdigit, words))
    return (
        is_name(words)
        and len(words.split()) < 4
        and not numbered
        and not is_land(words)
    )


def listed(cell: str) -> Iterator[tuple[str, str]]:
    """Yield names told as a list under one word, as written and in full.

    >>> list(listed("Kommunane Skien, Nome og Kragerø"))[1:]
    [('Nome', 'Nome kommune'), ('Kragerø', 'Kragerø kommune')]
    """
    matched = LISTED.fullmatch(cell.strip())
    names = [name for name in MAYBE.split(matched[3]) if name] if matched else []
    if matched and len(names) > 1 and all(map(is_name, names)):
        kind = "kommune" if matched[1] else "fylkeskommune"
        yield from ((name, f"{name} {kind}") for name in names)
