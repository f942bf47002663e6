"""Names of cells and columns as spreadsheet programs show them: ``F12`` is row 11, column 5."""

from __future__ import annotations

from string import ascii_uppercase


def column_name(column: int) -> str:
    """Return the letters of a column numbered from 0: 5 gives ``F``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number, from 0, of a column given by its letters: ``F`` gives 5."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell whose row and column are numbered from 0.

    Row 11 and column 5 give ``F12``.
    """
    return f"{column_name(column)}{row + 1}"
