"""Measure one XLSX sheet by walking through its cells, when a search over its bytes will not do.

A walk costs a thousand times a search; it understands every spelling of the XML and finds which
cells are broken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from cpom_schema.document import Limits
from cpom_schema.formats.workbook.cell_names import column_number
from cpom_schema.formats.workbook.opening.refusals import damaged, too_heavy
from cpom_schema.formats.workbook.opening.sheets import ERROR, UNCOMPUTED

_REFERENCE: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ROW_DIGITS: Final = 7
_TRUE: Final = ("1", "true")


@dataclass(slots=True)
class Measure:
    """How far a sheet spreads, what it weighs, and what is unusual in it.

    Attributes:
        rows: rows from the first to the last filled one.
        columns: columns from the first to the last filled one.
        weight: bytes of the shared texts, counted for each cell.
        broken: for each broken cell, by row and column from 0, why it is broken.
        hidden_rows: hidden rows that hold something, from 0.
    """

    rows: int = 0
    columns: int = 0
    weight: int = 0
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)

    @property
    def cells(self) -> int:
        """Cells of the rectangle from A1 to the last filled row and column."""
        return self.rows * self.columns

    def fits(self, limits: Limits) -> bool:
        """Return whether the rectangle of the sheet is within the limits."""
        if self.rows > limits.rows or self.columns > limits.columns:
            return False
        return self.cells <= limits.cells


class _Walker:
    """Follows the tags of a sheet.

    Positions are counted as calamine counts them: a cell without a name follows the last one.
    """

    def __init__(self, texts: Sequence[int], limit: int) -> None:
        self.measure = Measure()
        self._texts = texts
        self._limit = limit
        self._row = self._column = 0
        self._row_hidden = False
        self._cell = (0, 0)
        self._type = ""
        self._has_formula = self._has_value = False
        self._text: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an opening tag."""
        local = name.rpartition(":")[2]
        if local == "c":
            self._open_cell(attributes)
        elif local == "row":
            self._open_row(attributes)
        elif local == "f":
            self._has_formula = True
        elif local in ("v", "is"):
            self._has_value = True
            self._text = []

    def text(self, text: str) -> None:
        """Take in a text between two tags."""
        if self._has_value and self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        """Take in a closing tag."""
        local = name.rpartition(":")[2]
        if local == "c":
            self._close_cell("".join(self._text or ()).strip())
            self._text = None
        elif local == "row":
            self._row += 1
            self._column = 0

    def _open_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        if number is not None:
            self._row = _row(number)
        self._row_hidden = attributes.get("hidden") in _TRUE

    def _open_cell(self, attributes: dict[str, str]) -> None:
        name = attributes.get("r")
        if name is None:
            self._cell = self._row, self._column
        else:
            self._cell = _position(name)
            self._column = self._cell[1]
        self._column += 1
        self._type = attributes.get("t", "n")
        self._has_formula = self._has_value = False
        self._text = []

    def _close_cell(self, text: str) -> None:
        if self._has_value:
            self._spread()
            self._weigh(text)
        if self._has_value or self._has_formula:
            self._look(text)

    def _look(self, text: str) -> None:
        """Look for what is unusual in the open cell: a hidden row, no value that can be used."""
        if self._row_hidden:
            self.measure.hidden_rows.add(self._cell[0])
        broken = self._why_broken(text)
        if broken is not None:
            self.measure.broken[self._cell] = broken

    def _spread(self) -> None:
        """Make the rectangle of the sheet hold the open cell."""
        row, column = self._cell
        self.measure.rows = max(self.measure.rows, row + 1)
        self.measure.columns = max(self.measure.columns, column + 1)

    def _why_broken(self, text: str) -> str | None:
        """Return why the open cell is broken, None when it is not.

        A formula whose result is an empty text is not broken: its type says that it was computed.
        """
        if self._type == "e":
            return ERROR + (text or "#N/A")
        if text or not self._has_formula:
            return None
        if self._has_value and self._type == "str":
            return None
        return UNCOMPUTED

    def _weigh(self, text: str) -> None:
        """Count the bytes of a shared text, where its number is.

        Raises:
            UnreadableError: the texts of the sheet take too much.
        """
        if self._type != "s" or not text.isdecimal():
            return
        number = int(text)
        if number < len(self._texts):
            self.measure.weight += self._texts[number]
        if self.measure.weight > self._limit:
            raise too_heavy(self.measure.weight, self._limit)


def _row(number: str) -> int:
    """Return a row, from 0, given by its number from 1.

    Raises:
        UnreadableError: no row has such a number.
    """
    if not number.isdecimal() or len(number) > _ROW_DIGITS:
        raise damaged()
    row = int(number)
    if row == 0:
        raise damaged()
    return row - 1


def _position(name: str) -> tuple[int, int]:
    """Return the row and the column, from 0, of a cell given by its name.

    Raises:
        UnreadableError: no cell has such a name.
    """
    match = _REFERENCE.fullmatch(name)
    if match is None:
        raise damaged()
    row = int(match[2])
    if row == 0:
        raise damaged()
    return row - 1, column_number(match[1])


def walk_cells(xml: bytes, texts: Sequence[int], limits: Limits) -> Measure:
    """Walk through the cells of a sheet to measure it.

    Args:
        xml: the part of the sheet, without DTD.
        texts: bytes of each shared text.
        limits: `unpacked` bounds the bytes of the shared texts of the sheet.

    Raises:
        UnreadableError: the sheet is damaged, or its texts take too much once in their cells.
    """
    walker = _Walker(texts, limits.unpacked)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise damaged() from error
    return walker.measure
