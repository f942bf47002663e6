"""Values painted one below the other: those of a form, those that have no cell of their own."""

from __future__ import annotations

from typing import Final

from cpom_schema.formats.workbook.painting.data_validation import DataValidations
from cpom_schema.formats.workbook.painting.pen import FIRST, MACHINE, Pen
from cpom_schema.formats.workbook.painting.sizes import Sizes
from cpom_schema.formats.workbook.painting.style import Formats, State
from cpom_schema.formats.workbook.planning.columns import Column
from cpom_schema.formats.workbook.planning.looks import Look
from cpom_schema.formats.workbook.planning.plan import FormPlan, Line, OthersPlan
from cpom_schema.formats.workbook.planning.words import say
from cpom_schema.formats.workbook.technical import FORM, VALUE

_LABEL, _VALUE, _HELP = FIRST, FIRST + 1, FIRST + 2
_FREE: Final = 40
"""Empty rows ready for the values that have no cell of their own."""
_OF_PROGRAMS: Final = ("empreinte", "uri")
"""Types of values that programs work out."""
_PARTS_OF_PROGRAMS: Final = ("logiciel", "profil", "remplace", "origine")
"""Objects and fields of the header that programs fill in."""
_TALL: Final = {Look.LONG: 96.0, Look.LINES: 48.0}
"""Least height of a cell to type a long text in, in points."""


def _is_for_a_program(line: Line) -> bool:
    """Return whether a value is written by programs: nobody is asked to type it."""
    field = line.column.field if line.column else None
    if field is not None and field.type in _OF_PROGRAMS:
        return True
    return any(step in _PARTS_OF_PROGRAMS for step in line.address.split("."))


class FormPainter:
    """Paints the forms of one sheet, and the values that have no cell of their own.

    Args:
        pen: writes on the sheet.
        formats: how cells look.
        sizes: of the columns and rows of the sheet.
        validations: what is checked while people type.
        guarded: whether what is known is locked.
    """

    def __init__(
        self, pen: Pen, formats: Formats, sizes: Sizes, validations: DataValidations,
        *, guarded: bool,
    ) -> None:  # fmt: skip
        self._pen = pen
        self._formats = formats
        self._sizes = sizes
        self._validations = validations
        self._guarded = guarded

    def paint_form(self, form: FormPlan, row: int) -> int:
        """Paint a form, whose title is above; return the row after it."""
        self._begin(row, MACHINE)
        for number, line in enumerate(form.lines, row + 1):
            if line.column is not None:
                self._form_line(number, line, line.column)
            elif line.label:
                self._pen.text(number, _LABEL, line.label, "heading")
        return row + len(form.lines) + 2

    def _form_line(self, row: int, line: Line, column: Column) -> None:
        self._pen.mark(row, MACHINE, line.address)
        self._pen.text(row, _LABEL, column.title, "line")
        self._pen.text(row, _HELP, column.help, "line_help")
        height = self._sizes.form_line(line.value, column.help)
        if self._state(line) != "locked":
            height = max(height, _TALL.get(column.look, 0.0))
        self._value(row, line, column, height)

    def paint_others(self, others: OthersPlan, row: int) -> int:
        """Paint values beside their address, which is shown here, and may be typed.

        Returns:
            The row after them.
        """
        self._others_head(row)
        top = row + 2
        for number, line in enumerate(others.lines, top):
            if line.column is not None:
                self._other_line(number, line, line.column)
        after = top + len(others.lines)
        if others.open and self._guarded:
            after = self._free_lines(after)
        return after + 1

    def _others_head(self, row: int) -> None:
        for at, word in enumerate(("others_where", "others_value", "others_what"), FIRST):
            self._pen.text(row, at, say(word, self._validations.lang), "label")
        self._begin(row + 1, _LABEL)
        self._pen.tab.freeze_panes(row + 1, FIRST)

    def _other_line(self, row: int, line: Line, column: Column) -> None:
        look = self._formats.line(self._state(line), Look.TEXT)
        self._pen.value(row, _LABEL, line.address, look)
        self._pen.text(row, _HELP, line.label, "line_help")
        self._value(row, line, column, self._sizes.row((line.address, line.value)))

    def _free_lines(self, row: int) -> int:
        """Open empty rows to type an address and a value in; return the row after them."""
        look = self._formats.line("open", Look.TEXT)
        for number in range(row, row + _FREE):
            self._pen.value(number, _LABEL, None, look)
            self._pen.value(number, _VALUE, None, look)
        return row + _FREE

    def _begin(self, row: int, addresses: int) -> None:
        """Mark the hidden row that begins a form, and the column of the addresses of the values."""
        self._pen.mark(row, addresses, FORM)
        self._pen.mark(row, _VALUE, VALUE)
        self._pen.tab.set_row(row, None, None, {"hidden": True})

    def _state(self, line: Line) -> State:
        if not self._guarded:
            return "plain"
        if line.locked:
            return "locked"
        return "plain" if _is_for_a_program(line) else "open"

    def _value(self, row: int, line: Line, column: Column, height: float | None) -> None:
        state = self._state(line)
        self._pen.value(row, _VALUE, line.value, self._formats.line(state, column.look))
        self._pen.tab.set_row(row, height)
        if state != "locked":
            self._validations.put(self._pen.tab, (row, row), _VALUE, column)
