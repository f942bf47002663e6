"""Follow an address in a tree: to put a value where it leads, or to find which place it names."""

from __future__ import annotations

from typing import Any

from cpom_schema.document import Path, Tree, field_at, value_at
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType
from cpom_schema.tabular.address import Address, key_values
from cpom_schema.tabular.key_index import KeyIndex


class AddressWalk:
    """Follows addresses in one tree, which only grows."""

    def __init__(self, dictionary: Dictionary, root: ObjectType) -> None:
        self.dictionary = dictionary
        self.root = root
        self._keys = KeyIndex()

    def place_below(self, tree: Tree, item: Path, address: Address) -> Path | None:
        """Return the place an address leads to below an item of the tree.

        None when the address names an item that is not in the tree.
        """
        path = item
        here: Any = value_at(tree, item)
        for step in address:
            path = (*path, step.name)
            here = value_at(here, (step.name,))

            if step.key is not None:
                rank = self._rank(path, here, step.key)
                if rank is None:
                    return None
                path = (*path, rank)
                here = here[rank]
        return path

    def _rank(self, path: Path, items: Any, key: tuple[str, ...]) -> int | None:
        field = field_at(self.dictionary, self.root, path)
        if field is None or not isinstance(items, list):
            return None
        return self._keys.rank(items, field.key, key)

    def put(
        self, obj: ObjectType | None, holder: Tree, address: Address, value: Any
    ) -> Path | None:
        """Put a value at an address below an item, and return its path below that item.

        What is missing on the way is made. None when the address leads nowhere.

        Args:
            obj: type of the item.
            holder: the item.
            address: names and keys from the item to the value.
            value: the value; a list without key takes it as its last one.
        """
        path: Path = ()
        end = len(address) - 1
        for position, step in enumerate(address):
            field = _field_of(obj, step.name)
            path = (*path, step.name)

            if step.key is None:
                if position == end:
                    holder[step.name] = value
                    return path
                holder = object_in(holder, step.name)
            else:
                items = _list_in(holder, field)
                if field is None or items is None:
                    return None
                if not field.key:
                    items.append(value)
                    return (*path, len(items) - 1)
                rank = self._item_rank(items, field, step.key)
                if position == end:
                    return None
                path = (*path, rank)
                holder = items[rank]

            obj = self._object_of(field)
        return None

    def _item_rank(self, items: list[Any], field: Field, key: tuple[str, ...]) -> int:
        """Return the rank of the item with a key, added to its list when missing."""
        rank = self._keys.rank(items, field.key, key)
        if rank is None:
            items.append(key_values(self.dictionary, field, key))
            rank = len(items) - 1
        return rank

    def _object_of(self, field: Field | None) -> ObjectType | None:
        if field is None or field.kind != "object":
            return None
        return self.dictionary.objects[field.type]


def _field_of(obj: ObjectType | None, name: str) -> Field | None:
    return obj.fields.get(name) if obj else None


def object_in(holder: Tree, name: str) -> Tree:
    """Return the object a field holds, made when missing; it takes the place of another value."""
    held = holder.get(name)
    if not isinstance(held, dict):
        held = holder[name] = {}
    return held


def _list_in(holder: Tree, field: Field | None) -> list[Any] | None:
    """Return the list a field holds, made when missing; None when it can hold none."""
    if field is None or not field.repeated:
        return None
    items = holder.setdefault(field.name, [])
    if not isinstance(items, list):
        return None
    return items
