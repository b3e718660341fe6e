"""The source documents, which stand beside the project and not in it.

Tests that need them are skipped where they are not; the continuous integration
has them.
"""

import re
from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared" / "seeds"

needs_seeds = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the source documents are not beside the project"
)
#: Which source each shipped collection was made of.
SOURCES = {
    "vestland-2020": "000",
    "trondelag-forankring": "001",
    "webinar-2022": "002",
    "ka101-ka229": "003",
    "vet-urban-centres": "004",
}


def seed(collection: str) -> str:
    """Return the text of a collection's source, its white space made single."""
    (path,) = SHARED.glob(f"{SOURCES[collection]}_*.txt")
    return " ".join(path.read_text(encoding="utf-8").split())


def squeezed(text: str) -> str:
    """Return a text without white space and hyphens, as narrow columns break it."""
    return re.sub(r"[\s\-\u00ad]+", "", text)
