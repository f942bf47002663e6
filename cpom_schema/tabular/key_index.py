"""Where an item stands in its list, from its key, without going through the list each time."""

from __future__ import annotations

from typing import Any, Final

from cpom_schema.tabular.address import key_of

_SHORT: Final = 16
"""Items a list may have to be simply gone through."""
_Key = tuple[str, ...]


class KeyIndex:
    """KeyIndex of the items of keyed lists, which only grow, and whose items keep their keys."""

    def __init__(self) -> None:
        # The list is kept beside its index: as long as it lives, no other has its identity.
        self._known: dict[int, tuple[list[Any], dict[_Key, int]]] = {}
        self._seen: dict[int, int] = {}

    def rank(self, items: list[Any], names: _Key, key: _Key) -> int | None:
        """Rank of the first item of a list with a key; None when there is none.

        Args:
            items: the list.
            names: names of the fields of the key.
            key: their values, as an address writes them.
        """
        if len(items) <= _SHORT:
            ranks = (rank for rank, item in enumerate(items) if key_of(item, names) == key)
            return next(ranks, None)
        mine = id(items)
        _, index = self._known.setdefault(mine, (items, {}))
        for rank in range(self._seen.get(mine, 0), len(items)):
            index.setdefault(key_of(items[rank], names), rank)
        self._seen[mine] = len(items)
        return index.get(key)
