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
    has_rows,
    label_of,
    leaves,
    parent_keys,
)
from cpom_schema.formats.workbook.planning.filling import Filling
from cpom_schema.formats.workbook.planning.pivots import Pivot, find_pivot, pivot_columns
from cpom_schema.formats.workbook.planning.rows import BlockRows
from cpom_schema.standard import views
from cpom_schema.standard.dictionary import Dictionary, ObjectType
from cpom_schema.standard.views import Block, Form, TableBlock, View
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
        if is_named and not has_rows(leaf.field):
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
        self.tables = {t.id: t for t in tables(document.edition, document.type)}
        self.rows: dict[str, BlockRows] = {}

    def of_the_view(self) -> dict[str, tuple[ViewBlock, ...]]:
        """Return the blocks made for each table of the view."""
        made: dict[str, tuple[ViewBlock, ...]] = {}
        for block in _blocks_of(self.view):
            if isinstance(block, TableBlock):
                made[block.table] = self.blocks_for(block)
        return made

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
        for leaf in self._leaves(table, table.item, block):
            if leaf.id in table.field.key:
                keys.append(_column(key_maker, leaf, "key"))
            else:
                values += self._value_columns(leaf, pivots)
        return (*keys, *contexts, *values)

    def _leaves(self, table: Table, obj: ObjectType, block: TableBlock) -> list[Leaf]:
        """Return what a row shows: in the order of the dictionary, then the rarest."""
        shown = [leaf for leaf in leaves(self.dictionary, obj) if self._is_here(table, leaf)]
        return sorted(shown, key=lambda leaf: _rank_at_the_end(leaf, block))

    def _is_here(self, table: Table, leaf: Leaf) -> bool:
        return not self.view.is_elsewhere(f"{table.id}.{leaf.id}")

    def _value_columns(self, leaf: Leaf, pivots: Mapping[str, Pivot]) -> Iterator[Column]:
        """Yield the columns of a value; a list that is not laid out as columns has none here."""
        if leaf.id in pivots:
            yield from pivot_columns(self.maker, leaf, pivots[leaf.id])
        elif not has_rows(leaf.field):
            yield _column(self.maker, leaf, "value")

    def _contexts(self, table: Table, block: TableBlock) -> list[Column]:
        """Return the columns that inform, but for those no row has anything for."""
        known = set(self._names_known(table))
        return [self.maker.of_context(c) for c in block.context if c.name in known]

    def _names_known(self, table: Table) -> Iterator[str]:
        """Yield the names of the contexts that at least one row has something for."""
        for row in self.filling.context.get(table.id, {}).values():
            for name, value in row.items():
                if value is not None:
                    yield name

    def root(self) -> BlockRows:
        """Return what the values of the document itself are laid out in."""
        lines: set[str] = set()
        for block in _blocks_of(self.view):
            if isinstance(block, Form):
                lines.update(self._form_ids(block))
        rows = BlockRows(self.tables[self.document.type], frozenset(lines), {}, {}, [], {})
        self.rows[self.document.type] = rows
        return rows

    def _form_ids(self, form: Form) -> Iterator[str]:
        for name in form.fields:
            for leaf in form_leaves(self.dictionary, self.document.root, name):
                yield leaf.id

    def link(self) -> None:
        """Link the rows of each list to those of the items that hold it."""
        for rows in self.rows.values():
            parent = rows.table.parent
            if parent is not None and parent.id in self.rows:
                name = ".".join(rows.table.steps)
                self.rows[parent.id].children[name] = rows


def _blocks_of(view: View) -> Iterator[Block]:
    for sheet in view.sheets:
        yield from sheet.blocks


def _own_ids(table: Table, columns: tuple[Column, ...]) -> frozenset[str]:
    """Return the ids of the columns that hold a value of the item itself."""
    elsewhere = {column.id for column in table.carried}
    own: set[str] = set()
    for column in columns:
        is_pivoted = "[" in column.id
        if column.part != "context" and not is_pivoted:
            own.add(column.id)
    return frozenset(own - elsewhere)


def _rank_at_the_end(leaf: Leaf, block: TableBlock) -> int:
    """Return the rank of a value among those a view puts at the end, from 1; 0 for the others."""
    if leaf.id not in block.last:
        return 0
    return block.last.index(leaf.id) + 1


def _column(maker: ColumnMaker, leaf: Leaf, part: Part) -> Column:
    label = label_of(leaf, maker.lang)
    return maker.of_field(leaf.id, leaf.field, label, part, required=leaf.required)


def lay_out(document: Document, view: View, filling: Filling, maker: ColumnMaker) -> ViewBlocks:
    """Return the blocks of a view, whose rows are still empty."""
    blocks = _BlockMaker(document, view, filling, maker)
    made = blocks.of_the_view()
    root = blocks.root()
    blocks.link()
    return ViewBlocks(root, made)
