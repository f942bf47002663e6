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
        if row is None:
            row = self.top + 1
        if column is None:
            column = self._first_column()
        return Location(sheet=self.sheet.name, cell=cell_name(row, column))

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


class Marker(NamedTuple):
    """A marker, with its row and its column from 0."""

    row: int
    column: int
    text: str


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
        if start.text == TITLE:
            floor = start.row + 1
        else:
            yield _block(sheet, start, after.row, floor)
            floor = after.row


def orphans(sheet: Sheet) -> Iterator[Marker]:
    """Yield the first marker of each group that has a title and no block any more."""
    for start, after in pairwise(_starts(sheet)):
        if start.text == TITLE:
            yield from _first_marker(sheet, start, after.row)


def _first_marker(sheet: Sheet, title: Marker, bottom: int) -> Iterator[Marker]:
    """Yield the first marker between a title and a row, if any."""
    for row in range(title.row + 1, bottom):
        text = marker(cell_at(sheet.rows[row], title.column))
        if text:
            yield Marker(row, title.column, text)
            return


def _starts(sheet: Sheet) -> list[Marker]:
    """Return what begins the blocks of a sheet, then a title that would follow its last row.

    All the markers of a sheet are in one column: elsewhere, such a text is what a person typed.
    """
    found: list[Marker] = []
    for number, row in enumerate(sheet.rows):
        column = _first_filled(row)
        text = marker(cell_at(row, column))
        if _begins_block(text) and (not found or column == found[0].column):
            found.append(Marker(number, column, text))
    return [*found, Marker(len(sheet.rows), 0, TITLE)]


def _first_filled(row: Sequence[Any]) -> int:
    """Return the column of the first filled cell of a row, its length when there is none."""
    for column, value in enumerate(row):
        if value is not None and value != "":
            return column
    return len(row)


def _begins_block(text: str) -> bool:
    """Return whether a text is the marker of a block or of a title."""
    return text in (FORM, TITLE) or text.startswith(TABLE)


def _block(sheet: Sheet, start: Marker, bottom: int, floor: int) -> SheetBlock:
    """Return the block that begins at a marker and ends before a row."""
    ids = _ids(sheet.rows[start.row], start.column)
    if start.text in (FORM, TABLE):  # the marker of a table that lost its id is read as a form
        name = ""
        first = start.row + 1
        if VALUE not in ids:
            ids = [*[None] * start.column, *_FORM_IDS]
    else:
        name = start.text.removeprefix(TABLE)
        first = start.row + HEAD
    return SheetBlock(sheet, name, start.row, bottom, start.column, ids, floor, first)


def _ids(row: Sequence[Any], machine: int) -> list[str | None]:
    """Return the id of each column of a technical row, None for one that is not read."""
    before = [None] * (machine + 1)
    return [*before, *map(_id, row[machine + 1 :])]


def _id(value: Any) -> str | None:
    text = marker(value)
    if not text or text.startswith(CONTEXT):
        return None
    return text
