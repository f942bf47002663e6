"""CSV: one file for each table that has rows, in a ZIP or in a folder, with its descriptor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from cpom_schema.document import Document, Limits, Location, Path
from cpom_schema.errors import ConversionLossError, Loss, Note, UnreadableError, Word
from cpom_schema.formats import announce, losses
from cpom_schema.formats.csv.encodings import guessed
from cpom_schema.formats.csv.file_notes import file_notes
from cpom_schema.formats.csv.package import DESCRIPTOR, SUFFIX, Member, packed, unpacked
from cpom_schema.formats.csv.rows import FileBlock
from cpom_schema.formats.csv.text import Text, is_wide, open_text
from cpom_schema.formats.csv.writer import table_files
from cpom_schema.standard.edition import Edition, Editions
from cpom_schema.standard.habits import habits
from cpom_schema.tabular.layout import Table, tables
from cpom_schema.tabular.rows_to_tree import Assembler, Row

UNKNOWN: Final = "CPOM-F-037"
ROOT: Final = "CPOM-F-041"
TWICE: Final = "CPOM-F-042"
_FAULTS: Final = 1_000
_ROWS: Final = 500_000
"""Rows of a package: what judging bears in memory. The largest real one has some thousands."""
_NEAR: Final = 0.75
"""How close the name of a table must be to be proposed: another table is never what was meant."""


def _root(members: Sequence[Member], known: Iterable[str]) -> str:
    """Return the document type whose own table is in the package.

    Raises:
        UnreadableError: none, or several.
    """
    types = {name.lower(): name for name in known}
    kinds: set[str] = set()
    found: list[str] = []
    for member in members:
        kind = types.get(member.table.lower())
        if kind:
            kinds.add(kind)
            found.append(member.name)
    if len(kinds) == 1:
        return kinds.pop()

    if found:
        detail = ", ".join(found)[:200]
        raise _refused_root("@csv_racines", ("detail", detail), name=found[0])
    expected = ", ".join(f"{name}{SUFFIX}" for name in types.values())
    raise _refused_root("@csv_sans_racine", ("attendu", expected))


def _refused_root(
    what: str, *params: tuple[str, str], name: str | None = None, line: int | None = None
) -> UnreadableError:
    """Return why the document's own table cannot be read, to be raised.

    Args:
        what: word of the catalogue that says the fault.
        params: what the message quotes.
        name: name of the file.
        line: line of the fault, from 1.
    """
    note = Note(ROOT, (("defaut", Word(what)), *params), (), line, None, name)
    return UnreadableError(note)


class _OtherEditionError(Exception):
    """The document announces another edition than the one its files are read by."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition.version)
        self.edition = edition


class _Reader:
    """Reads the files of one package in the order of the tables."""

    def __init__(
        self, edition: Edition, kind: str, limits: Limits, editions: Editions | None = None
    ) -> None:
        self.edition = edition
        self.editions = editions or Editions({edition.version: edition})
        self.dictionary = edition.dictionary
        self.kind = kind
        self.limits = limits._replace(rows=min(limits.rows, _ROWS))
        self.count = 0
        self.tables = tables(edition, kind)
        self.assembler = Assembler(self.dictionary, self.dictionary.documents[kind].root)
        self.blocks: list[FileBlock] = []
        self.texts: list[Text] = []
        self.notes: list[Note] = []
        self.faults: list[Note] = []
        self._guess: str | None = None

    def read(self, members: Sequence[Member]) -> None:
        """Read every file; what cannot be read at all is reported together.

        Raises:
            UnreadableError: a file is not well-formed CSV, or nothing says what the document is.
        """
        named = self._by_table(members)
        contents = (m.content for m in named.values() if not is_wide(m.content))
        self._guess = guessed(contents, habits(self.edition))
        for table in self.tables:
            if table.id in named:
                self._try_file(table, named[table.id])
        if self.faults:
            raise UnreadableError(*self.faults[:_FAULTS])
        self.notes += file_notes(self.texts)

    def _by_table(self, members: Sequence[Member]) -> dict[str, Member]:
        """Return the file of each table, by id; note those that are no table, or one again."""
        named: dict[str, Member] = {}
        known = {table.id.lower(): table.id for table in self.tables}
        for member in members:
            table = known.get(member.table.lower())
            if table is None:
                self._note_unknown(member)
            elif table in named:
                params = (("table", table), ("autre", named[table].name))
                self.notes.append(Note(TWICE, params, sheet=member.name))
            else:
                named[table] = member
        return named

    def _note_unknown(self, member: Member) -> None:
        near = get_close_matches(member.table, [t.id for t in self.tables], 1, _NEAR)
        params: tuple[tuple[str, str], ...] = (("fichier", member.name), ("type", self.kind))
        if near:
            params = (*params, ("proche", f"{near[0]}{SUFFIX}"))
        self.notes.append(Note(UNKNOWN, params, sheet=member.name))

    def _try_file(self, table: Table, member: Member) -> None:
        try:
            self._read_file(table, member)
        except UnreadableError as error:
            self.faults += error.notes

    def _read_file(self, table: Table, member: Member) -> None:
        text = open_text(member.name, member.content, table.ids, self._guess)
        self.texts.append(text)
        block = FileBlock(text, table, self.edition, self.limits, self.count, self._exercise())
        self.blocks.append(block)
        if table.field is None:
            self._read_document(block)
        else:
            self.assembler.rows(table, block, block.rows())
        self.count += block.count

    def _exercise(self) -> int | None:
        """Return the exercise that the document's own row states, once it is read."""
        stated = self.assembler.tree.get("exercice")
        return stated if type(stated) is int else None

    def _read_document(self, block: FileBlock) -> None:
        """Read the document's own row, which says its type and version.

        Raises:
            UnreadableError: it has no row or several, or says nothing we know.
        """
        rows = list(block.rows())
        name = block.text.name
        if len(rows) != 1:
            line = rows[1].number if rows else block.line
            count = str(len(rows))
            raise _refused_root("@csv_rangees", ("detail", count), name=name, line=line)

        row = rows[0]
        kind, edition = _announced(block, row, self.editions)
        if kind != self.kind:
            params = (("defaut", Word("@csv_type")), ("detail", kind))
            raise UnreadableError(Note(ROOT, params, ("type",), row.number, None, name, "type"))
        if edition is not self.edition:
            raise _OtherEditionError(edition)
        self.assembler.document(block, row)

    def all_notes(self) -> Iterator[Note]:
        """Yield the notes of the package, of its rows, then of each file and its cells."""
        yield from self.notes
        yield from self.assembler.notes
        paths = self._paths()
        for block in self.blocks:
            yield from block.notes
            yield from block.cell_notes.notes(paths.get(id(block), {}))

    def _paths(self) -> dict[int, dict[int, Path]]:
        """Return the place of the item each line made, by identity of the blocks that need it."""
        paths: dict[int, dict[int, Path]] = {id(b): {} for b in self.blocks if b.cell_notes}
        if not paths:  # the items of a large package are many
            return paths
        for path, (block, line) in self.assembler.places.rows.items():
            if id(block) in paths:
                paths[id(block)][line] = path
        return paths


