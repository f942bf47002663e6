"""Read the blocks of forms: on each row, the address of a value, its label and the value."""

from __future__ import annotations

from typing import Any, Final

from cpom_schema.document import Path
from cpom_schema.formats.workbook.reading.blocks import SheetBlock, cell_at, marker
from cpom_schema.formats.workbook.reading.cell_notes import CellNotes, broken_reading
from cpom_schema.formats.workbook.reading.fields import field_at_address
from cpom_schema.formats.workbook.reading.sheet_notes import UNKNOWN_MARKER
from cpom_schema.formats.workbook.reading.typed import converter
from cpom_schema.formats.workbook.technical import VALUE
from cpom_schema.standard.edition import Edition
from cpom_schema.tabular.address import Address, parse
from cpom_schema.tabular.cells import Reading
from cpom_schema.tabular.rows_to_tree import Assembler

TWICE: Final = "CPOM-F-056"
"""Code of a block, or of an address of a form, that stands twice."""
OWN_ROW: Final = "CPOM-F-071"


class FormReader:
    """Reads the forms of a workbook, which add values to its tree.

    Of an address that stands twice in the workbook, only the first row is read.

    Args:
        edition: the edition of the document.
        assembler: builds the tree; its tables are read already.
        notes: where notes are kept.
    """

    def __init__(self, edition: Edition, assembler: Assembler, notes: CellNotes) -> None:
        self._edition = edition
        self._assembler = assembler
        self._notes = notes
        self._sheets: dict[str, str] = {}  # name of the sheet of each address

    def read(self, block: SheetBlock) -> None:
        """Read a form."""
        column = block.ids.index(VALUE)
        twice: dict[str, int] = {}
        for row in block.data:
            address = marker(cell_at(block.sheet.rows[row], block.machine))
            value = _content(block, row, column)
            if not address:
                if value is not None:
                    self._notes.add(block.note(OWN_ROW, row, column))
            elif address in self._sheets:
                twice.setdefault(self._sheets[address], row)
            else:
                self._sheets[address] = block.sheet.name
                path = self._read_line(block, row, column, value)
                self._notes.place(block, row, column, path or ())
        for other, row in twice.items():
            self._notes.add(block.note(TWICE, row, column, autre=other))

    def _read_line(self, block: SheetBlock, row: int, column: int, value: Any) -> Path | None:
        """Put the value of a row in the tree.

        Returns:
            Its place, None when its address leads nowhere.
        """
        if type(value) is Reading:
            value = self._notes.value_of(value, block, row, column)
        spelt = marker(cell_at(block.sheet.rows[row], block.machine))
        address = parse(spelt)
        if address is None:
            self._notes.add(block.note(UNKNOWN_MARKER, row, column, repere=spelt))
            return None
        if value is None:
            return self._assembler.empty(address, block, row, column)
        read = self._convert(address, value)
        if type(read) is Reading:
            read = self._notes.value_of(read, block, row, column)
        path = self._assembler.value(address, read, block, row, column)
        if path is None:
            self._notes.add(block.note(UNKNOWN_MARKER, row, column, repere=spelt))
        return path

    def _convert(self, address: Address, value: Any) -> Any:
        """Return what a cell says, given the field its address leads to."""
        dictionary = self._assembler.dictionary
        field = field_at_address(dictionary, self._assembler.root, address)
        return converter(self._edition, field)(value)


def _content(block: SheetBlock, row: int, column: int) -> Any:
    """Return the content of a cell: its reading when it is broken, None when it is blank."""
    why = block.sheet.broken.get((row, column))
    if why is not None:
        return broken_reading(why)
    value = cell_at(block.sheet.rows[row], column)
    if isinstance(value, str) and not value.strip():
        return None
    return value
