"""Compile what the command line says by itself, from text to what ``gettext`` reads.

Run as ``python -m tests.tools.catalogues`` after each change of a ``click.po`` in
``viz/catalogues``.
"""

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent.parent.parent / "viz" / "catalogues"


def texts() -> list[Path]:
    """Return the catalogues that people write, one a language."""
    return sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po"))


def compiled(text: Path) -> bytes:
    """Return a catalogue as ``gettext`` reads it."""
    written = io.BytesIO()
    with text.open("rb") as file:
        write_mo(written, read_po(file))
    return written.getvalue()


if __name__ == "__main__":
    for one in texts():
        one.with_suffix(".mo").write_bytes(compiled(one))
        print(one.with_suffix(".mo"))
