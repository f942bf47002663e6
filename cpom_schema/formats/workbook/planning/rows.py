"""From a tree to the rows of the blocks: each value in one cell, the rest left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeGuard

from cpom_schema.document import Tree
from cpom_schema.formats.workbook.planning.cell_values import is_lines, is_plain, is_row
from cpom_schema.formats.workbook.planning.leftovers import Leftovers, address_of_item
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.tabular.address import Address, Step, key_of
from cpom_schema.tabular.layout import Table

_PLAIN: Final = frozenset((str, int, float, bool))
_RESERVED: Final = frozenset("#?*.[]")
"""Characters that mean something in the id of a column."""


class BlockRows(NamedTuple):
    """The rows of a block, and what its columns can hold.

    Attributes:
        table: the table of the rows; that of the document for the values of the forms.
        ids: ids of the columns that hold a value or a list of plain values.
        pivots: lists laid out as columns, by their dotted names in the item.
        children: rows of the lists that have a block of their own, by the same names.
        rows: the rows, each value by the id of its column.
        unknown: ids of the columns the standard does not know, in order of appearance.
    """

    table: Table
    ids: frozenset[str]
    pivots: Mapping[str, Field]
    children: dict[str, BlockRows]
    rows: list[Tree]
    unknown: dict[str, None]

    @property
    def is_form(self) -> bool:
        """Whether these are the values of the document itself, which forms show."""
        return self.table.field is None


class RowPlacer:
    """Places the values of one tree in the rows of its blocks.

    Attributes:
        leftovers: what fits in no row.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.leftovers = Leftovers(dictionary)

    def place_document(self, block: BlockRows, tree: Tree) -> None:
        """Place a document: the one row of the block gets the values of the forms."""
        row: Tree = {}
        block.rows.append(row)
        known = {n: v for n, v in tree.items() if n not in ("cpom", "type")}
        if block.table.item is not None:
            self._place_object(block, row, known, block.table.item, (), ())

    def _place_object(
        self, block: BlockRows, row: Tree, value: Tree, obj: ObjectType,
        steps: tuple[str, ...], above: Address | None,
    ) -> None:  # fmt: skip
        """Place the values of an object that shares the row of the item that holds it.

        Args:
            block: the block of the row.
            row: the row, filled as values are met.
            value: the object.
            obj: its type.
            steps: names from the item of the row to the object.
            above: its address; None when no address leads there.
        """
        for name, below in value.items():
            field = obj.fields.get(name)
            path = (*steps, name)
            address = None if above is None else (*above, Step(name))
            if field is None:
                placed = not steps and _place_unknown(block, row, name, below)
            else:
                placed = self._place_field(block, row, below, field, path, address)
            if not placed:
                self.leftovers.add(address, field, below, name)

    def _place_field(
        self, block: BlockRows, row: Tree, value: Any, field: Field,
        path: tuple[str, ...], address: Address | None,
    ) -> bool:  # fmt: skip
        """Place the value of a field; return whether something has a cell for it."""
        identifier = ".".join(path)
        if identifier in block.ids:
            return _place_value(block, row, identifier, field, value)
        if isinstance(value, list):
            return self._place_list(block, row, value, identifier, address)
        if field.kind == "object" and is_row(value):
            obj = self.dictionary.objects[field.type]
            self._place_object(block, row, value, obj, path, address)
            return True
        return False

    def _place_list(
        self, block: BlockRows, row: Tree, items: list[Any], identifier: str,
        address: Address | None,
    ) -> bool:  # fmt: skip
        """Place the items of a list; return whether a block or columns were made for it."""
        if items and identifier in block.children:
            self._place_items(block, block.children[identifier], items, row, address)
            return True
        if identifier in block.pivots:
            _place_pivot(row, identifier, block.pivots[identifier], items)
            return True
        return False

    def _place_items(
        self, parent: BlockRows, block: BlockRows, items: list[Any], row: Tree,
        above: Address | None,
    ) -> None:  # fmt: skip
        """Place the items of a list in a block of their own, one a row.

        Args:
            parent: the block of the item that holds the list.
            block: that of the list.
            items: the items.
            row: the row of the item that holds the list.
            above: the address of the list; None when no address leads there.
        """
        table = block.table
        if table.field is None or table.item is None:
            return
        carried = _carried(parent, block, row)
        simple = _simple_ids(block, table.item)
        addresses = _ItemAddresses(above, items, table.field.key)
        for rank, item in enumerate(items):
            if _is_simple(item, simple):
                block.rows.append({**carried, **item} if carried else item)
                continue
            if not is_row(item):
                self.leftovers.lose(above, "classeur_ligne_attendue", f"[{rank + 1}]")
                continue
            if not self._place_item(block, item, table.item, carried, addresses.at(rank)):
                self.leftovers.lose(above, "classeur_sans_cellule", f"[{rank + 1}]")

    def _place_item(
        self, block: BlockRows, item: Tree, obj: ObjectType, carried: Tree,
        address: Address | None,
    ) -> bool:  # fmt: skip
        """Place an item in a row of its own; return whether a cell was made for some of it.

        The key comes first: the rows of the lists below repeat it.
        """
        row = dict(carried)
        block.rows.append(row)
        self._place_object(block, row, _key_first(block, item), obj, (), address)
        return len(row) > len(carried)


