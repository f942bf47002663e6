"""The first sheet, which says what to do and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cpom_schema.formats.workbook.painting.sheet_settings import protect, set_print
from cpom_schema.formats.workbook.painting.style import TABS, Formats
from cpom_schema.formats.workbook.planning.plan import Plan
from cpom_schema.formats.workbook.planning.words import COVER, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTHS: Final = (4.0, 36.0, 96.0)
"""Widths of the columns, in characters: numbers, labels, texts."""
_ACROSS: Final = 104
"""Letters of a text that fit in the last column."""
_ACROSS_BOTH: Final = _ACROSS + 20
"""Letters that fit in the last two columns, merged; a few lost in the words that do not break."""
_LINE: Final = 15.5
"""Height of a line, in points."""
_COLOURS: Final = (("swatch_open", "open"), ("swatch_locked", "locked"), ("swatch_shut", "shut"))


class _Cover:
    """Writes the first sheet from top to bottom.

    Attributes:
        row: the next row to write, from 0.
    """

    def __init__(self, tab: Worksheet, formats: Formats, plan: Plan) -> None:
        self.tab = tab
        self.formats = formats
        self.plan = plan
        self.row = 0

    def head(self) -> None:
        """Write what the workbook is, and what it was prepared on."""
        self._write(1, self.plan.title, "title")
        self.tab.set_row(self.row, 34)
        self.row += 1
        self._paragraph(self.plan.about, "about")
        self.row += 1
        for label, value in self.plan.cover:
            self._pair(label, value, "strong")

    def steps(self) -> None:
        """Write what to do, in order."""
        if not self.plan.steps:
            return
        self._heading("steps")
        for number, step in enumerate(self.plan.steps, 1):
            self._numbered(number, step)
        self._paragraph(say("stars", self.plan.lang), "step")
        self._paragraph(say("insert", self.plan.lang), "step")
        if self.plan.guarded:
            self._paragraph(say("protected", self.plan.lang), "step")

    def colours(self) -> None:
        """Write what the colours of the cells mean."""
        if not self.plan.guarded:
            return
        self._heading("colours")
        for style, word in _COLOURS:
            self._write(1, say(word, self.plan.lang), style)
            self._write(2, say(f"{word}_help", self.plan.lang), "step")
            self.row += 1

    def sheets(self) -> None:
        """List the sheets and what each is for; a click leads there."""
        self._heading("sheets")
        for sheet in self.plan.sheets:
            tab = sheet.name.replace("'", "''")
            self.tab.write_url(
                self.row, 1, f"internal:'{tab}'!A1", self.formats.plain("link"), sheet.name
            )
            self._write(2, sheet.intro, "step")
            self._end_row(sheet.intro, _ACROSS)
        self.row += 1
        self._write(1, f"{say('standard', self.plan.lang)} {self.plan.version}", "intro")

    def _heading(self, word: str) -> None:
        self.row += 1
        self._write(1, say(word, self.plan.lang), "block")
        self.tab.set_row(self.row, 24)
        self.row += 1

    def _pair(self, label: str, value: str, style: str) -> None:
        self._write(1, label, style)
        self._write(2, value, "step")
        self._end_row(value, _ACROSS)

    def _numbered(self, number: int, text: str) -> None:
        self.tab.write_number(self.row, 0, number, self.formats.plain("number"))
        self._paragraph(text, "step")

    def _paragraph(self, text: str, style: str) -> None:
        """Write a text across the last two columns."""
        self.tab.merge_range(self.row, 1, self.row, 2, text, self.formats.plain(style))
        self._end_row(text, _ACROSS_BOTH)

    def _end_row(self, text: str, across: int) -> None:
        """Give the row the height of its longest text, and go to the next."""
        lines = sum(-(-max(len(part), 1) // across) for part in text.split("\n"))
        self.tab.set_row(self.row, lines * _LINE + 3)
        self.row += 1

    def _write(self, column: int, text: str, style: str) -> None:
        self.tab.write_string(self.row, column, text, self.formats.plain(style))


def write_cover(book: Workbook, formats: Formats, plan: Plan) -> Worksheet:
    """Write the first sheet, and return it."""
    tab: Worksheet = book.add_worksheet(COVER[plan.lang])
    for column, width in enumerate(_WIDTHS):
        tab.set_column(column, column, width)
    cover = _Cover(tab, formats, plan)
    cover.head()
    cover.steps()
    cover.colours()
    cover.sheets()
    tab.set_tab_color(TABS["cover"])
    set_print(tab, plan, 1)
    if plan.guarded:
        protect(tab)
    return tab
