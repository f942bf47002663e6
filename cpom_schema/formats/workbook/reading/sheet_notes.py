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
            params = (("repere", text),)
            yield Note(UNKNOWN_MARKER, params, sheet=sheet.name, cell=cell_name(row, column))


def row_ranges(rows: list[int]) -> str:
    """Write the numbers of rows as people do: ``14-20, 25``.

    Args:
        rows: rows in order, from 0; beyond ten groups, ``…`` stands for the others.
    """
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    shown = [_span(first, last) for first, last in spans[:_SPANS]]
    if len(spans) > _SPANS:
        shown.append("…")
    return ", ".join(shown)


def _span(first: int, last: int) -> str:
    if first == last:
        return str(first + 1)
    return f"{first + 1}-{last + 1}"


def _merged(block: SheetBlock) -> Iterator[Note]:
    """Yield the notes of the merged cells that hide some of the data."""
    data = block.data
    for top, left, bottom, right in block.sheet.merged:
        columns = _read_columns(block, left, right + 1)
        rows = range(max(top, data.start), min(bottom + 1, data.stop))
        cells = len(columns) * len(rows)
        # A merge keeps its first cell: it does no harm when no other one is read.
        if cells and rows[0] == top and left in columns:
            cells -= 1
        if cells:
            span = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
            yield block.note(MERGED, rows[0], columns[0], cellules=span)


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
    widths = (len(cells[row]) for row in block.data)
    for column in range(block.machine + 1, max(widths, default=0)):
        if marker(cell_at(ids, column)):
            continue
        rows = [row for row in block.data if cell_at(cells[row], column) not in (None, "")]
        if rows:
            name = column_name(column)
            yield block.note(OWN_COLUMN, rows[0], column, colonne=name, nombre=str(len(rows)))
