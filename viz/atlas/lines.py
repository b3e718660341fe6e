"""Lines that pages about things and pages about activities share."""

from typing import Any

from markupsafe import Markup

from graph.findings.finding import Finding
from viz.atlas.book import Book
from viz.atlas.pointers import finding_link, findings_about, told
from viz.atlas.tongues import marked
from viz.page import fill
from viz.wording import texts

#: Where the words of these pages stand.
TOPIC = "atlas_profiles"
#: What so many pages tell is kept.
SEVERAL = 2


def quantities(book: Book, address: str) -> list[dict[str, Any]]:
    """Return what is counted or measured of a thing, one line a quantity."""
    parts: dict[str, dict[str, Any]] = {}
    for one in book.by("page-values", "of")[address]:
        if one["sort"] == "quantity":
            part = parts.setdefault(one["part"], {**one, "sources": {}})
            part[one["name"]] = one["value"]
            part["sources"][one["source"]] = None
    return [{**part, "amount": _amount(part)} for part in parts.values()]


def _amount(part: dict[str, Any]) -> str:
    low, high = part.get("minimum", ""), part.get("maximum", "")
    low, high = grouped(low), grouped(high)
    number = low if low == high else f"{low}–{high}"
    per = f"/ {part['per']}" if "per" in part else ""
    return " ".join(filter(None, (number, part.get("unit", ""), per)))


def grouped(number: str) -> str:
    r"""Return a number with its thousands apart, from five figures on.

    >>> grouped("4500000"), grouped("1250"), grouped("9500.5")
    ('4\xa0500\xa0000', '1250', '9500.5')
    """
    whole, point, rest = number.partition(".")
    if len(whole) < 5 or not whole.isdecimal():
        return number
    return f"{int(whole):,}".replace(",", "\xa0") + point + rest


def findings(book: Book, address: str) -> list[tuple[Markup, str]]:
    """Return the findings that point at a thing, each with its link."""
    return [
        (_marked(book, one), finding_link(book, one))
        for one in findings_about(book)[address]
    ]


def _marked(book: Book, finding: Finding) -> Markup:
    """Return a finding told with its names marked, once where many pages tell it."""
    if len(finding.activities) + len(finding.things) < SEVERAL:
        return marked(book, told(book, finding), finding)
    words: Markup = book.once(
        ("marked", finding.id), lambda: marked(book, told(book, finding), finding)
    )
    return words


def role(language: str, statement: dict[str, str]) -> str:
    """Return what a thing is to an activity, in words."""
    unnamed = not statement["way"] and statement["role"]
    if unnamed or statement["way"] in ("participant", "member"):
        return statement["role"]
    if statement["sort"] == "anchoring":
        return texts(language, TOPIC)["as_anchored-in"]
    return texts(language, TOPIC)[f"as_{statement['way'] or 'nobody'}"]


def evidence_key(book: Book) -> Markup:
    """Return what the signs of evidence mean, written once for all pages."""
    key: Markup = book.once(
        "evidence key",
        lambda: Markup(
            fill(
                "atlas/evidence_key.html",
                topic="atlas_evidence",
                language=book.language,
                evidence=texts(book.language, "atlas_evidence"),
            )
        ),
    )
    return key
