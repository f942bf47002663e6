"""The rows of one CSV file, its cells read, and the notes of those that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final

from cpom_schema.document import Limits, Location
from cpom_schema.errors import Note, UnreadableError
from cpom_schema.formats.csv.cell_notes import CellNotes, ColumnCells
from cpom_schema.formats.csv.header import Header
from cpom_schema.formats.csv.text import COMMA, Record, Text, fault, records
from cpom_schema.standard.edition import Edition
from cpom_schema.standard.habits import habits
from cpom_schema.tabular.cells import number, reader, text_of
from cpom_schema.tabular.layout import RANK, Table
from cpom_schema.tabular.readings import Reader
from cpom_schema.tabular.rows_to_tree import Row

BLANK: Final = "CPOM-F-043"
EMPTY: Final = "CPOM-F-044"
_FAULTS: Final = 100
"""Faulty rows noted of one file."""


class FileBlock:
    """One file as a block of rows (see `cpom_schema.tabular.cell_places`).

    Attributes:
        ids: id of each column of the header; None for one that is not read.
        notes: notes of the header and of the empty rows.
        cell_notes: notes of the cells, once the rows are read.
        count: rows read.
    """

    def __init__(
        self,
        text: Text,
        table: Table,
        edition: Edition,
        limits: Limits,
        before: int,
        exercise: int | None,
    ) -> None:
        self.text = text
        self.table = table
        self.count = 0
        self._edition = edition
        self._exercise = exercise
        self._records = records(text, limits, before)
        line, self._header = next(self._records, (text.before + 1, list[str]()))
        header = Header(text, table, edition.dictionary, self._header, line)
        self.notes = header.notes
        self.ids: Sequence[str | None] = header.ids
        self.cell_notes = CellNotes(text.name, table, header.ids, line)
        self._blank_rows = 0
        self._first_blank = 0
        self._completed = 0

    @property
    def line(self) -> int:
        """Line of the record being read."""
        return self.cell_notes.line

    def location(self, row: int | None, column: int | None) -> Location:
        """Return where a row and a column stand; the header when there is no row."""
        cell = None if column is None else self.ids[column]
        line = row or self.text.before + 1
        return Location(line=line, sheet=self.text.name, cell=cell)

    def rows(self) -> Iterator[Row]:
        """Yield the rows, their cells read.

        Raises:
            UnreadableError: some rows cannot be cut in cells; each is in the notes.
        """
        faults = _RowFaults(self.text.name)
        ranks = _OwnRanks(self.table, self.ids)
        columns = [self._cells(rank, name) for rank, name in enumerate(self.ids)]
        all_named = None not in self.ids

        for line, record in self._filled_records(faults):
            if not all_named:
                self._check_nameless(faults, line, record)
            self.cell_notes.line = line
            self.count += 1
            values = [cells[text] for cells, text in zip(columns, record, strict=True)]
            if ranks.are_checked:
                ranks.check(faults, line, values)
            yield Row(line, values)

        self._check_end(faults)
        if faults.notes:
            raise UnreadableError(*faults.notes)
        self._note_empty()

    def _cells(self, rank: int, name: str | None) -> ColumnCells:
        absent = habits(self._edition).absence_in_csv
        return ColumnCells(rank, self._reader(name), self.cell_notes, absent)

    def _reader(self, name: str | None) -> Reader:
        """Return what reads the cells of a column."""
        if name == RANK and self.table.item is None:
            return partial(number, known=habits(self._edition))
        field = next((c.field for c in self.table.columns if c.id == name), None)
        comma = self.text.separator != COMMA
        return reader(self._edition, field, comma=comma, exercise=self._exercise)

    def _filled_records(self, faults: _RowFaults) -> Iterator[Record]:
        """Yield the records that hold something, each with one cell for each column."""
        width = len(self.ids)
        header = self._header[:width]
        for line, record in self._records:
            cells = record
            if len(record) > width:
                if any(record[width:]):
                    faults.add(line, "@csv_ligne_longue", record[width:])
                    continue
                cells = record[:width]
            elif len(record) < width:
                # Excel ends a row at the last cell filled of the sixteen rows around
                self._completed = line
                cells = record + [""] * (width - len(record))

            if cells == header:
                faults.add(line, "@csv_titre_repete")
            elif any(cells):
                yield line, cells
            else:
                self._blank_rows += 1
                self._first_blank = self._first_blank or line

    def _check_nameless(self, faults: _RowFaults, line: int, record: Sequence[str]) -> None:
        """Refuse a value under a column without name; the header notes those named twice."""
        nameless: list[str] = []
        for cell, name, title in zip(record, self.ids, self._header, strict=False):
            if name is None and not title.strip():
                nameless.append(cell)
        if any(nameless):
            faults.add(line, "@csv_sans_nom", nameless)

    def _check_end(self, faults: _RowFaults) -> None:
        """Refuse a file that stops in the middle of its last row."""
        is_short = self._completed == self.line > 1
        if is_short and not self.text.source.endswith((b"\n", b"\r")):
            faults.notes.append(fault(self.text.name, self.line, "@csv_coupe"))

    def _note_empty(self) -> None:
        """Report the empty rows, once, and a file without rows."""
        name, table = self.text.name, self.table.id
        if self._blank_rows:
            params = (("nombre", str(self._blank_rows)), ("table", table))
            self.notes.append(Note(BLANK, params, (), self._first_blank, None, name))
        if not self.count:
            self.notes.append(Note(EMPTY, (("table", table),), (), self.line, None, name))


class _RowFaults:
    """Notes of the rows of one file that cannot be read, no more than a report holds."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.notes: list[Note] = []

    def add(self, line: int, what: str, cells: Sequence[str] = ()) -> None:
        """Add the note of a row.

        Args:
            line: its line, from 1.
            what: word of the catalogue that says the fault.
            cells: the faulty ones, of which the first with a text is quoted.
        """
        if len(self.notes) < _FAULTS:
            shown = next(filter(None, cells), "")[:40]
            self.notes.append(fault(self._name, line, what, shown))


class _OwnRanks:
    """Checks the ranks of the values of a list without key: numbers, each of one value."""

    def __init__(self, table: Table, ids: Sequence[str | None]) -> None:
        key = table.key
        self.are_checked = table.item is None and RANK in ids
        self._rank = ids.index(RANK) if self.are_checked else 0
        self._key = [column for column, name in enumerate(ids) if name in key]
        self._known: set[tuple[Any, ...]] = set()

    def check(self, faults: _RowFaults, line: int, values: Sequence[Any]) -> None:
        """Refuse a row whose rank is no number from 1, or is that of a row before it."""
        key = tuple(values[column] for column in self._key)
        rank = values[self._rank]
        is_rank = isinstance(rank, int) and rank >= 1
        if not is_rank or key in self._known:
            faults.add(line, "@csv_rang", [text_of(rank) or "vide"])
        self._known.add(key)
