"""The boxes comments are shown in: their size from the text, their corners from the grid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from cpom_desk.renderers.workbook.cells import Place
from cpom_desk.renderers.workbook.sheet_part import framed, rows
from cpom_desk.renderers.workbook.xml_edits import TRUE, Node

_ROW: Final = re.compile(rb"<(?:[\w.-]+:)?row\s([^>]*)>")
_VALUE: Final = re.compile(rb"""\b(r|ht|hidden)\s*=\s*["']([^"']*)["']""")
_WIDTH: Final = 340
_ACROSS: Final = 52
"""Letters of the font of comments a box of that width shows on a line, on the safe side."""
_LINE: Final = 15
_MARGIN: Final = 14
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575
_USUAL_HEIGHT: Final = "15"
"""Points of a row that does not say its own."""
_USUAL_WIDTH: Final = "9.14"
"""Letters of a column that does not say its own."""


def size(text: str) -> tuple[int, int]:
    """Return the width and height of the box of a text, in pixels."""
    lines = 0
    for paragraph in text.split("\n"):
        lines += max(1, -(-len(paragraph) // _ACROSS))
    return _WIDTH, lines * _LINE + _MARGIN


class Grid:
    """Widths of columns and heights of rows of a sheet, in pixels.

    Args:
        part: the sheet.
    """

    def __init__(self, part: bytes) -> None:
        root = framed(part)
        form = root.first("sheetFormatPr")
        self._height = _usual_height(form)
        self._width = _usual_width(form)
        self._columns = list(_widths(root))
        self._rows = dict(_heights(part))

    def column(self, number: int) -> int:
        """Return the width of a column, from 0."""
        for low, high, width in self._columns:
            if low <= number <= high:
                return width
        return self._width

    def row(self, number: int) -> int:
        """Return the height of a row, from 0."""
        return self._rows.get(number, self._height)

    def anchor(self, at: Place, text: str, start: tuple[int, ...] = ()) -> str:
        """Return the corners of the box of a cell, as drawings of comments write them.

        Args:
            at: the cell.
            text: what the box must show.
            start: column, pixels, row, pixels of the first corner, when it has one already.
        """
        width, height = size(text)
        left, across, top, down = start or _usual_start(at)
        right, beyond = _walk(self.column, left, across + width, _LAST_COLUMN)
        bottom, under = _walk(self.row, top, down + height, _LAST_ROW)
        return f"{left}, {across}, {top}, {down}, {right}, {beyond}, {bottom}, {under}"


def _usual_height(form: Node | None) -> int:
    """Return the height of the rows that do not say their own."""
    if form is None:
        return _points(_USUAL_HEIGHT)
    if form.flag("zeroHeight"):
        return 0
    return _points(form.attributes.get("defaultRowHeight", _USUAL_HEIGHT))


def _usual_width(form: Node | None) -> int:
    """Return the width of the columns that do not say their own."""
    if form is None:
        return _letters(_USUAL_WIDTH)
    return _letters(form.attributes.get("defaultColWidth", _USUAL_WIDTH))


def _usual_start(at: Place) -> tuple[int, int, int, int]:
    """Return the first corner of the box of a cell: to its right, and a little above."""
    return min(at.column, _LAST_COLUMN - 8), 15, max(at.row - 2, 0), 4


def _widths(root: Node) -> Iterator[tuple[int, int, int]]:
    """Yield the first and last of columns, from 0, and their width."""
    for node in root.below("col"):
        low = node.attributes.get("min", "")
        high = node.attributes.get("max", "")
        if low.isdecimal() and high.isdecimal():
            yield int(low) - 1, int(high) - 1, _column_width(node)


def _column_width(node: Node) -> int:
    if node.flag("hidden"):
        return 0
    return _letters(node.attributes.get("width", _USUAL_WIDTH))


def _heights(part: bytes) -> Iterator[tuple[int, int]]:
    """Yield the number, from 0, and the height of each row that is hidden or says its height."""
    for row in _ROW.finditer(part, *rows(part)):
        found = {name.decode(): value.decode() for name, value in _VALUE.findall(row[1])}
        number = found.pop("r", "")
        if found and number.isdecimal():
            yield int(number) - 1, _row_height(found)


def _row_height(values: Mapping[str, str]) -> int:
    if values.get("hidden") in TRUE:
        return 0
    return _points(values.get("ht", _USUAL_HEIGHT))


def _walk(measure: Callable[[int], int], first: int, length: int, last: int) -> tuple[int, int]:
    """Return the band where a length ends, and how far in it; hidden bands have no length.

    Args:
        measure: the length of a band, a column or a row.
        first: the band it begins in.
        length: the length from the beginning of that band, in pixels.
        last: the last band there is.
    """
    number = first
    while number < last:
        step = measure(number)
        if length < step:
            break
        length -= step
        number += 1
    return number, min(length, measure(number))


def _points(height: str) -> int:
    """Return the pixels of a height in points."""
    try:
        return round(min(float(height), 409.5) * 4 / 3)
    except ValueError:
        return 20


def _letters(width: str) -> int:
    """Return the pixels of a width in letters."""
    try:
        return int(min(float(width), 255) * 7 + 5)
    except ValueError:
        return 69
