"""A contract being edited: only what is touched is copied, the rest is shared with the source."""

from __future__ import annotations

from typing import Any

from cpom_schema.consolidation.targets import as_list, as_tree, key_of
from cpom_schema.document import Tree
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType


class EditedList(dict[Any, Any]):
    """A list with a key, being edited: its items by key."""


class EditedObject(dict[Any, Any]):
    """An object being edited."""

    def __init__(self, dictionary: Dictionary, obj: ObjectType, tree: Tree) -> None:
        super().__init__(tree)
        self._dictionary = dictionary
        self._rank = {name: rank for rank, name in enumerate(obj.fields)}

    def open_list(self, field: Field) -> EditedList:
        """Open one of its lists for editing, and return it."""
        held = self.get(field.name)
        if isinstance(held, EditedList):
            return held
        items = EditedList()
        for rank, item in enumerate(as_list(held)):
            items[_free_key(items, field, item, rank)] = item
        self[field.name] = items
        return items

    def open_object(self, place: dict[Any, Any], key: Any, field: Field) -> EditedObject:
        """Open for editing the object that a place holds, or an empty one, and return it.

        Args:
            place: an object or a list being edited.
            key: name or key of the object in its place.
            field: the field that holds the object, or the list of it.
        """
        held = place.get(key)
        if isinstance(held, EditedObject):
            return held
        obj = self._dictionary.objects[field.type]
        opened = EditedObject(self._dictionary, obj, as_tree(held))
        place[key] = opened
        return opened

    def close(self) -> Tree:
        """Return the plain object, its fields in the order of the standard.

        A field that editing left empty is left out.
        """
        closed: Tree = {}
        for name in sorted(self, key=self._rank_of):
            value = plain(self[name])
            if value or value is self[name]:
                closed[name] = value
        return closed

    def _rank_of(self, name: str) -> int:
        return self._rank.get(name, -1)


def _free_key(items: EditedList, field: Field, item: Any, rank: int) -> Any:
    """Return the key of an item of a list; one made of its rank when it has none of its own."""
    key: Any = (rank,)
    if isinstance(item, dict):
        key = key_of(item, field.key)
    if key in items:
        return (key, rank)
    return key


def plain(value: Any) -> Any:
    """Return a plain value: lists and objects that were being edited are closed, others shared."""
    if isinstance(value, EditedList):
        return [plain(item) for item in value.values()]
    if isinstance(value, EditedObject):
        return value.close()
    return value
