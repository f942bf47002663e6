"""The rank of an item in its list, found from its key without walking the list each time."""

from __future__ import annotations

from typing import Any, Final

from cpom_schema.tabular.address import key_of

_SHORT: Final = 16
"""Items below which walking a list costs less than indexing it."""
_Key = tuple[str, ...]


class KeyIndex:
    """Ranks of the items of keyed lists, which only grow, and whose items keep their keys."""

    def __init__(self) -> None:
        # The list is kept beside its index: as long as it lives, no other has its identity.
        self._known: dict[int, tuple[list[Any], dict[_Key, int]]] = {}
        self._counted: dict[int, int] = {}

    def rank(self, items: list[Any], names: _Key, key: _Key) -> int | None:
        """Return the rank of the first item of a list with a key, from 0; None when none has it.

        Args:
            items: the list.
            names: names of the fields of the key.
            key: their values, as an address writes them.
        """
        if len(items) <= _SHORT:
            return _walked_rank(items, names, key)
        return self._index(items, names).get(key)

    def _index(self, items: list[Any], names: _Key) -> dict[_Key, int]:
        """Return the ranks of a list by key, with the items added since the last time."""
        identity = id(items)
        _, index = self._known.setdefault(identity, (items, {}))
        for rank in range(self._counted.get(identity, 0), len(items)):
            index.setdefault(key_of(items[rank], names), rank)
        self._counted[identity] = len(items)
        return index


def _walked_rank(items: list[Any], names: _Key, key: _Key) -> int | None:
    for rank, item in enumerate(items):
        if key_of(item, names) == key:
            return rank
    return None
