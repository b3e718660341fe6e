"""Activities that no policy document in force carries.

Kinds:

``none``           the source names no document;
``ceased-county``  the only documents named belong to a county that has ceased;
``expired``        the only documents named had run out on the day asked for.

Candidates are documents of the register that share a telling word with the
activity, or that an activity of the same department or kind is anchored in.
They are proposals with their reason, and never become statements by themselves.
"""

from collections import defaultdict
from datetime import date

from graph.asking.views import ask_view
from graph.findings.features import Evidence, Profile
from graph.findings.finding import Finding, Reason
from graph.findings.words import roots
from graph.reading.edtf import bounds

MOST = 3


def unanchored(evidence: Evidence) -> list[Finding]:
    """Return the activities without a document in force, in the order of rows."""
    coverage: dict[str, list[dict[str, str]]] = defaultdict(list)
    for found in ask_view(evidence.store, "coverage").records():
        coverage[found["address"]].append(found)
    documents = {
        found["name"]: roots(found["name"])
        for found in ask_view(evidence.store, "documents").records()
        if not found["successor"]
    }
    findings = []
    for profile in evidence.profiles:
        kind = _kind(coverage[profile.address], evidence.as_of)
        if kind:
            candidates = _candidates(profile, documents)
            findings.append(_finding(profile, kind, candidates))
    return findings


def _kind(anchorings: list[dict[str, str]], as_of: date | None) -> str:
    """Return why an activity counts as unanchored, or an empty string."""
    named = [found for found in anchorings if found["document"]]
    if not named:
        return "none"
    if all(found["successor"] for found in named):
        return "ceased-county"
    return "expired" if all(_expired(found, as_of) for found in named) else ""


def _expired(found: dict[str, str], as_of: date | None) -> bool:
    """Return whether a document's own period had ended on a day."""
    last = bounds(found["period"]).latest if found["period"] else None
    return bool(as_of and last and last < as_of)


def _candidates(profile: Profile, documents: dict[str, frozenset[str]]) -> list[Reason]:
    """Return documents in force that speak of the same, with the shared words."""
    words = roots(profile.text)
    scored = []
    for name, telling in documents.items():
        common = sorted(words & telling)
        if common:
            scored.append((-len(common), name, ", ".join(common)))
    return [
        Reason("candidate", {"name": name, "words": common})
        for _, name, common in sorted(scored)[:MOST]
    ]


def _finding(profile: Profile, kind: str, candidates: list[Reason]) -> Finding:
    return Finding(
        "unanchored",
        f"unanchored-{profile.id}",
        (profile.id,),
        (profile.row,),
        (profile.title,),
        kind,
        (Reason(f"unanchored-{kind}"), *candidates),
        "name-document" if kind == "none" else "renew-anchoring",
        details={"department": profile.department},
    )
