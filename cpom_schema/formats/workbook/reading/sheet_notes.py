"""Notes on what is unusual in a sheet: merged cells, hidden rows, columns of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cpom_schema.errors import Note
from cpom_schema.formats.workbook.cell_names import cell_name, column_name
from cpom_schema.formats.workbook.opening.sheets import Sheet
from cpom_schema.formats.workbook.reading.blocks import SheetBlock, cell_at, marker, orphans

MERGED: Final = "CPOM-F-052"
HIDDEN: Final = "CPOM-F-053"
OWN_COLUMN: Final = "CPOM-F-061"
UNKNOWN_MARKER: Final = "CPOM-F-062"
_SPANS: Final = 10
"""Groups of hidden rows that are named."""


def block_notes(found: Iterable[SheetBlock]) -> Iterator[Note]:
    """Yield the notes on the shape of the blocks of a workbook."""
    for block in found:
        yield from _merged(block)
        yield from _hidden(block)
        if block.name:
            yield from _own_columns(block)


def orphan_notes(sheets: Iterable[Sheet]) -> Iterator[Note]:
    """Yield the notes of the markers that the deletion of a technical row left alone."""
    for sheet in sheets:
        for row, column, text in orphans(sheet):
            cell = cell_name(row, column)
            yield Note(UNKNOWN_MARKER, (("repere", text),), sheet=sheet.name, cell=cell)


def row_ranges(rows: list[int]) -> str:
    """Write the numbers of rows as people do: ``14-20, 25``.

    Args:
        rows: rows in order, from 0; beyond ten groups, ``…`` stands for the others.
    """
    spans = _spans(rows)
    shown = [_span(first, last) for first, last in spans[:_SPANS]]
    if len(spans) > _SPANS:
        shown.append("…")
    return ", ".join(shown)


def _spans(rows: list[int]) -> list[tuple[int, int]]:
    """Return the first and the last of the rows that follow each other."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        first = row
        if spans and spans[-1][1] == row - 1:
            first, _ = spans.pop()
        spans.append((first, row))
    return spans


def _span(first: int, last: int) -> str:
    if first == last:
        return str(first + 1)
    return f"{first + 1}-{last + 1}"


def _merged(block: SheetBlock) -> Iterator[Note]:
    """Yield the notes of the merged cells that hide some of the data."""
    data = block.data
    for top, left, bottom, right in block.sheet.merged:
        columns = _read_columns(block, left, right + 1)
        start = max(top, data.start)
        stop = min(bottom + 1, data.stop)
        rows = range(start, stop)
        if _hides_some(rows, columns, top, left):
            first = cell_name(top, left)
            last = cell_name(bottom, right)
            yield block.note(MERGED, rows[0], columns[0], cellules=f"{first}:{last}")


def _hides_some(rows: range, columns: list[int], top: int, left: int) -> bool:
    """Return whether merged cells hide some of the cells that are read.

    A merge keeps its first cell, at the top and left: alone, it does no harm.
    """
    is_first_read = top in rows and left in columns
    return len(rows) * len(columns) > int(is_first_read)


def _read_columns(block: SheetBlock, start: int, stop: int) -> list[int]:
    columns = range(start, min(stop, len(block.ids)))
    return [column for column in columns if block.ids[column]]


def _hidden(block: SheetBlock) -> Iterator[Note]:
    """Yield the note of the hidden rows where something is read."""
    columns = _read_columns(block, 0, len(block.ids))
    data = block.data
    rows = sorted(row for row in block.sheet.hidden_rows if row in data)
    filled = [row for row in rows if _holds(block, row, columns)]
    if filled:
        yield block.note(HIDDEN, filled[0], None, lignes=row_ranges(filled))


def _holds(block: SheetBlock, row: int, columns: Iterable[int]) -> bool:
    """Return whether a row holds something in some columns."""
    cells = block.sheet.rows[row]
    return any(cell_at(cells, column) not in (None, "") for column in columns)


def _own_columns(block: SheetBlock) -> Iterator[Note]:
    """Yield the notes of the filled columns without a technical id: a person's own, left unread."""
    cells = block.sheet.rows
    ids = cells[block.top]
    widths = [len(cells[row]) for row in block.data]
    for column in range(block.machine + 1, max(widths, default=0)):
        if not marker(cell_at(ids, column)):
            yield from _own_column(block, column)


def _own_column(block: SheetBlock, column: int) -> Iterator[Note]:
    """Yield the note of a person's own column, unless it is empty."""
    cells = block.sheet.rows
    rows = [row for row in block.data if cell_at(cells[row], column) not in (None, "")]
    if rows:
        name = column_name(column)
        yield block.note(OWN_COLUMN, rows[0], column, colonne=name, nombre=str(len(rows)))
