"""What a template knows beyond the tree it opens with: what is locked, and what to choose from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

Key = tuple[str, ...]
"""Key of a row as ``address.key_of`` writes it, keys of the ancestors first, outermost first."""

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Filling(NamedTuple):
    """What a template adds to a tree.

    Attributes:
        context: for a table id, a row and the name of a context column, the typed value shown.
        locked: for a table id, the ids of the columns locked in the rows that come from the
            contract; for ``""``, the addresses locked in forms.
        rows: for a table id, the keys of the rows that come from the contract.
        references: for what a field refers to (``contrat#perimetre``, ``perimetre``), the keys to
            choose from and the name shown beside each.
        rates: for a table id, the keys of the rows whose plain numbers are rates.
        columns: for the id of a list laid out as columns, the keys of the items that get a column
            besides those present in the tree.
        day: the day at which the codes to choose from are valid; None for that of the tree.
        cover: lines of the first sheet, label and value: contract, year, deadline.
        meta: what the hidden sheet ``_meta`` holds besides what the writer puts in it.
    """

    context: Mapping[str, Mapping[Key, Mapping[str, Any]]] = _NOTHING
    locked: Mapping[str, Collection[str]] = _NOTHING
    rows: Mapping[str, Collection[Key]] = _NOTHING
    references: Mapping[str, Sequence[tuple[str, str]]] = _NOTHING
    rates: Mapping[str, Collection[Key]] = _NOTHING
    columns: Mapping[str, Sequence[Key]] = _NOTHING
    day: str | None = None
    cover: Sequence[tuple[str, str]] = ()
    meta: Mapping[str, str] = _NOTHING


EMPTY: Final = Filling()
"""A document written as it is: nothing comes from elsewhere, nothing is locked."""
