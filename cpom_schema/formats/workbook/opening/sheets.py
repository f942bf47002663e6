"""What a workbook holds once opened: sheets of cells, and which cells are broken.

A broken cell has no value that can be used: it shows an error such as ``#REF!``, or holds a formula
whose result was never computed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from cpom_schema.errors import Note

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
"""Content of a cell; an empty one is None or an empty text. Numbers of XLSX are floats."""

UNCOMPUTED: Final = "formule"
"""Why a cell is broken: the result of its formula was never computed."""
ERROR: Final = "erreur:"
"""Beginning of why a cell is broken: it shows an error, which follows: ``erreur:#REF!``."""


class Sheet(NamedTuple):
    """One sheet, from row 1 and column A.

    Attributes:
        name: name on its tab.
        hidden: True when the sheet is hidden, by the user or by a program.
        rows: cells by row, then column; rows may differ in length, and the last one holds something
            or has a broken cell.
        broken: for the row and the column, from 0, of each broken cell, why it is broken:
            ``formule`` or ``erreur:#REF!``.
        merged: first row, first column, last row and last column, from 0, of merged cells.
        hidden_rows: numbers, from 0, of the hidden rows that hold something.
    """

    name: str
    hidden: bool
    rows: Sequence[Sequence[CellValue]]
    broken: Mapping[tuple[int, int], str] = {}
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: Collection[int] = ()


class Workbook(NamedTuple):
    """The sheets of a workbook in the order of their tabs, without charts.

    Attributes:
        sheets: hidden ones included.
        notes: what was left aside without harm: macros, links, formatted empty rows.
    """

    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...] = ()


def without_empty_end(
    rows: list[list[CellValue]], broken: Mapping[tuple[int, int], str]
) -> list[list[CellValue]]:
    """Cut rows after the last one that holds something or has a broken cell.

    Args:
        rows: rows of a sheet, changed in place; empty ones are added when they end too early.
        broken: the broken cells of the sheet, by row and column.
    """
    last_broken = max((row for row, _ in broken), default=-1)
    least = last_broken + 1
    while len(rows) > least and _is_empty(rows[-1]):
        rows.pop()
    rows.extend([] for _ in range(least - len(rows)))
    return rows


def _is_empty(row: list[CellValue]) -> bool:
    return all(value is None or value == "" for value in row)
