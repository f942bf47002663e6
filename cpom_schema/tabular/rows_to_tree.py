"""From the rows of tables, and values read one by one at their addresses, to a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from cpom_schema.document import Path, Tree
from cpom_schema.errors import Note
from cpom_schema.standard.dictionary import Dictionary, ObjectType
from cpom_schema.tabular.address import Address, Step, parse
from cpom_schema.tabular.address_walk import AddressWalk, object_in
from cpom_schema.tabular.cell_places import Block, CellPlaces, Ids
from cpom_schema.tabular.field_order import FieldOrder
from cpom_schema.tabular.layout import RANK, Table

ORPHAN = "CPOM-F-038"
"""Code of a row whose parent is in no table."""
_BARE = ""
"""Name under which an item keeps the value of a list without key until it is added to the list."""


class Row(NamedTuple):
    """One row: its number in its block, and its values in the order of the ids."""

    number: int
    values: Sequence[Any]


_Put = Callable[[Tree, Any], None]
_Key = tuple[Any, ...]
_Picker = Callable[[Sequence[Any]], _Key]
_Item = tuple[Tree, Path]


class _RowPlan(NamedTuple):
    """How the rows of a table become items.

    Attributes:
        parent_key: takes from the values of a row the key of the item it belongs to.
        item_key: takes from the values of a row the key of its own item.
        fields: rank and name of the columns that are fields of the item.
        puts: rank of the other columns, and what puts a value of theirs in the item.
    """

    parent_key: _Picker
    item_key: _Picker
    fields: list[tuple[int, str]]
    puts: list[tuple[int, _Put]]

    def item(self, values: Sequence[Any]) -> Tree:
        """Return the item that the values of a row make."""
        item: Tree = {}
        for rank, name in self.fields:
            value = values[rank]
            if value is not None:
                item[name] = value
        self._put_others(item, values)
        return item

    def _put_others(self, item: Tree, values: Sequence[Any]) -> None:
        for rank, put in self.puts:
            value = values[rank]
            if value is not None:
                put(item, value)


class Assembler:
    """Builds a tree table after table; a table comes after the one that holds it.

    Attributes:
        tree: the tree so far.
        notes: rows that belong to no item.
        places: where the cells of what was read stand.
    """

    def __init__(self, dictionary: Dictionary, root: ObjectType) -> None:
        self.dictionary = dictionary
        self.root = root
        self.tree: Tree = {}
        self.notes: list[Note] = []
        self.places = CellPlaces(dictionary, root)
        self._items: dict[str, dict[_Key, _Item]] = {}
        """Items of each table, by their key below the keys of what holds them."""
        self._walk = AddressWalk(dictionary, root)

    def document(self, block: Block, row: Row) -> None:
        """Put the values of the row of the document's own table."""
        self.places.document = (block, row.number)
        for identifier, value in zip(block.ids, row.values, strict=False):
            if value is not None and identifier:
                put = self._putter(identifier, self.root)
                put(self.tree, value)

    def rows(self, table: Table, block: Block, rows: Iterable[Row]) -> None:
        """Add the items that the rows of a list make; a row without parent gives a note."""
        self.places.blocks.setdefault(table.id, block)
        plan = self._row_plan(table, block.ids)
        known = self._items.setdefault(table.id, {})
        if table.item is None and RANK in block.ids:
            rows = _in_order_of_rank(rows, block.ids.index(RANK))

        for row in rows:
            key = plan.parent_key(row.values)
            parent = self._parent(table, key)
            if parent is None:
                self._note_orphan(table, block, row.number, key)
                continue
            item = plan.item(row.values)
            path = self._append(table, parent, item)
            self.places.rows[path] = (block, row.number)
            known.setdefault((*key, *plan.item_key(row.values)), (item, path))

    def _row_plan(self, table: Table, ids: Ids) -> _RowPlan:
        carried = [column.id for column in table.carried]
        plan = _RowPlan(_picker(ids, carried), _picker(ids, table.item_key), [], [])
        for rank, identifier in enumerate(ids):
            if identifier is not None and identifier not in carried:
                self._plan_column(plan, table, rank, identifier)
        return plan

    def _plan_column(self, plan: _RowPlan, table: Table, rank: int, identifier: str) -> None:
        if table.item is None:
            if identifier != RANK:
                plan.puts.append((rank, _put_bare_value))
        elif identifier.isidentifier():
            plan.fields.append((rank, identifier))
        else:
            plan.puts.append((rank, self._putter(identifier, table.item)))

    def _putter(self, identifier: str, obj: ObjectType) -> _Put:
        """Return what puts the cells of a column in an item."""
        address = parse(identifier)
        if address is None or identifier.isidentifier():

            def put_field(item: Tree, value: Any) -> None:
                item[identifier] = value

            return put_field

        def put_at_address(item: Tree, value: Any) -> None:
            self._walk.put(obj, item, address, value)

        return put_at_address

    def _parent(self, table: Table, key: _Key) -> _Item | None:
        """Return the item that the rows with a key belong to, None when no table has it."""
        if table.parent is None or table.parent.field is None:
            return self.tree, ()
        return self._items.get(table.parent.id, {}).get(key)

    def _note_orphan(self, table: Table, block: Block, row: int, key: _Key) -> None:
        where = block.location(row, None)
        spelt = " / ".join(str(value) for value in key if value is not None)
        holder = table.parent.id if table.parent else ""
        params = (("cle", spelt), ("parent", holder))
        note = Note(ORPHAN, params, (), where.line, where.column, where.sheet, where.cell)
        self.notes.append(note)

    def _append(self, table: Table, parent: _Item, item: Tree) -> Path:
        """Add an item to its list, and return its place."""
        holder, path = parent
        for name in table.steps[:-1]:
            holder = object_in(holder, name)
        items = holder.setdefault(table.steps[-1], [])
        path = (*path, *table.steps, len(items))
        if table.item is None:
            items.append(item.get(_BARE, ""))
        else:
            items.append(item)
        return path

    def value(
        self, address: Address, value: Any, block: Block, row: int, column: int
    ) -> Path | None:
        """Put one value at its address, and return its place; None when it leads nowhere.

        A list takes the values of a sequence; an item of a keyed list is created when missing.
        """
        path = self._walk.put(self.root, self.tree, address, value)
        if path is not None:
            self.places.cells[path] = (block, row, column)
        return path

    def empty(self, address: Address, block: Block, row: int, column: int) -> Path | None:
        """Keep the cell left empty where a value could stand, and return the place of that value.

        None when the address names an item that is not in the tree.
        """
        path = self._walk.place_below(self.tree, (), address)
        if path is not None:
            self.places.cells.setdefault(path, (block, row, column))
        return path

    def path(self, block: Block, row: int, identifier: str) -> Path:
        """Return the place of the cell of a row, whether or not something was read in it."""
        item = self.places.item(block, row)
        address = parse(identifier) or (Step(identifier),)
        place = self._walk.place_below(self.tree, item, address)
        return place or (*item, address[0].name)

    def finish(self) -> Tree:
        """Return the tree, its fields in the order of the dictionary."""
        head: Tree = {name: self.tree[name] for name in ("cpom", "type") if name in self.tree}
        body = FieldOrder(self.dictionary).ordered(self.root, self.tree)
        self.tree = {**head, **body}
        return self.tree


def _in_order_of_rank(rows: Iterable[Row], column: int) -> list[Row]:
    """Return rows sorted by a column of ranks, those without a number at the end."""

    def rank_of(row: Row) -> tuple[int, Any]:
        rank = row.values[column]
        if isinstance(rank, int | float):
            return (0, rank)
        return (1, 0)

    return sorted(rows, key=rank_of)


def _picker(ids: Ids, names: Sequence[str]) -> _Picker:
    """Return what takes the values of some columns from a row, None for those not there."""
    there = [ids.index(name) for name in names if name in ids]
    if len(there) < len(names):
        return _sparse_picker(ids, names)
    if len(there) == 1:
        only = there[0]
        return lambda values: (values[only],)
    if not there:
        return lambda _: ()
    return itemgetter(*there)


def _sparse_picker(ids: Ids, names: Sequence[str]) -> _Picker:
    """Return what takes the values of some columns, some of which are not there."""
    ranks = [ids.index(name) if name in ids else None for name in names]

    def pick(values: Sequence[Any]) -> _Key:
        return tuple([None if rank is None else values[rank] for rank in ranks])

    return pick


def _put_bare_value(item: Tree, value: Any) -> None:
    item[_BARE] = value
