"""What a workbook says of itself on its hidden sheet: version, type, template, what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cpom_schema.document import Tree, value_at
from cpom_schema.errors import Note, UnreadableError
from cpom_schema.formats.announce import check
from cpom_schema.formats.workbook.cell_names import cell_name
from cpom_schema.formats.workbook.opening.sheets import Sheet, Workbook
from cpom_schema.formats.workbook.reading.blocks import SheetBlock, cell_at, marker
from cpom_schema.formats.workbook.technical import COLUMNS, SHEET
from cpom_schema.standard.edition import Edition, Editions
from cpom_schema.standard.views import digest
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

Meta = Mapping[str, str]
"""Lines of the hidden sheet: a name, such as ``standard``, and a text."""


def identity(workbook: Workbook, editions: Editions) -> tuple[Meta, str, Edition]:
    """Return what the hidden sheet says, then the type and the edition of the document.

    Raises:
        UnreadableError: no such sheet, or an unknown type or version.
    """
    sheet = next((s for s in workbook.sheets if s.name == SHEET), None)
    if sheet is None:
        raise UnreadableError(Note(NO_IDENTITY))
    meta = _meta(sheet)
    try:
        kind, edition = check(meta.get("type"), meta.get("standard"), editions)
    except UnreadableError as error:
        raise UnreadableError(*(_placed(note, sheet) for note in error.notes)) from None
    return meta, kind, edition


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
    for name in meta.get("blocs", "").split(";"):
        table = known.get(name)
        if not name or table is None:
            continue
        if name in here:
            made = meta.get(f"{COLUMNS}{name}", "").split("\n")
            yield from _missing_columns(made, table, here[name])
        else:
            yield Note(MISSING_TABLE, (("table", _title(table)),), table.steps)


def content_notes(meta: Meta, tree: Tree) -> Iterator[Note]:
    """Yield the notes of values that are not those the workbook was made for."""
    for name, path in _CONTENT.items():
        made = meta.get(name)
        value = value_at(tree, path)
        if made and value is not None and str(value) != made:
            yield Note(OTHER_CONTENT, (("attendu", made), ("trouve", str(value))), path)


def _meta(sheet: Sheet) -> Meta:
    meta: dict[str, str] = {}
    for row in sheet.rows:
        name = marker(cell_at(row, 0))
        value = cell_at(row, 1)
        if name and value is not None:
            meta[name] = str(value).strip()
    return meta


def _placed(note: Note, sheet: Sheet) -> Note:
    """Place a note on the version or the type at its cell, or at the top when there is none."""
    name = "standard" if note.path == ("cpom",) else "type"
    for number, row in enumerate(sheet.rows):
        if marker(cell_at(row, 0)) == name:
            return note._replace(sheet=sheet.name, cell=cell_name(number, 1))
    return note._replace(sheet=sheet.name, cell=cell_name(0, 1))


def _missing_columns(made: list[str], table: Table, block: SheetBlock) -> Iterator[Note]:
    """Yield the notes of the columns a table had when it was made and lacks."""
    title = _title(table)
    for name in made:
        if name and name not in block.ids:
            column = _column_title(table, name)
            yield block.note(MISSING_COLUMN, None, None, table.steps, colonne=column, table=title)


def _column_title(table: Table, identifier: str) -> str:
    """Return the title of a column, or its id when it is laid out by key."""
    fields = {column.id: column.field for column in table.columns}
    field = fields.get(identifier)
    if field is None and table.item:
        field = table.item.fields.get(identifier)
    return field.title["fr"] if field else identifier


def _title(table: Table) -> str:
    return table.field.title["fr"] if table.field else table.id
