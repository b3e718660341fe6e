"""A workbook as its parts: XML files in a zip archive, changed one by one.

Only parts that are changed are written anew; every other part keeps its bytes,
so that charts, pictures, macros and what we have never heard of are not lost.
Open Packaging Conventions, ECMA-376 part 2.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = f"{{{PACKAGE}/relationships}}Relationship"
TYPES = "[Content_Types].xml"
#: Parts that we add are as old as the oldest that an archive can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Package:
    """The parts of an archive in their order; changed ones as trees."""

    infos: list[zipfile.ZipInfo]
    parts: dict[str, bytes]
    trees: dict[str, Any] = field(default_factory=dict)

    def tree(self, name: str) -> Any:
        """Return the root element of a part, to be changed in place."""
        if name not in self.trees:
            self.trees[name] = parsed(self.parts[name])
        return self.trees[name]

    def add(self, name: str, root: Any) -> None:
        """Add a part that is not there."""
        self.trees[name] = root

    def __contains__(self, name: str) -> bool:
        """Return whether the archive holds a part."""
        return name in self.parts or name in self.trees


def parsed(text: bytes) -> Any:
    """Return the root element of an XML text; nothing outside it is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(text, parser)


def open_package(path: Path) -> Package:
    """Return a workbook's parts."""
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        return Package(infos, {info.filename: archive.read(info) for info in infos})


def packed(package: Package) -> bytes:
    """Return the archive: parts in their old order, new ones last."""
    from lxml import etree

    written = io.BytesIO()
    texts = {
        name: etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        for name, root in package.trees.items()
    }
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in package.infos:
            text = texts.get(info.filename, package.parts[info.filename])
            archive.writestr(_like(info), text)
        for name in sorted(texts.keys() - package.parts.keys()):
            archive.writestr(_like(zipfile.ZipInfo(name, EPOCH)), texts[name])
    return written.getvalue()


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return what an archive says of a part, without its old sizes."""
    new = zipfile.ZipInfo(info.filename, info.date_time)
    new.compress_type = zipfile.ZIP_DEFLATED
    new.external_attr, new.create_system = info.external_attr, 0
    return new


def relations_of(part: str) -> str:
    """Return where the relations of a part stand.

    >>> relations_of("xl/worksheets/sheet1.xml")
    'xl/worksheets/_rels/sheet1.xml.rels'
    """
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def related(package: Package, part: str, kind: str, name: str = "") -> str | None:
    """Return the part that a part is related to in one way, such as ``comments``.

    With several of a kind, ``name`` says which relation.
    """
    place = relations_of(part)
    if place not in package:
        return None
    for relation in package.tree(place).iter(RELATION):
        called = name in ("", relation.get("Id"))
        if called and relation.get("Type", "").endswith(f"/{kind}"):
            return target_of(part, relation.get("Target", ""))
    return None


def target_of(part: str, target: str) -> str:
    """Return the part that a relation's target names.

    >>> target_of("xl/worksheets/sheet1.xml", "../comments1.xml")
    'xl/comments1.xml'
    """
    joined = posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(joined).lstrip("/")


def relate(package: Package, part: str, kind: str, target: str) -> str:
    """Relate a part to another, and return what the relation is called."""
    place = relations_of(part)
    if place not in package:
        package.add(
            place, parsed(f'<Relationships xmlns="{PACKAGE}/relationships"/>'.encode())
        )
    relations = package.tree(place)
    taken = {relation.get("Id") for relation in relations.iter(RELATION)}
    name = next(f"rId{n}" for n in range(1, 10**6) if f"rId{n}" not in taken)
    made = relations.makeelement(RELATION, {})
    made.set("Id", name)
    made.set("Type", f"{OFFICE}/{kind}")
    made.set("Target", f"/{target}")
    relations.append(made)
    return name


def declare(package: Package, tag: str, key: str, name: str, kind: str) -> None:
    """Say in the list of content types what a part, or an ending, holds."""
    types = package.tree(TYPES)
    for entry in types:
        if entry.get(key, "").lower() == name.lower():
            return
    made = types.makeelement(f"{{{PACKAGE}/content-types}}{tag}", {})
    made.set(key, name)
    made.set("ContentType", kind)
    # Endings stand before single parts.
    types.insert(0, made) if tag == "Default" else types.append(made)


def sheet_parts(package: Package) -> dict[str, str]:
    """Return where each sheet stands, by its name; charts that are sheets are not."""
    book = next(
        target_of("", relation.get("Target", ""))
        for relation in package.tree("_rels/.rels").iter(RELATION)
        if relation.get("Type", "").endswith("/officeDocument")
    )
    targets = {
        relation.get("Id"): target_of(book, relation.get("Target", ""))
        for relation in package.tree(relations_of(book)).iter(RELATION)
        if relation.get("Type", "").endswith("/worksheet")
    }
    found = {}
    for sheet in package.tree(book).iter("{*}sheet"):
        name = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        if name in targets:
            found[sheet.get("name", "")] = targets[name]
    return found
