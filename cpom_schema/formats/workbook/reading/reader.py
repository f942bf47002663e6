"""Workbooks, XLSX and ODS: blocks found by their technical rows, each value with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.document import Document, Format, Limits, Location, Path
from cpom_schema.errors import Note
from cpom_schema.formats.workbook.opening import grid
from cpom_schema.formats.workbook.reading import identity
from cpom_schema.formats.workbook.reading.blocks import (
    OPTIONAL,
    VALUE,
    SheetBlock,
    at,
    blocks,
    text,
)
from cpom_schema.formats.workbook.reading.heads import Head
from cpom_schema.formats.workbook.reading.remarks import UNKNOWN_MARK, orphaned, remarks
from cpom_schema.formats.workbook.reading.typed import GROUPED, Converter, converter, lines
from cpom_schema.standard.dictionary import Field, ObjectType
from cpom_schema.standard.edition import Edition, Editions
from cpom_schema.tabular.address import Address, parse
from cpom_schema.tabular.cells import Reading
from cpom_schema.tabular.layout import Table, tables
from cpom_schema.tabular.rows_to_tree import Assembler, Row

TWICE: Final = "CPOM-F-056"
OWN_ROW: Final = "CPOM-F-071"
COLUMN_TWICE: Final = "CPOM-F-069"
_COMPOSED: Final = frozenset(".[]")
"""Characters of the ids that say a way to a value rather than the name of a field."""
_ODD: Final = {"formule": "CPOM-F-050", "erreur": "CPOM-F-051"}


class _Doubt(NamedTuple):
    """Something to say of a cell, whose place in the tree is known once the tree is built."""

    block: SheetBlock
    row: int
    column: int
    said: Reading


class _Reader:
    def __init__(self, edition: Edition, kind: str) -> None:
        self.edition = edition
        self.dictionary = dictionary = edition.dictionary
        self.root = dictionary.documents[kind].root
        self.assembler = Assembler(dictionary, self.root)
        self.tables = {t.id: t for t in tables(edition, kind)}
        self.doubts: list[_Doubt] = []
        self.notes: list[Note] = []
        self.forms: dict[tuple[int, int, int], Path] = {}
        self.addresses: dict[str, str] = {}

    def read(self, found: list[SheetBlock]) -> None:
        """Read the tables, parents first, then the forms, which may add to their items."""
        named: dict[str, SheetBlock] = {}
        for block in filter(lambda b: b.name, found):
            if block.name not in self.tables:
                self._say(UNKNOWN_MARK, block, block.top, block.machine, repere=block.name)
            elif block.name in named:
                other = named[block.name].sheet.name
                self._say(TWICE, block, block.top + 1, None, autre=other)
            else:
                named[block.name] = block
        for name, table in self.tables.items():
            if name in named:
                self.assembler.rows(table, named[name], self._rows(table, named[name]))
        for block in found:
            if not block.name:
                self._form(block)

    def begun(self, block: SheetBlock) -> SheetBlock:
        """A block whose data are known to begin where they do; rows gone astray are told."""
        table = self.tables.get(block.name)
        if table is None:
            return block
        head = Head(block, table, self.edition)
        self.notes.extend(head.astray())
        return head.settled()

    def _say(
        self, code: str, block: SheetBlock, row: int, column: int | None, **params: str
    ) -> None:
        where = block.location(row, column)
        self.notes.append(_note(code, tuple(params.items()), (), where))

    def _rows(self, table: Table, block: SheetBlock) -> Iterator[Row]:
        """The rows that say something: neither blank, nor pre-filled and left as they were."""
        columns = [(i, name in table.key, c) for i, name, c in self._converters(table, block)]
        odd = block.sheet.odd
        for number in block.data:
            raw = block.sheet.rows[number]
            values: list[Any] = [None] * len(block.ids)
            filled = own = False
            for column, keyed, convert in columns:
                value = raw[column] if column < len(raw) else None
                if odd and (number, column) in odd:
                    self._odd(block, number, column, odd[number, column])
                elif value is None or value == "":
                    continue
                else:
                    said = convert(value)
                    if type(said) is Reading:
                        said = self._said(said, block, number, column)
                    values[column] = said
                    if type(said) is str and said.isspace():
                        continue
                filled = True
                own = own or not keyed
            if filled and (own or text(at(raw, block.machine)) != OPTIONAL):
                yield Row(number, values)

    def _said(self, said: Reading, block: SheetBlock, row: int, column: int) -> Any:
        """The value of what a cell says, its doubt put aside."""
        self.doubts.append(_Doubt(block, row, column, said))
        return said.value

    def _converters(self, table: Table, block: SheetBlock) -> list[tuple[int, str, Converter]]:
        """Column, id and converter of each column that is read."""
        known = {c.id: c.field for c in table.columns}
        seen: set[str] = set()
        found: list[tuple[int, str, Converter]] = []
        for column, name in enumerate(block.ids):
            if name is None:
                continue
            if name in seen:
                self._say(COLUMN_TWICE, block, block.top + 1, column)
                continue
            seen.add(name)
            field = known.get(name) or self._field(table.item, parse(name) or ())
            if field is None and _COMPOSED & set(name):  # another name is a field to be judged
                self._say(UNKNOWN_MARK, block, block.top + 1, column, repere=name)
                continue
            found.append((column, name, self._converter(field)))
        return found

    def _converter(self, field: Field | None) -> Converter:
        convert = converter(self.edition, field)
        return lines(convert) if field and field.repeated else convert

    def _field(self, obj: ObjectType | None, address: Address) -> Field | None:
        """The field an address leads to; one value of a list without key is not a list."""
        field: Field | None = None
        for step in address:
            field = obj.fields.get(step.name) if obj else None
            if field is None:
                return None
            if step.key is not None:
                field = field._replace(item=None)
            obj = self.dictionary.objects[field.type] if field.kind == "object" else None
        return field

    def _odd(self, block: SheetBlock, row: int, column: int, kind: str) -> None:
        name, _, value = kind.partition(":")
        params = (("erreur", value),) if value else ()
        self.doubts.append(_Doubt(block, row, column, Reading(None, _ODD[name], params)))

    def _form(self, block: SheetBlock) -> None:
        """Read a form; of an address that stands twice, only the first row is read."""
        column = block.ids.index(VALUE)
        twice: dict[str, int] = {}
        for number in block.data:
            raw = block.sheet.rows[number]
            spelt, value = text(at(raw, block.machine)), at(raw, column)
            odd = block.sheet.odd.get((number, column))
            blank = value is None or _blank(value)
            if not spelt:
                if odd or not blank:
                    self._say(OWN_ROW, block, number, column)
                continue
            if spelt in self.addresses:
                twice.setdefault(self.addresses[spelt], number)
                continue
            self.addresses[spelt] = block.sheet.name
            if odd:
                self._odd(block, number, column, odd)
            self._valued(block, number, column, spelt, None if odd or blank else value)
        for other, number in twice.items():
            self._say(TWICE, block, number, column, autre=other)

    def _valued(self, block: SheetBlock, row: int, column: int, spelt: str, value: Any) -> None:
        """One row of a form: its address, and its value unless it is blank."""
        address = parse(spelt)
        path: Path | None = ()
        if address is None:
            self._say(UNKNOWN_MARK, block, row, column, repere=spelt)
        elif value is None:
            path = self.assembler.empty(address, block, row, column)
        else:
            convert = self._converter(self._field(self.root, address))
            said = convert(value)
            if type(said) is Reading:
                said = self._said(said, block, row, column)
            path = self.assembler.value(address, said, block, row, column)
            if path is None:
                self._say(UNKNOWN_MARK, block, row, column, repere=spelt)
        self.forms[id(block), row, column] = path or ()

    def remarked(self) -> Iterator[Note]:
        """Everything to say, each doubt at its place; once a column for what was read anyway."""
        yield from self.notes
        yield from self.assembler.notes
        grouped: dict[tuple[int, int, str], list[_Doubt]] = {}
        for doubt in self.doubts:
            if doubt.said.note in GROUPED:
                where = (id(doubt.block), doubt.column if doubt.block.name else doubt.row,
                         doubt.said.note)  # fmt: skip
                grouped.setdefault(where, []).append(doubt)
            else:
                yield self._doubted(doubt)
        for doubts in grouped.values():
            yield self._doubted(doubts[0], ("nombre", str(len(doubts))))

    def _doubted(self, doubt: _Doubt, *more: tuple[str, str]) -> Note:
        name = doubt.block.ids[doubt.column] or ""
        path = self.forms.get((id(doubt.block), doubt.row, doubt.column))
        if path is None:
            path = self.assembler.path(doubt.block, doubt.row, name)
        where = doubt.block.location(doubt.row, doubt.column)
        return _note(doubt.said.note or "", (*doubt.said.params, *more), path, where)


def _blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def _note(code: str, params: tuple[tuple[str, str], ...], path: Path, where: Location) -> Note:
    return Note(code, params, path, sheet=where.sheet, cell=where.cell)


def _read(source: bytes, limits: Limits, editions: Editions, format_: Format) -> Document:
    book = grid.read(source, limits)
    meta, kind, edition = identity.identity(book, editions)
    reader = _Reader(edition, kind)
    found = [reader.begun(block) for sheet in book.sheets for block in blocks(sheet)]
    reader.assembler.tree.update(cpom=edition.version, type=kind)
    reader.read(found)
    tree = reader.assembler.finish()
    notes = (
        *book.notes,
        *identity.outdated(meta, kind, edition),
        *identity.absent(meta, kind, edition, found),
        *identity.alien(meta, tree),
        *orphaned(book.sheets),
        *remarks(found),
        *reader.remarked(),
    )

    def locate(paths: Iterable[Path]) -> Mapping[Path, Location]:
        return reader.assembler.places.locate(tree, paths)

    return Document(format_, edition, kind, tree, notes, locate)


def read(source: bytes, limits: Limits, editions: Editions) -> Document:
    """Read a workbook.

    Raises:
        UnreadableError: the bytes are not a workbook of the standard within the limits.
    """
    kind = grid.kind(source)
    return _read(source, limits, editions, "ods" if kind == "ods" else "xlsx")
