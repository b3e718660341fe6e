"""Text files (.csv, .tsv, .txt): how they are stored is found out, and told.

UTF-8 can be told for certain; of the older encodings of Norwegian offices the
likeliest is taken, and somebody is asked to look at the letters.
"""

import csv
import io
from pathlib import Path

from graph.errors import Problem, Severity
from graph.reading.grids.grid import Grid, Line, check_size, refuse, trimmed

MARKS = ",;\t|"
#: What spreadsheets of Windows and Mac have stored Norwegian text as.
OLDER = ["cp1252", "mac_roman", "utf_16", "utf_16_le", "utf_16_be"]
#: How many lines the delimiter is told from.
LOOKED_AT = 50
NAMES = {",": ",", ";": ";", "\t": "tabulator", "|": "|"}


def read_text(path: Path) -> list[Grid]:
    """Return the one table of a text file; raises ``InputError``."""
    raw = path.read_bytes()
    if not raw.strip():
        raise refuse("file-empty", path.name)
    encoding, text = decoded(raw)
    if "\0" in text:
        raise refuse("file-unknown", path.name)
    lines: list[Line] = []
    widest = 0
    # The library's own limit holds for all of the program: never make it smaller.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    mark = delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for cells in reader:
            widest = max(widest, len(cells))
            check_size(path.name, rows=len(lines) + 1, columns=widest)
            texts = trimmed([cell.strip() for cell in cells])
            if texts:
                lines.append(Line(reader.line_num - _extra(cells), texts))
    except csv.Error as error:
        raise refuse("file-damaged", path.name, reason=error) from error
    notes = _notes(path.name, encoding, mark)
    return [Grid(path.name, "", tuple(lines), notes=notes)]


def _extra(cells: list[str]) -> int:
    """Return how many lines a row takes beyond its first."""
    return sum(cell.count("\n") for cell in cells)


def decoded(raw: bytes) -> tuple[str, str]:
    """Return the encoding and the text.

    >>> decoded("Årleg".encode())
    ('utf-8', 'Årleg')
    >>> decoded("Tiltak;Årleg på Askøy".encode("cp1252"))
    ('cp1252', 'Tiltak;Årleg på Askøy')
    """
    if raw.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig", raw.decode("utf-8-sig", "replace")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", raw.decode("utf-16", "replace")
    try:
        text = raw.decode("utf-8")
        if "\0" not in text:
            return "utf-8", text
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    # Spread over the whole file: the first bytes alone may hold no letter of ours.
    best = from_bytes(raw, steps=20, cp_isolation=OLDER).best()
    encoding = best.encoding if best else "cp1252"
    return encoding, raw.decode(encoding, "replace")


def delimiter(text: str) -> str:
    r"""Return the mark that gives most lines the same number of columns.

    >>> delimiter("Nr;Tiltak, stad\n1;Erfurt\n")
    ';'
    """
    sample = text[:200_000].splitlines()[:LOOKED_AT]

    def columns(mark: str) -> tuple[int, int]:
        rows = [len(row) for row in csv.reader(sample, delimiter=mark) if row]
        common = max(set(rows), key=lambda width: (rows.count(width), width))
        return (rows.count(common) * (common > 1), common)

    return max(MARKS, key=columns)


def _notes(file: str, encoding: str, mark: str) -> tuple[Problem, ...]:
    """Return how the file was read; a guess is a warning."""
    if encoding == "utf-8" and mark == ",":
        return ()
    words = {"encoding": encoding, "delimiter": NAMES[mark]}
    sure = encoding.startswith("utf")
    severity = Severity.INFO if sure else Severity.WARNING
    code = "text-stored" if sure else "text-guessed"
    return (Problem(code, severity, file, details=words),)