def _announced(block: FileBlock, row: Row, editions: Editions) -> tuple[str, Edition]:
    """Return the type and the edition that the document's own row announces.

    Raises:
        UnreadableError: they are absent or unknown.
    """
    values = dict(zip(block.ids, row.values, strict=True))
    try:
        return announce.check(values.get("type"), values.get("cpom"), editions)
    except UnreadableError as error:
        raise UnreadableError(*(_in_row(note, block, row) for note in error.notes)) from None


def _in_row(note: Note, block: FileBlock, row: Row) -> Note:
    """Return a note of the document with the cell of its row."""
    return note._replace(line=row.number, sheet=block.text.name, cell=str(note.path[0]))


def _read(members: Sequence[Member], kind: str, limits: Limits, editions: Editions) -> _Reader:
    """Read the files by the edition they announce, which their first row gives."""
    reader = _Reader(editions.latest, kind, limits, editions)
    try:
        reader.read(members)
    except _OtherEditionError as other:
        reader = _Reader(other.edition, kind, limits, editions)
        reader.read(members)
    return reader


def read(source: bytes, limits: Limits, editions: Editions) -> Document:
    """Read a package of CSV files.

    Raises:
        UnreadableError: the bytes are not one document of the standard within the limits.
    """
    members = unpacked(source, limits)
    reader = _read(members, _root(members, editions.types), limits, editions)
    tree = reader.assembler.finish()

    def locate(paths: Iterable[Path]) -> Mapping[Path, Location]:
        return reader.assembler.places.locate(tree, paths)

    return Document("csv", reader.edition, reader.kind, tree, tuple(reader.all_notes()), locate)


def _lost(document: Document, found: Mapping[str, bytes]) -> tuple[Loss, ...]:
    """Return what the tables would lose of a document, by reading them again."""
    members = [Member(name, content) for name, content in found.items()]
    reader = _Reader(document.edition, document.type, Limits())
    try:
        reader.read(members)
    except UnreadableError as error:
        return tuple(_unread(note) for note in error.notes)
    return losses.losses(document.tree, reader.assembler.tree)


def _unread(note: Note) -> Loss:
    return Loss("csv_illisible", note.path, (("code", note.code),), note.sheet or "")


def files(document: Document) -> dict[str, bytes]:
    """Return the files of the package of a document by name, descriptor included.

    Raises:
        ConversionLossError: read again, the package would not give the same tree.
    """
    from cpom_schema.formats.csv.descriptor import descriptor

    found = table_files(document)
    lost = _lost(document, found)
    if lost:
        raise ConversionLossError(lost)
    names = [name.removesuffix(SUFFIX) for name in found]
    return {**found, DESCRIPTOR: descriptor(document, names)}


def write(document: Document) -> bytes:
    """Write a document as a ZIP of CSV files with their descriptor.

    Raises:
        ConversionLossError: the tables cannot carry everything.
    """
    return packed(files(document))
