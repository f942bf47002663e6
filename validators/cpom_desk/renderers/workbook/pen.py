"""Marks written on the sheets of a workbook, and rubbed out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from cpom_desk.renderers.workbook import colours, comments, drawings, styles, tabs
from cpom_desk.renderers.workbook.book import Book, Sheet, framed, reference
from cpom_desk.renderers.workbook.boxes import Grid
from cpom_desk.renderers.workbook.marks import Content, Mark, Place, place
from cpom_desk.renderers.workbook.package import Package
from cpom_desk.renderers.workbook.surgery import Edit, cut, edited
from cpom_schema.standard.catalogue import Severity

MOST_COMMENTS: Final = 5_000
"""Comments of a workbook; beyond, a cell is coloured and its fault is in Anomalies only."""
_DRAWING: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"

_CORNERS: Final = re.compile(r"[\d, -]+")
"""What is kept of a box of the user: another text could only come from a forged workbook."""

_Cells = dict[Place, list[Mark]]


def write(book: Book, marks: Iterable[Mark], content: Content) -> None:
    """Writes the marks, then the sheet of anomalies."""
    numbers = styles.add(book)
    grids = {t.name.casefold(): (i, t) for i, t in enumerate(book.sheets) if t.grid}
    by_tab: dict[int, _Cells] = {}
    for mark in marks:
        rank, _ = grids.get(mark.sheet.casefold(), (-1, None))
        at = place(mark.cell)
        if at and rank >= 0:
            by_tab.setdefault(rank, {}).setdefault(at, []).append(mark)
    boxes: dict[str, str] = {}
    left = MOST_COMMENTS
    sheets = book.sheets
    for rank, cells in sorted(by_tab.items()):
        tab = sheets[rank]
        part = book.package.text(tab.part)
        shown = _shown(part, cells)
        worst = {at: min(_ranks(m)) for at, m in shown.items()}
        severities: Mapping[Place, Severity] = {at: styles.SEVERITIES[i] for at, i in worst.items()}
        book.package[tab.part] = colours.paint(part, severities, numbers.formats)
        said = {at: shown[at] for at in sorted(shown)[:left]}
        left -= len(said)
        for at, corners in _comment(book, tab, said, content).items():
            boxes[f"{rank}!{at}"] = corners
    tabs.add(book, content, dict(numbers.cells), {"boxes": boxes} if boxes else {})


def _ranks(marks: list[Mark]) -> Iterable[int]:
    return (styles.SEVERITIES.index(m.severity) for m in marks)


def _shown(part: bytes, cells: _Cells) -> _Cells:
    """The marks by the cell that shows: of merged ones, only the first does."""
    moved = colours.merged(part, cells)
    shown: _Cells = {}
    for at, marks in cells.items():
        shown.setdefault(moved.get(at, at), []).extend(marks)
    return shown


def _related(package: Package, part: str, kind: str) -> tuple[str, str]:
    """The link and the part of that kind a sheet leads to, both empty without one."""
    for relation in package.relations(part):
        if relation.kind == kind and relation.target in package:
            return relation.id, relation.target
    return "", ""


def _drawing(package: Package, part: str) -> tuple[str, str]:
    """The drawing of the comments of a sheet, which may have another one for its headers."""
    legacy = framed(package.text(part)).first("legacyDrawing")
    wanted = legacy.attribute("id") if legacy else None
    for relation in package.relations(part):
        if relation.id == wanted and relation.target in package:
            return relation.id, relation.target
    return "", ""


def _comment(book: Book, tab: Sheet, cells: _Cells, content: Content) -> dict[Place, str]:
    """Writes the comments of a sheet; the answer is the former corners of the user's boxes."""
    package = book.package
    _, name = _related(package, tab.part, "comments")
    part = package.text(name) if name else comments.empty(book.main)
    theirs = comments.read(part)
    pieces = {at: comments.lines(marks, content) for at, marks in cells.items()}
    pieces = {at: p for at, p in pieces.items() if comments.fits(theirs.get(at, ""), p)}
    if not pieces:
        return {}
    _, vml = _drawing(package, tab.part)
    if vml and not drawings.drawable(package[vml]):
        return {}
    grid = Grid(package.text(tab.part))
    texts = {at: "".join(t for t, _ in p) for at, p in pieces.items()}
    new = {at: grid.anchor(at, text) for at, text in texts.items() if at not in theirs}
    if name:
        package[name] = comments.added(part, pieces)
    else:
        name = package.free(book.folder + "comments{}.xml")
        package.add(name, comments.added(part, pieces), _COMMENTS)
        package.relate(tab.part, f"{book.linked}/comments", name)
    if not vml:
        vml = _link_drawing(book, tab, len(new))
    before = drawings.anchors(package[vml])
    wider = {
        at: grid.anchor(at, f"{theirs[at]}\n\n{text}", start)
        for at, text in texts.items()
        if at in theirs and (start := _start(before.get(at, "")))
    }
    package[vml] = drawings.added(drawings.anchored(package[vml], wider), new)
    return {at: before[at] for at in wider}


