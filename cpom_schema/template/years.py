"""The columns of the years of a contract to be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpom_schema.formats.workbook.filling import Key
from cpom_schema.tabular.layout import tables

_YEARS: Final = 5
"""Years of a new contract: it lasts five years at most (CASF, art. L. 313-11)."""


def columns(version: str, kind: str, first: int | None) -> Mapping[str, list[Key]]:
    """A column for each year, in every list that has one item by year; none without first year."""
    if first is None:
        return {}
    keys: list[Key] = [(str(first + n),) for n in range(_YEARS)]
    return {
        table.id: keys
        for table in tables(version, kind)
        if table.field and table.field.key == ("annee",) and table.carried
    }
