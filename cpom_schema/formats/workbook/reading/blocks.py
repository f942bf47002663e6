"""Find the blocks of a workbook by their technical rows, wherever people moved them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from cpom_schema.document import Location, Path
from cpom_schema.errors import Note
from cpom_schema.formats.workbook.cell_names import cell_name
from cpom_schema.formats.workbook.opening.sheets import Sheet
from cpom_schema.formats.workbook.technical import CONTEXT, FORM, HEAD, TABLE, TITLE, VALUE

_FORM_IDS: Final = (None, None, VALUE)
"""Ids of the columns of a form that lost its own: marker, label, value."""


class SheetBlock(NamedTuple):
    """One block of a sheet.

    Attributes:
        sheet: the sheet.
        name: id of the table; empty for a form.
        top: row of the technical ids, from 0.
        bottom: row after the last one of the block.
        machine: column of the markers and addresses, from 0.
        ids: id of each column of the sheet, None for one that is not read.
        floor: first row above that no other block has, `top` when there is none.
        first: row the data begin at, when `bottom` is below.
    """

    sheet: Sheet
    name: str
    top: int
    bottom: int
    machine: int
    ids: Sequence[str | None]
    floor: int
    first: int

    def location(self, row: int | None, column: int | None) -> Location:
        """Return the place of a cell.

        Args:
            row: its row, from 0; None for the row of labels.
            column: its column, from 0; None for the first one that is read.
        """
        at_row = self.top + 1 if row is None else row
        at_column = self._first_column() if column is None else column
        return Location(sheet=self.sheet.name, cell=cell_name(at_row, at_column))

    def note(
        self, code: str, row: int | None, column: int | None, path: Path = (), **params: str
    ) -> Note:
        """Make a note on a cell.

        Args:
            code: code of the catalogue.
            row: row of the cell, as in `location`.
            column: its column, as in `location`.
            path: place in the tree.
            params: what the message quotes.
        """
        where = self.location(row, column)
        return Note(code, tuple(params.items()), path, sheet=where.sheet, cell=where.cell)

    def _first_column(self) -> int:
        for column, name in enumerate(self.ids):
            if name:
                return column
        return self.machine + 1

    @property
    def data(self) -> range:
        """Rows that may hold data."""
        return range(min(self.first, self.bottom), self.bottom)


class _Start(NamedTuple):
    """The marker that begins a block, or ends the one above, with its place from 0."""

    row: int
    column: int
    marker: str


def marker(value: Any) -> str:
    """Return a technical cell as text, empty when it holds something else."""
    return value.strip() if isinstance(value, str) else ""


def cell_at(row: Sequence[Any], column: int) -> Any:
    """Return a cell of a row, None beyond its end."""
    return row[column] if column < len(row) else None


def blocks(sheet: Sheet) -> Iterator[SheetBlock]:
    """Yield the blocks of a sheet, from top to bottom."""
    floor = 0
    for start, after in pairwise(_starts(sheet)):
        if start.marker == TITLE:
            floor = start.row + 1
        else:
            yield _block(sheet, start, after.row, floor)
            floor = after.row


def orphans(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Yield the first marker of each group that has a title and no block any more.

    Yields:
        The row and the column of the marker, from 0, and the marker.
    """
    for start, after in pairwise(_starts(sheet)):
        if start.marker != TITLE:
            continue
        for row in range(start.row + 1, after.row):
            found = marker(cell_at(sheet.rows[row], start.column))
            if found:
                yield row, start.column, found
                break


def _starts(sheet: Sheet) -> list[_Start]:
    """Return what begins the blocks of a sheet, then a title that would follow its last row.

    All the markers of a sheet are in one column: elsewhere, such a text is what a person typed.
    """
    found: list[_Start] = []
    for number, row in enumerate(sheet.rows):
        start = _start(number, row)
        if start is not None and (not found or start.column == found[0].column):
            found.append(start)
    return [*found, _Start(len(sheet.rows), 0, TITLE)]


def _start(number: int, row: Sequence[Any]) -> _Start | None:
    """Return the start of a block, None when the first filled cell of a row is not one."""
    for column, value in enumerate(row):
        if value is None or value == "":
            continue
        text = marker(value)
        begins = text in (FORM, TITLE) or text.startswith(TABLE)
        return _Start(number, column, text) if begins else None
    return None


def _block(sheet: Sheet, start: _Start, bottom: int, floor: int) -> SheetBlock:
    """Return the block that begins at a marker and ends before a row."""
    name = "" if start.marker == FORM else start.marker.removeprefix(TABLE)
    ids = _ids(sheet.rows[start.row], start.column)
    if not name and VALUE not in ids:
        ids = [*[None] * start.column, *_FORM_IDS]
    head = HEAD if name else 1
    return SheetBlock(sheet, name, start.row, bottom, start.column, ids, floor, start.row + head)


def _ids(row: Sequence[Any], machine: int) -> list[str | None]:
    """Return the id of each column of a technical row, None for one that is not read."""
    ids: list[str | None] = [None] * (machine + 1)
    for value in row[machine + 1 :]:
        text = marker(value)
        if text and not text.startswith(CONTEXT):
            ids.append(text)
        else:
            ids.append(None)
    return ids
