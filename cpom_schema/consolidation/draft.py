"""A contract being edited: only what is touched is copied, the rest is shared with the source."""

from __future__ import annotations

from typing import Any

from cpom_schema.consolidation.targets import key_of
from cpom_schema.document import Tree
from cpom_schema.standard.dictionary import Dictionary, Field, ObjectType


class Rows(dict[Any, Any]):
    """A list with a key, being edited: its items by key."""


class Draft(dict[Any, Any]):
    """An object being edited."""

    def __init__(self, dictionary: Dictionary, obj: ObjectType, tree: Tree) -> None:
        super().__init__(tree)
        self._dictionary = dictionary
        self._rank = {name: rank for rank, name in enumerate(obj.fields)}

    def rows(self, field: Field) -> Rows:
        """The items of one of its lists, opened for editing."""
        held = self.get(field.name)
        if isinstance(held, Rows):
            return held
        rows = Rows()
        for rank, item in enumerate(held if isinstance(held, list) else ()):
            key = key_of(item, field.key) if isinstance(item, dict) else (rank,)
            rows[(key, rank) if key in rows else key] = item
        self[field.name] = rows
        return rows

    def open(self, place: dict[Any, Any], key: Any, field: Field) -> Draft:
        """The object a place holds, or an empty one, opened for editing."""
        held = place.get(key)
        if not isinstance(held, Draft):
            tree = held if isinstance(held, dict) else {}
            held = Draft(self._dictionary, self._dictionary.objects[field.type], tree)
            place[key] = held
        return held

    def close(self) -> Tree:
        """The plain object, its fields in the order of the standard; what is left empty goes."""
        plain: Tree = {}
        for name in sorted(self, key=lambda n: self._rank.get(n, -1)):
            value = frozen(self[name])
            if value or value is self[name]:
                plain[name] = value
        return plain


def frozen(value: Any) -> Any:
    """A plain value: lists and objects that were being edited are closed, others are shared."""
    match value:
        case Rows():
            return [frozen(item) for item in value.values()]
        case Draft():
            return value.close()
        case _:
            return value
