"""Notes on what is unusual in a cell: ``#REF!``, a number as a text, a marker nobody knows.

The note on a value gives its place in the tree, which is known once the tree is built: it waits
until then. What was read all the same is noted once for a whole column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final, NamedTuple

from cpom_schema.document import Path
from cpom_schema.errors import Note
from cpom_schema.formats.workbook.opening.sheets import ERROR, UNCOMPUTED
from cpom_schema.formats.workbook.reading.blocks import SheetBlock
from cpom_schema.formats.workbook.reading.typed import NUMBER_AS_TEXT, TEXT_AS_NUMBER
from cpom_schema.tabular.readings import HABITS, Reading
from cpom_schema.tabular.rows_to_tree import Assembler

UNCOMPUTED_FORMULA: Final = "CPOM-F-050"
SHOWN_ERROR: Final = "CPOM-F-051"
_ONCE_A_COLUMN: Final = frozenset((TEXT_AS_NUMBER, NUMBER_AS_TEXT, *HABITS))
"""Notes given once for a whole column: the value was read all the same."""


class _Waiting(NamedTuple):
    """A note that waits for the place of its cell in the tree."""

    block: SheetBlock
    row: int
    column: int
    reading: Reading


def broken_reading(why: str) -> Reading:
    """Return the reading of a broken cell: no value, and a note.

    Args:
        why: why it is broken, as its sheet says: ``formule`` or ``erreur:#REF!``.
    """
    if why == UNCOMPUTED:
        return Reading(None, UNCOMPUTED_FORMULA)
    return Reading(None, SHOWN_ERROR, (("erreur", why.removeprefix(ERROR)),))


class CellNotes:
    """Keeps the notes on the cells of a workbook while its tree is built.

    Args:
        assembler: builds the tree, and knows the places of its values.
    """

    def __init__(self, assembler: Assembler) -> None:
        self._assembler = assembler
        self._notes: list[Note] = []
        self._waiting: list[_Waiting] = []
        self._paths: dict[tuple[int, int, int], Path] = {}

    def add(self, *notes: Note) -> None:
        """Add notes that need no place in the tree."""
        self._notes.extend(notes)

    def value_of(self, reading: Reading, block: SheetBlock, row: int, column: int) -> Any:
        """Return the value of a reading, and keep its note.

        Args:
            reading: what a cell says.
            block: the block of the cell.
            row: its row, from 0.
            column: its column, from 0.
        """
        self._waiting.append(_Waiting(block, row, column, reading))
        return reading.value

    def place(self, block: SheetBlock, row: int, column: int, path: Path) -> None:
        """Register the place in the tree of a cell of a form."""
        self._paths[id(block), row, column] = path

    def all_notes(self) -> Iterator[Note]:
        """Yield all the notes, once the tree is built; those of the assembler are among them."""
        yield from self._notes
        yield from self._assembler.notes
        for waiting in self._waiting:
            if waiting.reading.note not in _ONCE_A_COLUMN:
                yield self._note(waiting)
        for group in self._groups():
            yield self._note(group[0], nombre=str(len(group)))

    def _groups(self) -> Collection[list[_Waiting]]:
        """Return the notes given once for a column of a table, or for a row of a form."""
        groups: dict[tuple[int, int, str | None], list[_Waiting]] = {}
        for waiting in self._waiting:
            block, row, column, reading = waiting
            if reading.note in _ONCE_A_COLUMN:
                line = column if block.name else row
                groups.setdefault((id(block), line, reading.note), []).append(waiting)
        return groups.values()

    def _note(self, waiting: _Waiting, **more: str) -> Note:
        block, row, column, reading = waiting
        path = self._paths.get((id(block), row, column))
        if path is None:
            path = self._assembler.path(block, row, block.ids[column] or "")
        params = {**dict(reading.params), **more}
        return block.note(reading.note or "", row, column, path, **params)
