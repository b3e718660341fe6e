"""Comments of a sheet: ours set and taken away, everybody else's kept.

What samband says begins with a mark, so that it is found again, also when it
stands below somebody's own words in the same comment.  A comment is a text
(ECMA-376 part 1, 18.7) and a box that it is shown in (VML, part 4, 14.1).
"""

from collections.abc import Mapping
from typing import Any

from graph.reading.grids.workbook import place_of
from graph.writing.cells import tag
from graph.writing.package import OFFICE, Package, declare, parsed, relate, related

MARK = "[samband] "
AUTHOR = "samband"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MICROSOFT = "urn:schemas-microsoft-com"
COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
#: What comes after the boxes of the comments in a sheet.
AFTER_BOXES = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
EMPTY_BOXES = (
    f'<xml xmlns:v="{MICROSOFT}:vml" xmlns:o="{MICROSOFT}:office:office" '
    f'xmlns:x="{MICROSOFT}:office:excel"><v:shapetype id="_x0000_t202" '
    'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" '
    'o:connecttype="rect"/></v:shapetype></xml>'
)
#: A box of three columns and some rows, hidden until somebody points at the cell.
BOX = (
    f'<v:shape xmlns:v="{MICROSOFT}:vml" xmlns:o="{MICROSOFT}:office:office" '
    f'xmlns:x="{MICROSOFT}:office:excel" id="_samband_{{row}}_{{column}}" '
    'type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
    'width:260pt;height:90pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {row}, 2, {right}, 15, {below}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def set_comments(package: Package, part: str, words: Mapping[str, str]) -> None:
    """Let a sheet's cells say our words and no others of ours.

    ``words`` has a text for each cell, such as ``B4``.  What others have
    written stays, above ours where both speak of one cell.
    """
    place = related(package, part, "comments")
    if place is None:
        if not words:
            return
        place = _new_comments(package, part)
    root = package.tree(place)
    texts = root.find(tag(root, "commentList"))
    _take_away(texts)
    for cell, text in words.items():
        _say(root, texts, cell, text)
    _in_order(texts)
    cells = [comment.get("ref", "") for comment in texts]
    _set_boxes(package, part, cells)


def _new_comments(package: Package, part: str) -> str:
    place = _unused(package, "xl/comments/samband{}.xml")
    empty = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
    package.add(place, parsed(empty.encode()))
    declare(package, "Override", "PartName", f"/{place}", COMMENTS)
    relate(package, part, "comments", place)
    return place


def _unused(package: Package, pattern: str) -> str:
    names = (pattern.format(number) for number in range(1, 10**6))
    return next(name for name in names if name not in package)


def _take_away(texts: Any) -> None:
    """Cut our words out of every comment, and comments that were ours alone."""
    for comment in list(texts):
        found = False
        for words in list(comment.iter(tag(comment, "t"))):
            before, mark, _ = (words.text or "").partition(MARK)
            if found:
                words.text = ""
            elif mark:
                found, words.text = True, before.removesuffix("\n\n")
        if found:
            _tidy(comment)
            # Beside the text, LibreOffice stores where the box stands, in figures.
            left = comment.find(tag(comment, "text"))
            if left is None or not "".join(left.itertext()).strip():
                texts.remove(comment)


def _tidy(comment: Any) -> None:
    """Take away the pieces of a comment that say nothing any more."""
    for piece in list(comment.iter(tag(comment, "r"))):
        if not "".join(piece.itertext()):
            piece.getparent().remove(piece)


def _say(root: Any, texts: Any, cell: str, text: str) -> None:
    for comment in texts:
        if comment.get("ref") == cell:
            inside = comment.find(tag(root, "text"))
            inside.append(_piece(root, f"\n\n{MARK}{text}"))
            return
    given = {"ref": cell, "authorId": str(_author(root))}
    comment = root.makeelement(tag(root, "comment"), given)
    inside = root.makeelement(tag(root, "text"), {})
    inside.append(_piece(root, MARK + text))
    comment.append(inside)
    texts.append(comment)


def _piece(root: Any, text: str) -> Any:
    piece = root.makeelement(tag(root, "r"), {})
    words = root.makeelement(tag(root, "t"), {})
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    piece.append(words)
    return piece


def _author(root: Any) -> int:
    """Return our number among those who have written comments."""
    authors = root.find(tag(root, "authors"))
    names = [author.text for author in authors]
    if AUTHOR not in names:
        author = root.makeelement(tag(root, "author"), {})
        author.text = AUTHOR
        authors.append(author)
        return len(names)
    return names.index(AUTHOR)


def _in_order(texts: Any) -> None:
    texts[:] = sorted(texts, key=lambda comment: place_of(comment.get("ref", "")))


def _set_boxes(package: Package, part: str, cells: list[str]) -> None:
    """Give each comment a box, and take away the boxes of comments that are gone."""
    root = package.tree(_boxes(package, part) or _new_boxes(package, part))
    wanted = [place_of(cell) for cell in cells]
    there = set()
    for shape in root.findall(f"{{{MICROSOFT}:vml}}shape"):
        where = _where(shape)
        if where is not None and where not in wanted:
            root.remove(shape)
        there.add(where)
    for row, column in wanted:
        if (row, column) not in there:
            # VML counts from 0.
            row, column = row - 1, column - 1
            sides = {"left": column + 1, "right": column + 4, "below": row + 5}
            root.append(parsed(BOX.format(row=row, column=column, **sides).encode()))


def _boxes(package: Package, part: str) -> str | None:
    """Return where a sheet's boxes stand; those of its headers are another part."""
    sheet = package.tree(part)
    mark = sheet.find(tag(sheet, "legacyDrawing"))
    name = None if mark is None else mark.get(f"{{{OFFICE}}}id")
    return related(package, part, "vmlDrawing", name) if name else None


def _where(shape: Any) -> tuple[int, int] | None:
    """Return the cell that a box is for; None for boxes that are no comments."""
    data = shape.find(f"{{{MICROSOFT}:office:excel}}ClientData")
    if data is None or data.get("ObjectType") != "Note":
        return None
    row, column = (
        data.findtext(f"{{{MICROSOFT}:office:excel}}{name}", "-1")
        for name in ("Row", "Column")
    )
    return int(row) + 1, int(column) + 1


def _new_boxes(package: Package, part: str) -> str:
    place = _unused(package, "xl/drawings/samband{}.vml")
    package.add(place, parsed(EMPTY_BOXES.encode()))
    declare(package, "Default", "Extension", "vml", DRAWING)
    name = relate(package, part, "vmlDrawing", place)
    sheet = package.tree(part)
    boxes = sheet.makeelement(tag(sheet, "legacyDrawing"), {})
    boxes.set(f"{{{OFFICE}}}id", name)
    later = {tag(sheet, after) for after in AFTER_BOXES}
    before = [child for child in sheet if child.tag in later]
    sheet.insert(sheet.index(before[0]) if before else len(sheet), boxes)
    return place
