"""The report: a Word file that says what the graph says, the same every time."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from graph.build import Built, build
from tests.samples import change, write_tiny
from viz.twins.facts import anchored_bars, partners
from viz.twins.figures import Bar, bars_figure, png
from viz.twins.paper import clean
from viz.twins.report import report
from viz.wording import LANGUAGES

OFFICE = shutil.which("soffice")
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
    '<rect width="20" height="10" fill="#0a5a96"/></svg>'
)


@pytest.fixture(scope="module")
def built() -> Built:
    """Return the graph of everything that ships."""
    return build([])


def document(data: bytes, part: str = "word/document.xml") -> str:
    """Return one part of a Word file as text."""
    return zipfile.ZipFile(io.BytesIO(data)).read(part).decode()


def words_of(data: bytes) -> str:
    """Return what a reader reads, one paragraph a line."""
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", document(data), re.DOTALL)
    texts = (re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one) for one in paragraphs)
    return "\n".join("".join(one) for one in texts)


def test_the_report_counts_what_the_graph_holds(built: Built) -> None:
    """The figures of the opening are those of the summary."""
    told = words_of(report(built, "nn", title="Fem kjelder", as_of="2020-05-20"))

    assert "113 aktivitetar og 108 aktørar" in told
    assert "11 av 113" in told
    assert "4 av 64" in told
    assert "Ajour 20. mai 2020." in told


def test_headings_are_real_headings(built: Built) -> None:
    """Six chapters in the style that a screen reader and a table of contents find."""
    text = document(report(built, "nn", title="Fem kjelder", as_of=""))

    assert text.count('w:pStyle w:val="Heading1"') == 6
    assert text.count('w:pStyle w:val="Title"') == 1


def test_every_picture_is_told_in_words(built: Built) -> None:
    """Three pictures, each with a text for those who cannot see it."""
    text = document(report(built, "nn", title="Fem kjelder", as_of=""))
    told = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', text)

    assert len(told) == text.count("<pic:pic>") == 3
    assert "INN: 0 / 51" in told[0]
    assert "Tyskland: 5" in told[1]


def test_every_table_has_headings_that_repeat(built: Built) -> None:
    """Each table marks its first row, so that the next page has it too."""
    text = document(report(built, "nn", title="Fem kjelder", as_of=""))

    assert text.count("<w:tbl>") == text.count("<w:tblHeader") > 5


def test_pages_are_numbered_and_the_language_is_told(built: Built) -> None:
    """The footer reckons the page; the document says what language it is in."""
    data = report(built, "nn", title="Fem kjelder", as_of="")
    parts = zipfile.ZipFile(io.BytesIO(data)).namelist()
    footer = "".join(document(data, one) for one in parts if "footer" in one)

    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert 'w:lang w:val="nn-NO"' in document(data, "word/styles.xml")


def test_the_same_graph_is_the_same_bytes(built: Built) -> None:
    """No clock in the entries, none in the properties."""
    first = report(built, "en", title="Five", as_of="")

    assert first == report(built, "en", title="Five", as_of="")
    archive = zipfile.ZipFile(io.BytesIO(first))
    assert {entry.date_time[0] for entry in archive.infolist()} == {2020}


def test_a_small_collection_makes_a_report_too(tmp_path: Path) -> None:
    """Three activities, in three languages, with a title that XML must not trip on."""
    changes = change("rows", "Utveksling til Cardiff", "A & B <script>")
    made = build([str(write_tiny(tmp_path / "tiny", **changes))])
    for language in LANGUAGES:
        told = words_of(report(made, language, title="Tiny", as_of="2020-05-20"))
        assert "A &amp; B &lt;script&gt;" in told


def test_what_xml_cannot_hold_is_left_out() -> None:
    """A control character from a damaged file must not stop the report."""
    assert clean("a\x00b\x0bc\td") == "abc\td"


def test_partners_are_counted_once_an_activity(tmp_path: Path) -> None:
    """Erfurt has one activity, in which Askøy's school takes part."""
    made = build([str(write_tiny(tmp_path / "tiny"))])
    found = {one.name: (one.activities, one.through) for one in partners(made, "nn")}

    assert found["Erfurt"] == (1, ("Askøy vidaregåande skule",))
    assert found["Cardiff"] == (1, ())


def test_bars_hold_every_activity_once(built: Built) -> None:
    """With and without a document, all departments: 113."""
    bars = anchored_bars(built, "nn")

    assert sum(sum(bar.parts) for bar in bars) == 113
    assert sum(bar.parts[0] for bar in bars) == 11


def test_pictures_are_png_and_the_same_every_time() -> None:
    """A drawing becomes the same bytes twice, one and a half times as large."""
    first = png(SQUARE)

    assert first == png(SQUARE)
    assert first.startswith(b"\x89PNG")
    assert [int.from_bytes(first[at : at + 4], "big") for at in (16, 20)] == [30, 15]


def test_letters_come_from_the_font_that_comes_along() -> None:
    """A bar's name is drawn: without a font there would be nothing but the bar."""
    with_name = bars_figure([Bar("Ålesund, Plzeň", (3,))], [], "nn")
    without = bars_figure([Bar(" " * 14, (3,))], [], "nn")

    assert len(with_name) > len(without) + 500


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_four_to_eight_pages(
    built: Built, tmp_path: Path, language: str
) -> None:
    """Counted in the PDF that LibreOffice makes of it."""
    assert OFFICE
    place = tmp_path / "report.docx"
    place.write_bytes(report(built, language, title="Fem kjelder", as_of=""))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(place)], check=True, timeout=240)
    pdf = (tmp_path / "report.pdf").read_bytes()
    pages = [
        int(found) for found in re.findall(rb"/Type/Pages\b[^>]*?/Count (\d+)", pdf)
    ]
    pages = pages or [len(re.findall(rb"/Type\s*/Page\b", pdf))]

    assert 4 <= max(pages) <= 8


def test_a_county_is_no_counterpart_of_itself(built: Built) -> None:
    """Vestland stands as partner in 15 rows without a partner; it is left out."""
    names = {one.name for one in partners(built, "nn")}

    assert "Vestland fylkeskommune" not in names
    assert {
        "Tyskland",
        "Erfurt",
        "Conference of Peripheral and Maritime Regions (CPMR)",
    } <= names
