"""The blocks of a workbook: found by their technical rows, wherever people moved them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Any, Final, NamedTuple

from cpom_schema.document import Location
from cpom_schema.formats.workbook.opening.grid import Sheet, cell_name

TABLE: Final = "#table:"
FORM: Final = "#champs"
TITLE: Final = "#titre"
"""Mark of the title of a block: the block above ends there."""
CONTEXT: Final = "?"
"""First character of the id of a column that informs and is not read."""
OPTIONAL: Final = "*"
"""Mark of a pre-filled row that counts as left empty when nothing but its key is filled."""
VALUE: Final = "valeur"
"""Id of the column of a form that holds the values."""
HEAD: Final = 3
"""Rows of a block before its data: technical ids, labels, help."""


class SheetBlock(NamedTuple):
    """One block of a tab.

    Attributes:
        sheet: the tab.
        name: id of the table; empty for a form.
        top: row of the technical ids, from 0.
        bottom: row after the last one of the block.
        machine: column of the marks and addresses, from 0.
        ids: id of each column of the tab, None for one that is not read.
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
        """The cell of a row and a column; the label of the column when there is no row."""
        at = self.top + 1 if row is None else row
        first = next((i for i, name in enumerate(self.ids) if name), self.machine + 1)
        return Location(
            sheet=self.sheet.name, cell=cell_name(at, first if column is None else column)
        )

    @property
    def data(self) -> range:
        """Rows that may hold data."""
        return range(min(self.first, self.bottom), self.bottom)


def text(value: Any) -> str:
    """A technical cell as text."""
    return value.strip() if isinstance(value, str) else ""


def at(row: Sequence[Any], column: int) -> Any:
    """A cell of a row, None beyond its end."""
    return row[column] if column < len(row) else None


def _starts(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Row, column and mark of what begins a block, or ends the one above.

    All the marks of a tab are in one column: elsewhere, such a text is what a person typed.
    """
    machine: int | None = None
    for number, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            mark = text(value)
            ours = mark in (FORM, TITLE) or mark.startswith(TABLE)
            if ours and machine in (None, column):
                machine = column
                yield number, column, mark
            break


def orphans(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Row, column and text of the first mark of each group that has a title, and no block."""
    starts = [*_starts(sheet), (len(sheet.rows), 0, TITLE)]
    for (top, machine, mark), (after, _, _) in pairwise(starts):
        rows = range(top + 1, after) if mark == TITLE else range(0)
        said = ((row, text(at(sheet.rows[row], machine))) for row in rows)
        yield from islice(((row, machine, spelt) for row, spelt in said if spelt), 1)


def blocks(sheet: Sheet) -> Iterator[SheetBlock]:
    """The blocks of a tab, from top to bottom."""
    starts = list(_starts(sheet))
    ends = [*(top for top, _, _ in starts), len(sheet.rows)][1:]
    floor = 0
    for (top, machine, mark), after in zip(starts, ends, strict=True):
        if mark == TITLE:
            floor = top + 1
            continue
        name = mark.removeprefix(TABLE) if mark != FORM else ""
        ids = [
            None if i <= machine or not text(v) or text(v).startswith(CONTEXT) else text(v)
            for i, v in enumerate(sheet.rows[top])
        ]
        if not name and VALUE not in ids:
            ids = [None] * (machine + 2) + [VALUE]
        first = top + (HEAD if name else 1)
        yield SheetBlock(sheet, name, top, after, machine, ids, floor, first)
        floor = after
