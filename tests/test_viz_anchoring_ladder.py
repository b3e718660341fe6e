"""The ladder by hand: a document on its own step, and no line that no source gives."""

import re
from collections.abc import Sequence
from itertools import combinations

import pytest

from viz.anchoring.cards import sentences
from viz.anchoring.ladder import LEVELS, VIEWS, Ladder, Views, read
from viz.anchoring.page import anchoring_page
from viz.anchoring.routes import Box, route
from viz.anchoring.steps import Steps, draw_ladder

EVIL = '</script><script>alert(1)</script>"><img src=x onerror=alert(2)>'
Lines = Sequence[dict[str, str]]

DOCUMENT = {
    "document": "", "name": "", "name_language": "nn", "kind_label": "plan",
    "level": "regional", "level_label": "regionalt", "order": "3", "listings": "0",
    "anchored": "0", "publisher": "", "successor": "", "since": "", "county": "",
    "county_label": "", "period": "", "evidence": "stated",
    "evidence_label": "oppgjeve", "source": "", "note": "", "note_language": "",
}  # fmt: skip
SAID = {
    "document": "", "said": "listing", "about": "", "label": "", "label_language": "",
    "body": "", "date": "", "row": "", "part": "", "evidence": "stated",
    "evidence_label": "oppgjeve", "as_written": "", "source": "", "collection": "a",
}  # fmt: skip
LINK = {
    "document": "", "other": "", "relation": "based-on", "relation_label": "byggjer på",
    "evidence": "stated", "evidence_label": "oppgjeve", "as_written": "", "source": "",
}  # fmt: skip
COUNTIES = {"a": "Nordfylket", "b": "Sørfylket"}


def document(key: str, **facts: str) -> dict[str, str]:
    """Make a document that has nothing but a name and the facts given."""
    own = COUNTIES.get(facts.get("county", ""), "")
    return DOCUMENT | {"document": key, "name": key, "county_label": own} | facts


def said(key: str, kind: str, **facts: str) -> dict[str, str]:
    """Make something that a source says of a document."""
    return SAID | {"document": key, "said": kind} | facts


def link(one: str, other: str, **facts: str) -> dict[str, str]:
    """Make a link that a source states."""
    return LINK | {"document": one, "other": other} | facts


def views(documents: Lines, told: Lines = (), links: Lines = ()) -> dict[str, Lines]:
    """Gather the views of two counties' sources."""
    sources = [
        {
            "collection": key, "title": f"Kjelda til {name}", "title_language": "nn",
            "owner": name, "county": key, "county_label": name, "has_table": "false",
        }
        for key, name in COUNTIES.items()
    ]  # fmt: skip
    return dict(zip(VIEWS, ([*documents], [*told], [*links], sources), strict=True))


def drawn(documents: Lines, told: Lines = (), links: Lines = ()) -> Steps:
    """Draw the ladder of some documents."""
    return draw_ladder(read(views(documents, told, links)), "nn")


def page(found: Views, language: str = "nn", cover: Lines = ()) -> str:
    """Make the page of a ladder."""
    return anchoring_page(
        list(cover), title="Prøve", as_of="", language=language, ladder=found
    )


def words(ladder: Ladder, name: str) -> str:
    """Return all that a card says."""
    return "\n".join(text for text, _ in sentences(ladder.by_id[name], ladder, "nn"))


def step_of(steps: Steps, name: str) -> list[str]:
    """Return the steps that a document has a card on."""
    return [
        step.level
        for step in steps.steps
        for card in step.cards
        if card.paper and card.paper.id == name
    ]


def test_a_document_stands_once_on_its_own_level() -> None:
    """Listed twice, and under another level: one card, which tells both."""
    listing = said("mål", "listing", about="national", label="nasjonalt")
    found = views([document("mål", level="international")], [listing, listing])
    steps = draw_ladder(read(found), "nn")

    assert step_of(steps, "mål") == ["international"]
    assert "Ført opp under «nasjonalt» i kjelda" in words(read(found), "mål")
    assert "Ført opp 2 gonger i same kjelda" in words(read(found), "mål")
    national = next(step for step in steps.steps if step.level == "national")
    assert "«mål» er ført opp her" in " ".join(text.text for _, text in national.notes)


