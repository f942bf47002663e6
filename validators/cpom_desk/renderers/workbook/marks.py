"""What is written on a workbook, in plain data: marks on cells, and the rows of Anomalies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from cpom_schema.standard.catalogue import Severity

MARKER: Final = "cpom:"
"""How everything hidden of ours begins."""
HEADINGS: Final = {"fr": "— Contrôle CPOM —", "en": "— CPOM check —"}
"""First line of what we write in a comment: how it is known again, in both languages."""

_CELL: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_COLUMNS: Final = 16_384
_ROWS: Final = 1_048_576


class Place(NamedTuple):
    """A cell by its row and column, from 1: ``F12`` is (12, 6)."""

    row: int
    column: int

    def __str__(self) -> str:
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(65 + letter) + letters
        return f"{letters}{self.row}"


def place(cell: str) -> Place | None:
    """The place of a cell, None when it is not the address of one."""
    found = _CELL.fullmatch(cell.upper())
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    at = Place(int(found[2]), column)
    return at if at.row <= _ROWS and column <= _COLUMNS else None


class Mark(NamedTuple):
    """One finding on a cell.

    Attributes:
        sheet: name of the tab.
        cell: address, ``F12``.
        severity: what colours the cell, with the worst of the other marks of it.
        word: the severity in words, with its colon.
        message: what is wrong.
        advice: what to do, with its introduction.
        code: permanent code of the finding, alone on the last line.
    """

    sheet: str
    cell: str
    severity: Severity
    word: str
    message: str
    advice: str
    code: str


class Row(NamedTuple):
    """One line of the Anomalies sheet.

    Attributes:
        texts: severity, sheet, cell, place in business words, message, advice, code.
        severity: what colours its first text.
        sheet: name of the tab its link leads to, empty for none.
        cell: address it leads to, empty for the top of the tab.
        folded: whether it stays hidden below the line of its like until asked for.
    """

    texts: tuple[str, ...]
    severity: Severity
    sheet: str
    cell: str
    folded: bool


class Content(NamedTuple):
    """What the Anomalies sheet says.

    Attributes:
        tab: name of the sheet.
        title: its first line.
        verdict: the verdict in words, with the counts.
        tone: the severity whose colour the verdict takes.
        counts: the counts of each sheet.
        help: what to do with all this.
        headers: titles of the columns.
        rows: what is wrong, in the order to correct it.
        heading: first line of each comment.
        more: last line of a comment that does not say everything, with ``{}`` for how many.
        page: ``Page {} sur {}``.
    """

    tab: str
    title: str
    verdict: str
    tone: Severity
    counts: str
    help: str
    headers: tuple[str, ...]
    rows: Sequence[Row]
    heading: str
    more: str
    page: str


def ranges(places: Iterable[Place]) -> list[str]:
    """Addresses that cover the cells, each run down a column being one: ``F12:F15``."""
    runs: list[list[Place]] = []
    for at in sorted(set(places), key=lambda p: (p.column, p.row)):
        if runs and runs[-1][-1] == (at.row - 1, at.column):
            runs[-1][1:] = [at]
        else:
            runs.append([at])
    return [":".join(map(str, run)) for run in runs]
