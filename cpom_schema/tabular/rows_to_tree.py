"""From rows to a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from cpom_schema.document import Location, Path, Tree, field_at, value_at
from cpom_schema.errors import Note
from cpom_schema.standard.dictionary import Dictionary, ObjectType
from cpom_schema.tabular.address import Address, Step, key_values, parse
from cpom_schema.tabular.cell_places import Block, CellPlaces
from cpom_schema.tabular.field_order import FieldOrder
from cpom_schema.tabular.key_index import KeyIndex
from cpom_schema.tabular.layout import RANK, Table

ORPHAN = "CPOM-F-038"
"""Code of a row whose parent is in no table."""


class Row(NamedTuple):
    """One row: its number in its block, and its values in the order of the ids."""

    number: int
    values: Sequence[Any]


_Put = Callable[[Tree, Any], None]


class Assembler:
    """Builds a tree table after table; a table comes after the one that holds it."""

    def __init__(self, dictionary: Dictionary, root: ObjectType) -> None:
        self.dictionary = dictionary
        self.root = root
        self.tree: Tree = {}
        self.notes: list[Note] = []
        self._items: dict[str, dict[tuple[Any, ...], tuple[Tree, Path]]] = {}
        self.places = CellPlaces(dictionary, root)
        self._keys = KeyIndex()

    def document(self, block: Block, row: Row) -> None:
        """The row of the document's own table."""
        self.places.document = (block, row.number)
        for identifier, value in zip(block.ids, row.values, strict=False):
            if value is not None and identifier:
                self._putter(identifier, self.root)(self.tree, value)

    def rows(self, table: Table, block: Block, rows: Iterable[Row]) -> None:
        """The rows of a list."""
        self.places.blocks.setdefault(table.id, block)
        key_of_parent = _picker(block.ids, [c.id for c in table.carried])
        key_of_item = _picker(block.ids, table.field.key if table.field else ())
        plain, puts = self._columns(table, block)
        within = self._items.setdefault(table.id, {})
        rank = block.ids.index(RANK) if table.item is None and RANK in block.ids else None
        if rank is not None:
            rows = sorted(rows, key=lambda r: _order(r.values[rank]))
        for row in rows:
            values = row.values
            key = key_of_parent(values)
            parent = self._parent(table, key)
            if parent is None:
                where = block.location(row.number, None)
                spelt = " / ".join(str(v) for v in key if v is not None)
                holder = table.parent.id if table.parent else ""
                params = (("cle", spelt), ("parent", holder))
                self.notes.append(_at(ORPHAN, params, (), where))
                continue
            item: Tree = {n: v for i, n in plain if (v := values[i]) is not None}
            for index, put in puts:
                value = values[index]
                if value is not None:
                    put(item, value)
            path = self._append(table, parent, item, row, block)
            within.setdefault((*key, *key_of_item(values)), (item, path))

    def _columns(
        self, table: Table, block: Block
    ) -> tuple[list[tuple[int, str]], list[tuple[int, _Put]]]:
        """The columns that are fields of the item, and how the cells of the others are put."""
        carried = {c.id for c in table.columns if c.carried}
        plain: list[tuple[int, str]] = []
        puts: list[tuple[int, _Put]] = []
        for index, identifier in enumerate(block.ids):
            if identifier is None or identifier in carried:
                continue
            if table.item is None:
                if identifier != RANK:
                    puts.append((index, _value))
            elif identifier.isidentifier():
                plain.append((index, identifier))
            else:
                puts.append((index, self._putter(identifier, table.item)))
        return plain, puts

    def _parent(self, table: Table, key: tuple[Any, ...]) -> tuple[Tree, Path] | None:
        if table.parent is None or table.parent.field is None:
            return self.tree, ()
        return self._items.get(table.parent.id, {}).get(key)

    def _append(
        self, table: Table, parent: tuple[Tree, Path], item: Tree, row: Row, block: Block
    ) -> Path:
        holder, path = parent
        for name in table.steps[:-1]:
            holder = _below(holder, name)
        items = holder.setdefault(table.steps[-1], [])
        path = (*path, *table.steps, len(items))
        items.append(item if table.item is not None else item.get("", ""))
        self.places.rows[path] = (block, row.number)
        return path

    def value(
        self, address: Address, value: Any, block: Block, row: int, column: int
    ) -> Path | None:
        """One value at its address, and its place; None when the address leads nowhere.

        A list takes the values of a sequence; an item of a keyed list is created when missing.
        """
        path = self._reach(self.root, self.tree, address, value)
        if path is not None:
            self.places.cells[path] = (block, row, column)
        return path

    def empty(self, address: Address, block: Block, row: int, column: int) -> Path | None:
        """A cell left empty where a value could stand, and its place."""
        path = self._below((), address)
        if path is not None:
            self.places.cells.setdefault(path, (block, row, column))
        return path

    def _putter(self, identifier: str, obj: ObjectType) -> _Put:
        """How a cell of a column is put in an item."""
        if identifier.isidentifier():

            def simple(item: Tree, value: Any) -> None:
                item[identifier] = value

            return simple
        address = parse(identifier)
        if address is None:

            def strange(item: Tree, value: Any) -> None:
                item[identifier] = value

            return strange

        def deep(item: Tree, value: Any) -> None:
            self._reach(obj, item, address, value)

        return deep

    def path(self, block: Block, row: int, identifier: str) -> Path:
        """The place of the cell of a row, whether or not something was read in it."""
        item = self.places.item(block, row)
        address = parse(identifier) or (Step(identifier),)
        return self._below(item, address) or (*item, address[0].name)

    def _below(self, item: Path, address: Address) -> Path | None:
        """The place an address leads to below an item; None when it names an item that is not."""
        path = item
        here: Any = value_at(self.tree, item)
        for step in address:
            path = (*path, step.name)
            here = here.get(step.name) if isinstance(here, dict) else None
            if step.key is None:
                continue
            field = field_at(self.dictionary, self.root, path)
            if field is None or not isinstance(here, list):
                return None
            rank = self._keys.rank(here, field.key, step.key)
            if rank is None:
                return None
            path, here = (*path, rank), here[rank]
        return path

    def _reach(
        self, obj: ObjectType | None, holder: Tree, address: Address, value: Any
    ) -> Path | None:
        """Put a value at an address below an item; its path, None when it leads nowhere."""
        path: Path = ()
        for position, step in enumerate(address):
            field = obj.fields.get(step.name) if obj else None
            last = position == len(address) - 1
            path = (*path, step.name)
            if step.key is None:
                if last:
                    holder[step.name] = value
                    return path
                holder = _below(holder, step.name)
            else:
                if field is None or not field.repeated:
                    return None
                items = holder.setdefault(step.name, [])
                if not isinstance(items, list):
                    return None
                if not field.key:
                    items.append(value)
                    return (*path, len(items) - 1)
                rank = self._keys.rank(items, field.key, step.key)
                if rank is None:
                    items.append(key_values(self.dictionary, field, step.key))
                    rank = len(items) - 1
                if last:
                    return None
                path, holder = (*path, rank), items[rank]
            obj = self.dictionary.objects[field.type] if field and field.kind == "object" else None
        return None

    def finish(self) -> Tree:
        """The tree, its names in the order of the dictionary."""
        head: Tree = {n: self.tree[n] for n in ("cpom", "type") if n in self.tree}
        self.tree = {**head, **FieldOrder(self.dictionary).of(self.root, self.tree)}
        return self.tree


def _picker(
    ids: Sequence[str | None], names: Sequence[str]
) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """How the values of some columns are taken from a row, None for those that are not there."""
    ranks = [ids.index(name) if name in ids else None for name in names]
    if len(ranks) > 1 and None not in ranks:
        return itemgetter(*ranks)
    if len(ranks) == 1 and (only := ranks[0]) is not None:
        return lambda values: (values[only],)
    return lambda values: tuple(None if rank is None else values[rank] for rank in ranks)


def _order(value: Any) -> tuple[int, Any]:
    return (0, value) if isinstance(value, int | float) else (1, 0)


def _value(item: Tree, value: Any) -> None:
    item[""] = value


def _below(holder: Tree, name: str) -> Tree:
    below = holder.get(name)
    if not isinstance(below, dict):
        below = holder[name] = {}
    return below


def _at(code: str, params: tuple[tuple[str, str], ...], path: Path, where: Location) -> Note:
    return Note(code, params, path, where.line, where.column, where.sheet, where.cell)
