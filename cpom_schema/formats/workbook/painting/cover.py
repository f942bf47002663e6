"""The first sheet, which says what to do and by when, and the hidden sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cpom_schema.formats.workbook.cell_names import column_name
from cpom_schema.formats.workbook.painting.painted import printed, protect
from cpom_schema.formats.workbook.painting.style import TABS, Formats
from cpom_schema.formats.workbook.planning.plan import Plan
from cpom_schema.formats.workbook.planning.words import COVER, say
from cpom_schema.formats.workbook.technical import SHEET as META

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LISTS: Final = "_listes"
"""Hidden sheet of what drop-downs show, one list a column."""
_WIDTHS: Final = (4.0, 36.0, 96.0)
_ACROSS: Final = 104
_LINE: Final = 15.5
_COLOURS: Final = (("swatch_open", "open"), ("swatch_locked", "locked"), ("swatch_shut", "shut"))


class _Cover:
    """Writes the first sheet from top to bottom."""

    def __init__(self, tab: Worksheet, formats: Formats, plan: Plan) -> None:
        self.tab = tab
        self.formats = formats
        self.plan = plan
        self.row = 0

    def head(self) -> None:
        """What the workbook is, and what it was prepared on."""
        self._text(1, self.plan.title, "title")
        self.tab.set_row(self.row, 34)
        self.row += 1
        self.tab.merge_range(self.row, 1, self.row, 2, self.plan.about, self.formats.plain("about"))
        self._height(self.plan.about, _ACROSS + 20)
        self.row += 1
        for label, value in self.plan.cover:
            self._pair(label, value, "strong")

    def steps(self) -> None:
        """What to do, in order."""
        if not self.plan.steps:
            return
        self._heading("steps")
        for number, step in enumerate(self.plan.steps, 1):
            self.tab.write_number(self.row, 0, number, self.formats.plain("number"))
            self.tab.merge_range(self.row, 1, self.row, 2, step, self.formats.plain("step"))
            self._height(step, _ACROSS + 20)
        for note in ("stars", "insert"):
            text = say(note, self.plan.lang)
            self.tab.merge_range(self.row, 1, self.row, 2, text, self.formats.plain("step"))
            self._height(text, _ACROSS + 20)

    def colours(self) -> None:
        """What the colours of the cells mean."""
        if not self.plan.guarded:
            return
        self._heading("colours")
        for style, word in _COLOURS:
            self._text(1, say(word, self.plan.lang), style)
            self._text(2, say(f"{word}_help", self.plan.lang), "step")
            self.row += 1

    def sheets(self) -> None:
        """The sheets and what each is for; a click leads there."""
        self._heading("sheets")
        for sheet in self.plan.sheets:
            tab = sheet.name.replace("'", "''")
            self.tab.write_url(
                self.row, 1, f"internal:'{tab}'!A1", self.formats.plain("link"), sheet.name
            )
            self._text(2, sheet.intro, "step")
            self._height(sheet.intro, _ACROSS)
        self.row += 1
        self._text(1, f"{say('standard', self.plan.lang)} {self.plan.version}", "intro")

    def _heading(self, word: str) -> None:
        self.row += 1
        self._text(1, say(word, self.plan.lang), "block")
        self.tab.set_row(self.row, 24)
        self.row += 1

    def _pair(self, label: str, value: str, style: str) -> None:
        self._text(1, label, style)
        self._text(2, value, "step")
        self._height(value, _ACROSS)

    def _height(self, text: str, across: int) -> None:
        lines = sum(-(-max(len(part), 1) // across) for part in text.split("\n"))
        self.tab.set_row(self.row, lines * _LINE + 3)
        self.row += 1

    def _text(self, column: int, text: str, style: str) -> None:
        self.tab.write_string(self.row, column, text, self.formats.plain(style))


def write_cover(book: Workbook, formats: Formats, plan: Plan) -> Worksheet:
    """Write the first sheet."""
    tab: Worksheet = book.add_worksheet(COVER[plan.lang])
    for column, width in enumerate(_WIDTHS):
        tab.set_column(column, column, width)
    cover = _Cover(tab, formats, plan)
    cover.head()
    cover.steps()
    cover.colours()
    cover.sheets()
    tab.set_tab_color(TABS["cover"])
    printed(tab, plan, 1)
    if plan.guarded:
        protect(tab)
    return tab


def write_hidden(book: Workbook, plan: Plan) -> None:
    """Write what programs read: the lists to choose from, and what the workbook is."""
    lists: Worksheet = book.add_worksheet(LISTS)
    for column, (name, texts) in enumerate(plan.lists.items()):
        lists.write_column(0, column, [name, *texts])
        letters = column_name(column)
        last = max(len(texts), 1) + 1
        book.define_name(name, f"={LISTS}!${letters}$2:${letters}${last}")
    meta: Worksheet = book.add_worksheet(META)
    for row, (name, value) in enumerate(plan.meta):
        meta.write_string(row, 0, name)
        meta.write_string(row, 1, value)
    for tab in (lists, meta):
        tab.very_hidden()
        if plan.guarded:
            protect(tab)
