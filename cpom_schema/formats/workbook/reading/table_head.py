"""Where the data of a table begin: people delete the titles, or sort them with the rows.

Two rows of titles stand between the technical row and the data. A row of data that took the place
of one is data, and the rows a program moved above the technical row are reported: none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from cpom_schema.errors import Note
from cpom_schema.formats.workbook.reading.blocks import SheetBlock, cell_at
from cpom_schema.formats.workbook.reading.sheet_notes import row_ranges
from cpom_schema.formats.workbook.technical import HEAD
from cpom_schema.standard.dictionary import Field
from cpom_schema.standard.edition import Edition
from cpom_schema.tabular import cells
from cpom_schema.tabular.layout import Table
from cpom_schema.tabular.readings import ABSENT, SPACED, Reader, Reading

ROWS_ABOVE: Final = "CPOM-F-074"


class _Column(NamedTuple):
    """A column of the table: its place from 0, its id and its field."""

    place: int
    name: str
    field: Field


class _Key(NamedTuple):
    """A column of the key of a table.

    Attributes:
        place: the column, from 0.
        required: whether an item cannot lack it.
        read: reads its texts.
    """

    place: int
    required: bool
    read: Reader

    def reading(self, value: Any) -> Reading:
        """Return what a filled cell says."""
        if isinstance(value, str):
            return self.read(value.strip())
        return Reading(value)


class TableHead:
    """Tells the rows of data of a block from its titles, labels and help.

    Args:
        block: the block of a table.
        table: its table.
        edition: the edition of the document.
    """

    def __init__(self, block: SheetBlock, table: Table, edition: Edition) -> None:
        known = _known_columns(block, table)
        key = table.key
        self._block = block
        self._steps = table.steps
        self._columns = [column.place for column in known]
        self._keys = [_key(column, edition) for column in known if column.name in key]

    def with_first_row(self) -> SheetBlock:
        """Return the block, with the row its data begin at."""
        usual = self._block.top + HEAD
        titles = range(self._block.top + 1, min(usual, self._block.bottom))
        for row in titles:
            if self._is_data(row):
                return self._block._replace(first=row)
        return self._block._replace(first=usual)

    def rows_above(self) -> Iterator[Note]:
        """Yield the note of the rows of data that stand above the technical row."""
        above = range(self._block.floor, self._block.top)
        rows = [row for row in above if self._has_whole_key(row)]
        if rows:
            yield self._block.note(ROWS_ABOVE, rows[0], None, self._steps, lignes=row_ranges(rows))

    def _is_data(self, row: int) -> bool:
        """Return whether a row holds what no title does: a number, a date, the key of an item."""
        if self._has_key(row):
            return True
        values = self._block.sheet.rows[row]
        held = (cell_at(values, column) for column in self._columns)
        return not all(isinstance(value, str | None) for value in held)

    def _has_whole_key(self, row: int) -> bool:
        """Return whether a row holds a key, with all the parts that an item needs."""
        values = self._block.sheet.rows[row]
        needed = (cell_at(values, key.place) for key in self._keys if key.required)
        lacks_some = any(_is_empty(value) for value in needed)
        return not lacks_some and self._has_key(row)

    def _has_key(self, row: int) -> bool:
        """Return whether what the key columns hold can be a key, and one part nothing else."""
        read = self._read_key(row)
        return any(map(_is_no_title, read)) and not any(map(_is_prose, read))

    def _read_key(self, row: int) -> list[Reading]:
        """Read what a row holds in the key columns, without the empty cells."""
        values = self._block.sheet.rows[row]
        found: list[Reading] = []
        for key in self._keys:
            value = cell_at(values, key.place)
            if not _is_empty(value):
                found.append(key.reading(value))
        return found


def _known_columns(block: SheetBlock, table: Table) -> list[_Column]:
    """Return the columns that the table has by itself; of an id that stands twice, the last."""
    places = {name: place for place, name in enumerate(block.ids)}
    found: dict[str, _Column] = {}
    for column in table.columns:
        place = places.get(column.id)
        if place is not None and column.field is not None:
            found[column.id] = _Column(place, column.id, column.field)
    return list(found.values())


def _key(column: _Column, edition: Edition) -> _Key:
    field = column.field
    return _Key(column.place, field.required, cells.reader(edition, field))


def _is_empty(value: Any) -> bool:
    return value is None or value == ""


def _is_prose(read: Reading) -> bool:
    """Return whether a cell holds several words, as no key does."""
    return isinstance(read.value, str) and any(map(str.isspace, read.value))


def _is_no_title(read: Reading) -> bool:
    """Return whether a cell holds what no title does: a value that is no text, a code, a figure."""
    if read.note == ABSENT:
        return False
    if not isinstance(read.value, str) or read.note not in (None, SPACED):
        return True
    return any(map(str.isdigit, read.value))
