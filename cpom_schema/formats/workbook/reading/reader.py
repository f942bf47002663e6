"""Read a workbook, XLSX or ODS: blocks found by their markers, each value with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cpom_schema.document import Document, Format, Limits, Location, Path
from cpom_schema.formats.workbook.opening import grid
from cpom_schema.formats.workbook.reading import identity
from cpom_schema.formats.workbook.reading.blocks import SheetBlock, blocks
from cpom_schema.formats.workbook.reading.cell_notes import CellNotes
from cpom_schema.formats.workbook.reading.form_reader import TWICE, FormReader
from cpom_schema.formats.workbook.reading.sheet_notes import (
    UNKNOWN_MARKER,
    block_notes,
    orphan_notes,
)
from cpom_schema.formats.workbook.reading.table_head import TableHead
from cpom_schema.formats.workbook.reading.table_reader import TableReader
from cpom_schema.standard.edition import Edition, Editions
from cpom_schema.tabular.layout import Table, tables
from cpom_schema.tabular.rows_to_tree import Assembler


class _Reader:
    """Builds the tree of a document from the blocks of its workbook."""

    def __init__(self, edition: Edition, kind: str, exercise: int | None) -> None:
        self._edition = edition
        dictionary = edition.dictionary
        self._tables = {t.id: t for t in tables(edition, kind)}
        self.assembler = Assembler(dictionary, dictionary.documents[kind].root)
        self.notes = CellNotes(self.assembler)
        self._exercise = exercise

    def find(self, book: grid.Workbook) -> list[SheetBlock]:
        """Return the blocks of a workbook, which know where their data begin."""
        found = [block for sheet in book.sheets for block in blocks(sheet)]
        return [self._with_first_row(block) for block in found]

    def _with_first_row(self, block: SheetBlock) -> SheetBlock:
        """Return a block with the row its data begin at; rows that stand above are reported."""
        table = self._tables.get(block.name)
        if table is None:
            return block
        head = TableHead(block, table, self._edition)
        self.notes.add(*head.rows_above())
        return head.with_first_row()

    def read(self, found: list[SheetBlock]) -> None:
        """Read the tables, parents first, then the forms, which may add to their items."""
        for table, block in self._table_blocks(found):
            reader = TableReader(block, table, self._edition, self.notes, self._exercise)
            self.assembler.rows(table, block, reader.rows())
        forms = FormReader(self._edition, self.assembler, self.notes, self._exercise)
        for block in found:
            if not block.name:
                forms.read(block)

    def _table_blocks(self, found: list[SheetBlock]) -> Iterator[tuple[Table, SheetBlock]]:
        """Yield each table that has a block, parents first, with its block."""
        named = self._named(found)
        for name, table in self._tables.items():
            if name in named:
                yield table, named[name]

    def _named(self, found: list[SheetBlock]) -> dict[str, SheetBlock]:
        """Return the block of each table."""
        named: dict[str, SheetBlock] = {}
        for block in found:
            if block.name and self._is_first(block, named):
                named[block.name] = block
        return named

    def _is_first(self, block: SheetBlock, named: Mapping[str, SheetBlock]) -> bool:
        """Return whether a block is the first of a table; any other is reported."""
        name = block.name
        if name not in self._tables:
            where = block.top, block.machine
            note = block.note(UNKNOWN_MARKER, *where, repere=name)
        elif name in named:
            other = named[name].sheet.name
            note = block.note(TWICE, None, None, autre=other)
        else:
            return True
        self.notes.add(note)
        return False


def read(source: bytes, limits: Limits, editions: Editions) -> Document:
    """Read a workbook.

    Raises:
        UnreadableError: the bytes are not a workbook of the standard within the limits.
    """
    if grid.kind(source) == "ods":
        return _read(source, limits, editions, "ods")
    return _read(source, limits, editions, "xlsx")


def _read(source: bytes, limits: Limits, editions: Editions, format_: Format) -> Document:
    book = grid.read(source, limits)
    meta, kind, edition = identity.identity(book, editions)
    reader = _Reader(edition, kind, identity.exercise(meta))
    found = reader.find(book)
    reader.assembler.tree.update(cpom=edition.version, type=kind)
    reader.read(found)
    tree = reader.assembler.finish()
    notes = (
        *book.notes,
        *identity.template_notes(meta, kind, edition),
        *identity.missing_notes(meta, kind, edition, found),
        *identity.content_notes(meta, tree),
        *orphan_notes(book.sheets),
        *block_notes(found),
        *reader.notes.all_notes(),
    )

    def locate(paths: Iterable[Path]) -> Mapping[Path, Location]:
        return reader.assembler.places.locate(tree, paths)

    return Document(format_, edition, kind, tree, notes, locate)
