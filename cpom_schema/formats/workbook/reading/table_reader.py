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
from cpom_schema.standard.habits import habits
from cpom_schema.tabular import labels
from cpom_schema.tabular.address import parse
from cpom_schema.tabular.layout import Table
from cpom_schema.tabular.readings import Reading
from cpom_schema.tabular.rows_to_tree import Row

COLUMN_TWICE: Final = "CPOM-F-069"
STRAY_ROW: Final = "CPOM-F-120"
_SHOWN: Final = 40
"""Characters of a row that is no item that its note quotes."""
_WORDS: Final = 3
"""Spaces of a text, at least, that make it a sentence."""
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
        exercise: the exercise the workbook states, if any.
    """

    def __init__(
        self,
        block: SheetBlock,
        table: Table,
        edition: Edition,
        notes: CellNotes,
        exercise: int | None,
    ) -> None:
        self._block = block
        self._table = table
        self._edition = edition
        self._notes = notes
        self._exercise = exercise
        self._keys: list[int] = []
        self._last: Any = None
        self._totals = habits(edition).totals
        self._starts = frozenset(word[:2] for word in self._totals)
        self._fields = {column.id: column.field for column in table.columns}

    def rows(self) -> Iterator[Row]:
        """Yield the filled rows: neither blank, nor pre-filled and left as they were."""
        block = self._block
        columns = list(self._columns())
        self._keys = [column for column, is_key, _ in columns if is_key]
        for number in block.data:
            row = self._row(number, columns)
            if row is not None:
                yield row

    def _columns(self) -> Iterator[_Column]:
        """Yield the columns that are read, but for those whose id leads nowhere."""
        key = self._table.key
        for number, name in self._names():
            field = self._field(name)
            if field is None and _COMPOSED.intersection(name):
                self._note_title(UNKNOWN_MARKER, number, repere=name)
            else:  # a plain name is a field, even if unknown: it will be judged
                yield number, name in key, converter(self._edition, field, self._exercise)

    def _names(self) -> Iterator[tuple[int, str]]:
        """Yield the number and the id of each column; of an id that stands twice, the first."""
        seen: set[str] = set()
        for number, name in enumerate(self._block.ids):
            if name is None:
                continue
            if name in seen:
                self._note_title(COLUMN_TWICE, number)
                continue
            seen.add(name)
            yield number, name

    def _field(self, identifier: str) -> Field | None:
        """Return the field of a column, given its id, or that its id leads to."""
        own = self._fields.get(identifier)
        if own is not None:
            return own
        address = parse(identifier) or ()
        return field_at_address(self._edition.dictionary, self._table.item, address)

    def _note_title(self, code: str, column: int, **params: str) -> None:
        """Add a note on the title of a column."""
        self._notes.add(self._block.note(code, None, column, (), **params))

    def _row(self, number: int, columns: Sequence[_Column]) -> Row | None:
        """Return a row, or None when it says nothing."""
        cells = self._cells(number, columns)
        if self._may_be_stray(cells) and self._is_stray(number, cells, columns):
            return None
        width = len(self._block.ids)
        values: list[Any] = [None] * width
        filled = self._fill(values, cells, number, columns)
        if self._says_nothing(filled, cells):
            return None
        return Row(number, values)

    def _may_be_stray(self, cells: Sequence[Any]) -> bool:
        """Return whether a row lacks a part of its key, or begins as a total does: few do."""
        for column in self._keys:
            if cells[column] is None or cells[column] == "":
                return True
        first = cells[self._keys[0]] if self._keys else None
        if first == self._last:  # rows of one item often follow each other
            return False
        if type(first) is str and first[:2].casefold() in self._starts:
            return True
        self._last = first
        return False

    def _is_stray(self, number: int, cells: Sequence[Any], columns: Sequence[_Column]) -> bool:
        """Return whether a row is a total or a note below the table, which is then reported."""
        filled = [column for column, _, _ in columns if cells[column] not in (None, "")]
        if not filled or not isinstance(cells[filled[0]], str):
            return False
        text = cells[filled[0]]
        if not self._is_total(text) and not self._is_note(text, filled):
            return False
        shown = {"ligne": str(number + 1), "valeur": text[:_SHOWN]}
        self._notes.add(self._block.note(STRAY_ROW, number, filled[0], (), **shown))
        return True

    def _is_total(self, text: str) -> bool:
        """Return whether a text begins with a word for a total, and is no key with figures."""
        return labels.bare(text).startswith(self._totals) and not any(map(str.isdigit, text))

    def _is_note(self, text: str, filled: Sequence[int]) -> bool:
        """Return whether a text is a sentence alone on its row, where items have several keys."""
        return len(self._keys) > 1 and len(filled) == 1 and text.count(" ") >= _WORDS

    def _says_nothing(self, filled: list[bool], cells: Sequence[Any]) -> bool:
        """Return whether a row is blank, or pre-filled and left as it was.

        Args:
            filled: for each filled column, whether it is of the key.
            cells: its cells.
        """
        if not filled:
            return True
        has_only_key = all(filled)
        return has_only_key and marker(cell_at(cells, self._block.machine)) == OPTIONAL

    def _fill(
        self, values: list[Any], cells: Sequence[Any], number: int, columns: Sequence[_Column]
    ) -> list[bool]:
        """Put what the cells of a row say in a list of values.

        This is done for every cell of a workbook: it is as flat as it can be.

        Returns:
            For each filled column, whether it is of the key.
        """
        filled: list[bool] = []
        for column, is_key, convert in columns:
            value = cells[column]
            if value is None or value == "":
                continue
            read = value if type(value) is Reading else convert(value)
            if type(read) is Reading:
                read = self._notes.value_of(read, self._block, number, column)
            values[column] = read
            if read is not None and (type(read) is not str or not read.isspace()):
                filled.append(is_key)
        return filled

    def _cells(self, number: int, columns: Sequence[_Column]) -> Sequence[Any]:
        """Return the cells of a row, with at least one for each id.

        A broken cell is replaced by its reading.
        """
        sheet = self._block.sheet
        cells: Sequence[Any] = sheet.rows[number]
        missing = len(self._block.ids) - len(cells)
        if missing > 0:
            cells = [*cells, *[None] * missing]
        return self._with_broken(cells, number, columns) if sheet.broken else cells

    def _with_broken(
        self, cells: Sequence[Any], number: int, columns: Sequence[_Column]
    ) -> Sequence[Any]:
        broken = self._block.sheet.broken
        replaced = list(cells)
        for column, _, _ in columns:
            why = broken.get((number, column))
            if why is not None:
                replaced[column] = broken_reading(why)
        return replaced
