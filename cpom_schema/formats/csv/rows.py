"""The rows of one CSV file: what its header names, what its cells say, what had to be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from cpom_schema.document import Limits, Location, Path
from cpom_schema.errors import Note, UnreadableError
from cpom_schema.formats.csv.text import COMMA, Text, fault, records
from cpom_schema.standard.dictionary import Dictionary, ObjectType
from cpom_schema.tabular.cells import UNCLEAR, Reader, Reading, number, reader, text_of
from cpom_schema.tabular.layout import RANK, Table
from cpom_schema.tabular.rows_to_tree import Row

STRANGE: Final = "CPOM-S-002"
TWICE: Final = "CPOM-F-040"
BLANK: Final = "CPOM-F-043"
EMPTY: Final = "CPOM-F-044"
PROTECTED: Final = frozenset("=+-@'\t")
"""First characters a spreadsheet program could take for a formula."""
_MEMO: Final = 10_000
"""Different texts remembered for one column."""
_DOUBTS: Final = 20_000
"""Unclear cells remembered of one file: more than a report holds."""
_FAULTS: Final = 100
"""Faulty rows said of one file."""


class Seen(NamedTuple):
    """One cell that follows a habit, or that is unclear: its place and what it was read as."""

    line: int
    column: int
    text: str
    reading: Reading


class _Cells(dict[str, Any]):
    """What the cells of one column say; a text read without a note is read once."""

    def __init__(self, column: int, read: Reader, block: FileBlock) -> None:
        super().__init__({"": None})
        self.column = column
        self.read = read
        self.block = block

    def __missing__(self, cell: str) -> Any:
        protected = cell[0] == "'" and cell[1:2] and cell[1] in PROTECTED
        reading = self.read(cell[1:] if protected else cell)
        if reading.note:
            self.block.saw(Seen(self.block.line, self.column, cell, reading))
        elif len(self) < _MEMO:
            self[cell] = reading.value
        return reading.value


class FileBlock:
    """One file as a block of rows (see `cpom_schema.tabular.cell_places`).

    Attributes:
        ids: id of each column of the header; None for one that is not read.
        line: line of the record being read.
        habits: how often each habit was met in each column, and where first.
        doubts: cells that were not read.
        blank: empty rows, and the first of them.
    """

    def __init__(
        self, text: Text, table: Table, dictionary: Dictionary, limits: Limits, before: int
    ) -> None:
        self.text = text
        self.table = table
        self._dictionary = dictionary
        self.notes: list[Note] = []
        self.habits: dict[tuple[int, str], tuple[int, Seen]] = {}
        self.doubts: list[Seen] = []
        self.blank: tuple[int, int] = (0, 0)
        self.count = 0
        self._records = records(text, limits, before)
        self.line, self._header = next(self._records, (text.before + 1, list[str]()))
        self.ids: Sequence[str | None] = self._ids()
        self._cells = [self._column(*column) for column in enumerate(self.ids)]

    def _column(self, rank: int, name: str | None) -> _Cells:
        if name == RANK and self.table.item is None:
            return _Cells(rank, number, self)
        field = next((c.field for c in self.table.columns if c.id == name), None)
        read = reader(self._dictionary, field, comma=self.text.separator != COMMA)
        return _Cells(rank, read, self)

    def location(self, row: int | None, column: int | None) -> Location:
        """Where a row and a column stand; the header when there is no row."""
        cell = None if column is None else self.ids[column]
        line = row or self.text.before + 1
        return Location(line=line, sheet=self.text.name, cell=cell)

    def saw(self, seen: Seen) -> None:
        """Keep a habit, counted, or a doubt."""
        note = seen.reading.note or ""
        if note == UNCLEAR:
            if len(self.doubts) < _DOUBTS:
                self.doubts.append(seen)
        else:
            count, first = self.habits.get((seen.column, note), (0, seen))
            self.habits[seen.column, note] = (count + 1, first)

    def told(self, paths: Mapping[int, Path]) -> Iterator[Note]:
        """What the cells gave to say, once the rows have their places in the tree.

        Args:
            paths: place of the item each line made.
        """
        for seen in self.doubts:
            yield self._note(seen, paths)
        for count, first in self.habits.values():
            lue = text_of(first.reading.value)
            yield self._note(
                first, paths, ("valeur", first.text), ("lue", lue), ("nombre", str(count))
            )

    def _note(self, seen: Seen, paths: Mapping[int, Path], *more: tuple[str, str]) -> Note:
        name = self.ids[seen.column] or ""
        steps = next((c.steps for c in self.table.columns if c.id == name and not c.carried), ())
        path = (*paths.get(seen.line, ()), *steps)
        params = (*seen.reading.params, *more)
        return Note(seen.reading.note or "", params, path, seen.line, None, self.text.name, name)

    def _ids(self) -> list[str | None]:
        """What the header names; an unknown column keeps its name for the structure to refuse.

        Raises:
            UnreadableError: no name is known, or a column that says whose the row is is absent.
        """
        names = [name.strip() for name in self._header]
        while names and not names[-1]:
            names.pop()
        if not self.text.source.strip():
            raise UnreadableError(fault(self.text.name, self.line, "@csv_vide"))
        known = {c.id for c in self.table.columns}
        if not known.intersection(names):
            shown = ", ".join(names)[:80]
            raise UnreadableError(fault(self.text.name, self.line, "@csv_entete", shown))
        for column in self.table.carried:
            if column.required and column.id not in names:
                name = self.text.name
                raise UnreadableError(fault(name, self.line, "@csv_cle", column.id, column.id))
        ids: list[str | None] = []
        for name in names:
            if name and name in ids:
                params = (("colonne", name), ("table", self.table.id))
                self.notes.append(Note(TWICE, params, (), self.line, None, self.text.name, name))
                ids.append(None)
            else:
                ids.append(name if name in known else self._strange(name))
        return ids

    def _strange(self, name: str) -> str | None:
        """The name under which an unknown column goes in the tree, away from what is known.

        There the structure refuses it, as in the other syntaxes; a value that is not an object has
        no room for it, and it is refused here.
        """
        if not name:
            return None
        if self.table.item is None:
            near = get_close_matches(name, [c.id for c in self.table.columns], 1)
            params = (("champ", name[:80]), *(("proche", n) for n in near))
            self.notes.append(Note(STRANGE, params, (), self.line, None, self.text.name, name))
            return None
        *before, last = name.split(".")
        obj: ObjectType | None = self.table.item
        for step in before:
            field = obj.fields.get(step) if obj else None
            single = field is not None and field.kind == "object" and not field.repeated
            obj = self._dictionary.objects[field.type] if field and single else None
        free = obj is not None and last not in obj.fields and "[" not in last
        return name if free else f"colonne {name}"

    def rows(self) -> Iterator[Row]:
        """The rows, their cells read.

        Raises:
            UnreadableError: some rows cannot be cut in cells; each is in the notes.
        """
        faults: list[Note] = []
        width = len(self.ids)
        header = self._header[:width]
        cells = self._cells
        named = None not in self.ids
        ranked = set[tuple[Any, ...]]() if self.table.item is None else None
        short = 0
        for line, record in self._records:
            if len(record) != width:
                if len(record) > width and any(record[width:]):
                    self._fault(faults, line, "@csv_ligne_longue", record[width:])
                    continue
                # Excel ends a row at the last cell filled of the sixteen rows around
                short = line if len(record) < width else short
                record = (record + [""] * width)[:width]  # noqa: PLW2901 - completed
            if record[:width] == header:
                self._fault(faults, line, "@csv_titre_repete")
                continue
            if not any(record):
                count, first = self.blank
                self.blank = (count + 1, first or line)
                continue
            if not named:
                self._unnamed(faults, line, record)
            self.line = line
            self.count += 1
            values = [memo[cell] for memo, cell in zip(cells, record, strict=True)]
            if ranked is not None:
                self._ranked(faults, ranked, line, values)
            yield Row(line, values)
        if short == self.line > 1 and not self.text.source.endswith((b"\n", b"\r")):
            faults.append(fault(self.text.name, short, "@csv_coupe"))
        if faults:
            raise UnreadableError(*faults)
        self._tell_blanks()

    def _fault(self, faults: list[Note], line: int, what: str, cells: Sequence[str] = ()) -> None:
        if len(faults) < _FAULTS:
            shown = next(filter(None, cells), "")[:40]
            faults.append(fault(self.text.name, line, what, shown))

    def _unnamed(self, faults: list[Note], line: int, record: Sequence[str]) -> None:
        """A value under a column without name; one under a repeated name is said by its header."""
        nameless = [
            cell
            for cell, name, written in zip(record, self.ids, self._header, strict=False)
            if name is None and not written.strip()
        ]
        if any(nameless):
            self._fault(faults, line, "@csv_sans_nom", nameless)

    def _ranked(
        self, faults: list[Note], seen: set[tuple[Any, ...]], line: int, values: Sequence[Any]
    ) -> None:
        """A value of a list without key: its rank is a number, and its own."""
        key = tuple(v for v, name in zip(values, self.ids, strict=True) if name in self.table.key)
        rank = next((v for v, n in zip(values, self.ids, strict=True) if n == RANK), None)
        if RANK in self.ids and (not isinstance(rank, int) or rank < 1 or key in seen):
            self._fault(faults, line, "@csv_rang", [text_of(rank) or "vide"])
        seen.add(key)

    def _tell_blanks(self) -> None:
        count, first = self.blank
        name, table = self.text.name, self.table.id
        if count:
            params = (("nombre", str(count)), ("table", table))
            self.notes.append(Note(BLANK, params, (), first, None, name))
        if not self.count:
            self.notes.append(Note(EMPTY, (("table", table),), (), self.line, None, name))
