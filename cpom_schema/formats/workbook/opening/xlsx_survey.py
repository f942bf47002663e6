"""Survey the XML of one XLSX sheet before anything of its size is reserved.

The reader of values, calamine, reserves the rectangle that holds every filled cell and stops the
process when memory lacks; it also says nothing of errors, of formulas without a result and of
hidden rows. A quick search over the bytes is enough for most sheets; the others are walked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from cpom_schema.document import Limits
from cpom_schema.formats.workbook.cell_names import column_number
from cpom_schema.formats.workbook.opening.refusals import damaged, too_big
from cpom_schema.formats.workbook.opening.sheets import ERROR
from cpom_schema.formats.workbook.opening.xlsx_cells import Measure, walk_cells
from cpom_schema.formats.workbook.opening.xlsx_search import search

_WALKED: Final = 3_000_000
"""Cells a sheet that must be walked may have, so that it takes a few seconds at most."""
_MANY_EMPTY: Final = 1_000
"""Empty rows after the last filled one that are worth a note."""
_NEAR: Final = 10_000
"""Bytes at the end of a sheet where its last filled row is looked for first."""
_PREFIX: Final = rb"(?:[^\s<>/:]+:)?"
_BODY: Final = re.compile(b"<" + _PREFIX + rb"sheetData[\s/>]")
_ROW: Final = re.compile(b"<" + _PREFIX + rb"row[\s/>]")
_ROW_END: Final = re.compile(b"</" + _PREFIX + rb"row\s*>")
_MERGE: Final = re.compile(
    b"<"
    + _PREFIX
    + rb"mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})[\"']"
)
_ERRORS: Final = re.compile(rb'(t="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>)[^<]*')
_CONTENT_ENDS: Final = (b"v>", b"s>", b"f>", b"<f", b":f")
"""Ends of the tags of a value, a text or a formula, whatever their prefix."""


class Survey(NamedTuple):
    """What is known of a sheet once surveyed.

    Attributes:
        xml: the sheet without its last rows when they are empty.
        measure: how far it spreads, with its broken cells and hidden rows.
        empty_rows: empty rows left out at the end, 0 when they are few.
        merged: first row, first column, last row, last column, from 0.
    """

    xml: bytes
    measure: Measure
    empty_rows: int
    merged: Sequence[tuple[int, int, int, int]]


def survey(xml: bytes, sheet: str, limits: Limits, texts: Sequence[int]) -> Survey:
    """Measure a sheet and list its merged cells, its broken cells and its hidden rows.

    Args:
        xml: the part of the sheet.
        sheet: its name, for the note.
        limits: `rows`, `columns` and `cells` bound the rectangle from A1 to the last filled cell;
            `unpacked` bounds the bytes of its shared texts.
        texts: bytes of each shared text.

    Raises:
        UnreadableError: the sheet spreads too far or is damaged.
    """
    start, end = _body(xml)
    body, tail = xml[start:end], xml[end:]
    kept = _end_of_filled_rows(body)
    empty_rows = 0
    if kept < len(body):
        empty_rows = _count_rows(body, kept)
        body = body[:kept]
        xml = b"".join((xml[:start], body, tail))
    measure = search(body, limits, texts)
    if measure is None:
        _refuse_long_walk(body, sheet)
        measure = walk_cells(xml, texts, limits)
    if not measure.fits(limits):
        raise too_big(sheet, measure.rows, measure.columns)
    if empty_rows < _MANY_EMPTY:
        empty_rows = 0
    return Survey(_with_known_errors(xml, measure), measure, empty_rows, _merged(tail))


def _body(xml: bytes) -> tuple[int, int]:
    """Return where the rows of a sheet begin and end in its XML.

    The end may be found too far, in a comment for instance: then more is measured, never less.

    Raises:
        UnreadableError: another part was given for a sheet.
    """
    opening = _BODY.search(xml)
    if opening is None:
        raise damaged()
    start = opening.end() - 1
    name = max(xml.rfind(b"sheetData"), start)
    end = max(xml.rfind(b"<", start, name), start)
    return start, end


def _end_of_filled_rows(body: bytes) -> int:
    """Return where the last row that holds something ends."""
    last = _last_content(body)
    if last >= 0:
        end = _ROW_END.search(body, last)
        return end.end() if end else len(body)
    first = _ROW.search(body)
    return first.start() if first else len(body)


def _last_content(body: bytes) -> int:
    """Return where the last value or formula ends, -1 when there is none."""
    # The end is searched first: most sheets end with a filled row.
    near = max(len(body) - _NEAR, 0)
    last = max(body.rfind(tag, near) for tag in _CONTENT_ENDS)
    if last >= 0:
        return last
    return max(body.rfind(tag) for tag in _CONTENT_ENDS)


def _count_rows(body: bytes, start: int = 0) -> int:
    return sum(1 for _ in _ROW.finditer(body, start))


def _refuse_long_walk(body: bytes, sheet: str) -> None:
    """Refuse a sheet that would take too long to walk.

    Raises:
        UnreadableError: it has too many cells.
    """
    cells = body.count(b"<c") + body.count(b":c")
    if cells > _WALKED:
        rows = max(_count_rows(body), 1)
        raise too_big(sheet, rows, -(-cells // rows))


def _with_known_errors(xml: bytes, measure: Measure) -> bytes:
    """Replace the errors of a sheet by one that calamine knows.

    It stops at any other, such as one in French. What each cell shows is already in the measure.
    """
    if any(why.startswith(ERROR) for why in measure.broken.values()):
        return _ERRORS.sub(rb"\1#N/A", xml)
    return xml


def _merged(tail: bytes) -> list[tuple[int, int, int, int]]:
    """List the merged cells of a sheet, given what follows its rows.

    Raises:
        UnreadableError: a row has the number 0.
    """
    return [
        (_row(top), _column(left), _row(bottom), _column(right))
        for left, top, right, bottom in _MERGE.findall(tail)
    ]


def _row(number: bytes) -> int:
    row = int(number)
    if row == 0:
        raise damaged()
    return row - 1


def _column(letters: bytes) -> int:
    return column_number(letters.decode())
