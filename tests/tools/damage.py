"""Damage files in many ways, and see that each ends in one clear line or is read.

Run as ``python -m tests.tools.damage [HOW_MANY] [SEED]``.  Every damaged file is
checked in a process of its own, with limits; what takes more than five seconds
of work or 500 MB, says more than one error or falls with a traceback is printed.
"""

import io
import os
import random
import resource
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.county import overview_rows, write_document, write_workbook
from tests.papers import ruled, write_pdf

SECONDS, MEGABYTES = 5.0, 500
CORNERS = (b"", b"\0", b"\xff\xff", b"%%EOF", b"<w:tbl>", b"999999999", b"-1", b"/Kids")
OTHERS = (".xlsx", ".docx", ".pdf", ".csv", ".xls", ".doc", ".txt", "")
PARTS = (
    "document.xml",
    "sheet1.xml",
    "sharedStrings.xml",
    "workbook.xml",
    "styles.xml",
)

Damage = Callable[[bytes, random.Random], bytes]


def sound_files(folder: Path) -> list[Path]:
    """Return one sound file of each kind, with some rows of the overview."""
    rows = [row[:3] for row in overview_rows()[:8]]
    table = ruled([("Nr", "Tiltak", "Innhald"), *rows], (40, 300, 400))
    text = "Nr;Tiltak;Innhald\n" + "\n".join(";".join(row) for row in rows)
    plain = folder / "oversikt.csv"
    plain.write_bytes(text.encode("cp1252", "replace"))
    return [
        write_document(folder / "oversikt.docx"),
        write_workbook(folder / "oversikt.xlsx"),
        write_pdf(folder / "oversikt.pdf", [table, table]),
        plain,
    ]


def damaged(path: Path, chance: random.Random, folder: Path) -> Path:
    """Return a damaged copy of a file, in a way that the seed decides."""
    raw = path.read_bytes()
    packed = path.suffix in (".docx", ".xlsx")
    way = chance.choice(WAYS + (INSIDE * 2 if packed else ()))
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        raw = way(raw, chance)
    suffix = path.suffix if chance.random() < 0.9 else chance.choice(OTHERS)
    place = folder / f"skadd{suffix}"
    place.write_bytes(raw)
    return place


def cut(raw: bytes, chance: random.Random) -> bytes:
    """Cut a file off."""
    return raw[: chance.randrange(len(raw) + 1)]


def flip(raw: bytes, chance: random.Random) -> bytes:
    """Change some bytes."""
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 10, 200)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def put_in(raw: bytes, chance: random.Random) -> bytes:
    """Put something in that does not belong there."""
    place = chance.randrange(len(raw) + 1)
    piece = chance.choice((*CORNERS, chance.randbytes(50)))
    return raw[:place] + piece * chance.choice((1, 1, 100)) + raw[place:]


def take_out(raw: bytes, chance: random.Random) -> bytes:
    """Take a piece out, or say it twice."""
    start, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
    return raw[:start] + raw[start:end] * chance.choice((0, 0, 2)) + raw[end:]


def blank(raw: bytes, chance: random.Random) -> bytes:
    """Overwrite a piece with nothing, as a bad disk does."""
    start, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
    return raw[:start] + bytes(end - start) + raw[end:]


def part_damaged(raw: bytes, chance: random.Random) -> bytes:
    """Damage one part inside an archive and pack it well again."""
    way = chance.choice(WAYS)
    return _with_part(raw, chance, lambda part: way(part, chance))


def part_lost(raw: bytes, chance: random.Random) -> bytes:
    """Leave one part of an archive out, or empty."""
    return _with_part(raw, chance, lambda part: b"")


def part_strange(raw: bytes, chance: random.Random) -> bytes:
    """Put a number or a word that cannot be into the XML of a part."""
    old, new = chance.choice(STRANGE)

    def change(part: bytes) -> bytes:
        return part.replace(old, new, chance.choice((1, 1000)))

    return _with_part(raw, chance, change)


