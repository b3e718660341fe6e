"""A packing list of a folder of results: RO-Crate 1.1.

Each file with its type, size in bytes and SHA-256, so that whoever takes over
the folder can tell that nothing was lost or changed on the way.
"""

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.errors import OutputError
from graph.files import UNFINISHED

DESCRIPTION = "ro-crate-metadata.json"
PROFILE = "https://w3id.org/ro/crate/1.1"
UNKNOWN = "application/octet-stream"
OFFICE = "application/vnd.openxmlformats-officedocument"
#: Not what the machine knows of endings, which differs from one to the next.
TYPES = {
    ".csv": "text/csv",
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".gexf": "application/xml",
    ".graphml": "application/xml",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


def crate(
    folder: Path, *, name: str, description: str, rights: str, published: str = ""
) -> bytes:
    """Return the packing list of a folder, as JSON-LD.

    Raises ``OutputError`` when there is no such folder or a file cannot be read.
    """
    try:
        if not folder.is_dir():
            raise NotADirectoryError(0, "no such folder")
        files = [_file(folder, path) for path in sorted(folder.rglob("*"))]
    except OSError as error:
        raise OutputError(str(folder), error.strerror or str(error)) from error
    listed = [file for file in files if file]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "license": {"@id": "#rights"},
        "hasPart": [{"@id": file["@id"]} for file in listed],
    }
    if published:
        root["datePublished"] = published
    graph = [_descriptor(), root, _rights(rights), *listed]
    whole = {"@context": f"{PROFILE}/context", "@graph": graph}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _descriptor() -> dict[str, Any]:
    return {
        "@id": DESCRIPTION,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": PROFILE},
    }


def _rights(rights: str) -> dict[str, Any]:
    return {"@id": "#rights", "@type": "CreativeWork", "name": rights}


def _file(folder: Path, path: Path) -> dict[str, Any]:
    """Return one file; nothing for folders, hidden files and the list itself."""
    place = path.relative_to(folder)
    hidden = any(part.startswith(".") for part in place.parts)
    left = place.name.endswith(UNFINISHED) or place == Path(DESCRIPTION)
    if hidden or left or not path.is_file():
        return {}
    raw = path.read_bytes()
    return {
        "@id": quote(place.as_posix()),
        "@type": "File",
        "name": place.as_posix(),
        "encodingFormat": TYPES.get(path.suffix.lower(), UNKNOWN),
        "contentSize": str(len(raw)),
        "sha256": hashlib.sha256(raw).hexdigest(),
    }
