"""Lay the cells of an ODS sheet in rows, counting what they take before it is reserved.

Repeated cells and rows cost nothing until one of them holds something.
"""

from __future__ import annotations

from typing import Final

from cpom_schema.document import Limits
from cpom_schema.formats.workbook.opening.ods_cells import (
    Attributes,
    cell_value,
    count,
    why_broken,
)
from cpom_schema.formats.workbook.opening.refusals import damaged, too_big, too_heavy
from cpom_schema.formats.workbook.opening.sheets import CellValue, Sheet, without_empty_end

_BROKEN_WEIGHT: Final = 100
"""Bytes that one broken cell counts for."""


class Budget:
    """Counts what all the sheets of a workbook take.

    Attributes:
        limits: what the workbook may hold.
        cells: cells so far, repeated ones included.
        weight: bytes of texts so far, repeated ones included.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.cells = 0
        self.weight = 0

    def weigh(self, size: int) -> None:
        """Count some more bytes.

        Raises:
            UnreadableError: the texts of the workbook take too much.
        """
        self.weight += size
        if self.weight > self.limits.unpacked:
            raise too_heavy(self.weight, self.limits.unpacked)


class SheetBuilder:
    """Lays the cells of one sheet, given in order.

    Args:
        name: name on its tab.
        budget: counts what the sheets of the workbook take.
        hidden: whether the sheet is hidden.
    """

    def __init__(self, name: str, budget: Budget, *, hidden: bool) -> None:
        self._name = name
        self._hidden = hidden
        self._budget = budget
        self._limits = budget.limits
        self._rows: list[list[CellValue]] = []
        self._broken: dict[tuple[int, int], str] = {}
        self._merged: list[tuple[int, int, int, int]] = []
        self._hidden_rows: set[int] = set()
        self._row_number = 0
        self._width = 0
        self._in_row = False

    def open_row(self, attributes: Attributes) -> None:
        """Open a row, given the attributes of its tag.

        Raises:
            UnreadableError: the row stands inside another one.
        """
        if self._in_row:
            raise damaged()
        self._in_row = True
        self._row: list[CellValue] = []
        self._row_broken: dict[int, str] = {}
        self._row_attributes = attributes
        self._column = 0

    def add_cell(self, attributes: Attributes, text: str, *, covered: bool) -> None:
        """Add a cell to the row.

        Args:
            attributes: those of its tag.
            text: its text, one line a paragraph.
            covered: whether it lies under merged cells.

        Raises:
            UnreadableError: the cell stands outside any row, the sheet spreads too far, or its
                texts take too much.
            ValueError: a number of cells is not one.
        """
        if not self._in_row:
            raise damaged()
        times = count(attributes, "table:number-columns-repeated")
        value = cell_value(attributes, text)
        broken = why_broken(attributes, text)
        first = self._column
        self._column += times
        if not covered:
            self._merge(attributes, first)
        if broken is not None:
            self._weigh_cells(text, times)
            self._put("", first, times)
            self._row_broken.update(dict.fromkeys(range(first, self._column), broken))
        elif value != "":
            self._weigh_cells(text, times)
            self._put(value, first, times)

    def close_row(self) -> None:
        """End the row, and repeat it if it holds something.

        Raises:
            UnreadableError: the sheet spreads too far, or its texts take too much.
            ValueError: the number of rows is not one.
        """
        self._in_row = False
        times = count(self._row_attributes, "table:number-rows-repeated")
        first = self._row_number
        self._row_number += times
        if self._row:
            self._count_row(times)
            self._lay_row(first, times)

    def _lay_row(self, first: int, times: int) -> None:
        """Lay the row in the sheet as many times as it stands for, from a number from 0."""
        rows = range(first, self._row_number)
        empty = first - len(self._rows)
        self._rows.extend([] for _ in range(empty))
        self._rows.extend([self._row] * times)
        if self._row_attributes.get("table:visibility", "visible") != "visible":
            self._hidden_rows.update(rows)
        if self._row_broken:
            self._break(rows)

    def sheet(self) -> Sheet:
        """Return the sheet, once its rows are closed."""
        rows = without_empty_end(self._rows, self._broken)
        return Sheet(self._name, self._hidden, rows, self._broken, self._merged, self._hidden_rows)

    def _merge(self, attributes: Attributes, column: int) -> None:
        height = count(attributes, "table:number-rows-spanned")
        width = count(attributes, "table:number-columns-spanned")
        if height > 1 or width > 1:
            row = self._row_number
            self._merged.append((row, column, row + height - 1, column + width - 1))

    def _weigh_cells(self, text: str, times: int) -> None:
        if self._column > self._limits.columns:
            raise too_big(self._name, self._row_number + 1, self._column)
        self._budget.weigh(len(text) * times)

    def _put(self, value: CellValue, first: int, times: int) -> None:
        self._row.extend([""] * (first - len(self._row)))
        self._row.extend([value] * times)

    def _count_row(self, times: int) -> None:
        """Count the cells and the texts of the row, for each row it stands for.

        Raises:
            UnreadableError: the sheet spreads too far, or its texts take too much.
        """
        budget = self._budget
        limits = budget.limits
        self._width = max(self._width, len(self._row))
        budget.cells += len(self._row) * times
        if self._row_number > limits.rows or budget.cells > limits.cells:
            raise too_big(self._name, self._row_number, self._width)
        if times > 1:
            budget.weigh(_texts_size(self._row) * (times - 1))

    def _break(self, rows: range) -> None:
        """Register the broken cells of the row, for each row it stands for."""
        self._budget.weigh(_BROKEN_WEIGHT * len(self._row_broken) * len(rows))
        for row in rows:
            for column, why in self._row_broken.items():
                self._broken[row, column] = why


def _texts_size(row: list[CellValue]) -> int:
    return sum(len(value) for value in row if isinstance(value, str))