def bomb(raw: bytes, chance: random.Random) -> bytes:
    """Let one part unpack to far more than it is."""
    filler = chance.choice((b" ", b"<c/>", b"<si><t/></si>", b"<w:p/>"))
    size = chance.choice((3_000_000, 30_000_000, 150_000_000))
    return _with_part(raw, chance, lambda part: part + filler * (size // len(filler)))


#: What is exchanged in the XML: far cells, huge spans, entities, lost results.
STRANGE = (
    (b'r="A1"', b'r="XFD1048576"'),
    (b'r="B4"', b'r="BDWGN4"'),
    (b'ref="A1:I1"', b'ref="A1:XFD1048576"'),
    (b'ref="A1:I1"', b'ref="A1:A1048576"'),
    (b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="1000000000"/>'),
    (b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="x"/>'),
    (b"<w:tr>", b'<w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr>'),
    (b"<?xml", b'<!DOCTYPE a [<!ENTITY b "bbb">]><?xml'),
    (b"?>", b'?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'),
    (b"<v>", b"<f>1+1</f><v>"),
    (b"<v>", b"<f>1+1</f><w>"),
    (b"<w:tc>", b"<w:tc>" + b"<w:tbl><w:tr><w:tc>" * 300),
    (b't="s"', b't="q"'),
    (b"<v>1</v>", b"<v>99999999</v>"),
    (b"Tiltak", b"&#1;"),
    (b"Tiltak", b"Til&nbsp;tak"),
)
WAYS: tuple[Damage, ...] = (cut, flip, put_in, take_out, blank)
INSIDE: tuple[Damage, ...] = (part_damaged, part_lost, part_strange, bomb)


def _with_part(
    raw: bytes, chance: random.Random, change: Callable[[bytes], bytes]
) -> bytes:
    packed = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(raw)) as old,
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            names = old.namelist()
            likely = [name for name in names if name.endswith(PARTS)]
            chosen = chance.choice(likely if chance.random() < 0.8 else names)
            for name in names:
                part = old.read(name)
                new.writestr(name, change(part) if name == chosen else part)
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError):
        return raw
    return packed.getvalue()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one damaged file: exit code, lines, seconds and megabytes."""

    code: int
    said: str
    seconds: float
    megabytes: float

    @property
    def errors(self) -> list[str]:
        """Return the lines that tell of an error."""
        return [line for line in self.said.splitlines() if line.startswith("FEIL")]

    @property
    def fault(self) -> str:
        """Return what is wrong with how the file was met, or nothing."""
        if "Traceback" in self.said or self.code not in (0, 1):
            return "fell"
        if self.code == 1 and len(self.errors) != 1:
            return "not one line"
        if self.seconds > SECONDS:
            return "too slow"
        return "too much memory" if self.megabytes > MEGABYTES else ""


def checked(path: Path) -> Outcome:
    """Return how ``samband check`` meets a file, in a process of its own."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            _run_check(path, said.fileno())
        _, status, used = os.wait4(child, 0)
        # Seconds of work, its own children's too: a busy machine changes nothing.
        seconds = used.ru_utime + used.ru_stime
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    code = os.waitstatus_to_exitcode(status)
    return Outcome(code, text, seconds, used.ru_maxrss / 1000)


def _run_check(path: Path, said: int) -> None:
    """Run the command in this process, and leave it whatever happens."""
    code = 70
    try:
        os.dup2(said, 1)
        os.dup2(said, 2)
        # A test run may have put something else in their place.
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
        from samband import main

        main(["check", str(path), "--language", "nn"], standalone_mode=False)
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main(many: int, seed: int) -> int:
    """Damage so many files, print what was met badly, and how all were met."""
    from graph.build import check

    check(["vestland-2020"])  # so that no child has to import it all again
    counts: Counter[str] = Counter()
    slowest = largest = 0.0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sound = sound_files(folder)
        for number in range(many):
            chance = random.Random(f"{seed}-{number}")
            path = damaged(chance.choice(sound), chance, folder)
            outcome = checked(path)
            counts["read" if outcome.code == 0 else "refused"] += 1
            slowest = max(slowest, outcome.seconds)
            largest = max(largest, outcome.megabytes)
            if outcome.fault:
                counts[outcome.fault] += 1
                print(number, path.name, outcome.fault, *outcome.errors[:3], sep=" | ")
                print(outcome.said[-600:] if outcome.fault == "fell" else "", end="")
            path.unlink()
    print(f"{many} files, seed {seed}: {dict(counts)}")
    print(f"slowest {slowest:.1f} s, largest {largest:.0f} MB")
    return sum(counts.values()) - many


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(bool(main(*(given + [200, 1][len(given) :]))))
