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
    """A column for each code, and for each year, in every list that has one item by code or year.

    Args:
        edition: that of the standard.
        kind: type of the document.
        first: first year of the contract; without it, the lists by year stay tables.
    """
    blocks = [b for s in views.view(edition, kind).sheets for b in s.blocks]
    ways = {
        f"{block.table}.{name}": way
        for block in blocks
        if isinstance(block, views.TableBlock)
        for name, way in block.pivot.items()
    }
    years: list[Key] = [(str(first + n),) for n in range(_YEARS)] if first else []
    known = {
        t.id: _codes(t, edition) if ways[t.id] == "codes" else years
        for t in tables(edition, kind)
        if ways.get(t.id) in ("codes", "annees")
    }
    return {name: keys for name, keys in known.items() if keys}


def _codes(table: Table, edition: Edition) -> list[Key]:
    """The codes an item of a list may have as its key, those closed by now left out."""
    if table.item is None or table.field is None:
        return []
    codes = edition.codelists[table.item.fields[table.field.key[0]].type].codes.values()
    return [(c.code,) for c in codes if c.end is None]