@pytest.mark.parametrize(
    ("facts", "namers", "home"),
    [
        ({"county": "b"}, ["a"], "b"),  # its publisher's, whoever names it
        ({}, ["a"], "a"),
        ({}, ["a", "b"], ""),
        ({}, [], ""),
        ({}, ["unknown"], ""),
    ],
)
def test_a_document_belongs_to_its_county(
    facts: dict[str, str], namers: list[str], home: str
) -> None:
    """The county that published it, or else the one county that names it."""
    told = [said("plan", "listing", collection=one) for one in namers]
    ladder = read(views([document("plan", **facts)], told))

    assert ladder.by_id["plan"].home == home


def test_a_whole_that_nobody_names_belongs_where_its_parts_do() -> None:
    """The plan itself stands in no source, but the programme under it does."""
    links = [link("part", "whole", relation="part-of")]
    told = [said("part", "anchoring", about="x", row="4", part="table")]
    ladder = read(views([document("whole"), document("part")], told, links))

    assert ladder.by_id["whole"].home == "a"
    assert ladder.by_id["whole"].through == 1
    assert "Ingen aktivitet direkte, 1 gjennom delane" in words(ladder, "whole")


def test_an_open_frame_never_denies_what_is_shared() -> None:
    """Both counties name one document: neither frame says that it names none."""
    told = [said("p", "listing", collection=one) for one in COUNTIES]
    steps = drawn([document("p", level="national")], told).steps
    frames = {step.level: step.cards[0].lines[0].text for step in steps}

    assert frames["national"].startswith("Kjeldene nemner berre")
    assert frames["school"].startswith("Kjeldene nemner ingen")


def test_stated_and_inferred_links_are_drawn_differently() -> None:
    """Solid when the source says it, dashed when we read it out; no link, no line."""
    documents = [document(name, county="a") for name in ("p", "q", "r", "s")]
    links = [link("p", "q"), link("r", "s", evidence="inferred")]
    steps = drawn(documents, links=links)
    text = page(views(documents, links=links))

    assert [one.evidence for one in steps.routes] == ["stated", "inferred"]
    assert text.count('class="strand stated"') == 1 + 1 * 5 + 1  # keys, five steps
    assert re.search(r"\.strand\.inferred \{\s*stroke-dasharray", text)
    assert not re.search(r"\.strand\.stated \{", text)
    assert "Lenkjer mellom dokument: 1 oppgjevne, 1 lese ut." in text
    assert drawn(documents).routes == []


def test_silence_is_said() -> None:
    """Levels without links: the page says that the source gives none."""
    listed = document("p", county="a", listings="1")

    assert "men seier ikkje kva dokument som byggjer på kva: 0" in page(views([listed]))


def test_parts_hang_under_their_whole() -> None:
    """Three measures stand indented under the programme; a ring is no trouble."""
    names = ("t1", "t2", "t3")
    documents = [document(name, county="a") for name in ("whole", *names)]
    links = [link(name, "whole", relation="part-of") for name in names]
    steps = drawn(documents, links=links)
    boxes = {
        card.paper.id: card.box
        for step in steps.steps
        for card in step.cards
        if card.paper
    }

    assert all(boxes[name].y > boxes["whole"].bottom for name in names)
    assert all(boxes[name].x > boxes["whole"].x for name in names)
    ring = [*links, link("whole", "t1", relation="part-of")]
    assert len(drawn(documents, links=ring).routes) == 4


