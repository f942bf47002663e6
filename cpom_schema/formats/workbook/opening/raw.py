"""What a workbook holds once opened: grids of raw cells, and what is odd about some of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from string import ascii_uppercase
from typing import NamedTuple

from cpom_schema.errors import Note

Raw = str | int | float | bool | date | datetime | time | timedelta | None
"""Content of a cell; an empty one is None or an empty text. Numbers of XLSX are floats."""

FORMULA = "formule"
"""Mark of a formula whose result was never computed."""
ERROR = "erreur:"
"""Beginning of the mark of an error value, such as ``erreur:#REF!``."""


class Sheet(NamedTuple):
    """One sheet, from row 1 and column A.

    Attributes:
        name: name on its tab.
        hidden: True when the sheet is hidden, by the user or by a program.
        rows: cells by row, then column; rows may differ in length, and the last one holds something
            or has an odd cell.
        odd: row and column from 0 of the cells that lack a value: ``formule`` or ``erreur:#REF!``.
        merged: first row, first column, last row and last column, from 0, of merged cells.
        hidden_rows: numbers, from 0, of the hidden rows that hold something.
    """

    name: str
    hidden: bool
    rows: Sequence[Sequence[Raw]]
    odd: Mapping[tuple[int, int], str] = {}
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


def column_name(column: int) -> str:
    """Letters of a column numbered from 0: 5 gives ``F``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def column_number(letters: str) -> int:
    """Column, from 0, of its letters: ``F`` gives 5."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_name(row: int, column: int) -> str:
    """Name of a cell whose row and column are numbered from 0: (11, 5) gives ``F12``."""
    return f"{column_name(column)}{row + 1}"


def trimmed(rows: list[list[Raw]], odd: Mapping[tuple[int, int], str]) -> Sequence[Sequence[Raw]]:
    """Rows up to the last that holds something or has an odd cell."""
    last = max((row for row, _ in odd), default=-1) + 1
    while len(rows) > last and not any(v is not None and v != "" for v in rows[-1]):
        rows.pop()
    rows.extend([] for _ in range(last - len(rows)))
    return rows
