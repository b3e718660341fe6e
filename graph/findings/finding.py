"""What every finding is made of."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a finding: a wording's key and what fills its blanks."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the graph that a person should look at.

    Attributes:
        kind: What sort of finding: ``isolated``, ``overlaps``, ``unanchored``.
        id: Stable across builds: made of what the finding is about.
        activities: The identifiers of the activities, and ...
        rows: ... the rows that they stand in, in the same order.
        titles: ... and what they are called.
        level: How grave, as a word of the kind's own scale.
        reasons: Why, one by one.
        fix: The smallest thing that would settle it, as a wording's key.
        score: How strong, where the kind has a scale; otherwise 0.
        details: What a kind has besides, such as the departments.
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
