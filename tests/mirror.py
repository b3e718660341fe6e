"""Changes as they are, and as they would be from the other side."""

from graph.comparing.changes import MIRRORED, Diff


def mirrored(found: Diff) -> list[tuple[str, ...]]:
    """Return the changes with before and after exchanged."""
    return sorted(
        (
            MIRRORED.get(one.kind, one.kind),
            one.field,
            "; ".join(value.text for value in one.after),
            "; ".join(value.text for value in one.before),
            one.certainty,
        )
        for one in found.changes
    )


def straight(found: Diff) -> list[tuple[str, ...]]:
    """Return the changes as they are."""
    return sorted(
        (
            one.kind,
            one.field,
            "; ".join(value.text for value in one.before),
            "; ".join(value.text for value in one.after),
            one.certainty,
        )
        for one in found.changes
    )
