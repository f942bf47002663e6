"""What a painter works with: a pen that writes cells, and how a sheet prints."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Final

from cpom_schema.formats.workbook.cell_names import cell_name
from cpom_schema.formats.workbook.painting.style import TABS, Formats
from cpom_schema.formats.workbook.planning.plan import Plan, SheetPlan
from cpom_schema.formats.workbook.planning.shown import Shown
from cpom_schema.formats.workbook.planning.words import say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_767
"""UTF-16 units a cell holds."""
_READABLE: Final = 270.0
"""Characters that one page shows across and people still read."""
_A4: Final = 9


class Pen:
    """Writes the cells of a sheet; a text too long for a cell is remembered, never cut.

    Args:
        tab: the sheet.
        formats: the formats of the workbook.
        too_long: where what does not fit is said.
    """

    def __init__(self, tab: Worksheet, formats: Formats, too_long: list[str]) -> None:
        self.tab = tab
        self._formats = formats
        self._too_long = too_long

    def mark(self, row: int, column: int, text: str) -> None:
        """A technical text, in a row or a column that is hidden."""
        if text:
            self.tab.write_string(row, column, text, self._formats.plain("id"))

    def text(self, row: int, column: int, text: str, style: str) -> None:
        """A text of ours."""
        self.tab.write_string(row, column, text, self._formats.plain(style))

    def value(self, row: int, column: int, value: Shown, look: Format) -> None:
        """A value of the document."""
        match value:
            case None:
                self.tab.write_blank(row, column, None, look)
            case str():
                if len(value) > LONGEST // 2 and len(value.encode("utf-16-le")) > 2 * LONGEST:
                    self._too_long.append(
                        f"{self.tab.name}!{cell_name(row, column)} : ce texte dépasse les "
                        f"{LONGEST} caractères que tient une cellule"
                    )
                else:
                    self.tab.write_string(row, column, value, look)
            case bool():
                self.tab.write_boolean(row, column, value, look)
            case dt.date():
                midnight = dt.datetime.combine(value, dt.time())
                self.tab.write_datetime(row, column, midnight, look)
            case _:
                self.tab.write_number(row, column, value, look)


def dress(tab: Worksheet, sheet: SheetPlan, plan: Plan, width: float) -> None:
    """The colour of the tab, what is protected, and how the sheet prints.

    Args:
        tab: the sheet.
        sheet: its plan.
        plan: that of the workbook.
        width: sum of the widths of its columns, in characters.
    """
    tab.set_tab_color(TABS[sheet.part])
    printed(tab, plan, max(1, math.ceil(width / _READABLE)))
    if plan.guarded:
        protect(tab)


def printed(tab: Worksheet, plan: Plan, across: int) -> None:
    """A4, landscape, so many pages wide, numbered."""
    tab.hide_gridlines(2)
    tab.set_landscape()
    tab.set_paper(_A4)
    tab.fit_to_pages(across, 0)
    tab.set_margins(0.4, 0.4, 0.5, 0.6)
    tab.set_footer(f"&L&8&A&C&8{plan.title.replace('&', '&&')}&R&8{say('page', plan.lang)} &P / &N")


def protect(tab: Worksheet) -> None:
    """Protect what is locked, without password: it guards against slips, not against people."""
    tab.protect(
        "",
        {
            "format_cells": True, "format_columns": True, "format_rows": True,
            "insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True,
            "objects": True, "scenarios": True,
        },
    )  # fmt: skip
