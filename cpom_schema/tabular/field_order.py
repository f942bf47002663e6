"""A tree with its fields in the order of the dictionary, whatever the order of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from cpom_schema.document import Tree
from cpom_schema.standard.dictionary import Dictionary, ObjectType

_LAST: Final = 10_000
"""Rank of a name the standard does not know: after the others, as it came."""


class _Fields(NamedTuple):
    """What ordering an object needs to know of its type.

    Attributes:
        ranks: rank of each field in the dictionary, by name.
        objects: names of the fields that hold objects.
    """

    ranks: Mapping[str, int]
    objects: frozenset[str]


class FieldOrder:
    """Puts objects in order; most rows already are, and are given back as they came.

    Args:
        dictionary: the dictionary of the document.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._known: dict[str, _Fields] = {}

    def ordered(self, obj: ObjectType, tree: Tree) -> Tree:
        """Return an object and all it holds, in order."""
        ranks, objects = self._known.get(obj.name) or self._learn(obj)
        if not objects.isdisjoint(tree):
            tree = self._with_ordered_objects(obj, objects, tree)
        found = [ranks.get(name, _LAST) for name in tree]
        if found == sorted(found):
            return tree
        return dict(sorted(tree.items(), key=lambda pair: ranks.get(pair[0], _LAST)))

    def _learn(self, obj: ObjectType) -> _Fields:
        ranks = {name: rank for rank, name in enumerate(obj.fields)}
        objects = frozenset(name for name, field in obj.fields.items() if field.kind == "object")
        fields = _Fields(ranks, objects)
        self._known[obj.name] = fields
        return fields

    def _with_ordered_objects(self, obj: ObjectType, objects: frozenset[str], tree: Tree) -> Tree:
        """Return an object, each object it holds in order."""
        result = dict(tree)
        for name in objects.intersection(tree):
            held = self._dictionary.objects[obj.fields[name].type]
            result[name] = self._ordered_value(held, tree[name])
        return result

    def _ordered_value(self, obj: ObjectType, value: Any) -> Any:
        """Return an object or a list of objects in order; another value as it is."""
        if isinstance(value, dict):
            return self.ordered(obj, value)
        if isinstance(value, list):
            return [self.ordered(obj, v) if isinstance(v, dict) else v for v in value]
        return value
