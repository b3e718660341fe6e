"""Building a Word document: headings, tables, figures with words, page numbers.

What Word needs for a reader who does not see the page stands here: real heading
styles, headings of tables that repeat, a text for every picture, the language.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

#: Styles that stand back.
QUIETER = ("Subtitle", "Caption", "Header", "Footer")
#: The whole document is dated so, since the same input gives the same bytes.
MADE = datetime(2020, 1, 1)
#: What XML cannot hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
INK, QUIET, RULE = "1B1F24", "59636E", "D9DDE2"
TONGUES = {"nn": "nn-NO", "nb": "nb-NO", "en": "en-GB"}


def new_paper(*, title: str, language: str, header: str, footer: str) -> Any:
    """Return an empty A4 document with its styles, header and page numbers.

    ``footer`` has the blanks ``{page}`` and ``{pages}``, which Word fills in.
    """
    from docx import Document
    from docx.shared import Cm

    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.0)
    _styles(paper, language)
    _properties(paper, title, language)
    section.header.paragraphs[0].text = clean(header)
    section.header.paragraphs[0].style = paper.styles["Header"]
    _numbered(section.footer.paragraphs[0], footer)
    return paper


def clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return CONTROL.sub("", text)


def _properties(paper: Any, title: str, language: str) -> None:
    core = paper.core_properties
    core.title, core.author, core.comments = clean(title), "samband", ""
    core.language = TONGUES[language]
    core.created = core.modified = MADE
    core.last_modified_by, core.revision = "samband", 1


def _styles(paper: Any, language: str) -> None:
    """Set fonts, sizes and room: Arial for reading, Georgia for headings."""
    from docx.shared import Pt

    looks = {
        "Normal": ("Arial", 10, 0, 6),
        "Title": ("Georgia", 24, 0, 4),
        "Subtitle": ("Arial", 11, 0, 12),
        "Heading 1": ("Georgia", 16, 16, 6),
        "Heading 2": ("Georgia", 12, 10, 3),
        "Caption": ("Arial", 9, 3, 10),
        "Header": ("Arial", 8.5, 0, 0),
        "Footer": ("Arial", 8.5, 0, 0),
        "List Bullet": ("Arial", 10, 0, 3),
    }
    for name, (font, size, before, after) in looks.items():
        style = paper.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        style.font.color.rgb = _colour(QUIET if name in QUIETER else INK)
        style.font.italic = False
        style.font.bold = name in ("Title", "Heading 1", "Heading 2")
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        _same_font(style, font)
    _speak(paper.styles["Normal"], TONGUES[language])
    _plain_title(paper.styles["Title"])
    _plain_title(paper.styles["Subtitle"])


def _colour(code: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(code)


def _same_font(style: Any, font: str) -> None:
    """Take the theme's fonts off a style, so that ours is the one that counts."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def _speak(style: Any, tongue: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), tongue)
    style.element.get_or_add_rPr().append(lang)


def _plain_title(style: Any) -> None:
    """Take the line under the title away, and the air between its letters."""
    from docx.oxml.ns import qn

    for name in ("w:pBdr", "w:spacing"):
        for part in style.element.findall(f".//{qn(name)}"):
            if name == "w:pBdr" or part.get(qn("w:val")):
                part.getparent().remove(part)


def _numbered(paragraph: Any, footer: str) -> None:
    for part in re.split(r"(\{page\}|\{pages\})", footer):
        if part == "{page}":
            field(paragraph, "PAGE", "1")
        elif part == "{pages}":
            field(paragraph, "NUMPAGES", "1")
        else:
            paragraph.add_run(clean(part))


def field(paragraph: Any, code: str, shown: str) -> None:
    """Add what Word reckons itself, with what stands there until it has."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    simple.append(run)
    paragraph._p.append(simple)


def add_caption(
    paper: Any, kind: str, number: int, text: str, *, above: bool = False
) -> None:
    """Add a numbered caption, ``Figur 1. …``, above or below what it is of."""
    paragraph = paper.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = above
    paragraph.add_run(f"{kind} ").bold = True
    field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    paragraph.add_run(f". {clean(text)}")


def add_table(
    paper: Any,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> Any:
    """Add a table whose headings repeat on every page; widths in centimetres."""
    from docx.shared import Cm

    table = paper.add_table(rows=1, cols=len(headings))
    table.autofit = False
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        _cell(cell, heading, bold=True)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _cell(cell, text)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Cm(wide)
        for cell in column.cells:
            cell.width = Cm(wide)
    _heads(table)
    _rules(table)
    paper.add_paragraph().paragraph_format.space_after = 0
    return table


def _cell(cell: Any, text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    run = paragraph.add_run(clean(text))
    run.font.size, run.bold = Pt(9), bold


def _heads(table: Any) -> None:
    """Mark the first row as the headings, and keep every row on one page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
            head = OxmlElement("w:tblHeader")
            head.set(qn("w:val"), "true")
            properties.append(head)


def _rules(table: Any) -> None:
    """Draw a thin line under each row, and no other."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", "8"), ("bottom", "4"), ("insideH", "4")):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", size), ("color", RULE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def add_picture(paper: Any, picture: bytes, *, wide: float, told: str) -> None:
    """Add a picture of a width in centimetres, with the text for who cannot see it."""
    from docx.shared import Cm

    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(picture), width=Cm(wide))
    about = shape._inline.docPr
    about.set("descr", clean(told))
    about.set("name", f"{about.get('id')}")


def saved(paper: Any) -> bytes:
    """Return the document as the bytes of a ``.docx`` file, without a clock."""
    written, again = io.BytesIO(), io.BytesIO()
    paper.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return again.getvalue()
