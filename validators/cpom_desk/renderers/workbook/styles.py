"""What we add to the styles of a workbook: colours of the marks, cells of the Anomalies sheet.

Always after what is there, so that no number of the user's own styles changes; cut again only while
it is still, byte for byte, what we wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.book import Book
from cpom_desk.renderers.workbook.surgery import (
    Edit,
    Node,
    appended,
    edited,
    parse,
    valued,
)
from cpom_schema.standard.catalogue import Severity

SEVERITIES: Final[tuple[Severity, ...]] = ("bloquant", "avertissement", "information")
"""From the worst."""
PALE: Final[Mapping[Severity, str]] = {
    "bloquant": "FFFFC9C9",
    "avertissement": "FFFFE2B8",
    "information": "FFD6E8FA",
}
DARK: Final[Mapping[Severity, str]] = {
    "bloquant": "FF8F0A12",
    "avertissement": "FF7A4100",
    "information": "FF123F73",
}
_ORDER: Final = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
_INK, _LINK, _GREY = "FF222222", "FF0B57A4", "FF5F6368"


def _font(size: int, colour: str, more: str = "") -> str:
    return f'<font>{more}<sz val="{size}"/><color rgb="{colour}"/><name val="Calibri"/></font>'


def _fill(colour: str) -> str:
    solid = f'<fgColor rgb="{colour}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{solid}</patternFill></fill>'


def _dxf(severity: Severity) -> str:
    font = f'<font><color rgb="{DARK[severity]}"/></font>'
    pale = f'<patternFill patternType="solid"><fgColor rgb="{PALE[severity]}"/>'
    return f'<dxf>{font}<fill>{pale}<bgColor rgb="{PALE[severity]}"/></patternFill></fill></dxf>'


_FONTS: Final[Mapping[str, str]] = {
    "ink": _font(10, _INK),
    "title": _font(18, _INK, "<b/>"),
    "header": _font(10, "FFFFFFFF", "<b/>"),
    "link": _font(10, _LINK, "<u/>"),
    "grey": _font(9, _GREY),
    **{s: _font(10, DARK[s], "<b/>") for s in SEVERITIES},
}
_FILLS: Final[Mapping[str, str]] = {
    "header": _fill("FF33475B"),
    **{s: _fill(PALE[s]) for s in SEVERITIES},
}
_LINE = '<color rgb="FFBFC5CC"/>'
_SIDES = "".join(f'<{s} style="thin">{_LINE}</{s}>' for s in ("left", "right", "top", "bottom"))
_BORDERS: Final = {"thin": f"<border>{_SIDES}<diagonal/></border>"}
_DXFS: Final = "".join(map(_dxf, SEVERITIES))


class _Look(NamedTuple):
    font: str
    fill: str = ""
    border: str = ""
    align: str = "left"
    vertical: str = "top"


_LOOKS: Final[Mapping[str, _Look]] = {
    "text": _Look("ink", vertical="center"),
    "title": _Look("title", vertical="center"),
    "grey": _Look("grey", vertical="center"),
    "header": _Look("header", "header", "thin", vertical="center"),
    "cell": _Look("ink", "", "thin"),
    "number": _Look("ink", "", "thin", "center"),
    "link": _Look("link", "", "thin"),
    "code": _Look("grey", "", "thin"),
    **{s: _Look(s, s, "thin") for s in SEVERITIES},
    **{f"verdict {s}": _Look(s, s, vertical="center") for s in SEVERITIES},
}


_XF: Final = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/></font>',),
    "fills": tuple(f'<fill><patternFill patternType="{p}"/></fill>' for p in ("none", "gray125")),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellXfs": (_XF,),
}
"""What stands first in each collection, for the cells of the user that have no style."""
_NONE: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{}">'
    f'<cellStyleXfs count="1">{_XF}</cellStyleXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


class Numbers(NamedTuple):
    """Where what we added stands: formats of the marks by severity, styles of our own cells."""

    formats: Mapping[Severity, int]
    cells: Mapping[str, int]


class _Counts(NamedTuple):
    fonts: int
    fills: int
    borders: int


def _looks(before: _Counts) -> str:
    fonts = {name: before.fonts + i for i, name in enumerate(_FONTS)}
    fills = {name: before.fills + i for i, name in enumerate(_FILLS)} | {"": 0}
    borders = {name: before.borders + i for i, name in enumerate(_BORDERS)} | {"": 0}
    return "".join(
        f'<xf numFmtId="0" fontId="{fonts[k.font]}" fillId="{fills[k.fill]}" '
        f'borderId="{borders[k.border]}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" '
        f'applyAlignment="1"><alignment horizontal="{k.align}" vertical="{k.vertical}" '
        f'wrapText="1" indent="{int(k.align == "left")}"/></xf>'
        for k in _LOOKS.values()
    )


def _prefixed(xml: str, prefix: str) -> str:
    return re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}", xml) if prefix else xml


def _added(before: _Counts) -> Iterator[tuple[str, str, int]]:
    """What we add: the collection, the XML and how many."""
    yield "fonts", "".join(_FONTS.values()), len(_FONTS)
    yield "fills", "".join(_FILLS.values()), len(_FILLS)
    yield "borders", "".join(_BORDERS.values()), len(_BORDERS)
    yield "cellXfs", _looks(before), len(_LOOKS)
    yield "dxfs", _DXFS, len(_DXFS.split("<dxf>")) - 1


def _size(root: Node, name: str) -> int:
    """How many items a collection has, or will have before ours when it is not there yet."""
    node = root.first(name)
    return len(node.children) if node else len(_FIRST.get(name, ()))


def _minimal(book: Book) -> str:
    """The styles of a workbook that had none."""
    part = book.folder + "styles.xml"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
    book.package.add(part, _NONE.format(book.main).encode(), kind)
    book.package.relate(book.part, f"{book.linked}/styles", part)
    return part


def _counted(part: bytes, node: Node, change: int) -> list[Edit]:
    """The edit of the count of a collection, if it has one."""
    count = node.attributes.get("count", "")
    return [valued(part, node, "count", str(int(count) + change))] if count.isdecimal() else []


def add(book: Book) -> Numbers:
    """Adds our styles to the workbook; the answer is where they stand."""
    name = book.related("styles") or _minimal(book)
    part = book.package.text(name)
    root = parse(part)
    before = _Counts(_size(root, "fonts"), _size(root, "fills"), _size(root, "borders"))
    formats, cells = _size(root, "dxfs"), _size(root, "cellXfs")
    edits: list[Edit] = []
    for collection, xml, count in _added(before):
        prefixed = _prefixed(xml, root.prefix)
        node = root.first(collection)
        if node is None:
            tag = f"{root.prefix}{collection}"
            after = [c.end for c in root.children if _rank(c.name) < _rank(collection)]
            here = max(after, default=root.inner)
            first = _prefixed("".join(_FIRST.get(collection, ())), root.prefix)
            new = f"<{tag}>{first}{prefixed}</{tag}>"  # without count: known again as all ours
            edits.append(Edit(here, here, new.encode()))
        else:
            edits += (*_counted(part, node, count), appended(part, node, prefixed))
    book.package[name] = edited(part, edits)
    return Numbers(
        {s: formats + i for i, s in enumerate(SEVERITIES)},
        {look: cells + i for i, look in enumerate(_LOOKS)},
    )


def _rank(collection: str) -> int:
    return _ORDER.index(collection) if collection in _ORDER else len(_ORDER)


def erase(book: Book) -> None:
    """Cuts our styles, when the part still ends each of its collections with what we wrote."""
    package, name = book.package, book.related("styles")
    if not name:
        return
    part = package.text(name)
    root = parse(part)
    before = _Counts(
        _size(root, "fonts") - len(_FONTS),
        _size(root, "fills") - len(_FILLS),
        _size(root, "borders") - len(_BORDERS),
    )
    edits: list[Edit] = []
    for collection, xml, count in _added(before):
        node = root.first(collection)
        ours = _prefixed(xml, root.prefix).encode()
        if node is None or not part[node.inner : node.close].endswith(ours):
            return
        counted = "count" in node.attributes
        if len(node.children) > count + (0 if counted else len(_FIRST.get(collection, ()))):
            edits += (*_counted(part, node, -count), Edit(node.close - len(ours), node.close))
        else:
            empty = f'<{node.prefix}{collection} count="0"/>' if counted else ""
            edits.append(Edit(node.start, node.end, empty.encode()))
    package[name] = edited(part, edits)
    if package[name] == _NONE.format(book.main).encode():
        link = next(r for r in package.relations(book.part) if r.target == name)
        package.unrelate(book.part, link.id)
        package.drop(name)
