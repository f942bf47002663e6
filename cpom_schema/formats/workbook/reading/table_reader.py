"""Read the block of a table: its columns by their ids, then its rows, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from cpom_schema.formats.workbook.reading.blocks import SheetBlock, cell_at, marker
from cpom_schema.formats.workbook.reading.cell_notes import CellNotes, broken_reading
from cpom_schema.formats.workbook.reading.fields import field_at_address
from cpom_schema.formats.workbook.reading.sheet_notes import UNKNOWN_MARKER
from cpom_schema.formats.workbook.reading.typed import Converter, converter
from cpom_schema.formats.workbook.technical import OPTIONAL
from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition
from cpom_schema.tabular.address import parse
from cpom_schema.tabular.cells import Reading
from cpom_schema.tabular.layout import Table
from cpom_schema.tabular.rows_to_tree import Row

COLUMN_TWICE: Final = "CPOM-F-069"
_COMPOSED: Final = frozenset(".[]")
"""Characters of the ids that say a way to a value rather than the name of a field."""


_Column = tuple[int, bool, Converter]
"""A column that is read: its number from 0, whether it is of the key, and its converter.

A plain tuple, which is taken apart for each cell faster than one with names.
"""


class TableReader:
    """Reads one block of a table.

    Args:
        block: the block.
        table: its table.
        edition: the edition of the document.
        notes: where notes are kept.
    """

    def __init__(self, block: SheetBlock, table: Table, edition: Edition, notes: CellNotes) -> None:
        self._block = block
        self._table = table
        self._edition = edition
        self._notes = notes

    def rows(self) -> Iterator[Row]:
        """Yield the filled rows: neither blank, nor pre-filled and left as they were."""
        block = self._block
        columns = list(self._columns())
        for number in block.data:
            row = self._row(number, columns)
            if row is not None:
                yield row

    def _columns(self) -> Iterator[_Column]:
        """Yield the columns that are read; of an id that stands twice, only the first."""
        key = self._table.key
        known = {column.id: column.field for column in self._table.columns}
        seen: set[str] = set()
        for number, name in enumerate(self._block.ids):
            if name is None:
                continue
            if name in seen:
                self._note_title(COLUMN_TWICE, number)
                continue
            seen.add(name)
            field = known.get(name) or self._field(name)
            if field is None and _COMPOSED & set(name):  # another name is a field to be judged
                self._note_title(UNKNOWN_MARKER, number, repere=name)
                continue
            yield number, name in key, converter(self._edition, field)

    def _field(self, identifier: str) -> Field | None:
        """Return the field of a column that is not one of its table by itself."""
        address = parse(identifier) or ()
        return field_at_address(self._edition.dictionary, self._table.item, address)

    def _note_title(self, code: str, column: int, **params: str) -> None:
        """Add a note on the title of a column."""
        self._notes.add(self._block.note(code, None, column, (), **params))

    def _row(self, number: int, columns: Sequence[_Column]) -> Row | None:
        """Return a row, or None when it says nothing.

        This is done for every cell of a workbook: it is as flat as it can be.
        """
        cells = self._cells(number, columns)
        width = len(cells)
        values: list[Any] = [None] * len(self._block.ids)
        is_filled = has_own = False
        for column, is_key, convert in columns:
            value = cells[column] if column < width else None
            if value is None or value == "":
                continue
            read = value if type(value) is Reading else convert(value)
            if type(read) is Reading:
                read = self._notes.value_of(read, self._block, number, column)
            values[column] = read
            if type(read) is str and read.isspace():
                continue
            is_filled = True
            has_own = has_own or not is_key
        if has_own or (is_filled and not self._is_optional(cells)):
            return Row(number, values)
        return None

    def _cells(self, number: int, columns: Sequence[_Column]) -> Sequence[Any]:
        """Return the cells of a row; a broken one is replaced by its reading."""
        cells = self._block.sheet.rows[number]
        broken = self._block.sheet.broken
        if not broken:
            return cells
        replaced: list[Any] = list(cells)
        for column, _, _ in columns:
            why = broken.get((number, column))
            if why is not None:
                missing = column + 1 - len(replaced)
                replaced.extend([None] * missing)
                replaced[column] = broken_reading(why)
        return replaced

    def _is_optional(self, cells: Sequence[Any]) -> bool:
        return marker(cell_at(cells, self._block.machine)) == OPTIONAL
