"""A profile as lines for the screen."""

from collections.abc import Iterator

from graph.asking.profile import Appearance, Fact, ProfilePage
from viz.references import reference_in
from viz.wording import say, texts

#: The facts of the register in the order in which a reader wants them.
ORDER = [
    "kind",
    "level",
    "publisher",
    "period",
    "within",
    "place",
    "contains",
    "home-of",
    "part-of",
    "edition-of",
    "came-from",
    "became",
    "code",
    "number",
]


def profile_lines(page: ProfilePage, language: str) -> Iterator[str]:
    """Yield the profile: names, what the register says, where it appears."""
    words = texts(language, "show")
    heading = f"{page.name} ({words[f'type.{page.type}']})"
    yield heading
    yield "═" * len(heading)
    if page.other_names:
        named = (f"{name} ({words[f'name.{sort}']})" for name, sort in page.other_names)
        yield f"{words['other-names']}: {', '.join(named)}"
    for fact in sorted(page.facts, key=lambda fact: ORDER.index(fact.fact)):
        yield _fact_line(fact, language)
    yield ""
    yield _count_line(page, language)
    for appearance in page.appearances:
        yield from _appearance_lines(appearance, language)
    yield ""


def _fact_line(fact: Fact, language: str) -> str:
    words = texts(language, "show")
    rows = say(language, "show", "rows", rows=", ".join(fact.rows)) if fact.rows else ""
    known = ": ".join(part for part in (fact.evidence, fact.source) if part)
    extra = "; ".join(part for part in (rows, known) if part)
    return f"{words[f'fact.{fact.fact}']}: {fact.value}" + (
        f" ({extra})" if extra else ""
    )


def _count_line(page: ProfilePage, language: str) -> str:
    count = len(page.appearances)
    if page.type == "activity":
        return texts(language, "show")["activity"]
    key = {0: "appears.none", 1: "appears.one"}.get(count, "appears")
    return say(language, "show", key, count=count)


def _appearance_lines(appearance: Appearance, language: str) -> Iterator[str]:
    words = texts(language, "show")
    where = reference_in(appearance.place, language)
    yield f"  {where}: {appearance.title} [{appearance.id}]"
    for role in appearance.roles:
        yield f"    {words['as']} {role.text}, {reference_in(role.source, language)}"
    if appearance.partners:
        yield f"    {words['with']} {', '.join(appearance.partners)}"
    if appearance.anchoring:
        carried = ", ".join(
            f"{told.text} ({reference_in(told.source, language)})"
            for told in appearance.anchoring
        )
        yield f"    {words['anchored']} {carried}"
    else:
        yield f"    {words['not-anchored']}"
    yield f"    {words['status']}: {appearance.status}"
