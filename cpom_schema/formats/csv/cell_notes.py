"""What the cells of one CSV file say, and the notes of those that follow a habit or are unclear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cpom_schema.document import Path
from cpom_schema.errors import Note
from cpom_schema.tabular.cells import text_of
from cpom_schema.tabular.layout import Table
from cpom_schema.tabular.readings import ABSENT, BARE_LABEL, HABITS, LINE_ENDS, Reader, Reading

PROTECTED: Final = frozenset("=+-@'\t")
"""First characters a spreadsheet program could take for a formula."""
_MEMO: Final = 10_000
"""Different texts remembered for one column."""
_DOUBTS: Final = 20_000
"""Unclear cells remembered of one file: more than a report holds."""


class _NotedCell(NamedTuple):
    """One cell that follows a habit, or that is unclear: its place and what it was read as."""

    line: int
    column: int
    text: str
    reading: Reading


class CellNotes:
    """What the cells of one file give to note, kept until their rows have places in the tree.

    Attributes:
        line: line of the record being read.
    """

    def __init__(self, name: str, table: Table, ids: Sequence[str | None], line: int) -> None:
        self.line = line
        self._name = name
        self._table = table
        self._ids = ids
        self._habits: dict[tuple[int, str], tuple[int, _NotedCell]] = {}
        """How often each habit was met in each column, and where first."""
        self._doubts: list[_NotedCell] = []

    def __bool__(self) -> bool:
        return bool(self._habits or self._doubts)

    def keep(self, column: int, text: str, reading: Reading) -> None:
        """Keep a cell of the line being read, whose reading has a note; habits are counted."""
        cell = _NotedCell(self.line, column, text, reading)
        code = reading.note or ""
        if code in HABITS:
            count, first = self._habits.get((column, code), (0, cell))
            self._habits[column, code] = (count + 1, first)
        elif len(self._doubts) < _DOUBTS:
            self._doubts.append(cell)

    def notes(self, paths: Mapping[int, Path]) -> Iterator[Note]:
        """Yield a note for each doubt, then one for each habit of a column.

        Args:
            paths: place of the item each line made.
        """
        for cell in self._doubts:
            yield self._note(cell, paths, ())
        for count, first in self._habits.values():
            params = (*_quoted(first), ("nombre", str(count)))
            yield self._note(first, paths, params)

    def _note(
        self, cell: _NotedCell, paths: Mapping[int, Path], more: tuple[tuple[str, str], ...]
    ) -> Note:
        name = self._ids[cell.column] or ""
        path = (*paths.get(cell.line, ()), *self._steps(name))
        params = (*cell.reading.params, *more)
        code = cell.reading.note or ""
        return Note(code, params, path, cell.line, None, self._name, name)

    def _steps(self, name: str) -> tuple[str, ...]:
        """Return the names from an item to the value of a column; none for a carried one."""
        for column in self._table.columns:
            if column.id == name and not column.carried:
                return column.steps
        return ()


def _quoted(cell: _NotedCell) -> tuple[tuple[str, str], ...]:
    """Return what a message quotes of a cell and of what was read in it."""
    if cell.reading.note in (LINE_ENDS, BARE_LABEL):
        return ()
    if cell.reading.note == ABSENT:
        return (("valeur", cell.text),)
    return (("valeur", cell.text), ("lue", text_of(cell.reading.value)))


class ColumnCells(dict[str, Any]):
    """Values of the texts of one column; a text read without a note is read once."""

    def __init__(self, column: int, read: Reader, notes: CellNotes, absent: frozenset[str]) -> None:
        super().__init__({"": None})
        self._column = column
        self._read = read
        self._notes = notes
        self._absent = absent

    def __missing__(self, cell: str) -> Any:
        reading = self._reading(cell)
        if reading.note:
            self._notes.keep(self._column, cell, reading)
        elif len(self) < _MEMO:
            self[cell] = reading.value
        return reading.value

    def _reading(self, cell: str) -> Reading:
        if cell in self._absent:
            return Reading(None, ABSENT)
        if cell[0] == "'" and is_protected(cell[1:], self._absent):
            return self._read(cell[1:])
        return self._read(cell)


def is_protected(text: str, absent: frozenset[str]) -> bool:
    """Return whether a text has an apostrophe before it, not to be taken for something else.

    Args:
        text: the text.
        absent: words that stand for an absent value.
    """
    return text[:1] in PROTECTED or text in absent
