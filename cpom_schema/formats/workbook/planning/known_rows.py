"""What is known of the rows of a table beyond the tree: from the contract, or as rates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from cpom_schema.document import Tree
from cpom_schema.formats.workbook.planning.filling import Filling, Fit, Key
from cpom_schema.standard.views import Rates
from cpom_schema.tabular.address import key_of
from cpom_schema.tabular.layout import Table

_RATE: Final = Fit(rate=True)


def _keys(table: Table, rows: Iterable[Tree]) -> list[Key]:
    names = table.key
    return [key_of(row, names) for row in rows]


class KnownRows:
    """What a filling knows of the rows of a table.

    Attributes:
        keys: the key of each row, as the filling writes it; empty when it knows no row.
    """

    def __init__(self, filling: Filling, table: Table, rows: Sequence[Tree]) -> None:
        self._rows = rows
        self._context = filling.context.get(table.id, {})
        self._wanted = frozenset(filling.rows.get(table.id, ()))
        self._fits = filling.fits.get(table.id, {})
        is_any_known = bool(self._context or self._wanted)
        self.keys = _keys(table, rows) if is_any_known else []

    def contexts(self) -> list[Mapping[str, Any]]:
        """Return what informs each row, by its name in the view; empty when no row is known."""
        return [self._context.get(key, {}) for key in self.keys]

    def given(self) -> set[int]:
        """Return the ranks of the rows that come from the contract."""
        return {rank for rank, key in enumerate(self.keys) if key in self._wanted}

    def fits(self, rates: Rates) -> dict[int, Fit]:
        """Return what rows want of their cells, by rank.

        What the filling knows comes before what the row says by itself: that it is a rate.
        """
        fits: dict[int, Fit] = {}
        for rank, row in enumerate(self._rows):
            if rates.by and row.get(rates.by) == rates.code:
                fits[rank] = _RATE
            if self.keys and self.keys[rank] in self._fits:
                fits[rank] = self._fits[self.keys[rank]]
        return fits
