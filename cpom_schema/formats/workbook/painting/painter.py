"""The sheets of a plan, painted one after the other: where each block, line and row stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from cpom_schema.formats.workbook.cell_names import column_name
from cpom_schema.formats.workbook.painting.checking import Checks
from cpom_schema.formats.workbook.painting.lines import Liner
from cpom_schema.formats.workbook.painting.painted import Pen, dress
from cpom_schema.formats.workbook.painting.style import Formats, State
from cpom_schema.formats.workbook.painting.widths import Widths
from cpom_schema.formats.workbook.planning.columns import Column, Live
from cpom_schema.formats.workbook.planning.filling import Fit
from cpom_schema.formats.workbook.planning.plan import (
    FormPlan,
    OthersPlan,
    Plan,
    SheetPlan,
    TablePlan,
)
from cpom_schema.formats.workbook.planning.shown import Look, Shown
from cpom_schema.formats.workbook.technical import (
    FIRST,
    HEAD,
    MACHINE,
    OPTIONAL,
    TABLE,
    TITLE,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TOP: Final = 3
"""Row of the first block, below the title of the sheet and its introduction."""
_FREE: Final = 8
"""Empty rows ready to be filled at the end of a table of a template."""
_BEYOND: Final = 500
"""Rows below the last table that are checked too while they are typed in."""
_FROZEN_KEYS: Final = 2
_ANY: Final = Fit()
"""A row that wants nothing special of its cells."""


class _Placed(NamedTuple):
    """Where the cells of a table stand: its tab, its columns, first and last row of data."""

    tab: str
    columns: dict[str, int]
    first: int
    last: int


class Painter:
    """Paints the sheets of a plan.

    Attributes:
        too_long: what does not fit in a cell, one sentence each.
    """

    def __init__(self, book: Workbook, formats: Formats, plan: Plan) -> None:
        self._book = book
        self._formats = formats
        self._plan = plan
        self._placed: dict[str, _Placed] = {}
        self._checks = Checks(plan.lang)
        self.too_long: list[str] = []

    def sheets(self) -> Worksheet | None:
        """Paint every sheet; the first one, if any."""
        made = [self._sheet(sheet) for sheet in self._plan.sheets]
        for name, live in self._checks.live.items():
            self._name(name, live)
        return made[0] if made else None

    def _name(self, name: str, live: Live) -> None:
        """Name the cells another table is chosen from."""
        at = self._placed[live.table]
        column = column_name(at.columns[live.column])
        tab = at.tab.replace("'", "''")
        self._book.define_name(name, f"='{tab}'!${column}${at.first + 1}:${column}${at.last + 1}")

    def _sheet(self, sheet: SheetPlan) -> Worksheet:
        tab: Worksheet = self._book.add_worksheet(sheet.name)
        pen = Pen(tab, self._formats, self.too_long)
        widths = Widths(sheet)
        tab.set_column(MACHINE, MACHINE, 2, None, {"hidden": True})
        pen.text(0, FIRST, sheet.name, "title")
        pen.text(1, FIRST, sheet.intro, "intro")
        tab.set_row(0, 30)
        tab.set_row(1, 20)
        liner = Liner(pen, self._formats, widths, self._checks, guarded=self._plan.guarded)
        row = _TOP
        for block in sheet.blocks:
            match block:
                case FormPlan():
                    row = liner.form(block, self._heading(pen, row, block.title))
                case OthersPlan():
                    row = liner.others(block, row)
                case TablePlan():
                    last = block is sheet.blocks[-1]
                    row = self._table(pen, widths, block, row, sheet, last=last)
        self._set_widths(tab, widths, sheet)
        dress(tab, sheet, self._plan, sum(widths.found))
        return tab

    def _set_widths(self, tab: Worksheet, widths: Widths, sheet: SheetPlan) -> None:
        """Set the widths, and what a row added below the last block looks like."""
        free = self._free(sheet.blocks[-1]) if self._plan.guarded and sheet.blocks else {}
        for column, width in enumerate(widths.found, FIRST):
            tab.set_column(column, column, width, free.get(column))

    def _free(self, block: FormPlan | TablePlan | OthersPlan) -> dict[int, Format]:
        """The cells that stay open below a block, by their column."""
        looks: list[Look | None] = []
        match block:
            case TablePlan():
                looks = [None if c.part == "context" else c.look for c in block.columns]
            case OthersPlan(open=True):
                looks = [Look.TEXT, Look.TEXT]
            case _:
                pass
        return {
            at: self._formats.cell("free", look) for at, look in enumerate(looks, FIRST) if look
        }

    def _heading(self, pen: Pen, row: int, text: str) -> int:
        """The title of a block, which ends the block above; the row after it."""
        if text:
            pen.mark(row, MACHINE, TITLE)
            pen.text(row, FIRST, text, "block")
            pen.tab.set_row(row, 24)
        return row + bool(text)

    def _table(
        self, pen: Pen, widths: Widths, table: TablePlan, row: int, sheet: SheetPlan, *, last: bool
    ) -> int:
        alone = len(sheet.blocks) == 1
        row = row if alone else self._heading(pen, row, table.title)
        self._head(pen, widths, table, row)
        first = row + HEAD
        self._rows(pen, widths, table, first)
        end = first + len(table.rows) + (_FREE if self._plan.guarded else 0)
        below = end + (_BEYOND if last and self._plan.guarded else 0)
        self._check(pen, table, first, below)
        columns = {c.id: at for at, c in enumerate(table.columns, FIRST)}
        self._placed[table.id] = _Placed(sheet.name, columns, first, max(below - 1, first))
        keys = FIRST + min(sum(c.part == "key" for c in table.columns), _FROZEN_KEYS)
        if alone:
            pen.tab.freeze_panes(first, keys)
            pen.tab.repeat_rows(row + 1)
            pen.tab.repeat_columns(FIRST, keys - 1)
        elif last:  # two heads cannot both be frozen
            pen.tab.freeze_panes(2, FIRST + 1)
        return end + 1

    def _head(self, pen: Pen, widths: Widths, table: TablePlan, row: int) -> None:
        pen.mark(row, MACHINE, f"{TABLE}{table.id}")
        pen.tab.set_row(row, None, None, {"hidden": True})
        for at, column in enumerate(table.columns, FIRST):
            informs = column.part == "context"
            pen.mark(row, at, column.id)
            pen.text(row + 1, at, column.title, "label_context" if informs else "label")
            pen.text(row + 2, at, column.help, "help")
        pen.tab.set_row(row + 1, widths.height((c.title for c in table.columns), "label"))
        pen.tab.set_row(row + 2, widths.height((c.help for c in table.columns), "help"))

    def _looks(self, table: TablePlan, fit: Fit, *, given: bool) -> list[Format]:
        """The formats of a row, which comes from the contract or not."""

        def state(column: Column) -> State:
            if column.part == "context":
                return "context"
            if not self._plan.guarded:
                return "plain"
            if given and column.id in table.locked:
                return "locked"
            return "shut" if column.id in fit.shut else "open"

        return [
            self._formats.cell(
                state(c), Look.RATE if fit.rate and c.id in table.percents else c.look
            )
            for c in table.columns
        ]

    def _rows(self, pen: Pen, widths: Widths, table: TablePlan, first: int) -> None:
        known: dict[tuple[bool, bool, frozenset[str]], list[Format]] = {}
        for number, values in enumerate(table.rows):
            row = first + number
            given = number in table.given
            if given and table.optional:
                pen.mark(row, MACHINE, OPTIONAL)
            fit = _opened(table.fits.get(number, _ANY), table, values)
            named = (given, fit.rate, fit.shut)
            if named not in known:
                known[named] = self._looks(table, fit, given=given)
            for at, (value, look) in enumerate(zip(values, known[named], strict=True), FIRST):
                pen.value(row, at, value, look)
            height = widths.row(values)
            if height:
                pen.tab.set_row(row, height)
        if self._plan.guarded:
            after = first + len(table.rows)
            looks = self._looks(table, _ANY, given=False)
            for row in range(after, after + _FREE):
                for at, look in enumerate(looks, FIRST):
                    pen.value(row, at, None, look)

    def _check(self, pen: Pen, table: TablePlan, first: int, below: int) -> None:
        """Check what may be typed: the rows below the locked ones, or all of them."""
        after = max(table.given, default=-1) + 1 if self._plan.guarded else 0
        for at, column in enumerate(table.columns, FIRST):
            start = first + (after if column.id in table.locked else 0)
            if column.part == "context":
                continue
            fits = {first + n: _opened(f, table, table.rows[n]) for n, f in table.fits.items()}
            offered = {r: f.offered[column.id] for r, f in fits.items() if column.id in f.offered}
            shut = [row for row, fit in fits.items() if column.id in fit.shut]
            for row, texts in offered.items():
                self._checks.offer(pen.tab, row, at, column, texts)
            for top, bottom in _runs(start, below, [*offered, *shut]):
                self._checks.put(pen.tab, (top, bottom - 1), at, column)


def _opened(fit: Fit, table: TablePlan, values: Sequence[Shown]) -> Fit:
    """What a row wants of its cells; a value that is there, wanted or not, can be corrected."""
    if not fit.shut:
        return fit
    held = {c.id for c, value in zip(table.columns, values, strict=True) if value is not None}
    return fit._replace(shut=fit.shut - held)


def _runs(start: int, below: int, but: Collection[int]) -> Iterator[tuple[int, int]]:
    """The rows from one to another, but some, as runs."""
    for row in (*sorted(r for r in but if start <= r < below), below):
        if row > start:
            yield start, row
        start = row + 1
