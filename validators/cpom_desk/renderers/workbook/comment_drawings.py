"""The drawing that holds the boxes of comments: old VML, not always XML, so taken as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cpom_desk.renderers.workbook.cells import Place
from cpom_desk.renderers.workbook.xml_edits import Edit, edited

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
    """Return the highest block of numbers of shapes that drawings took; each holds 1,024."""
    highest = 0
    for part in parts:
        for listed in _BLOCK.findall(part):
            highest = max(highest, max(_numbers(listed), default=0))
    return highest


def _numbers(listed: bytes) -> Iterator[int]:
    """Yield the numbers of a list such as ``1,3``."""
    return map(int, filter(None, listed.split(b",")))


def empty(block: int, count: int) -> bytes:
    """Return a drawing without boxes yet, for so many of them."""
    more = count // _IN_BLOCK
    taken = b",".join(b"%d" % number for number in range(block, block + more + 1))
    return _HEAD % taken + b"</xml>"


def _shapes(part: bytes) -> dict[Place, re.Match[bytes]]:
    """Return the boxes of comments of a drawing, by cell."""
    found: dict[Place, re.Match[bytes]] = {}
    for shape in _SHAPE.finditer(part):
        row = _ROW.search(shape[0])
        column = _COLUMN.search(shape[0])
        if row and column and _NOTE.search(shape[0]):
            found[Place(int(row[1]) + 1, int(column[1]) + 1)] = shape
    return found


def drawable(part: bytes) -> bool:
    """Return whether the drawing is written as spreadsheets write it, so that we can add to it."""
    return b"<xml" in part and b"urn:schemas-microsoft-com:vml" in part and bool(_END.search(part))


def anchors(part: bytes) -> dict[Place, str]:
    """Return the corners of each box, by cell."""
    found: dict[Place, str] = {}
    for at, shape in _shapes(part).items():
        anchor = _ANCHOR.search(shape[0])
        if anchor:
            found[at] = anchor[2].decode("ascii", "replace")
    return found


def anchored(part: bytes, corners: Mapping[Place, str]) -> bytes:
    """Return the drawing with other corners for some boxes."""
    return edited(part, _moved(part, corners))


def _moved(part: bytes, corners: Mapping[Place, str]) -> Iterator[Edit]:
    for at, shape in _shapes(part).items():
        anchor = _ANCHOR.search(part, shape.start(), shape.end())
        if anchor and at in corners:
            yield Edit(*anchor.span(2), corners[at].encode())


def added(part: bytes, corners: Mapping[Place, str]) -> bytes:
    """Return the drawing with new boxes.

    Args:
        part: the drawing; returned as it is when it has no end that we know.
        corners: the corners of each box, by cell.
    """
    end = _END.search(part)
    if end is None:
        return part
    number = _last_number(part)
    declared = _to_declare(part)
    shapes = [_to_share(part)]
    for at, anchor in corners.items():
        number += 1
        shapes.append(_box(number, at, anchor, declared).encode())
    return edited(part, [Edit(end.start(), end.start(), b"".join(shapes))])


def _to_share(part: bytes) -> bytes:
    """Return the shape that boxes refer to: none when the drawing has it."""
    return b"" if b'id="_x0000_t202"' in part else _SHARED


def _to_declare(part: bytes) -> str:
    """Return the prefixes a new box has to declare: none when the drawing does."""
    head = part[: part.index(b">")]
    return "" if _PREFIXES in head else _PREFIXES.decode() + " "


def _last_number(part: bytes) -> int:
    """Return the highest number of a shape, or the one before the first of the drawing's block."""
    numbers = map(int, _NUMBER.findall(part))
    return max(numbers, default=_IN_BLOCK * max(blocks([part]), 1))


def _box(number: int, at: Place, anchor: str, declared: str) -> str:
    """Return the XML of a box.

    Args:
        number: its number, no other shape having it.
        at: the cell it is for.
        anchor: its corners.
        declared: the prefixes to declare, when the drawing does not.
    """
    return (
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


def without(part: bytes, places: Iterable[Place]) -> bytes | None:
    """Return the drawing without the boxes of some cells; None when nothing is left in it."""
    shapes = _shapes(part)
    gone = [Edit(*shapes[at].span()) for at in set(places) if at in shapes]
    part = edited(part, gone)
    if b"_x0000_t202" not in part.replace(_SHARED, b""):
        part = part.replace(_SHARED, b"")
    return part if _LEFT.search(part) else None
