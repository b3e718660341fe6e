"""Small PDF files made by hand: ruled tables, letter by letter, no library.

Each page is a stream of drawing operators (ISO 32000-1, 8.5 and 9.4).
"""

from collections.abc import Sequence
from pathlib import Path

WIDTH, HEIGHT = 842, 595
LEFT, TOP, LINE = 40, 560, 14


def write_pdf(path: Path, pages: Sequence[str]) -> Path:
    """Write a PDF whose pages hold the given drawing operators."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    things = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
        " /Encoding /WinAnsiEncoding >>",
    ]
    for place, drawn in enumerate(pages):
        things.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
            f" /Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * place} 0 R >>"
        )
        size = len(drawn.encode("cp1252"))
        things.append(f"<< /Length {size} >>\nstream\n{drawn}\nendstream")
    path.write_bytes(_numbered(things))
    return path


def _numbered(things: Sequence[str]) -> bytes:
    """Return the things as numbered objects, with the table of where they stand."""
    written, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{thing}\nendobj\n".encode("cp1252")
    start = len(written)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(things) + 1
    end = f"trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return written + f"xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode()


def ruled(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """Return the operators of a ruled table; a line break in a cell is a new line."""
    drawn, top = [], TOP
    for cells in rows:
        height = LINE * max(cell.count("\n") + 1 for cell in cells) + 6
        left = LEFT
        for cell, width in zip(cells, widths, strict=True):
            drawn.append(f"{left} {top - height} {width} {height} re S")
            for place, text in enumerate(cell.split("\n"), start=1):
                drawn.append(words(text, left + 4, top - LINE * place))
            left += width
        top -= height
    return "\n".join(drawn)


def words(text: str, left: int, bottom: int) -> str:
    """Return the operators that write one line of text."""
    safe = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F 9 Tf {left} {bottom} Td ({safe}) Tj ET"