def _key_first(block: BlockRows, item: Tree) -> Tree:
    key = block.table.field.key if block.table.field else ()
    return {name: item[name] for name in key if name in item} | item


class _ItemAddresses:
    """The addresses of the items of a list, worked out when one is first asked for.

    Args:
        above: the address of the list; None when no address leads there.
        items: the items.
        key: names of the fields of their key.
    """

    def __init__(self, above: Address | None, items: list[Any], key: tuple[str, ...]) -> None:
        self._above = above
        self._items = items
        self._key = key

    @cached_property
    def _first_ranks(self) -> dict[tuple[str, ...], int]:
        """The rank of the first item of each key."""
        ranks: dict[tuple[str, ...], int] = {}
        for rank, item in enumerate(self._items):
            ranks.setdefault(key_of(item, self._key), rank)
        return ranks

    def at(self, rank: int) -> Address | None:
        """Return the address of an item; None for all the items of a key but the first."""
        if self._above is None:
            return None
        key = key_of(self._items[rank], self._key)
        if self._first_ranks[key] != rank:
            return None
        return address_of_item(self._above, key)


def _place_value(block: BlockRows, row: Tree, identifier: str, field: Field, value: Any) -> bool:
    """Place a value in the cell made for it; return whether it fits."""
    fits = is_lines(value) if field.repeated else _fits_a_cell(block, value)
    if fits:
        row[identifier] = value
    return fits


def _fits_a_cell(block: BlockRows, value: Any) -> bool:
    """Return whether a value stands in a cell; a form takes a text of spaces for an empty cell."""
    if not is_plain(value):
        return False
    if block.is_form and isinstance(value, str):
        return bool(value.strip())
    return True


def _place_unknown(block: BlockRows, row: Tree, name: str, value: Any) -> bool:
    """Place a value the standard does not know in a column of its own; return whether it fits."""
    if block.is_form or not is_plain(value) or not _can_name_a_column(name):
        return False
    block.unknown[name] = None
    row[name] = value
    return True


def _can_name_a_column(name: str) -> bool:
    if not name or name != name.strip():
        return False
    return _RESERVED.isdisjoint(name)


def _place_pivot(row: Tree, identifier: str, field: Field, items: Sequence[Tree]) -> None:
    """Place the items of a list in columns; `find_pivot` made sure that they fit."""
    for item in items:
        before = f"{Step(identifier, key_of(item, field.key))}"
        for name, value in item.items():
            if name not in field.key:
                row[f"{before}.{name}"] = value


def _carried(parent: BlockRows, block: BlockRows, row: Tree) -> Tree:
    """Return the keys that the rows of a list repeat from the row that holds it."""
    if parent.is_form:
        return {}
    before = parent.table.carried
    values = {column.id: row.get(column.id) for column in before}
    for column in block.table.carried[len(before) :]:
        values[column.id] = row.get(column.steps[0])
    return {name: value for name, value in values.items() if value is not None}


def _simple_ids(block: BlockRows, obj: ObjectType) -> frozenset[str]:
    """Return the names of plain values: an item that holds nothing else is a row as it is."""
    simple: set[str] = set()
    for name, field in obj.fields.items():
        if name in block.ids and not field.repeated:
            simple.add(name)
    return frozenset(simple)


def _is_simple(item: Any, ids: frozenset[str]) -> TypeGuard[Tree]:
    """Return whether an item holds plain values only, each under the id of a column."""
    if not is_row(item) or not item.keys() <= ids:
        return False
    values = item.values()
    return "" not in values and all(type(v) in _PLAIN for v in values)
