"""CSV: one file for each table that has rows, in a ZIP or in a folder, with its descriptor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from cpom_schema.document import Document, Limits, Location, Path
from cpom_schema.errors import ConversionLossError, Note, UnreadableError, Word
from cpom_schema.formats import announce, losses
from cpom_schema.formats.csv.package import DESCRIPTOR, SUFFIX, Member, packed, unpacked
from cpom_schema.formats.csv.rows import FileBlock
from cpom_schema.formats.csv.text import Text, opened
from cpom_schema.formats.csv.writer import laid
from cpom_schema.standard.dictionary import load
from cpom_schema.tabular.layout import Table, tables
from cpom_schema.tabular.rows_to_tree import Assembler, Row
from cpom_schema.version import CURRENT

SEPARATED: Final = "CPOM-F-030"
ENCODED: Final = "CPOM-F-031"
MARKED: Final = "CPOM-F-045"
UNKNOWN: Final = "CPOM-F-037"
ROOT: Final = "CPOM-F-041"
TWICE: Final = "CPOM-F-042"
_FAULTS: Final = 1_000
_ROWS: Final = 500_000
"""Rows of a package: what judging bears in memory. The largest real one has some thousands."""
_NEAR: Final = 0.75
"""How close the name of a table must be to be proposed: another table is never what was meant."""
_WORDS: Final = {";": Word("@point_virgule"), "\t": Word("@tabulation")}


def _root(members: Sequence[Member]) -> str:
    """The document type whose own table is in the package.

    Raises:
        UnreadableError: none, or several.
    """
    types = {name.lower(): name for name in load(CURRENT).documents}
    found = [m for m in members if m.table.lower() in types]
    names = {types[m.table.lower()] for m in found}
    if len(names) == 1:
        return names.pop()
    if found:
        params = (
            ("defaut", Word("@csv_racines")),
            ("detail", ", ".join(m.name for m in found)[:200]),
        )
        raise UnreadableError(Note(ROOT, params, sheet=found[0].name))
    expected = ", ".join(f"{name}{SUFFIX}" for name in types.values())
    raise UnreadableError(Note(ROOT, (("defaut", Word("@csv_sans_racine")), ("attendu", expected))))


class _Reader:
    """Reads the files of one package in the order of the tables."""

    def __init__(self, version: str, kind: str, limits: Limits) -> None:
        self.dictionary = load(version)
        self.kind = kind
        self.version = version
        self.limits = limits._replace(rows=min(limits.rows, _ROWS))
        self.count = 0
        self.tables = tables(version, kind)
        self.assembler = Assembler(self.dictionary, self.dictionary.documents[kind].root)
        self.blocks: list[FileBlock] = []
        self.texts: list[Text] = []
        self.notes: list[Note] = []
        self.faults: list[Note] = []

    def read(self, members: Sequence[Member]) -> None:
        """Read every file; what cannot be read at all is said together.

        Raises:
            UnreadableError: a file is not well-formed CSV, or nothing says what the document is.
        """
        named: dict[str, Member] = {}
        known = {table.id.lower(): table for table in self.tables}
        for member in members:
            table = known.get(member.table.lower())
            if table is None:
                self._unknown(member)
            elif table.id in named:
                params = (("table", table.id), ("autre", named[table.id].name))
                self.notes.append(Note(TWICE, params, sheet=member.name))
            else:
                named[table.id] = member
        for table in self.tables:
            if table.id not in named:
                continue
            try:
                self._file(table, named[table.id])
            except UnreadableError as error:
                self.faults += error.notes
        if self.faults:
            raise UnreadableError(*self.faults[:_FAULTS])
        self._habits()

    def _unknown(self, member: Member) -> None:
        near = get_close_matches(member.table, [t.id for t in self.tables], 1, _NEAR)
        params: tuple[tuple[str, str], ...] = (("fichier", member.name), ("type", self.kind))
        if near:
            params = (*params, ("proche", f"{near[0]}{SUFFIX}"))
        self.notes.append(Note(UNKNOWN, params, sheet=member.name))

    def _file(self, table: Table, member: Member) -> None:
        text = opened(member.name, member.content, [c.id for c in table.columns])
        self.texts.append(text)
        block = FileBlock(text, table, self.dictionary, self.limits, self.count)
        self.blocks.append(block)
        if table.field is None:
            self._document(block)
        else:
            self.assembler.rows(table, block, block.rows())
        self.count += block.count

    def _document(self, block: FileBlock) -> None:
        """The document's own row, which says its type and version.

        Raises:
            UnreadableError: it has no row or several, or says nothing we know.
        """
        rows = list(block.rows())
        name = block.text.name
        if len(rows) != 1:
            params = (("defaut", Word("@csv_rangees")), ("detail", str(len(rows))))
            line = rows[1].number if rows else block.line
            raise UnreadableError(Note(ROOT, params, (), line, None, name))
        said = dict(zip(block.ids, rows[0].values, strict=True))
        try:
            kind, version = announce.check(said.get("type"), said.get("cpom"))
        except UnreadableError as error:
            raise UnreadableError(
                *(
                    n._replace(line=rows[0].number, sheet=name, cell=str(n.path[0]))
                    for n in error.notes
                )
            ) from None
        if kind != self.kind or version != self.version:
            params = (("defaut", Word("@csv_type")), ("detail", kind))
            raise UnreadableError(Note(ROOT, params, ("type",), rows[0].number, None, name, "type"))
        self.assembler.document(block, Row(rows[0].number, rows[0].values))

    def _habits(self) -> None:
        """How the files are written: said once, with the files."""
        for separator, word in _WORDS.items():
            self._shared(SEPARATED, [t for t in self.texts if t.separator == separator], word)
        self._shared(ENCODED, [t for t in self.texts if t.encoding != "utf-8"])
        self._shared(MARKED, [t for t in self.texts if t.marked])

    def _shared(self, code: str, texts: Sequence[Text], word: Word | None = None) -> None:
        if not texts:
            return
        names = ", ".join(t.name for t in texts[:3]) + (", …" if len(texts) > 3 else "")  # noqa: PLR2004 - enough to understand
        params: tuple[tuple[str, str], ...] = (("nombre", str(len(texts))), ("fichiers", names))
        if word:
            params = (*params, ("separateur", word))
        self.notes.append(Note(code, params, (), 1, None, texts[0].name))

    def said(self) -> Iterator[Note]:
        """Everything to say."""
        yield from self.notes
        yield from self.assembler.notes
        told = [b for b in self.blocks if b.habits or b.doubts]
        paths: dict[int, dict[int, Path]] = {id(block): {} for block in told}
        if told:
            for path, (block, line) in self.assembler.places.rows.items():
                if id(block) in paths:
                    paths[id(block)][line] = path
        for block in self.blocks:
            yield from block.notes
            yield from block.told(paths.get(id(block), {}))


def read(source: bytes, limits: Limits) -> Document:
    """Read a package of CSV files.

    Raises:
        UnreadableError: the bytes are not one document of the standard within the limits.
    """
    members = unpacked(source, limits)
    kind = _root(members)
    reader = _Reader(CURRENT, kind, limits)
    reader.read(members)
    tree = reader.assembler.finish()

    def locate(paths: Iterable[Path]) -> Mapping[Path, Location]:
        return reader.assembler.places.locate(tree, paths)

    return Document("csv", reader.version, kind, tree, tuple(reader.said()), locate)


def _lost(document: Document, found: Mapping[str, bytes]) -> tuple[str, ...]:
    """What the tables would lose of a document: told by reading them again."""
    members = [Member(name, content) for name, content in found.items()]
    reader = _Reader(document.version, document.type, Limits())
    try:
        reader.read(members)
    except UnreadableError as error:
        return tuple(
            f"{n.sheet} : ce que le tableau devrait porter ne se relirait pas ({n.code})"
            for n in error.notes
        )
    return losses.losses(document.tree, reader.assembler.tree)


def files(document: Document) -> dict[str, bytes]:
    """The files of the package of a document, descriptor included.

    Raises:
        ConversionLossError: read again, the package would not give the same tree.
    """
    from cpom_schema.formats.csv.descriptor import descriptor

    found = laid(document)
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
