"""Two statements that cannot both stand, or that stand oddly together.

Each kind of conflict is a view of ``ontology/views`` that finds two statements
side by side, and a test of their days.  Let [e, l] be the first and the last day
that a date can mean:

``lapsed-agreement``  an exchange in a region whose agreement was not renewed;
``late-membership``   a body was used in an activity with l(start) < e(member since);
``same-title``        the same title, capitals aside, in two rows of one source;
``ceased-body``       somebody takes part after l(taken over): the activity or its
                      approval ends later, or its source lists it later as going on;
``ceased-plan``       anchored in the plan of a body that was taken over meanwhile;
``two-values``        the same fact twice, with two values;
``other-level``       a document listed under another level than its own;
``double-place``      a place in a body was taken over before it was given up;
``outlives-whole``    a part with e(end) after l(end of the whole).

An activity that ends before it starts is no conflict but an error, and stops the
build.  Conflicts are reported and never resolved: which of the two is right, only
those who wrote them know.  How sure says whether both can be true, not which one
is false: ``certain`` when they exclude each other as written, ``likely`` when they
stand oddly together, ``possible`` when one of them was read out of the source or
is computed, or need not mean what it seems to.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from graph.asking.views import ask_view
from graph.findings.ceased import ceased_bodies, ceased_plans, double_places
from graph.findings.conflict import GRADES, Entry, before, conflict, one, pair
from graph.findings.features import Evidence, row_order
from graph.findings.finding import Finding
from graph.names import fold


def conflicts(evidence: Evidence) -> list[Finding]:
    """Return the conflicts, the surest first, in the order of their rows."""
    found = [
        finding
        for view, read in READERS.items()
        for finding in read(list(ask_view(evidence.store, view).records()))
    ]
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, tuple[int, str], str]:
    first = row_order(finding.rows[0]) if finding.rows else (10**9, "~")
    return (GRADES.index(finding.certainty), first, finding.id)


def _lapsed_agreements(entries: list[Entry]) -> Iterator[Finding]:
    for entry in entries:
        yield conflict(
            "lapsed-agreement",
            f"{entry['first']}--{entry['second']}",
            pair(entry),
            {
                "title": entry["first_title"],
                "day": entry["day"] or "?",
                "place": entry["place"],
                "words": entry["b_words"],
            },
            ((entry["a_cell"],), (entry["b_cell"],)),
            "likely" if entry["day"] else "possible",
        )


def _late_memberships(entries: list[Entry]) -> Iterator[Finding]:
    for entry in entries:
        if before(entry["start"], entry["since"]):
            computed = entry["computed"] == "start"
            yield conflict(
                "late-membership",
                f"{entry['first']}--{entry['second']}",
                pair(entry),
                {key: entry[key] for key in ("member", "body", "since", "start")}
                | {"title": entry["second_title"]},
                ((entry["a_cell"],), (entry["b_cell"],)),
                "possible" if computed else "likely",
            )


def _same_titles(entries: list[Entry]) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry["collection"], fold(entry["title"])].append(entry)
    for found in groups.values():
        found.sort(key=lambda entry: (row_order(entry["row"]), entry["activity"]))
        if len({entry["row"] for entry in found}) > 1:
            first, *others = found
            yield conflict(
                "same-title",
                "--".join(sorted(entry["activity"] for entry in found)),
                [side for entry in found for side in one(entry)],
                {
                    "title": first["title"],
                    "first": first["content"],
                    "others": "; ".join(entry["content"] for entry in others),
                },
                ((first["place"],), tuple(entry["place"] for entry in others)),
                "certain",
            )


def _two_values(entries: list[Entry]) -> Iterator[Finding]:
    """Yield each fact that two statements give two values; once for both ends."""
    groups: dict[tuple[str, str, str], dict[str, list[Entry]]] = defaultdict(dict)
    for entry in entries:
        group = groups[entry["thing"], entry["sort"], entry["what"]]
        group.setdefault(entry["value"], []).append(entry)
    for (thing, sort, what), ends in groups.items():
        told = next((end for end in ends.values() if _differ(end)), None)
        if told:
            first, *others = told
            other = next(one for one in others if one["number"] != first["number"])
            yield conflict(
                "two-values",
                f"{thing.rsplit('/', 1)[-1]}-{sort}-{what}".casefold(),
                [(first["activity"], first["row"], first["name"])][
                    : bool(first["row"])
                ],
                {"name": first["name"], "a": first["words"], "b": other["words"]},
                ((first["cell"],), (other["cell"],)),
                "possible",
                things=(thing,),
            )


def _differ(told: list[Entry]) -> bool:
    return len({entry["number"] for entry in told}) > 1


def _other_levels(entries: list[Entry]) -> Iterator[Finding]:
    for entry in entries:
        name = entry["document"].rsplit("/", 1)[-1]
        yield conflict(
            "other-level",
            f"{name}-{entry['listed']}",
            [],
            {
                "name": entry["name"],
                "listed": f"code:document-level/{entry['listed']}",
                "own": f"code:document-level/{entry['own']}",
            },
            ((entry["cell"],), ()),
            "certain" if entry["evidence"] == "stated" else "likely",
            things=(entry["document"],),
        )


def _parts(entries: list[Entry]) -> Iterator[Finding]:
    for entry in entries:
        if before(entry["whole_end"], entry["end"]):
            yield conflict(
                "outlives-whole",
                f"{entry['activity']}--{entry['whole']}",
                [
                    *one(entry),
                    (entry["whole"], entry["whole_row"], entry["whole_title"]),
                ],
                {
                    key: entry[key]
                    for key in ("title", "end", "whole_title", "whole_end")
                },
                ((entry["cell"],), (entry["whole_cell"],)),
                "likely",
            )


READERS: dict[str, Callable[[list[Entry]], Iterator[Finding]]] = {
    "conflict-lapsed-agreement": _lapsed_agreements,
    "conflict-late-membership": _late_memberships,
    "conflict-titles": _same_titles,
    "conflict-ceased-body": ceased_bodies,
    "conflict-ceased-plan": ceased_plans,
    "conflict-values": _two_values,
    "conflict-level": _other_levels,
    "conflict-takeover": double_places,
    "conflict-parts": _parts,
}
