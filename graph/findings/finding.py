"""What every finding is made of."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a finding: a wording's key, what fills its blanks, and where.

    A value that begins with ``code:`` is a word of a code list, to be worded.
    ``cells`` are the cells of the source that it rests on: ``rad 7, Kommentar``.
    """

    code: str
    values: dict[str, str] = field(default_factory=dict)
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the graph that a person should look at.

    Attributes:
        kind: What sort of finding: a key of ``FINDERS``.
        id: Stable across builds: made of what the finding is about.
        activities: The identifiers of the activities, and ...
        rows: ... the rows that they stand in, in the same order.
        titles: ... and what they are called.
        level: How grave, as a word of the kind's own scale.
        reasons: Why, one by one.
        fix: The smallest thing that would settle it, as a wording's key.
        score: How strong, where the kind has a scale; otherwise 0.
        details: What a kind has besides, such as the departments.
        certainty: How sure it is: ``certain``, ``likely`` or ``possible``.
        verdict: What people have decided about it; empty when nobody has.
        things: The addresses of what it points out besides activities.
    """

    kind: str
    id: str
    activities: tuple[str, ...]
    rows: tuple[str, ...]
    titles: tuple[str, ...]
    level: str
    reasons: tuple[Reason, ...]
    fix: str
    score: float = 0.0
    details: dict[str, str] = field(default_factory=dict)
    certainty: str = "likely"
    verdict: str = ""
    things: tuple[str, ...] = ()
