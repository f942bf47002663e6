"""What a workbook says of itself on its hidden sheet: version, type, template, whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cpom_schema.document import Tree, value_at
from cpom_schema.errors import Note, UnreadableError
from cpom_schema.formats.announce import check
from cpom_schema.formats.workbook.opening.grid import Sheet, Workbook, cell_name
from cpom_schema.formats.workbook.reading.blocks import SheetBlock, at, text
from cpom_schema.standard.edition import Edition, Editions
from cpom_schema.standard.views import digest
from cpom_schema.tabular.layout import Table, tables

SHEET: Final = "_meta"
NOT_OURS: Final = "CPOM-F-060"
OLD: Final = "CPOM-F-058"
MISSING: Final = "CPOM-F-057"
LESS: Final = "CPOM-F-075"
COLUMNS: Final = "colonnes."
"""Beginning of the names of the lines that say, one a line, the columns of each table."""
ALIEN: Final = "CPOM-F-059"
_OWNER: Final = {
    "contrat": ("contrat", "identifiant"),
    "gestionnaire": ("organismeGestionnaire", "numeroFinessEj"),
    "exercice": ("exercice",),
}
"""Where a follow-up repeats what its template was made for."""

Meta = Mapping[str, str]


def _meta(sheet: Sheet) -> Meta:
    pairs = ((text(at(row, 0)), at(row, 1)) for row in sheet.rows)
    return {key: str(value).strip() for key, value in pairs if key and value is not None}


def identity(workbook: Workbook, editions: Editions) -> tuple[Meta, str, Edition]:
    """Return what the hidden sheet says, then the type and the edition of the document.

    Raises:
        UnreadableError: no such sheet, or an unknown type or version.
    """
    sheet = next((s for s in workbook.sheets if s.name == SHEET), None)
    if sheet is None:
        raise UnreadableError(Note(NOT_OURS))
    meta = _meta(sheet)
    try:
        kind, edition = check(meta.get("type"), meta.get("standard"), editions)
    except UnreadableError as error:
        raise UnreadableError(*(_placed(note, sheet) for note in error.notes)) from None
    return meta, kind, edition


def _placed(note: Note, sheet: Sheet) -> Note:
    """A note on the version or the type, at its cell; at the top of the sheet when it is absent."""
    name = "standard" if note.path == ("cpom",) else "type"
    row = next((i for i, row in enumerate(sheet.rows) if text(at(row, 0)) == name), 0)
    return note._replace(sheet=sheet.name, cell=cell_name(row, 1))


def outdated(meta: Meta, kind: str, edition: Edition) -> Iterator[Note]:
    """The note of a workbook made from a template that has changed since."""
    made = meta.get("empreinte")
    if made and made != digest(edition, kind):
        yield Note(OLD, (("modele", made[:12]),))


def absent(meta: Meta, kind: str, edition: Edition, found: list[SheetBlock]) -> Iterator[Note]:
    """The notes of the tables and columns that were in the template and are no more."""
    known = {table.id: table for table in tables(edition, kind)}
    here = {block.name: block for block in reversed(found)}
    for name in filter(None, meta.get("blocs", "").split(";")):
        table = known.get(name)
        if table is None:
            continue
        if name in here:
            yield from _less(meta.get(f"{COLUMNS}{name}", ""), table, here[name])
        else:
            yield Note(MISSING, (("table", _title(table)),), table.steps)


def _less(made: str, table: Table, block: SheetBlock) -> Iterator[Note]:
    """The notes of the columns a table lacks."""
    where = block.location(None, None)
    for identifier in made.split("\n"):
        if identifier and identifier not in block.ids:
            params = (("colonne", _column(table, identifier)), ("table", _title(table)))
            yield Note(LESS, params, table.steps, sheet=where.sheet, cell=where.cell)


def _column(table: Table, identifier: str) -> str:
    """The title of a column; its id when it is laid out by key."""
    fields = {c.id: c.field for c in table.columns if c.field}
    held = table.item.fields if table.item else {}
    field = fields.get(identifier) or held.get(identifier)
    return field.title["fr"] if field else identifier


def _title(table: Table) -> str:
    return table.field.title["fr"] if table.field else table.id


def alien(meta: Meta, tree: Tree) -> Iterator[Note]:
    """The notes of contents that are not those the workbook was made for."""
    for name, path in _OWNER.items():
        made, said = meta.get(name), value_at(tree, path)
        if made and said is not None and str(said) != made:
            yield Note(ALIEN, (("attendu", made), ("trouve", str(said))), path)
