"""Widths and heights that fit what a sheet holds: spreadsheets do not all fit rows themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from cpom_schema.formats.workbook.painting.style import WIDTHS
from cpom_schema.formats.workbook.planning.cell_values import CellValue
from cpom_schema.formats.workbook.planning.columns import Column
from cpom_schema.formats.workbook.planning.plan import FormPlan, OthersPlan, SheetPlan, TablePlan

FORM: Final = (38.0, 52.0, 70.0)
"""Widths, in characters, of the labels, the values and the help of a form."""
_OTHERS: Final = (64.0, 52.0, 44.0)
"""Those of the places, the values and the titles of what has no cell of its own."""
_LOOKED_AT: Final = 200
"""Rows looked at to choose the width of a column."""
_WIDEST: Final = 44.0
_HIGHEST: Final = 180.0
_LINE: Final = {"label": 15.5, "help": 11.0, "line_help": 12.5, "cell": 15.0}
"""Height of a line, in points, by what is written."""
_ACROSS: Final = {"label": 1.0, "help": 1.6, "line_help": 1.4, "cell": 1.15}
"""Letters that fit in one unit of width, on the safe side."""


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")))


def _title_width(column: Column) -> float:
    """Return the width of a column, at least that of the longest word of its title."""
    word = max(map(len, column.title.split(" ")))
    return max(WIDTHS[column.look], 1.2 * word + 2)


def _table_widths(table: TablePlan) -> list[float]:
    """Return the widths of the columns of a table: of their titles, then of their first rows."""
    found = [_title_width(column) for column in table.columns]
    for values in islice(table.rows, _LOOKED_AT):
        for at, value in enumerate(values):
            if isinstance(value, str):
                found[at] = max(found[at], min(1.05 * _longest_line(value) + 2, _WIDEST))
    return found


def _block_widths(block: FormPlan | TablePlan | OthersPlan) -> Sequence[float]:
    match block:
        case TablePlan():
            return _table_widths(block)
        case OthersPlan():
            return _OTHERS
        case FormPlan():
            return FORM


class Sizes:
    """Widths of the columns of a sheet, and heights of its rows.

    Attributes:
        widths: of the columns people see, in characters: the widest of what the blocks ask.
    """

    def __init__(self, sheet: SheetPlan) -> None:
        self.widths: list[float] = []
        for block in sheet.blocks:
            self._widen(_block_widths(block))

    def _widen(self, asked: Sequence[float]) -> None:
        for at, width in enumerate(asked):
            if at < len(self.widths):
                self.widths[at] = max(self.widths[at], width)
            else:
                self.widths.append(width)

    def titles(self, columns: Iterable[Column]) -> float:
        """Return the height of the titles of a table, in points."""
        return self._head((column.title for column in columns), "label")

    def helps(self, columns: Iterable[Column]) -> float:
        """Return the height of the help below the titles of a table, in points."""
        return self._head((column.help for column in columns), "help")

    def _head(self, texts: Iterable[str], style: str) -> float:
        lines = 1
        for text, width in zip(texts, self.widths, strict=False):
            across = max(1, int(width * _ACROSS[style]))
            lines = max(lines, _lines(text, across))
        return min(lines * _LINE[style] + 6, _HIGHEST)

    def form_line(self, value: CellValue, help_: str) -> float:
        """Return the height of a line of a form, in points."""
        lines = _lines(help_, int(FORM[2] * _ACROSS["line_help"]))
        of_value = self.row(("", value)) or _LINE["cell"]
        return max(of_value, lines * _LINE["line_help"] + 3)

    def row(self, values: Sequence[CellValue]) -> float | None:
        """Return the height of a row that needs several lines, in points; None for a usual one."""
        lines = 1
        for value, width in zip(values, self.widths, strict=False):
            if isinstance(value, str) and (len(value) > width or "\n" in value):
                lines = max(lines, _lines(value, int(width * _ACROSS["cell"])))
        return None if lines == 1 else min(lines * _LINE["cell"], _HIGHEST)


def _lines(text: str, across: int) -> int:
    """Return how many lines a text takes, so many characters across."""
    return sum(max(1, -(-len(part) // across)) for part in text.split("\n"))
