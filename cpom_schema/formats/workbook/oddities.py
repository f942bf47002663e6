"""Look at the XML of one XLSX sheet before anything of its size is reserved.

The reader of values, calamine, reserves the rectangle that holds every filled cell and stops the
process when memory lacks; it also says nothing of errors, of formulas without a result and of
hidden rows. A quick search over the bytes is enough for most sheets; the others are walked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from cpom_schema.document import Limits
from cpom_schema.errors import Note, UnreadableError
from cpom_schema.formats.workbook.guard import damaged
from cpom_schema.formats.workbook.raw import cell_name, column_number
from cpom_schema.formats.workbook.walk import Walked, walk

_WALKED: Final = 3_000_000
"""Cells a sheet that must be walked may have, so that it takes a few seconds at most."""
_GHOSTS: Final = 1_000
"""Empty rows after the last filled one that are worth a word."""
_NEAR: Final = 10_000
_PREFIX: Final = rb"(?:[^\s<>/:]+:)?"
_OPENING: Final = re.compile(b"<" + _PREFIX + rb"sheetData[\s/>]")
_ROW: Final = re.compile(b"<" + _PREFIX + rb"row[\s/>]")
_ROW_END: Final = re.compile(b"</" + _PREFIX + rb"row\s*>")
_PLAIN: Final = (
    rb'<c r="([A-Z]{1,3})%b"(?: s="\d+")?(?: t="(?:s|str|b|n|d|inlineStr)")?'
    rb"(?:/>|>(?!<f)|>(?=<f[^>]*>(?:[^<]*</f>)?<v>[^<]))"
)
"""A cell as programs write it: neither an error nor a formula without a result."""
_SHAPES: Final = tuple(
    (re.compile(_PLAIN % rows), last)
    for rows, last in (
        (rb"\d{1,3}", 999),
        (rb"\d{1,4}", 9_999),
        (rb"\d{1,5}", 99_999),
        (rb"(?:\d{1,6}|10[0-4]\d{4})", 1_048_576),
    )
)
"""Plain cells, and the last row their names can give."""
_MERGE: Final = re.compile(
    b"<"
    + _PREFIX
    + rb"mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})[\"']"
)
_LAST_NAME: Final = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
_CONTENT_ENDS: Final = (b"v>", b"s>", b"f>", b"<f", b":f")


class Seen(NamedTuple):
    """What a look at a sheet gives.

    Attributes:
        xml: the sheet without its last rows when they are empty.
        cells: cells of the rectangle that will be reserved, from A1.
        weight: bytes the shared texts of the sheet will take at most, counted for each cell.
        ghosts: empty rows left out at the end, 0 when they are few.
        merged: first row, first column, last row, last column, from 0.
        walked: marks of odd cells and hidden rows.
    """

    xml: bytes
    cells: int
    weight: int
    ghosts: int
    merged: Sequence[tuple[int, int, int, int]]
    walked: Walked


def too_big(sheet: str, rows: int, columns: int) -> UnreadableError:
    """The refusal of a sheet that spreads too far, with the corner it reaches."""
    params = (("lignes", str(rows)), ("colonnes", str(columns)))
    cell = cell_name(max(rows, 1) - 1, max(columns, 1) - 1)
    return UnreadableError(Note("CPOM-F-065", params, sheet=sheet, cell=cell))


def look(xml: bytes, sheet: str, limits: Limits, texts: Sequence[int]) -> Seen:
    """Measure a sheet and list what is odd in it.

    Args:
        xml: the part of the sheet.
        sheet: its name, for the note.
        limits: `rows`, `columns` and `cells` bound the rectangle from A1 to the last filled cell;
            `unpacked` bounds the bytes of its shared texts.
        texts: bytes of each shared text.

    Raises:
        UnreadableError: the sheet spreads too far or is damaged.
    """
    # The body may be taken too large, by a comment for instance: then it is only measured larger.
    opening = _OPENING.search(xml)
    start = opening.end() - 1 if opening else 0
    end = max(xml.rfind(b"<", start, max(xml.rfind(b"sheetData"), start)), start)
    body, tail = xml[start:end], xml[end:]
    kept = _filled(body)
    ghosts = sum(1 for _ in _ROW.finditer(body, kept)) if kept < len(body) else 0
    if kept < len(body):
        body = body[:kept]
        xml = b"".join((xml[:start], body, tail))
    walked = _plain(body, limits, texts)
    if walked is None:
        # A walk costs a thousand times a search: absurd sheets are refused before it.
        cells = body.count(b"<c") + body.count(b":c")
        if cells > _WALKED:
            raise too_big(sheet, cells, 1)
        walked = walk(xml, texts, limits)
    if not (
        walked.rows <= limits.rows
        and walked.columns <= limits.columns
        and walked.rows * walked.columns <= limits.cells
    ):
        raise too_big(sheet, walked.rows, walked.columns)
    return Seen(
        xml,
        walked.rows * walked.columns,
        walked.weight,
        ghosts if ghosts >= _GHOSTS else 0,
        [_merged(*m) for m in _MERGE.findall(tail)],
        walked,
    )


def _filled(body: bytes) -> int:
    """Where the last row that holds something ends."""
    # The end is looked at first: most sheets end with a filled row.
    near = max(len(body) - _NEAR, 0)
    last = max(body.rfind(mark, near) for mark in _CONTENT_ENDS)
    if last < 0:
        last = max(body.rfind(mark) for mark in _CONTENT_ENDS)
    if last < 0:
        first = _ROW.search(body)
        return first.start() if first else len(body)
    end = _ROW_END.search(body, last)
    return end.end() if end else len(body)


def _plain(body: bytes, limits: Limits, texts: Sequence[int]) -> Walked | None:
    """Measure of a sheet with nothing odd, at the speed of a search; None for any other.

    Empty cells and the last row are overestimated: a sheet found too big here is measured again.
    """
    if b":c" in body or b":row" in body or b"hidden" in body:
        return None
    written = body.count(b"<c")
    last = _LAST_NAME.search(body, max(body.rfind(b"<c r="), 0))
    digits = min(max(len(last[1]), 3), 6) - 3 if last else 0
    shape, rows = _SHAPES[digits]
    found = shape.findall(body)
    if len(found) < written:
        return None
    columns = max((column_number(n.decode()) + 1 for n in set(found)), default=0)
    weight = written * max(texts, default=0)
    if (
        columns > limits.columns
        or columns * rows > limits.cells
        or rows > limits.rows
        or weight > limits.unpacked
    ):
        return None
    return Walked(rows, columns, weight)


def _merged(a: bytes, top: bytes, z: bytes, bottom: bytes) -> tuple[int, int, int, int]:
    if not int(top) or not int(bottom):
        raise damaged()
    return int(top) - 1, column_number(a.decode()), int(bottom) - 1, column_number(z.decode())
