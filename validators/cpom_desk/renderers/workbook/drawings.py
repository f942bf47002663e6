"""The drawing that holds the boxes of comments: old VML, not always XML, so taken as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from cpom_desk.renderers.workbook.marks import Place

_SHAPE: Final = re.compile(rb"<([\w.-]+:)shape\s.*?</\1shape>", re.DOTALL)
_NOTE: Final = re.compile(rb"""ObjectType\s*=\s*["']Note["']""")
_ROW: Final = re.compile(rb"<(?:[\w.-]+:)?Row>\s*(\d+)\s*<")
_COLUMN: Final = re.compile(rb"<(?:[\w.-]+:)?Column>\s*(\d+)\s*<")
_ANCHOR: Final = re.compile(rb"(<(?:[\w.-]+:)?Anchor>)([^<]*)<")
_NUMBER: Final = re.compile(rb"_x0000_s(\d+)")
_BLOCK: Final = re.compile(rb"""<[\w.-]+:idmap[^>]*\sdata\s*=\s*["']([\d,]+)["']""")
_LEFT: Final = re.compile(rb"<[\w.-]+:(?:shape|group|rect|roundrect|oval|line|polyline|image)[\s>]")
_END: Final = re.compile(rb"</xml>\s*$")
_PREFIXES: Final = (
    b'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_SHARED: Final = (
    b'<v:shapetype %s id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    b'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
) % _PREFIXES
_HEAD: Final = (
    b"<xml " + _PREFIXES + b'><o:shapelayout v:ext="edit">'
    b'<o:idmap v:ext="edit" data="%s"/></o:shapelayout>'
)
_IN_BLOCK: Final = 1_024


def blocks(parts: Iterable[bytes]) -> int:
    """The highest block of numbers of shapes that drawings took; each holds 1,024."""
    found = (int(n) for p in parts for b in _BLOCK.findall(p) for n in b.split(b",") if n)
    return max(found, default=0)


def empty(block: int, count: int) -> bytes:
    """A drawing without boxes yet, for so many of them."""
    taken = b",".join(b"%d" % (block + i) for i in range(count // _IN_BLOCK + 1))
    return _HEAD % taken + b"</xml>"


def _shapes(part: bytes) -> dict[Place, re.Match[bytes]]:
    found: dict[Place, re.Match[bytes]] = {}
    for shape in _SHAPE.finditer(part):
        row, column = _ROW.search(shape[0]), _COLUMN.search(shape[0])
        if row and column and _NOTE.search(shape[0]):
            found[Place(int(row[1]) + 1, int(column[1]) + 1)] = shape
    return found


def drawable(part: bytes) -> bool:
    """Whether the drawing is written as spreadsheets write it, so that we can add to it."""
    return b"<xml" in part and b"urn:schemas-microsoft-com:vml" in part and bool(_END.search(part))


def anchors(part: bytes) -> dict[Place, str]:
    """The corners of each box, by cell."""
    found = {at: _ANCHOR.search(shape[0]) for at, shape in _shapes(part).items()}
    return {at: anchor[2].decode("ascii", "replace") for at, anchor in found.items() if anchor}


def anchored(part: bytes, corners: Mapping[Place, str]) -> bytes:
    """The drawing with other corners for some boxes."""
    pieces: list[bytes] = []
    here = 0
    shapes = _shapes(part)
    for at in sorted(shapes.keys() & corners.keys(), key=lambda a: shapes[a].start()):
        shape = shapes[at]
        anchor = _ANCHOR.search(part, shape.start(), shape.end())
        if anchor:
            pieces += (part[here : anchor.start(2)], corners[at].encode())
            here = anchor.end(2)
    return b"".join((*pieces, part[here:]))


def added(part: bytes, corners: Mapping[Place, str]) -> bytes:
    """The drawing with new boxes."""
    end = _END.search(part)
    if end is None:
        return part
    first = _IN_BLOCK * max(blocks([part]), 1)
    number = max((int(n) for n in _NUMBER.findall(part)), default=first)
    shapes = [b"" if b'id="_x0000_t202"' in part else _SHARED]
    declared = "" if _PREFIXES in part[: part.index(b">")] else _PREFIXES.decode() + " "
    for at, anchor in corners.items():
        number += 1
        shape = (
            f'<v:shape {declared}id="_x0000_s{number}" type="#_x0000_t202" '
            'style="position:absolute;'
            f'width:255pt;height:60pt;z-index:{number % _IN_BLOCK + 1};visibility:hidden" '
            'fillcolor="#fffbe6" o:insetmode="auto"><v:fill color2="#fffbe6"/>'
            '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
            '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
            '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
            f"<x:Row>{at.row - 1}</x:Row><x:Column>{at.column - 1}</x:Column></x:ClientData>"
            "</v:shape>"
        )
        shapes.append(shape.encode())
    return b"".join((part[: end.start()], *shapes, part[end.start() :]))


def dropped(part: bytes, places: Iterable[Place]) -> bytes | None:
    """The drawing without the boxes of some cells; None when nothing is left in it."""
    shapes = _shapes(part)
    gone = sorted((shapes[p] for p in set(places) if p in shapes), key=lambda m: m.start())
    pieces: list[bytes] = []
    here = 0
    for shape in gone:
        pieces.append(part[here : shape.start()])
        here = shape.end()
    part = b"".join((*pieces, part[here:]))
    if b"_x0000_t202" not in part.replace(_SHARED, b""):
        part = part.replace(_SHARED, b"")
    return part if _LEFT.search(part) else None
