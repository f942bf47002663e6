"""A tree with its names in the order of the dictionary, whatever the order of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cpom_schema.document import Tree
from cpom_schema.standard.dictionary import Dictionary, ObjectType

_LAST: Final = 10_000
"""Rank of a name the standard does not know: after the others, as it came."""


class FieldOrder:
    """Puts objects in order; most rows already are, and are given back as they came.

    Args:
        dictionary: the dictionary of the document.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._ranks: dict[str, Mapping[str, int]] = {}
        self._nested: dict[str, frozenset[str]] = {}

    def of(self, obj: ObjectType, tree: Tree) -> Tree:
        """An object and all it holds, in order."""
        if obj.name not in self._ranks:
            self._ranks[obj.name] = {name: rank for rank, name in enumerate(obj.fields)}
            held = (n for n, f in obj.fields.items() if f.kind == "object")
            self._nested[obj.name] = frozenset(held)
        ranks, nested = self._ranks[obj.name], self._nested[obj.name]
        if not nested.isdisjoint(tree):
            tree = {n: self._below(obj, n, v) if n in nested else v for n, v in tree.items()}
        found = [ranks.get(name, _LAST) for name in tree]
        ordered = sorted(found)
        if ordered == found:
            return tree
        return dict(sorted(tree.items(), key=lambda pair: ranks.get(pair[0], _LAST)))

    def _below(self, obj: ObjectType, name: str, value: Any) -> Any:
        below = self._dictionary.objects[obj.fields[name].type]
        if isinstance(value, dict):
            return self.of(below, value)
        if isinstance(value, list):
            return [self.of(below, v) if isinstance(v, dict) else v for v in value]
        return value
