"""What is odd about the shape of a tab: merged cells, hidden rows, columns of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cpom_schema.document import Location
from cpom_schema.errors import Note
from cpom_schema.formats.workbook.opening.grid import Sheet, cell_name, column_name
from cpom_schema.formats.workbook.reading.blocks import SheetBlock, at, orphans, text

MERGED: Final = "CPOM-F-052"
HIDDEN: Final = "CPOM-F-053"
OWN_COLUMN: Final = "CPOM-F-061"
UNKNOWN_MARK: Final = "CPOM-F-062"
_SPANS: Final = 10
"""Groups of hidden rows that are named."""


def remarks(found: Iterable[SheetBlock]) -> Iterator[Note]:
    """The notes of the blocks of a workbook."""
    for block in found:
        yield from _merged(block)
        yield from _hidden(block)
        if block.name:
            yield from _own_columns(block)


def orphaned(sheets: Iterable[Sheet]) -> Iterator[Note]:
    """The notes of the marks that the deletion of a technical row left alone."""
    for sheet in sheets:
        for row, column, mark in orphans(sheet):
            where = Location(sheet=sheet.name, cell=cell_name(row, column))
            yield _at(UNKNOWN_MARK, where, repere=mark)


def _merged(block: SheetBlock) -> Iterator[Note]:
    for top, left, bottom, right in block.sheet.merged:
        columns = [i for i in range(left, min(right + 1, len(block.ids))) if block.ids[i]]
        rows = range(max(top, block.data.start), min(bottom + 1, block.data.stop))
        # A merge keeps its first cell: it does no harm when no other one is read.
        hidden = len(columns) * len(rows) - (rows[:1] == range(top, top + 1) and left in columns)
        if hidden > 0:
            span = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
            yield _at(MERGED, block.location(rows[0], columns[0]), cellules=span)


def _hidden(block: SheetBlock) -> Iterator[Note]:
    rows = sorted(r for r in block.sheet.hidden_rows if r in block.data and _says(block, r))
    if rows:
        yield _at(HIDDEN, block.location(rows[0], None), lignes=ranges(rows))


def ranges(rows: list[int]) -> str:
    """Numbers of rows as people write them: ``14-20, 25``."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    shown = [str(a + 1) if a == z else f"{a + 1}-{z + 1}" for a, z in spans[:_SPANS]]
    return ", ".join(shown + ["…"] * (len(spans) > _SPANS))


def _says(block: SheetBlock, row: int) -> bool:
    cells = block.sheet.rows[row]
    return any(at(cells, i) not in (None, "") for i, name in enumerate(block.ids) if name)


def _own_columns(block: SheetBlock) -> Iterator[Note]:
    """Columns without a technical id that hold something: a person's own, left unread."""
    ids = block.sheet.rows[block.top]
    width = max((len(block.sheet.rows[r]) for r in block.data), default=0)
    for column in range(block.machine + 1, width):
        if text(at(ids, column)):
            continue
        rows = [r for r in block.data if at(block.sheet.rows[r], column) not in (None, "")]
        if rows:
            where = block.location(rows[0], column)
            yield _at(OWN_COLUMN, where, colonne=column_name(column), nombre=str(len(rows)))


def _at(code: str, where: Location, **params: str) -> Note:
    return Note(code, tuple(params.items()), sheet=where.sheet, cell=where.cell)
