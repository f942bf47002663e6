"""What a painter works with: a pen that writes cells, widths that fit, and how a sheet prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from cpom_schema.formats.workbook.columns import Column
from cpom_schema.formats.workbook.plan import Plan, SheetPlan
from cpom_schema.formats.workbook.raw import cell_name
from cpom_schema.formats.workbook.shown import Shown
from cpom_schema.formats.workbook.style import TABS, WIDTHS, Formats
from cpom_schema.formats.workbook.words import say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_767
"""UTF-16 units a cell holds."""
_LOOKED_AT: Final = 200
"""Rows looked at to choose the width of a column."""
_WIDEST: Final = 44.0
_LINE_POINTS: Final = {"label": 15.5, "help": 11.5}
_ACROSS: Final = {"label": 0.92, "help": 1.35}
"""Letters of a title or of its help that fit in one unit of width, on the safe side."""
_HIGHEST: Final = 92.0
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
                        f"{self.tab.get_name()}!{cell_name(row, column)} : ce texte dépasse les "
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


class Widths:
    """Widths of the columns of a sheet, in characters: the widest of what its blocks ask."""

    def __init__(self) -> None:
        self.found: dict[int, float] = {}

    def at_least(self, column: int, width: float) -> None:
        """Widen a column."""
        self.found[column] = max(self.found.get(column, 0.0), width)

    def column(self, at: int, column: Column, label: str) -> None:
        """The width of a column from what it holds and the longest word of its title."""
        word = max(map(len, label.split()), default=0)
        self.at_least(at, max(WIDTHS[column.look], 1.2 * word + 2))

    def rows(self, first: int, columns: Sequence[Column], rows: Sequence[Sequence[Shown]]) -> None:
        """Widen the columns whose first values are longer, within reason."""
        for values in islice(rows, _LOOKED_AT):
            for at, (column, value) in enumerate(zip(columns, values, strict=True), first):
                if isinstance(value, str):
                    longest = max(map(len, value.split("\n")))
                    room = _WIDEST if column.part == "value" else _WIDEST - 8
                    self.at_least(at, min(1.05 * longest + 2, max(room, self.found.get(at, 0.0))))

    def height(self, first: int, texts: Sequence[str], style: str) -> float:
        """The height of a row of titles or of help, in points."""
        lines = max(
            (
                -(-len(text) // max(1, int(self.found.get(at, 10.0) * _ACROSS[style])))
                for at, text in enumerate(texts, first)
            ),
            default=1,
        )
        return min(max(lines, 1) * _LINE_POINTS[style] + 6, _HIGHEST)


def dress(tab: Worksheet, sheet: SheetPlan, plan: Plan) -> None:
    """The colour of the tab, what is protected, and how the sheet prints."""
    tab.set_tab_color(TABS[sheet.part])
    printed(tab, plan)
    if plan.guarded:
        protect(tab)


def printed(tab: Worksheet, plan: Plan) -> None:
    """A4, landscape, as wide as one page, numbered."""
    tab.hide_gridlines(2)
    tab.set_landscape()
    tab.set_paper(_A4)
    tab.fit_to_pages(1, 0)
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
