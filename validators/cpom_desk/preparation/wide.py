"""The lists laid out as columns whose keys are known before anything is typed: years, codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpom_schema.formats.workbook.planning.filling import Key
from cpom_schema.standard import views
from cpom_schema.standard.edition import Edition
from cpom_schema.tabular.layout import Table, tables

_YEARS: Final = 5
"""Years of a new contract: it lasts five years at most (CASF, art. L. 313-11)."""


def columns(edition: Edition, kind: str, first: int | None) -> Mapping[str, list[Key]]:
    """Return a column for each code, or each year, of the lists that have one item by code or year.

    Args:
        edition: that of the standard.
        kind: type of the document.
        first: first year of a contract; without it, the lists by year stay tables.
    """
    ways = _ways(edition, kind)
    known: dict[str, list[Key]] = {}
    for table in tables(edition, kind):
        keys = _keys(edition, table, ways.get(table.id), first)
        if keys:
            known[table.id] = keys
    return known


def _ways(edition: Edition, kind: str) -> dict[str, str]:
    """Return how the lists laid out as columns are, by id of their table."""
    ways: dict[str, str] = {}
    for sheet in views.view(edition, kind).sheets:
        for block in sheet.blocks:
            if isinstance(block, views.TableBlock):
                for name, way in block.pivot.items():
                    ways[f"{block.table}.{name}"] = way
    return ways


def _keys(edition: Edition, table: Table, way: str | None, first: int | None) -> list[Key]:
    if way == "codes":
        return _codes(table, edition)
    if way == "annees" and first:
        return [(str(first + rank),) for rank in range(_YEARS)]
    return []


def _codes(table: Table, edition: Edition) -> list[Key]:
    """Return the codes an item of a list may have as its key, those closed by now left out."""
    if table.item is None or table.field is None:
        return []
    key = table.item.fields[table.field.key[0]]
    codes = edition.codelists[key.type].codes.values()
    return [(code.code,) for code in codes if code.end is None]
