"""The sheets of a plan, painted one after the other: where each block stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cpom_schema.errors import Loss
from cpom_schema.formats.workbook.cell_names import column_name
from cpom_schema.formats.workbook.painting.data_validation import DataValidations
from cpom_schema.formats.workbook.painting.forms import FormPainter
from cpom_schema.formats.workbook.painting.pen import FIRST, MACHINE, Pen
from cpom_schema.formats.workbook.painting.sheet_settings import finish
from cpom_schema.formats.workbook.painting.sizes import Sizes
from cpom_schema.formats.workbook.painting.style import Formats
from cpom_schema.formats.workbook.painting.tables import PaintedTable, TablePainter
from cpom_schema.formats.workbook.planning.columns import Live
from cpom_schema.formats.workbook.planning.looks import Look
from cpom_schema.formats.workbook.planning.plan import (
    FormPlan,
    OthersPlan,
    Plan,
    SheetPlan,
    TablePlan,
)
from cpom_schema.formats.workbook.technical import TITLE

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TOP: Final = 3
"""Row of the first block, below the title of the sheet and its introduction."""
_FROZEN_KEYS: Final = 2
"""Most columns of a key that stay in sight when a table is scrolled."""


class _Placed(NamedTuple):
    """A table and the name of its sheet."""

    sheet: str
    table: PaintedTable


class SheetPainter:
    """Paints the sheets of a plan.

    Attributes:
        too_long: what does not fit in a cell.
    """

    def __init__(self, book: Workbook, formats: Formats, plan: Plan) -> None:
        self._book = book
        self._formats = formats
        self._plan = plan
        self._placed: dict[str, _Placed] = {}
        self._validations = DataValidations(plan.lang)
        self.too_long: list[Loss] = []

    def paint_all(self) -> Worksheet | None:
        """Paint every sheet; return the first one, if any."""
        made = [self._paint(sheet) for sheet in self._plan.sheets]
        for name, live in self._validations.live.items():
            self._name_cells(name, live)
        return made[0] if made else None

    def _name_cells(self, name: str, live: Live) -> None:
        """Name the cells another table is chosen from."""
        sheet, table = self._placed[live.table]
        column = column_name(table.columns[live.column])
        tab = sheet.replace("'", "''")
        area = f"${column}${table.first + 1}:${column}${table.last + 1}"
        self._book.define_name(name, f"='{tab}'!{area}")

    def _paint(self, sheet: SheetPlan) -> Worksheet:
        tab: Worksheet = self._book.add_worksheet(sheet.name)
        pen = Pen(tab, self._formats, self.too_long)
        sizes = Sizes(sheet)
        tab.set_column(MACHINE, MACHINE, 2, None, {"hidden": True})
        pen.text(0, FIRST, sheet.name, "title")
        pen.text(1, FIRST, sheet.intro, "intro")
        tab.set_row(0, 30)
        tab.set_row(1, 20)
        self._blocks(pen, sizes, sheet)
        self._set_widths(tab, sizes, sheet)
        finish(tab, sheet, self._plan, sum(sizes.widths))
        return tab

    def _blocks(self, pen: Pen, sizes: Sizes, sheet: SheetPlan) -> None:
        """Paint the blocks of a sheet, from top to bottom."""
        guarded = self._plan.guarded
        forms = FormPainter(pen, self._formats, sizes, self._validations, guarded=guarded)
        tables = TablePainter(pen, self._formats, sizes, self._validations, guarded=guarded)
        row = _TOP
        for block in sheet.blocks:
            match block:
                case FormPlan():
                    row = forms.paint_form(block, _heading(pen, row, block.title))
                case OthersPlan():
                    row = forms.paint_others(block, row)
                case TablePlan():
                    row = self._table(pen, tables, block, row, sheet)

    def _table(
        self, pen: Pen, tables: TablePainter, table: TablePlan, row: int, sheet: SheetPlan
    ) -> int:
        """Paint a table, and keep its head in sight; return the row after it."""
        alone = len(sheet.blocks) == 1
        last = table is sheet.blocks[-1]
        if not alone:
            row = _heading(pen, row, table.title)
        painted = tables.paint(table, row, last=last)
        self._placed[table.id] = _Placed(sheet.name, painted)
        if alone:
            _keep_head_in_sight(pen.tab, table, row + 1, painted.first)
        elif last:
            _keep_title_in_sight(pen.tab)
        return painted.end + 1

    def _set_widths(self, tab: Worksheet, sizes: Sizes, sheet: SheetPlan) -> None:
        """Set the widths, and what a row added below the last block looks like."""
        free: dict[int, Format] = {}
        if self._plan.guarded and sheet.blocks:
            free = self._free_cells(sheet.blocks[-1])
        for column, width in enumerate(sizes.widths, FIRST):
            tab.set_column(column, column, width, free.get(column))

    def _free_cells(self, block: FormPlan | TablePlan | OthersPlan) -> dict[int, Format]:
        """Return the formats of the cells that stay open below a block, by their column."""
        free: dict[int, Format] = {}
        for at, look in enumerate(_free_looks(block), FIRST):
            if look:
                free[at] = self._formats.cell("free", look)
        return free


def _free_looks(block: FormPlan | TablePlan | OthersPlan) -> list[Look | None]:
    """Return the looks of the cells that stay open below a block; None for what informs."""
    if isinstance(block, TablePlan):
        return [None if c.part == "context" else c.look for c in block.columns]
    if isinstance(block, OthersPlan) and block.open:
        return [Look.TEXT, Look.TEXT]
    return []


def _heading(pen: Pen, row: int, text: str) -> int:
    """Write the title of a block, which ends the block above; return the row after it."""
    if not text:
        return row
    pen.mark(row, MACHINE, TITLE)
    pen.text(row, FIRST, text, "block")
    pen.tab.set_row(row, 24)
    return row + 1


def _keep_head_in_sight(tab: Worksheet, table: TablePlan, titles: int, first: int) -> None:
    """Keep in sight the titles of a table and the columns of its key, on screen and on paper."""
    key = [column for column in table.columns if column.part == "key"]
    after_key = FIRST + min(len(key), _FROZEN_KEYS)
    tab.freeze_panes(first, after_key)
    tab.repeat_rows(titles)
    tab.repeat_columns(FIRST, after_key - 1)


def _keep_title_in_sight(tab: Worksheet) -> None:
    """Keep in sight the title of a sheet of several blocks: two heads cannot both be frozen."""
    tab.freeze_panes(2, FIRST + 1)
    tab.repeat_rows(0)
    tab.repeat_columns(FIRST, FIRST)
