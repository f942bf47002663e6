"""Read the blocks of forms: on each row, the address of a value, its label and the value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.document import Path
from cpom_schema.formats.workbook.reading.blocks import SheetBlock, cell_at, marker
from cpom_schema.formats.workbook.reading.cell_notes import CellNotes, broken_reading
from cpom_schema.formats.workbook.reading.fields import field_at_address
from cpom_schema.formats.workbook.reading.sheet_notes import UNKNOWN_MARKER
from cpom_schema.formats.workbook.reading.typed import converter
from cpom_schema.formats.workbook.technical import VALUE
from cpom_schema.standard.edition import Edition
from cpom_schema.tabular.address import Address, parse
from cpom_schema.tabular.readings import Reading
from cpom_schema.tabular.rows_to_tree import Assembler

TWICE: Final = "CPOM-F-056"
"""Code of a block, or of an address of a form, that stands twice."""
OWN_ROW: Final = "CPOM-F-071"


class _Line(NamedTuple):
    """One row of a form.

    Attributes:
        row: its number, from 0.
        column: the column of the value, from 0.
        address: where the value stands in the tree, as the row spells it.
        value: content of the cell: its reading when it is broken, None when it is blank.
    """

    row: int
    column: int
    address: str
    value: Any


class FormReader:
    """Reads the forms of a workbook, which add values to its tree.

    Of an address that stands twice in the workbook, only the first row is read.

    Args:
        edition: the edition of the document.
        assembler: builds the tree; its tables are read already.
        notes: where notes are kept.
        exercise: the exercise the workbook states, if any.
    """

    def __init__(
        self, edition: Edition, assembler: Assembler, notes: CellNotes, exercise: int | None
    ) -> None:
        self._edition = edition
        self._assembler = assembler
        self._notes = notes
        self._exercise = exercise
        self._sheets: dict[str, str] = {}  # name of the sheet of each address

    def read(self, block: SheetBlock) -> None:
        """Read a form."""
        twice: dict[str, int] = {}
        for line in self._lines(block):
            other = self._sheets.get(line.address)
            if other is None:
                self._sheets[line.address] = block.sheet.name
                self._read_line(block, line)
            else:
                twice.setdefault(other, line.row)
        self._report_twice(block, twice)

    def _report_twice(self, block: SheetBlock, twice: Mapping[str, int]) -> None:
        """Report the first row that repeats an address of each other sheet."""
        column = block.ids.index(VALUE)
        for other, row in twice.items():
            self._notes.add(block.note(TWICE, row, column, autre=other))

    def _lines(self, block: SheetBlock) -> Iterator[_Line]:
        """Yield the rows of a form that have an address; values without one are reported."""
        column = block.ids.index(VALUE)
        for row in block.data:
            address = marker(cell_at(block.sheet.rows[row], block.machine))
            value = _content(block, row, column)
            if address:
                yield _Line(row, column, address, value)
            elif value is not None:
                self._notes.add(block.note(OWN_ROW, row, column))

    def _read_line(self, block: SheetBlock, line: _Line) -> None:
        """Put the value of a row in the tree, and register its place.

        An address that leads nowhere is reported.
        """
        row, column, address, _ = line
        path = self._put(block, line)
        if path is None:
            self._notes.add(block.note(UNKNOWN_MARKER, row, column, repere=address))
        self._notes.place(block, row, column, path or ())

    def _put(self, block: SheetBlock, line: _Line) -> Path | None:
        """Put the value of a row in the tree.

        Returns:
            Its place, empty when a blank cell has none; None when its address leads nowhere.
        """
        place = block, line.row, line.column
        value = self._without_note(line.value, block, line)
        address = parse(line.address)
        if address is None:
            return None
        if value is None:
            path = self._assembler.empty(address, *place)
            return path or ()
        content = self._convert(address, value)
        read = self._without_note(content, block, line)
        return self._assembler.value(address, read, *place)

    def _without_note(self, value: Any, block: SheetBlock, line: _Line) -> Any:
        """Return a value, or that of a reading, whose note is kept."""
        if type(value) is Reading:
            return self._notes.value_of(value, block, line.row, line.column)
        return value

    def _convert(self, address: Address, value: Any) -> Any:
        """Return what a cell says, given the field its address leads to."""
        dictionary = self._assembler.dictionary
        field = field_at_address(dictionary, self._assembler.root, address)
        return converter(self._edition, field, self._exercise)(value)


def _content(block: SheetBlock, row: int, column: int) -> Any:
    """Return the content of a cell: its reading when it is broken, None when it is blank."""
    why = block.sheet.broken.get((row, column))
    if why is not None:
        return broken_reading(why)
    value = cell_at(block.sheet.rows[row], column)
    if isinstance(value, str) and not value.strip():
        return None
    return value