def _start(corners: str) -> tuple[int, ...]:
    """The first corner of a box: column, pixels, row, pixels."""
    numbers = [n.strip() for n in corners.split(",")][:4]
    return tuple(map(int, numbers)) if all(n.isdecimal() for n in numbers) else ()


def _link_drawing(book: Book, tab: Sheet, count: int) -> str:
    package = book.package
    used = drawings.blocks(package[n] for n in package if n.lower().endswith(".vml"))
    vml = package.free(book.folder + "drawings/vmlDrawing{}.vml")
    package.add(vml, drawings.empty(used + 1, count), _DRAWING)
    link = package.relate(tab.part, f"{book.linked}/vmlDrawing", vml)
    part = package.text(tab.part)
    root = framed(part)
    here = colours.spot(root, "legacyDrawing")
    text = f'<{root.prefix}legacyDrawing {reference(root, book.linked)}="{link}"/>'
    package[tab.part] = edited(part, [Edit(here, here, text.encode())])
    return vml


def erase(book: Book) -> None:
    """Takes away every mark an earlier check left."""
    package = book.package
    boxes: dict[str, str] = {}
    found = list(tabs.find(book))
    for rank, state in found:
        tabs.erase(book, rank, state)
        kept = state.get("boxes")
        boxes |= kept if isinstance(kept, dict) else {}
    for rank, tab in enumerate(book.sheets):
        if tab.grid:
            part = package.text(tab.part)
            painted = colours.erase(part)
            if painted != part:
                package[tab.part] = painted
            _uncomment(package, tab, {k: v for k, v in boxes.items() if k.startswith(f"{rank}!")})
    if found:
        styles.erase(book)


def _uncomment(package: Package, tab: Sheet, boxes: Mapping[str, str]) -> None:
    link, name = _related(package, tab.part, "comments")
    if not name:
        return
    cleaned = comments.erased(package.text(name))
    if cleaned.left < 0:
        return
    package[name] = cleaned.part
    if not cleaned.left:
        package.unrelate(tab.part, link)
        package.drop(name)
    drawing, vml = _drawing(package, tab.part)
    if not vml:
        return
    corners = {
        place(k.partition("!")[2]): v for k, v in boxes.items() if _CORNERS.fullmatch(str(v))
    }
    part = drawings.dropped(package[vml], cleaned.cells)
    if part is not None:
        package[vml] = drawings.anchored(part, {at: v for at, v in corners.items() if at})
        return
    package.unrelate(tab.part, drawing)
    package.drop(vml)
    sheet = package.text(tab.part)
    nodes = framed(sheet).all("legacyDrawing")
    package[tab.part] = edited(sheet, map(cut, nodes))
