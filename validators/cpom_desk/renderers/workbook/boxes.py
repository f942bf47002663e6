"""The boxes comments are shown in: their size from the text, their corners from the grid."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from cpom_desk.renderers.workbook.book import framed, rows
from cpom_desk.renderers.workbook.marks import Place

_ROW: Final = re.compile(rb"<(?:[\w.-]+:)?row\s([^>]*)>")
_VALUE: Final = re.compile(rb"""\b(r|ht|hidden)\s*=\s*["']([^"']*)["']""")
_WIDTH: Final = 340
_ACROSS: Final = 52
"""Letters of the font of comments a box of that width shows on a line, on the safe side."""
_LINE: Final = 15
_MARGIN: Final = 14
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575


def size(text: str) -> tuple[int, int]:
    """Width and height of the box of a text, in pixels."""
    lines = sum(max(1, -(-len(line) // _ACROSS)) for line in text.split("\n"))
    return _WIDTH, lines * _LINE + _MARGIN


class Grid:
    """Widths of columns and heights of rows of a sheet, in pixels.

    Args:
        part: the sheet.
    """

    def __init__(self, part: bytes) -> None:
        root = framed(part)
        form = root.first("sheetFormatPr")
        values = form.attributes if form else {}
        self._height = _points(values.get("defaultRowHeight", "15"))
        self._width = _letters(values.get("defaultColWidth", "9.14"))
        if values.get("zeroHeight") in {"1", "true"}:
            self._height = 0
        self._columns: list[tuple[int, int, int]] = []
        for node in root.below("col"):
            low, high = node.attributes.get("min", ""), node.attributes.get("max", "")
            if low.isdecimal() and high.isdecimal():
                hidden = node.attributes.get("hidden") in {"1", "true"}
                width = 0 if hidden else _letters(node.attributes.get("width", "9.14"))
                self._columns.append((int(low) - 1, int(high) - 1, width))
        self._rows: dict[int, int] = {}
        for row in _ROW.finditer(part, *rows(part)):
            found = {name.decode(): value.decode() for name, value in _VALUE.findall(row[1])}
            if "r" in found and found["r"].isdecimal() and len(found) > 1:
                hidden = found.get("hidden") in {"1", "true"}
                self._rows[int(found["r"]) - 1] = 0 if hidden else _points(found.get("ht", "15"))

    def column(self, number: int) -> int:
        """Width of a column, from 0."""
        found = (width for low, high, width in self._columns if low <= number <= high)
        return next(found, self._width)

    def row(self, number: int) -> int:
        """Height of a row, from 0."""
        return self._rows.get(number, self._height)

    def anchor(self, at: Place, text: str, start: tuple[int, ...] = ()) -> str:
        """The corners of the box of a cell, as drawings of comments write them.

        Args:
            at: the cell.
            text: what the box must show.
            start: column, pixels, row, pixels of the first corner, when it has one already.
        """
        width, height = size(text)
        if start:
            left, across, top, down = start
        else:
            left, across = min(at.column, _LAST_COLUMN - 8), 15
            top, down = max(at.row - 2, 0), 4
        right, beyond = _walk(self.column, left, across + width, _LAST_COLUMN)
        bottom, under = _walk(self.row, top, down + height, _LAST_ROW)
        return f"{left}, {across}, {top}, {down}, {right}, {beyond}, {bottom}, {under}"


def _walk(measure: Callable[[int], int], first: int, length: int, last: int) -> tuple[int, int]:
    """The band where a length ends, and how far in it; hidden bands have no length."""
    number = first
    while number < last:
        step = measure(number)
        if length < step:
            break
        length -= step
        number += 1
    return number, min(length, measure(number))


def _points(height: str) -> int:
    try:
        return round(min(float(height), 409.5) * 4 / 3)
    except ValueError:
        return 20


def _letters(width: str) -> int:
    try:
        return int(min(float(width), 255) * 7 + 5)
    except ValueError:
        return 69
