"""Where the data of a table begin: people delete the titles, or sort them with the rows.

Two rows of titles stand between the technical row and the data. A row of data that took the place
of one is data, and the rows a program moved above the technical row are told: none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cpom_schema.errors import Note
from cpom_schema.formats.workbook.reading.blocks import HEAD, SheetBlock, at
from cpom_schema.formats.workbook.reading.remarks import ranges
from cpom_schema.standard.edition import Edition
from cpom_schema.tabular import cells
from cpom_schema.tabular.layout import Table

ASTRAY: Final = "CPOM-F-074"


class Head:
    """Tells the rows of data of a block from its titles, labels and help, whatever they say.

    Args:
        block: the block of a table.
        table: its table.
        edition: the edition of the document.
    """

    def __init__(self, block: SheetBlock, table: Table, edition: Edition) -> None:
        self._block = block
        self._steps = table.steps
        known = {c.id: c.field for c in table.columns if c.field}
        places = {name: i for i, name in enumerate(block.ids) if name in known}
        self._plain = tuple(places.values())
        self._keys = tuple(
            (place, known[name].required, cells.reader(edition, known[name]))
            for name, place in places.items()
            if name in table.key
        )

    def settled(self) -> SheetBlock:
        """The block, with the row its data begin at."""
        usual = self._block.top + HEAD
        titles = range(self._block.top + 1, min(usual, self._block.bottom))
        return self._block._replace(first=next(filter(self._is_data, titles), usual))

    def astray(self) -> Iterator[Note]:
        """The note of the rows of data that stand above the technical row."""
        rows = [r for r in range(self._block.floor, self._block.top) if self._keyed(r, whole=True)]
        if rows:
            where = self._block.location(rows[0], None)
            params = (("lignes", ranges(rows)),)
            yield Note(ASTRAY, params, self._steps, sheet=where.sheet, cell=where.cell)

    def _is_data(self, row: int) -> bool:
        """Whether a row says what no title says: a number, a date, or the key of an item."""
        values = self._block.sheet.rows[row]
        return self._keyed(row) or any(
            not isinstance(at(values, i), str | None) for i in self._plain
        )

    def _keyed(self, row: int, *, whole: bool = False) -> bool:
        """Whether all that the key columns hold can be a key, and one of them nothing else.

        Args:
            row: the row.
            whole: whether no part that an item needs may be missing.
        """
        values = self._block.sheet.rows[row]
        sure = False
        for column, required, read in self._keys:
            raw = at(values, column)
            if raw is None or raw == "":
                if whole and required:
                    return False
                continue
            said = read(raw.strip()) if isinstance(raw, str) else cells.Reading(raw)
            if isinstance(said.value, str):
                if any(map(str.isspace, said.value)):
                    return False
                sure = sure or said.note is not None or any(map(str.isdigit, said.value))
            else:
                sure = True
        return sure
