"""The report: what a meeting needs, on four to eight pages that can be edited.

Title, one page of summary, anchoring, who with whom, what ends, the gravest findings
with reasons and fixes, how it is known.  All figures are counted from the graph.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.asking.summary import Summary, summary
from graph.build import Built
from graph.findings.finding import Finding
from graph.mapping.homes import home_county
from graph.mapping.spots import Spot, spots
from viz.lines.sentences import fix_text, places, reason_texts, sentence
from viz.map.page import answer
from viz.page import day
from viz.twins.facts import (
    ANCHORED,
    PARTNERS,
    anchored_bars,
    anchored_rows,
    ending,
    ending_bars,
    gravest,
    partners,
)
from viz.twins.figures import bars_figure, map_figure
from viz.twins.paper import add_caption, add_picture, add_table, new_paper, saved
from viz.wording import counted, say, texts

TOPIC = "report"
#: Findings told in the report, in this order; the rest are work lists.
TOLD = ("conflicts", "overlaps", "isolated", "brokers", "gaps", "quality")
#: No longer than this does a reason or a list get in a table.
LONGEST = 260
#: So many names stand in a cell before the rest is only counted.
FEW = 4


@dataclass
class Report:
    """The document being written, and how many figures and tables it has so far."""

    paper: Any
    built: Built
    language: str
    counts: Summary
    numbers: dict[str, int] = field(default_factory=dict)

    def say(self, key: str, **values: object) -> str:
        """Return one wording of the report."""
        return say(self.language, TOPIC, key, **values)

    def text(self, key: str, **values: object) -> None:
        """Add a paragraph."""
        self.paper.add_paragraph(self.say(key, **values))

    def head(self, key: str, level: int = 1) -> None:
        """Add a heading."""
        self.paper.add_heading(self.say(key), level)

    def caption(self, kind: str, key: str, **values: object) -> None:
        """Add the caption of a figure or a table, with the next number."""
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        words = self.say(kind)
        text, number = self.say(key, **values), self.numbers[kind]
        add_caption(self.paper, words, number, text, above=kind == "table")

    def figure(self, picture: bytes, key: str, told: str, wide: float = 16.6) -> None:
        """Add a picture, if there is one, with the text for it and its caption."""
        if picture:
            add_picture(self.paper, picture, wide=wide, told=told)
            self.caption("figure", key)

    def table(
        self,
        key: str,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        **values: object,
    ) -> None:
        """Add a table under its caption; headings stand in the texts, by ``|``."""
        self.caption("table", key, **values)
        add_table(self.paper, self.say(f"{key}_heads").split("|"), rows, widths)


def report(built: Built, language: str, *, title: str, as_of: str) -> bytes:
    """Return the report as the bytes of a ``.docx`` file."""
    words = texts(language, TOPIC)
    paper = new_paper(
        title=f"{words['title']}: {title}",
        language=language,
        header=f"{words['title']} – {title}",
        footer=words["footer"],
    )
    made = Report(paper, built, language, summary(built.store))
    found = spots(built.store, language=language)
    _front(made, title, as_of, found)
    _anchoring(made)
    _who(made, found)
    _ends(made)
    _findings(made)
    _how(made)
    return saved(paper)


def _front(made: Report, title: str, as_of: str, found: list[Spot]) -> None:
    """Write the title and the summary, which ends its own page."""
    made.paper.add_paragraph(made.say("title"), style="Title")
    when = made.say("as_of", day=day(made.language, as_of)) if as_of else ""
    made.paper.add_paragraph(" ".join([f"{title}.", when]).strip(), style="Subtitle")
    made.head("summary")
    made.text("opening", **_figures(made, found))
    _anchored(made)
    made.table("key", _key_rows(made, found), (12.2, 4.4))
    made.head("worth", 2)
    for kind in ("unanchored", "lapses", "overlaps", "isolated", "brokers"):
        number = len(made.built.findings.get(kind, []))
        if number:
            text = counted(
                made.language,
                TOPIC,
                f"worth_{kind}",
                number,
                all=made.counts.activities,
            )
            made.paper.add_paragraph(text, style="List Bullet")
    made.text("read_on")
    made.paper.add_page_break()


def _anchored(made: Report) -> None:
    """Draw the activities with and without a document, department by department."""
    bars = anchored_bars(made.built, made.language)
    legend = [made.say("with_document"), made.say("without_document")]
    told = "; ".join(f"{b.name}: {b.parts[0]} / {sum(b.parts)}" for b in bars)
    picture = bars_figure(bars, legend, made.language) if bars else b""
    made.figure(picture, "anchoring_figure", f"{made.say('anchoring_figure')} {told}")


def _figures(made: Report, found: list[Spot]) -> dict[str, object]:
    counts = made.counts
    abroad = [spot for spot in found if not spot.home and not spot.why]
    return {
        "activities": counts.activities,
        "actors": counts.actors,
        "anchored": counts.anchored,
        "documents": counts.documents,
        "abroad": len(abroad),
    }


def _key_rows(made: Report, found: list[Spot]) -> list[tuple[str, str]]:
    counts, findings = made.counts, made.built.findings
    of = made.say("of", n=counts.anchored, all=counts.activities)
    rows = [
        (made.say("key_activities"), str(counts.activities)),
        (made.say("key_anchored"), of),
        *(
            (
                made.say("key_rows", title=table.title),
                made.say("of", n=table.anchored, all=table.rows),
            )
            for table in counts.coverage
        ),
        (made.say("key_actors"), str(counts.actors)),
        (made.say("key_abroad"), str(_figures(made, found)["abroad"])),
        (made.say("key_documents"), str(counts.documents)),
    ]
    kinds = ("isolated", "overlaps", "conflicts")
    rows += [
        (made.say(f"key_{kind}"), str(len(findings[kind])))
        for kind in kinds
        if kind in findings
    ]
    return rows


def _anchoring(made: Report) -> None:
    counts = made.counts
    made.head("anchoring")
    made.text("anchoring_text", anchored=counts.anchored, all=counts.activities)
    rows = [
        (places((row,), made.language), *rest)
        for row, *rest in anchored_rows(made.built, made.language)
    ]
    if len(rows) > ANCHORED:
        made.text("anchored_more", shown=ANCHORED, all=len(rows))
    if rows:
        made.table("anchored", rows[:ANCHORED], (2.2, 6.3, 4.6, 3.5))


def _who(made: Report, found: list[Spot]) -> None:
    made.head("who")
    activities = made.counts.activities
    made.paper.add_paragraph(answer(found, activities, made.language))
    every = partners(made.built, made.language)
    rows = [
        (one.name, one.kind, one.country, str(one.activities), _few(made, one.through))
        for one in every[:PARTNERS]
    ]
    made.text("who_text", shown=len(rows), all=len(every))
    made.table("partners", rows, (4.3, 2.9, 2.3, 2.4, 4.7))
    county = home_county(made.built.store)
    picture = map_figure(found, made.language, county=county)
    made.figure(picture, "map_figure", _map_told(made, found), wide=13.8)


def _few(made: Report, names: tuple[str, ...]) -> str:
    """Return the first names of a list, and how many more there are."""
    if len(names) <= FEW:
        return ", ".join(names)
    return made.say(
        "and_more", names=", ".join(names[: FEW - 1]), n=len(names) - FEW + 1
    )


def _map_told(made: Report, found: list[Spot]) -> str:
    """Return the map in words: the busiest places, with their numbers."""
    drawn = [spot for spot in found if not spot.why][:12]
    named = "; ".join(f"{spot.name}: {len(spot.activities)}" for spot in drawn)
    return f"{made.say('map_figure')} {named}."


def _ends(made: Report) -> None:
    found = made.built.findings.get("lapses", [])
    if not found:
        return
    made.head("ends")
    made.text("ends_text", n=len(found))
    bars = ending_bars(found, texts(made.language, "findings"))
    told = "; ".join(f"{bar.name}: {bar.parts[0]}" for bar in bars)
    picture = bars_figure(bars, [], made.language)
    made.figure(picture, "ends_figure", f"{made.say('ends_figure')} {told}.")
    words = texts(made.language, "findings")
    rows = [
        (
            places(one.rows, made.language),
            one.titles[0],
            one.details["end_as_written"],
            words[f"level.{one.level}"],
            fix_text(one, made.language),
        )
        for one in ending(found)
    ]
    if rows:
        made.table("ending", rows, (2.0, 5.0, 3.8, 2.4, 3.4))


def _findings(made: Report) -> None:
    made.head("findings")
    made.text("findings_text")
    for kind in TOLD:
        found = made.built.findings.get(kind, [])
        if not found:
            continue
        made.head(f"kind_{kind}", 2)
        number = counted(made.language, TOPIC, f"number_{kind}", len(found))
        made.paper.add_paragraph(number).paragraph_format.keep_with_next = True
        rows = [_finding(one, made.language) for one in gravest(found)]
        made.table("gravest", rows, (6.0, 6.6, 4.0), what=made.say(f"kind_{kind}"))


def _finding(finding: Finding, language: str) -> tuple[str, str, str]:
    told = sentence(finding, language)
    # What the sentence has said already needs no second place.
    reasons = [
        reason
        for reason in reason_texts(finding, language)
        if reason.partition(" [")[0].casefold() not in told.casefold()
    ]
    cells = dict.fromkeys(cell for one in finding.reasons for cell in one.cells)
    why = "; ".join(reasons or cells)
    return _short(told), _short(why), fix_text(finding, language)


def _short(text: str) -> str:
    """Return a text cut at a word, when it is too long for a table on paper."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(" ,;") + " …"


def _how(made: Report) -> None:
    made.head("how")
    for key in ("how_rows", "how_evidence", "how_findings", "how_map"):
        made.text(key)
    rows = [
        (
            part.head["title"],
            (part.as_of and day(made.language, part.as_of)) or made.say("undated"),
            str(len(list(part.records("rows")))),
        )
        for part in made.built.sources.collections
    ]
    made.table("sources", rows, (10.6, 3.6, 2.4))
    made.text("how_more")
