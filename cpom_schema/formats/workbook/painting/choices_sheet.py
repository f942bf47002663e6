"""The sheet of what the cells that take several choices accept, in sight of whoever fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cpom_schema.formats.workbook.painting.sheet_settings import protect, set_print
from cpom_schema.formats.workbook.painting.style import TABS, Formats
from cpom_schema.formats.workbook.planning.plan import Plan
from cpom_schema.formats.workbook.planning.words import CHOICES, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LEAST: Final = 24
"""Characters of the narrowest column."""
_MARGIN: Final = 3
_HEAD: Final = 3


def write_choices(book: Workbook, formats: Formats, plan: Plan) -> None:
    """Write one column a list: its title, then what a cell may hold; nothing when no cell does."""
    if not plan.several:
        return
    tab: Worksheet = book.add_worksheet(CHOICES[plan.lang])
    tab.write_string(0, 0, CHOICES[plan.lang], formats.plain("title"))
    tab.write_string(1, 0, say("choices", plan.lang), formats.plain("intro"))
    tab.set_row(0, 30)
    for column, (title, texts) in enumerate(plan.several.items()):
        tab.write_string(_HEAD - 1, column, title, formats.plain("label"))
        for row, text in enumerate(texts, _HEAD):
            tab.write_string(row, column, text, formats.plain("step"))
        tab.set_column(column, column, max(_LEAST, *map(len, (title, *texts))) + _MARGIN)
    tab.freeze_panes(_HEAD, 0)
    tab.set_tab_color(TABS["others"])
    set_print(tab, plan, max(1, len(plan.several) // 3))
    if plan.guarded:
        protect(tab)
