"""Cells of a sheet: their addresses, and the ranges that cover them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_COLUMNS: Final = 16_384
_ROWS: Final = 1_048_576
_LETTERS: Final = 26
_A: Final = ord("A")


class Place(NamedTuple):
    """A cell by its row and column, from 1: ``F12`` is (12, 6)."""

    row: int
    column: int

    def __str__(self) -> str:
        letters = ""
        rest = self.column
        while rest:
            rest, letter = divmod(rest - 1, _LETTERS)
            letters = chr(_A + letter) + letters
        return f"{letters}{self.row}"


def place(cell: str) -> Place | None:
    """Return the place of a cell, None when it is not the address of one."""
    found = _ADDRESS.fullmatch(cell.upper())
    if not found:
        return None
    at = Place(int(found[2]), _column(found[1]))
    if at.row > _ROWS or at.column > _COLUMNS:
        return None
    return at


def _column(letters: str) -> int:
    """Return the number of a column, from 1: ``F`` is 6."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - _A + 1
    return number


def ranges(places: Iterable[Place]) -> list[str]:
    """Return addresses that cover the cells, each run down a column being one: ``F12:F15``."""
    runs: list[list[Place]] = []
    for at in sorted(set(places), key=_by_column):
        if runs and runs[-1][-1] == (at.row - 1, at.column):
            runs[-1][1:] = [at]
        else:
            runs.append([at])
    return [":".join(map(str, run)) for run in runs]


def _by_column(at: Place) -> tuple[int, int]:
    return at.column, at.row
