"""What a template knows beyond the tree it opens with: what is locked, and what to choose from.

Whoever makes a template prepares its filling; the planner only reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

Key = tuple[str, ...]
"""Key of a row as ``address.key_of`` writes it, keys of the ancestors first, outermost first."""

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Fit(NamedTuple):
    """What one row wants of its cells, beyond what their columns say.

    Attributes:
        rate: whether its plain numbers are rates, shown as percents.
        shut: ids of the columns where this row has nothing to hold.
        offered: for the id of a column, the texts this row chooses from.
    """

    rate: bool = False
    shut: frozenset[str] = frozenset()
    offered: Mapping[str, Sequence[str]] = _NOTHING


class Filling(NamedTuple):
    """What a template adds to a tree.

    Attributes:
        context: for a table id, a row and the name of a context column, the typed value shown.
        locked: for a table id, the ids of the columns locked in the rows that come from the
            contract; for ``""``, the addresses locked in forms.
        rows: for a table id, the keys of the rows that come from the contract.
        references: for what a field refers to (``contrat#perimetre``, ``perimetre``), the keys to
            choose from and the name shown beside each.
        fits: for a table id, what the row of a key wants of its cells.
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
    fits: Mapping[str, Mapping[Key, Fit]] = _NOTHING
    columns: Mapping[str, Sequence[Key]] = _NOTHING
    day: str | None = None
    cover: Sequence[tuple[str, str]] = ()
    meta: Mapping[str, str] = _NOTHING


EMPTY: Final = Filling()
"""A document written as it is: nothing comes from elsewhere, nothing is locked."""
