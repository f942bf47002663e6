"""What is set for a whole sheet: the colour of its tab, its protection, how it prints."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cpom_schema.formats.workbook.painting.style import TABS
from cpom_schema.formats.workbook.planning.plan import Plan, SheetPlan
from cpom_schema.formats.workbook.planning.words import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_READABLE: Final = 270.0
"""Characters that one page shows across and people still read."""
_A4: Final = 9


def finish(tab: Worksheet, sheet: SheetPlan, plan: Plan, width: float) -> None:
    """Set the colour of the tab, what is protected, and how the sheet prints.

    Args:
        tab: the sheet.
        sheet: its plan.
        plan: that of the workbook.
        width: sum of the widths of its columns, in characters.
    """
    tab.set_tab_color(TABS[sheet.purpose])
    set_print(tab, plan, max(1, math.ceil(width / _READABLE)))
    if plan.guarded:
        protect(tab)


def set_print(tab: Worksheet, plan: Plan, across: int) -> None:
    """Print a sheet on A4, landscape, so many pages wide, numbered."""
    tab.hide_gridlines(2)
    tab.set_landscape()
    tab.set_paper(_A4)
    tab.fit_to_pages(across, 0)
    tab.set_margins(0.4, 0.4, 0.5, 0.6)
    title = plan.title.replace("&", "&&")  # a footer takes « & » for the start of a code
    tab.set_footer(f"&L&8&A&C&8{title}&R&8{say('page', plan.lang)} &P / &N")


def protect(tab: Worksheet) -> None:
    """Lock what is known, without password: it guards against slips, not against people."""
    tab.protect(
        "",
        {
            "format_cells": True, "format_columns": True, "format_rows": True,
            "insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True,
            "objects": True, "scenarios": True,
        },
    )  # fmt: skip