def test_cards_never_meet() -> None:
    """Forty documents with long names, parts and notes, in three kinds of homes."""
    documents, told, links = [], [], []
    for number in range(40):
        name = f"d{number:02}"
        home = {"county": ("a", "b", "")[number % 3]}
        level = LEVELS[number % 5]
        title = "Internasjonalt handlingsprogram for opplæringsregionen " * 2
        documents.append(document(name, level=level, **home, name=title))
        told.append(said(name, "listing", about=LEVELS[number % 4], label="nivå"))
        if number % 15 == 0 and number:
            links.append(link(name, f"d{number - 15:02}", relation="part-of"))
    steps = drawn(documents, told, links)
    boxes = [card.box for step in steps.steps for card in step.cards]

    assert len([c for s in steps.steps for c in s.cards if c.paper]) == 40
    assert [pair for pair in combinations(boxes, 2) if meet(*pair)] == []
    for step in steps.steps:
        assert all(step.top < card.box.y for card in step.cards)
        assert all(card.box.bottom < step.top + step.height for card in step.cards)


def meet(one: Box, other: Box) -> bool:
    """Tell whether two cards cover each other."""
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


def test_lines_keep_to_the_gaps() -> None:
    """Side by side: straight over; else by the gap to the left, over the step."""
    left, right = Box(0, 0, 100, 60), Box(126, 10, 100, 60)
    below = Box(0, 200, 100, 60)

    assert route(left, right, "stated", above=0).path == "M100 35H119"
    assert route(right, left, "stated", above=0).path == "M126 35H107"
    assert route(left, below, "stated", above=190, turn=1).path == "M0 30H-13V246H-7"
    assert "V190H-13" in route(right, below, "stated", above=190, turn=1).path


def test_decisions_are_told_in_the_order_of_days() -> None:
    """A day in February comes before the end of February; what is read out says so."""
    told = [
        said("p", "adoption", about="planned", label="planlagd", date="2020-02"),
        said("p", "adoption", about="planned", label="planlagd", date="2020-02-11"),
        said(
            "p", "adoption", about="adopted", label="vedteke", evidence="inferred",
            evidence_label="lese ut av kjelda",
        ),
    ]  # fmt: skip
    ladder = read(views([document("p", county="a", period="2018/2021")], told))

    assert words(ladder, "p").splitlines() == [
        "p",
        "Gjeld 2018–2021",
        "Vedteke (dato ikkje oppgjeven) (lese ut av kjelda)",
        "Planlagd 11. februar 2020",
        "Planlagd februar 2020",
    ]


def test_ceased_county_is_flagged() -> None:
    """The plan of a county that is no more says so."""
    facts = {"publisher": "Gamlefylket", "successor": "Nordfylket", "since": "2020"}
    ladder = read(views([document("p", county="a", **facts)]))

    assert "Gamlefylket gjekk inn i Nordfylket 2020" in words(ladder, "p")


def test_hostile_names_stay_text() -> None:
    """A document or an activity whose name holds HTML is shown, never run."""
    told = [
        said("p", "anchoring", about="x", label=EVIL, row="1", part="table"),
        said("p", "listing", about="national", label=EVIL, as_written=EVIL),
        said("p", "priority", label=EVIL),
    ]
    evil = dict.fromkeys(("name", "publisher", "note", "kind_label"), EVIL)
    text = page(views([document("p", anchored="1", **evil)], told))

    assert "<script" not in text
    assert "<img" not in text


def test_rows_of_two_tables_are_counted_apart() -> None:
    """Row 1 of one source is not row 1 of another."""
    bare = {
        "activity": "x", "row": "1", "part": "table", "title": "x", "department": "",
        "kind_label": "", "evidence": "missing", "evidence_label": "manglar",
        "document": "", "document_name": "", "as_written": "", "source": "",
        "publisher": "", "level_label": "", "ceased": "",
    }  # fmt: skip
    lines = [
        bare | {"address": f"https://w3id.org/samband/id/{one}/activity/x"}
        for one in ("a", "b")
    ]
    found = views([]) | {"ladder-sources": []}

    assert "<h1>0 av 2 rader" in page(found, cover=lines)
