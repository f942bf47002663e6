"""What is odd about the shape of a tab: merged cells, hidden rows, columns of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cpom_schema.document import Location
from cpom_schema.errors import Note
from cpom_schema.formats.workbook.blocks import SheetBlock, at, text
from cpom_schema.formats.workbook.grid import cell_name, column_name

MERGED: Final = "CPOM-F-052"
HIDDEN: Final = "CPOM-F-053"
OWN_COLUMN: Final = "CPOM-F-061"


def remarks(found: Iterable[SheetBlock]) -> Iterator[Note]:
    """The notes of the blocks of a workbook."""
    for block in found:
        yield from _merged(block)
        yield from _hidden(block)
        if block.name:
            yield from _own_columns(block)


def _merged(block: SheetBlock) -> Iterator[Note]:
    for top, left, bottom, right in block.sheet.merged:
        read = [i for i in range(left, right + 1) if i < len(block.ids) and block.ids[i]]
        rows = [r for r in range(top, bottom + 1) if r in block.data]
        if read and rows and len(read) * len(rows) > 1:
            span = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
            yield _at(MERGED, block.location(rows[0], read[0]), plage=span)


def _hidden(block: SheetBlock) -> Iterator[Note]:
    rows = [r for r in block.data if r in block.sheet.hidden_rows and _says(block, r)]
    if rows:
        where = block.location(rows[0], None)
        yield _at(HIDDEN, where, nombre=str(len(rows)), feuille=block.sheet.name)


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
