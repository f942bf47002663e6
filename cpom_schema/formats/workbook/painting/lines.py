"""Values painted one below the other: those of a form, those that have no cell of their own."""

from __future__ import annotations

from typing import Final

from cpom_schema.formats.workbook.painting.checking import Checks
from cpom_schema.formats.workbook.painting.painted import Pen
from cpom_schema.formats.workbook.painting.style import Formats, State
from cpom_schema.formats.workbook.painting.widths import Widths
from cpom_schema.formats.workbook.planning.columns import Column
from cpom_schema.formats.workbook.planning.plan import FormPlan, Line, OthersPlan
from cpom_schema.formats.workbook.planning.shown import Look
from cpom_schema.formats.workbook.planning.words import say
from cpom_schema.formats.workbook.technical import FIRST, FORM, MACHINE, VALUE

_LABEL, _VALUE, _HELP = FIRST, FIRST + 1, FIRST + 2
_FREE: Final = 40
"""Empty rows ready for the values that have no cell of their own."""
_TALL: Final = {Look.LONG: 96.0, Look.LINES: 48.0}


class Liner:
    """Paints lines on one sheet.

    Args:
        pen: writes on the sheet.
        formats: how cells look.
        widths: of the columns of the sheet.
        checks: what is checked while people type.
        guarded: whether what is known is locked.
    """

    def __init__(
        self, pen: Pen, formats: Formats, widths: Widths, checks: Checks, *, guarded: bool
    ) -> None:
        self._pen = pen
        self._formats = formats
        self._widths = widths
        self._checks = checks
        self._guarded = guarded

    def form(self, form: FormPlan, row: int) -> int:
        """A form, below its title; the row after it."""
        self._mark(row, MACHINE)
        for number, line in enumerate(form.lines, row + 1):
            if line.column is not None:
                self._pen.mark(number, MACHINE, line.address)
                self._pen.text(number, _LABEL, line.column.title, "line")
                self._pen.text(number, _HELP, line.column.help, "line_help")
                tall = _TALL.get(line.column.look, 0.0) if self._state(line) != "locked" else 0.0
                usual = self._widths.line(line.value, line.column.help)
                self._value(number, line, line.column, max(tall, usual))
            elif line.label:
                self._pen.text(number, _LABEL, line.label, "heading")
        return row + len(form.lines) + 2

    def others(self, others: OthersPlan, row: int) -> int:
        """Values beside their place, which is shown here, and may be typed; the row after them."""
        for at, word in enumerate(("others_where", "others_value", "others_what"), FIRST):
            self._pen.text(row, at, say(word, self._checks.lang), "label")
        top = row + 1
        self._mark(top, _LABEL)
        self._pen.tab.freeze_panes(top, FIRST)
        for number, line in enumerate(others.lines, top + 1):
            if line.column is not None:
                place = self._formats.line(self._state(line), Look.TEXT)
                self._pen.value(number, _LABEL, line.address, place)
                self._pen.text(number, _HELP, line.label, "line_help")
                self._value(number, line, line.column, self._widths.row((line.address, line.value)))
        after = top + 1 + len(others.lines)
        free = _FREE if others.open and self._guarded else 0
        for number in range(after, after + free):
            for at in (_LABEL, _VALUE):
                self._pen.value(number, at, None, self._formats.line("open", Look.TEXT))
        return after + free + 1

    def _mark(self, row: int, machine: int) -> None:
        """The hidden row that begins a form; the column of its mark says where each value goes."""
        self._pen.mark(row, machine, FORM)
        self._pen.mark(row, _VALUE, VALUE)
        self._pen.tab.set_row(row, None, None, {"hidden": True})

    def _state(self, line: Line) -> State:
        if not self._guarded:
            return "plain"
        return "locked" if line.locked else "open"

    def _value(self, row: int, line: Line, column: Column, height: float | None) -> None:
        state = self._state(line)
        self._pen.value(row, _VALUE, line.value, self._formats.line(state, column.look))
        self._pen.tab.set_row(row, height)
        if state != "locked":
            self._checks.put(self._pen.tab, (row, row), _VALUE, column)
