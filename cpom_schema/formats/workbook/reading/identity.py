"""What a workbook says of itself on its hidden sheet: version, type, template, what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from cpom_schema.document import Tree, value_at
from cpom_schema.errors import Note, UnreadableError
from cpom_schema.formats.announce import check
from cpom_schema.formats.workbook.cell_names import cell_name
from cpom_schema.formats.workbook.opening.sheets import Sheet, Workbook
from cpom_schema.formats.workbook.reading.blocks import SheetBlock, cell_at, marker
from cpom_schema.formats.workbook.reading.typed import plain
from cpom_schema.formats.workbook.technical import COLUMNS, SHEET
from cpom_schema.standard.edition import Edition, Editions
from cpom_schema.standard.views import digest
from cpom_schema.tabular.cells import text_of
from cpom_schema.tabular.layout import Table, tables

NO_IDENTITY: Final = "CPOM-F-060"
OLD_TEMPLATE: Final = "CPOM-F-058"
MISSING_TABLE: Final = "CPOM-F-057"
MISSING_COLUMN: Final = "CPOM-F-075"
OTHER_CONTENT: Final = "CPOM-F-059"
_CONTENT: Final = {
    "contrat": ("contrat", "identifiant"),
    "gestionnaire": ("organismeGestionnaire", "numeroFinessEj"),
    "exercice": ("exercice",),
}
"""Where a follow-up repeats what its template was made for."""

_YEAR = re.compile("[0-9]{4}")
Meta = Mapping[str, str]
"""Lines of the hidden sheet: a name, such as ``standard``, and a text."""


def identity(workbook: Workbook, editions: Editions) -> tuple[Meta, str, Edition]:
    """Return what the hidden sheet says, then the type and the edition of the document.

    Raises:
        UnreadableError: no such sheet, or an unknown type or version.
    """
    sheet = _identity_sheet(workbook)
    meta = _meta(sheet)
    kind, version = meta.get("type"), meta.get("standard")
    try:
        known, edition = check(kind, version, editions)
    except UnreadableError as error:
        raise UnreadableError(*_placed(error.notes, sheet)) from None
    return meta, known, edition


def template_notes(meta: Meta, kind: str, edition: Edition) -> Iterator[Note]:
    """Yield the note of a workbook made from a template that has changed since."""
    made = meta.get("empreinte")
    if made and made != digest(edition, kind):
        yield Note(OLD_TEMPLATE, (("modele", made[:12]),))


def missing_notes(
    meta: Meta, kind: str, edition: Edition, found: list[SheetBlock]
) -> Iterator[Note]:
    """Yield the notes of the tables and columns that were in the template and are no more.

    Args:
        meta: what the hidden sheet says.
        kind: type of the document.
        edition: its edition.
        found: the blocks of the workbook.
    """
    known = {table.id: table for table in tables(edition, kind)}
    here = {block.name: block for block in reversed(found)}
    for piece in meta.get("blocs", "").split(";"):
        name = piece.strip()
        if name in known:
            yield from _missing_of_table(meta, known[name], here.get(name))


def exercise(meta: Meta) -> int | None:
    """Return the exercise a workbook was made for, None when it says none."""
    stated = meta.get("exercice", "")
    return int(stated) if _YEAR.fullmatch(stated) else None


def content_notes(meta: Meta, tree: Tree) -> Iterator[Note]:
    """Yield the notes of values that are not those the workbook was made for."""
    for name, path in _CONTENT.items():
        made = meta.get(name)
        value = value_at(tree, path)
        if made and value is not None and not _is_same(made, str(value)):
            yield Note(OTHER_CONTENT, (("attendu", made), ("trouve", str(value))), path)


def _identity_sheet(workbook: Workbook) -> Sheet:
    for sheet in workbook.sheets:
        if sheet.name == SHEET:
            return sheet
    raise UnreadableError(Note(NO_IDENTITY))


def _meta(sheet: Sheet) -> Meta:
    meta: dict[str, str] = {}
    for row in sheet.rows:
        name = marker(cell_at(row, 0))
        value = cell_at(row, 1)
        if name and value is not None:
            meta[name] = _spelt(name, value)
    return meta


def _spelt(name: str, value: Any) -> str:
    """Return a value as the text it was: some programs make numbers of texts in figures."""
    if name == "standard":
        return str(value).strip()  # 1.0
    return text_of(plain(value)).strip()


def _is_same(made: str, value: str) -> bool:
    """Return whether a value is the one a workbook was made for, zeros lost at its start aside."""
    return made == value or (made.isdigit() and made == value.lstrip("0"))


def _placed(notes: Iterable[Note], sheet: Sheet) -> Iterator[Note]:
    """Yield notes on the version or the type, each at its cell."""
    for note in notes:
        name = "standard" if note.path == ("cpom",) else "type"
        cell = cell_name(_row_of(name, sheet), 1)
        yield note._replace(sheet=sheet.name, cell=cell)


def _row_of(name: str, sheet: Sheet) -> int:
    """Return the row of a line of the hidden sheet, the first one when it is absent."""
    for number, row in enumerate(sheet.rows):
        if marker(cell_at(row, 0)) == name:
            return number
    return 0


def _missing_of_table(meta: Meta, table: Table, block: SheetBlock | None) -> Iterator[Note]:
    """Yield the note of a table that is missing, or those of the columns it lacks."""
    if block is None:
        yield Note(MISSING_TABLE, (("table", _title(table)),), table.steps)
    else:
        made = _names(meta.get(f"{COLUMNS}{table.id}", ""), block)
        missing = [name for name in made if name not in block.ids]
        for name in missing:
            yield _missing_column(name, table, block)


def _names(listed: str, block: SheetBlock) -> Iterator[str]:
    """Yield the names of a list, one a line, or with any white space that a program left."""
    for line in listed.splitlines():
        name = line.strip()
        yield from [name] if name in block.ids else name.split()


def _missing_column(name: str, table: Table, block: SheetBlock) -> Note:
    params = {"colonne": _column_title(table, name), "table": _title(table)}
    return block.note(MISSING_COLUMN, None, None, table.steps, **params)


def _column_title(table: Table, identifier: str) -> str:
    """Return the title of a column, or its id when it is laid out by key."""
    fields = {column.id: column.field for column in table.columns}
    field = fields.get(identifier)
    if field is None and table.item:
        field = table.item.fields.get(identifier)
    return field.title["fr"] if field else identifier


def _title(table: Table) -> str:
    return table.field.title["fr"] if table.field else table.id
