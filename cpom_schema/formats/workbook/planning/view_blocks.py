"""The blocks a view asks for: their columns, and the empty rows a document will be laid out in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cpom_schema.document import Document
from cpom_schema.formats.workbook.planning.columns import (
    Column,
    ColumnMaker,
    Leaf,
    Part,
    label_of,
    leaves,
    parent_keys,
)
from cpom_schema.formats.workbook.planning.filling import Filling
from cpom_schema.formats.workbook.planning.pivots import Pivot, find_pivot, pivot_columns
from cpom_schema.formats.workbook.planning.rows import BlockRows
from cpom_schema.standard import views
from cpom_schema.standard.dictionary import Dictionary, ObjectType
from cpom_schema.standard.views import Form, TableBlock, View
from cpom_schema.tabular.layout import Table, tables


class ViewBlock(NamedTuple):
    """A table of the view, with its columns and its rows."""

    block: TableBlock
    rows: BlockRows
    columns: tuple[Column, ...]


class ViewBlocks(NamedTuple):
    """Everything a tree is laid out in.

    Attributes:
        root: the row of the values of the document itself, which the forms show.
        tables: for the table of a block of the view, that block, then those of the lists that could
            not be laid out as columns.
    """

    root: BlockRows
    tables: Mapping[str, tuple[ViewBlock, ...]]


def form_leaves(dictionary: Dictionary, root: ObjectType, name: str) -> Iterator[Leaf]:
    """Yield the lines of a form for one field of the document, dotted inside a single object."""
    for leaf in leaves(dictionary, root):
        is_named = leaf.id == name or leaf.id.startswith(f"{name}.")
        if is_named and not leaf.has_rows:
            yield leaf


class _BlockMaker:
    def __init__(
        self, document: Document, view: View, filling: Filling, maker: ColumnMaker
    ) -> None:
        self.document = document
        self.dictionary = document.dictionary
        self.view = view
        self.filling = filling
        self.maker = maker
        self.tables = {t.id: t for t in tables(document.version, document.type)}
        self.rows: dict[str, BlockRows] = {}

    def blocks_for(self, block: TableBlock) -> tuple[ViewBlock, ...]:
        """Return a block, then those of the lists that could not be laid out as columns."""
        table = self.tables[block.table]
        pivots: dict[str, Pivot] = {}
        apart: list[ViewBlock] = []
        for name, order in block.pivot.items():
            child = self.tables[f"{table.id}.{name}"]
            pivot = self._pivot(child, order)
            if pivot is None:
                apart += self.blocks_for(TableBlock(child.id, None, (), {}, (), None))
            else:
                pivots[name] = pivot
        columns = self._columns(table, block, pivots)
        fields = {name: pivot.field for name, pivot in pivots.items()}
        rows = BlockRows(table, _own_ids(table, columns), fields, {}, [], {})
        self.rows[table.id] = rows
        return (ViewBlock(block, rows, columns), *apart)

    def _pivot(self, child: Table, order: views.Pivot) -> Pivot | None:
        holds_lists = any(table.parent is child for table in self.tables.values())
        if holds_lists:
            return None
        return find_pivot(self.document, child, order, self.filling.columns.get(child.id, ()))

    def _columns(
        self, table: Table, block: TableBlock, pivots: Mapping[str, Pivot]
    ) -> tuple[Column, ...]:
        """Return the columns of a block: its key, what informs, its values, the rarest last."""
        if table.item is None or table.field is None:
            return ()
        contexts = self._contexts(table, block)
        key_maker = self.maker._replace(bare=bool(contexts))  # a context says the name better
        keys = list(parent_keys(key_maker, table))
        values: list[Column] = []
        last: list[Column] = []
        for leaf in leaves(self.dictionary, table.item):
            if self.view.is_elsewhere(f"{table.id}.{leaf.id}"):
                continue
            if leaf.id in pivots:
                values += pivot_columns(self.maker, leaf, pivots[leaf.id])
            elif leaf.has_rows:
                continue
            elif leaf.id in table.field.key:
                keys.append(_column(key_maker, leaf, "key"))
            elif leaf.id in block.last:
                last.append(_column(self.maker, leaf, "value"))
            else:
                values.append(_column(self.maker, leaf, "value"))
        last.sort(key=lambda column: block.last.index(column.id))
        return (*keys, *contexts, *values, *last)

    def _contexts(self, table: Table, block: TableBlock) -> list[Column]:
        """Return the columns that inform, but for those no row has anything for."""
        known: set[str] = set()
        for row in self.filling.context.get(table.id, {}).values():
            known.update(name for name, value in row.items() if value is not None)
        return [self.maker.of_context(c) for c in block.context if c.name in known]

    def root(self) -> BlockRows:
        """Return what the values of the document itself are laid out in."""
        lines: set[str] = set()
        for sheet in self.view.sheets:
            for block in sheet.blocks:
                if isinstance(block, Form):
                    lines |= self._form_ids(block)
        rows = BlockRows(self.tables[self.document.type], frozenset(lines), {}, {}, [], {})
        self.rows[self.document.type] = rows
        return rows

    def _form_ids(self, form: Form) -> set[str]:
        ids: set[str] = set()
        for name in form.fields:
            found = form_leaves(self.dictionary, self.document.root, name)
            ids.update(leaf.id for leaf in found)
        return ids

    def link(self) -> None:
        """Link the rows of each list to those of the items that hold it."""
        for rows in self.rows.values():
            parent = rows.table.parent
            if parent is not None and parent.id in self.rows:
                name = ".".join(rows.table.steps)
                self.rows[parent.id].children[name] = rows


def _own_ids(table: Table, columns: tuple[Column, ...]) -> frozenset[str]:
    """Return the ids of the columns that hold a value of the item itself."""
    elsewhere = {column.id for column in table.carried}
    own: set[str] = set()
    for column in columns:
        is_pivoted = "[" in column.id
        if column.part != "context" and not is_pivoted:
            own.add(column.id)
    return frozenset(own - elsewhere)


def _column(maker: ColumnMaker, leaf: Leaf, part: Part) -> Column:
    label = label_of(leaf, maker.lang)
    return maker.of_field(leaf.id, leaf.field, label, part, required=leaf.required)


def lay_out(document: Document, view: View, filling: Filling, maker: ColumnMaker) -> ViewBlocks:
    """Return the blocks of a view, whose rows are still empty."""
    blocks = _BlockMaker(document, view, filling, maker)
    made: dict[str, tuple[ViewBlock, ...]] = {}
    for sheet in view.sheets:
        for block in sheet.blocks:
            if isinstance(block, TableBlock):
                made[block.table] = blocks.blocks_for(block)
    root = blocks.root()
    blocks.link()
    return ViewBlocks(root, made)
