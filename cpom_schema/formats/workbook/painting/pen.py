"""A pen, which writes the cells of one sheet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from cpom_schema.errors import Loss
from cpom_schema.formats.workbook.cell_names import cell_name
from cpom_schema.formats.workbook.painting.style import Formats
from cpom_schema.formats.workbook.planning.cell_values import CellValue

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MACHINE: Final = 0
"""Column of our markers and of the addresses, hidden."""
FIRST: Final = 1
"""First column people see."""
LONGEST: Final = 32_767
"""UTF-16 units a cell holds."""
_SHORT: Final = LONGEST // 2
"""Characters that surely fit, each of two units at most."""


class Pen:
    """Writes the cells of a sheet; a text too long for a cell is remembered, never cut.

    Args:
        tab: the sheet.
        formats: the formats of the workbook.
        too_long: where what does not fit is reported.
    """

    def __init__(self, tab: Worksheet, formats: Formats, too_long: list[Loss]) -> None:
        self.tab = tab
        self._formats = formats
        self._too_long = too_long

    def mark(self, row: int, column: int, text: str) -> None:
        """Write one of our markers, in a row or a column that is hidden."""
        if text:
            self.tab.write_string(row, column, text, self._formats.plain("id"))

    def text(self, row: int, column: int, text: str, style: str) -> None:
        """Write a text of the workbook, such as a title or a help."""
        self.tab.write_string(row, column, text, self._formats.plain(style))

    def value(self, row: int, column: int, value: CellValue, look: Format) -> None:
        """Write a value of the document; None writes an empty cell that shows its format."""
        match value:
            case None:
                self.tab.write_blank(row, column, None, look)
            case str() if len(value) <= _SHORT:
                self.tab.write_string(row, column, value, look)
            case str():
                self._long_text(row, column, value, look)
            case bool():
                self.tab.write_boolean(row, column, value, look)
            case dt.date():
                midnight = dt.datetime.combine(value, dt.time())
                self.tab.write_datetime(row, column, midnight, look)
            case _:
                self.tab.write_number(row, column, value, look)

    def _long_text(self, row: int, column: int, text: str, look: Format) -> None:
        units = len(text.encode("utf-16-le")) // 2
        if units > LONGEST:
            cell = f"{self.tab.name}!{cell_name(row, column)}"
            limit = (("limite", str(LONGEST)),)
            self._too_long.append(Loss("classeur_texte_trop_long", params=limit, place=cell))
        else:
            self.tab.write_string(row, column, text, look)
