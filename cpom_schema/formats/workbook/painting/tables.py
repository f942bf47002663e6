"""Tables painted on a sheet: a hidden technical row, titles, help, then the rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from cpom_schema.formats.workbook.painting.data_validation import DataValidations
from cpom_schema.formats.workbook.painting.pen import FIRST, MACHINE, Pen
from cpom_schema.formats.workbook.painting.sizes import Sizes
from cpom_schema.formats.workbook.painting.style import Formats, State
from cpom_schema.formats.workbook.planning.cell_values import CellValue
from cpom_schema.formats.workbook.planning.columns import Column
from cpom_schema.formats.workbook.planning.filling import Fit
from cpom_schema.formats.workbook.planning.looks import Look
from cpom_schema.formats.workbook.planning.plan import TablePlan
from cpom_schema.formats.workbook.technical import HEAD, OPTIONAL, TABLE

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_FREE: Final = 8
"""Empty rows ready to be filled at the end of a table of a template."""
_BEYOND: Final = 500
"""Rows below the last table that are checked too while they are typed in."""
_ANY: Final = Fit()
"""A row that wants nothing special of its cells."""


class PaintedTable(NamedTuple):
    """Where the cells of a table stand, rows and columns from 0.

    Attributes:
        columns: column of each id.
        first: row of the first data.
        last: last row that may hold data, free rows included.
        end: row after the table and its free rows.
    """

    columns: dict[str, int]
    first: int
    last: int
    end: int


class TablePainter:
    """Paints the tables of one sheet.

    Args:
        pen: writes on the sheet.
        formats: how cells look.
        sizes: of the columns and rows of the sheet.
        validations: what is checked while people type.
        guarded: whether what is known is locked.
    """

    def __init__(
        self, pen: Pen, formats: Formats, sizes: Sizes, validations: DataValidations,
        *, guarded: bool,
    ) -> None:  # fmt: skip
        self._pen = pen
        self._formats = formats
        self._sizes = sizes
        self._validations = validations
        self._guarded = guarded

    def paint(self, table: TablePlan, row: int, *, last: bool) -> PaintedTable:
        """Paint a table, whose title is above.

        Args:
            table: its plan.
            row: its first row, which is hidden.
            last: whether nothing stands below it on the sheet.
        """
        self._head(table, row)
        first = row + HEAD
        self._rows(table, first)
        end = first + len(table.rows)
        if self._guarded:
            self._free_rows(table, end)
            end += _FREE
        below = self._below_checked(end, last=last)
        self._validate(table, first, below)
        columns = {column.id: at for at, column in enumerate(table.columns, FIRST)}
        return PaintedTable(columns, first, max(below - 1, first), end)

    def _below_checked(self, end: int, *, last: bool) -> int:
        """Return the row after those that are checked while they are typed in."""
        return end + _BEYOND if last and self._guarded else end

    def _head(self, table: TablePlan, row: int) -> None:
        """Write the technical row, the titles and the help."""
        pen = self._pen
        pen.mark(row, MACHINE, f"{TABLE}{table.id}")
        pen.tab.set_row(row, None, None, {"hidden": True})
        for at, column in enumerate(table.columns, FIRST):
            style = "label_context" if column.part == "context" else "label"
            pen.mark(row, at, column.id)
            pen.text(row + 1, at, column.title, style)
            pen.text(row + 2, at, column.help, "help")
        pen.tab.set_row(row + 1, self._sizes.titles(table.columns))
        pen.tab.set_row(row + 2, self._sizes.helps(table.columns))

    def _rows(self, table: TablePlan, first: int) -> None:
        """Write the rows of the document; those alike share their formats."""
        known: dict[tuple[bool, bool, frozenset[str]], list[Format]] = {}
        for rank, values in enumerate(table.rows):
            row = first + rank
            given = rank in table.given
            if given and table.optional:
                self._pen.mark(row, MACHINE, OPTIONAL)
            fit = _correctable(table.fits.get(rank, _ANY), table, values)
            alike = (given, fit.rate, fit.shut)
            if alike not in known:
                known[alike] = self._looks(table, fit, given=given)
            self._row(row, values, known[alike])

    def _row(self, row: int, values: Sequence[CellValue], looks: Sequence[Format]) -> None:
        for at, (value, look) in enumerate(zip(values, looks, strict=True), FIRST):
            self._pen.value(row, at, value, look)
        height = self._sizes.row(values)
        if height:
            self._pen.tab.set_row(row, height)

    def _free_rows(self, table: TablePlan, first: int) -> None:
        looks = self._looks(table, _ANY, given=False)
        for row in range(first, first + _FREE):
            for at, look in enumerate(looks, FIRST):
                self._pen.value(row, at, None, look)

    def _looks(self, table: TablePlan, fit: Fit, *, given: bool) -> list[Format]:
        """Return the format of each cell of a row, which comes from the contract or not."""
        looks: list[Format] = []
        for column in table.columns:
            is_rate = fit.rate and column.id in table.percents
            state = self._state(table, column, fit, given=given)
            looks.append(self._formats.cell(state, Look.RATE if is_rate else column.look))
        return looks

    def _state(self, table: TablePlan, column: Column, fit: Fit, *, given: bool) -> State:
        if column.part == "context":
            return "context"
        if not self._guarded:
            return "plain"
        if given and column.id in table.locked:
            return "locked"
        return "shut" if column.id in fit.shut else "open"

    def _validate(self, table: TablePlan, first: int, below: int) -> None:
        """Check what may be typed: the rows below the locked ones, or all of them."""
        fits = _correctable_fits(table, first)
        below_locked = first + self._locked_rows(table)
        for at, column in enumerate(table.columns, FIRST):
            if column.part != "context":
                start = below_locked if column.id in table.locked else first
                special = self._offer(column, at, fits)
                self._validate_others(column, at, range(start, below), special)

    def _locked_rows(self, table: TablePlan) -> int:
        """Return how many rows come from the contract, and are locked: the first ones."""
        return max(table.given, default=-1) + 1 if self._guarded else 0

    def _offer(self, column: Column, at: int, fits: Mapping[int, Fit]) -> set[int]:
        """Give the cells of a column the texts that their rows choose from.

        Returns:
            Their rows, and those that have nothing to hold in this column: none is to be checked
            otherwise.
        """
        special: set[int] = set()
        for row, fit in fits.items():
            if column.id in fit.offered:
                self._validations.offer(self._pen.tab, row, at, column, fit.offered[column.id])
            if column.id in fit.offered or column.id in fit.shut:
                special.add(row)
        return special

    def _validate_others(self, column: Column, at: int, rows: range, special: set[int]) -> None:
        for run in _runs(rows, special):
            self._validations.put(self._pen.tab, (run[0], run[-1]), at, column)


def _correctable_fits(table: TablePlan, first: int) -> dict[int, Fit]:
    """Return what rows want of their cells, by the row of the sheet they stand on."""
    fits: dict[int, Fit] = {}
    for rank, fit in table.fits.items():
        fits[first + rank] = _correctable(fit, table, table.rows[rank])
    return fits


def _correctable(fit: Fit, table: TablePlan, values: Sequence[CellValue]) -> Fit:
    """Return what a row wants of its cells; one that holds a value stays open, to correct it."""
    if not fit.shut:
        return fit
    held: set[str] = set()
    for column, value in zip(table.columns, values, strict=True):
        if value is not None:
            held.add(column.id)
    return fit._replace(shut=fit.shut - held)


def _runs(rows: range, but: Collection[int]) -> Iterator[range]:
    """Yield the rows of a range, but some, as ranges."""
    start = rows.start
    inside = sorted(row for row in but if row in rows)
    for end in (*inside, rows.stop):
        if end > start:
            yield range(start, end)
        start = end + 1
