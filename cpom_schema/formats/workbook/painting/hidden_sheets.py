"""The hidden sheets, which programs read: the lists to choose from, and what the workbook is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cpom_schema.formats.workbook.cell_names import column_name
from cpom_schema.formats.workbook.painting.sheet_settings import protect
from cpom_schema.formats.workbook.planning.plan import Plan
from cpom_schema.formats.workbook.technical import SHEET as META

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LISTS: Final = "_listes"
"""Hidden sheet of what drop-downs show, one list a column."""


def write_hidden_sheets(book: Workbook, plan: Plan) -> None:
    """Write the lists to choose from, each under a defined name, and what the workbook is."""
    for tab in (_lists(book, plan), _meta(book, plan)):
        tab.very_hidden()
        if plan.guarded:
            protect(tab)


def _lists(book: Workbook, plan: Plan) -> Worksheet:
    tab: Worksheet = book.add_worksheet(LISTS)
    for column, (name, texts) in enumerate(plan.lists.items()):
        tab.write_column(0, column, [name, *texts])
        letters = column_name(column)
        last = max(len(texts), 1) + 1
        book.define_name(name, f"={LISTS}!${letters}$2:${letters}${last}")
    return tab


def _meta(book: Workbook, plan: Plan) -> Worksheet:
    tab: Worksheet = book.add_worksheet(META)
    for row, (name, value) in enumerate(plan.meta):
        tab.write_string(row, 0, name)
        tab.write_string(row, 1, value)
    return tab
