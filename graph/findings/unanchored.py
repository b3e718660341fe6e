"""Activities that no policy document in force carries.

Kinds:

``none``           the source names no document;
``ceased-county``  the only documents named belong to a county that has ceased;
``expired``        the only documents named had run out on the day asked for.

Each comes with the documents that might fit and why (``candidates.py``).  These are
proposals, and never become statements by themselves.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from graph.asking.coverage import ask_coverage
from graph.asking.store import BETWEEN
from graph.findings.candidates import candidates
from graph.findings.cited import in_order
from graph.findings.features import Evidence, Profile
from graph.findings.finding import Finding, Reason
from graph.findings.ours import ours
from graph.findings.shelf import Library, expired, library


def unanchored(evidence: Evidence) -> list[Finding]:
    """Return the activities without a document in force, in the order of rows."""
    coverage: dict[str, list[dict[str, str]]] = defaultdict(list)
    for found in ask_coverage(evidence.store).records():
        coverage[found["address"]].append(found)
    shelf = library(evidence)
    findings = []
    mine = ours(evidence.store)
    for profile in (one for one in evidence.profiles if mine(one.address)):
        told = coverage[profile.address]
        kind = _kind(told, evidence.as_of)
        if kind:
            cells = (cell for found in told for cell in found["source"].split(BETWEEN))
            why = Reason(f"unanchored-{kind}", {}, in_order(cells))
            findings.append(_finding(profile, why, shelf))
    return findings


def _kind(anchorings: Sequence[dict[str, str]], as_of: date | None) -> str:
    """Return why an activity counts as unanchored, or an empty string."""
    named = [found for found in anchorings if found["document"]]
    if not named:
        return "none"
    if all(found["successor"] for found in named):
        return "ceased-county"
    return "expired" if all(expired(found["period"], as_of) for found in named) else ""


def _finding(profile: Profile, why: Reason, shelf: Library) -> Finding:
    kind = why.code.removeprefix("unanchored-")
    return Finding(
        "unanchored",
        f"unanchored-{profile.id}",
        (profile.id,),
        (profile.row,),
        (profile.title,),
        kind,
        (why, *candidates(profile, shelf)),
        "name-document" if kind == "none" else "renew-anchoring",
        details={"department": profile.department},
        certainty="certain",
    )
