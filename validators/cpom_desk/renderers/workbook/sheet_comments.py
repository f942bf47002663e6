"""The comments of a sheet, written and taken away: their part, and the boxes of their drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cpom_desk.renderers.workbook import comment_drawings, comments
from cpom_desk.renderers.workbook.cells import Place, place
from cpom_desk.renderers.workbook.comment_boxes import Grid
from cpom_desk.renderers.workbook.comment_removal import Cleaned, without_our_comments
from cpom_desk.renderers.workbook.comment_texts import Piece, fits_below, whole_text
from cpom_desk.renderers.workbook.sheet_part import framed, place_of_new
from cpom_desk.renderers.workbook.workbook_part import Book, Sheet, reference
from cpom_desk.renderers.workbook.xml_edits import Edit, edited, removal
from cpom_desk.renderers.workbook.zip_package import Package, Relation

_DRAWING: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_CORNERS: Final = re.compile(r"[\d, -]+")
"""What is kept of a box of the user: another text could only come from a forged workbook."""

Boxes = Mapping[Place, str]
"""The corners of the boxes of comments, as drawings write them, by cell."""


def add(book: Book, tab: Sheet, pieces: Mapping[Place, Sequence[Piece]]) -> Boxes:
    """Write the comments of a sheet and return the former corners of the user's boxes.

    A cell whose comments are a thread, or already too long, gets nothing; neither does a sheet
    whose drawing is not written as spreadsheets write it.

    Args:
        book: the workbook.
        tab: the sheet.
        pieces: the text of each comment, by cell.
    """
    package = book.package
    comments_link = _comments_link(package, tab.part)
    part = package.text(comments_link.target) if comments_link else comments.empty(book.main)
    theirs = comments.read(part)
    written = dict(_writable(theirs, pieces))
    if not written:
        return {}
    drawing_link = _drawing_link(package, tab.part)
    if drawing_link and not comment_drawings.drawable(package[drawing_link.target]):
        return {}
    _save(book, tab, comments_link, comments.with_texts(part, written))
    return _add_boxes(book, tab, written, theirs, drawing_link)


def remove(package: Package, tab: Sheet, boxes: Mapping[str, object]) -> None:
    """Take our comments away from a sheet.

    Args:
        package: the ZIP.
        tab: the sheet.
        boxes: the former corners of the user's boxes by address, as our tab remembers them.
    """
    comments_link = _comments_link(package, tab.part)
    if comments_link is None:
        return
    cleaned = without_our_comments(package.text(comments_link.target))
    if cleaned is None:
        return
    package[comments_link.target] = cleaned.part
    if not cleaned.left:
        package.unrelate(tab.part, comments_link.id)
        package.drop(comments_link.target)
    drawing_link = _drawing_link(package, tab.part)
    if drawing_link:
        _remove_boxes(package, tab, drawing_link, cleaned, boxes)


def _comments_link(package: Package, sheet: str) -> Relation | None:
    """Return the link of a sheet to its comments."""
    for relation in package.relations(sheet):
        if relation.kind == "comments" and relation.target in package:
            return relation
    return None


def _drawing_link(package: Package, sheet: str) -> Relation | None:
    """Return the link to the drawing of the comments; the headers may have another drawing."""
    element = framed(package.text(sheet)).first("legacyDrawing")
    wanted = element.attribute("id") if element else None
    for relation in package.relations(sheet):
        if relation.id == wanted and relation.target in package:
            return relation
    return None


def _writable(
    theirs: Mapping[Place, str | None], pieces: Mapping[Place, Sequence[Piece]]
) -> Iterator[tuple[Place, Sequence[Piece]]]:
    """Yield the comments that can be written: never in a thread, never too long."""
    for at, added in pieces.items():
        text = theirs.get(at, "")
        if text is not None and fits_below(text, added):
            yield at, added


def _save(book: Book, tab: Sheet, link: Relation | None, part: bytes) -> None:
    """Put the comments of a sheet in their part, added when the sheet leads to none."""
    if link:
        book.package[link.target] = part
        return
    name = book.package.free(book.folder + "comments{}.xml")
    book.package.add(name, part, _COMMENTS)
    book.package.relate(tab.part, f"{book.linked}/comments", name)


def _add_boxes(
    book: Book,
    tab: Sheet,
    written: Mapping[Place, Sequence[Piece]],
    theirs: Mapping[Place, str | None],
    link: Relation | None,
) -> Boxes:
    """Draw the boxes of the comments and return the former corners of those that are widened."""
    package = book.package
    grid = Grid(package.text(tab.part))
    new: dict[Place, str] = {}
    longer: dict[Place, str] = {}
    for at, pieces in written.items():
        text = whole_text(pieces)
        if at in theirs:
            longer[at] = f"{theirs[at]}\n\n{text}"
        else:
            new[at] = grid.anchor(at, text)
    name = link.target if link else _add_drawing(book, tab, len(new))
    drawing = package[name]
    before = comment_drawings.anchors(drawing)
    wider = _widened(grid, longer, before)
    package[name] = comment_drawings.added(comment_drawings.anchored(drawing, wider), new)
    return {at: before[at] for at in wider}


def _widened(grid: Grid, texts: Mapping[Place, str], before: Boxes) -> dict[Place, str]:
    """Return other corners for the boxes whose corners we can read, so that they show the texts."""
    wider: dict[Place, str] = {}
    for at, text in texts.items():
        start = _first_corner(before.get(at, ""))
        if start:
            wider[at] = grid.anchor(at, text, start)
    return wider


def _first_corner(corners: str) -> tuple[int, ...]:
    """Return the first corner of a box: column, pixels, row, pixels; empty when unreadable."""
    numbers = [number.strip() for number in corners.split(",")][:4]
    if not all(number.isdecimal() for number in numbers):
        return ()
    return tuple(map(int, numbers))


def _add_drawing(book: Book, tab: Sheet, count: int) -> str:
    """Add a drawing to a sheet that has none, for so many boxes, and return its name."""
    package = book.package
    drawings = (package[name] for name in package if name.lower().endswith(".vml"))
    block = comment_drawings.blocks(drawings) + 1
    name = package.free(book.folder + "drawings/vmlDrawing{}.vml")
    package.add(name, comment_drawings.empty(block, count), _DRAWING)
    link = package.relate(tab.part, f"{book.linked}/vmlDrawing", name)
    part = package.text(tab.part)
    root = framed(part)
    here = place_of_new(root, "legacyDrawing")
    text = f'<{root.prefix}legacyDrawing {reference(root, book.linked)}="{link}"/>'
    package[tab.part] = edited(part, [Edit(here, here, text.encode())])
    return name


def _remove_boxes(
    package: Package,
    tab: Sheet,
    link: Relation,
    cleaned: Cleaned,
    boxes: Mapping[str, object],
) -> None:
    """Take the boxes of our comments away, and give those of the user their former corners."""
    part = comment_drawings.without(package[link.target], cleaned.cells)
    if part is not None:
        former = dict(_readable(boxes))
        package[link.target] = comment_drawings.anchored(part, former)
        return
    package.unrelate(tab.part, link.id)
    package.drop(link.target)
    sheet = package.text(tab.part)
    elements = framed(sheet).all("legacyDrawing")
    package[tab.part] = edited(sheet, map(removal, elements))


def _readable(boxes: Mapping[str, object]) -> Iterator[tuple[Place, str]]:
    """Yield the cells and the corners that are written as we write them."""
    for address, corners in boxes.items():
        at = place(address)
        text = str(corners)
        if at and _CORNERS.fullmatch(text):
            yield at, text
