"""Widths and heights that fit what a sheet holds: spreadsheets do not all fit rows themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from cpom_schema.formats.workbook.painting.style import WIDTHS
from cpom_schema.formats.workbook.planning.plan import FormPlan, OthersPlan, SheetPlan, TablePlan
from cpom_schema.formats.workbook.planning.shown import Shown

FORM: Final = (38.0, 52.0, 70.0)
"""Widths, in characters, of the labels, the values and the help of a form."""
_OTHERS: Final = (64.0, 52.0, 44.0)
"""Those of the places, the values and the titles of what has no cell of its own."""
_LOOKED_AT: Final = 200
"""Rows looked at to choose the width of a column."""
_WIDEST: Final = 44.0
_HIGHEST: Final = 180.0
_LINE: Final = {"label": 15.5, "help": 11.0, "line_help": 12.5, "cell": 15.0}
"""Height of a line, in points, by what is written."""
_ACROSS: Final = {"label": 1.0, "help": 1.6, "line_help": 1.4, "cell": 1.15}
"""Letters that fit in one unit of width, on the safe side."""


def _longest(text: str) -> int:
    return max(map(len, text.split("\n")))


def _table(table: TablePlan) -> list[float]:
    found: list[float] = []
    for column in table.columns:
        word = max(map(len, column.title.split(" ")))
        found.append(max(WIDTHS[column.look], 1.2 * word + 2))
    for values in islice(table.rows, _LOOKED_AT):
        for at, value in enumerate(values):
            if isinstance(value, str):
                found[at] = max(found[at], min(1.05 * _longest(value) + 2, _WIDEST))
    return found


def _asked(block: FormPlan | TablePlan | OthersPlan) -> list[float]:
    match block:
        case TablePlan():
            return _table(block)
        case OthersPlan():
            return list(_OTHERS)
        case FormPlan():
            return list(FORM)


class Widths:
    """Widths of the columns of a sheet, in characters: the widest of what its blocks ask.

    Args:
        sheet: the sheet.
    """

    def __init__(self, sheet: SheetPlan) -> None:
        asked = [_asked(block) for block in sheet.blocks]
        count = max(map(len, asked), default=0)
        self.found = [max(w[at] for w in asked if at < len(w)) for at in range(count)]

    def height(self, texts: Iterable[str], style: str) -> float:
        """The height of a row of titles or of help, in points."""
        rooms = [max(1, int(w * _ACROSS[style])) for w in self.found]
        lines = max((_lines(t, r) for t, r in zip(texts, rooms, strict=False)), default=1)
        return min(lines * _LINE[style] + 6, _HIGHEST)

    def line(self, value: Shown, help_: str) -> float:
        """The height of a line of a form, in points."""
        lines = _lines(help_, int(FORM[2] * _ACROSS["line_help"]))
        return max(self.row(("", value)) or _LINE["cell"], lines * _LINE["line_help"] + 3)

    def row(self, values: Sequence[Shown]) -> float | None:
        """The height of a row that needs several lines, in points; None for a usual one."""
        lines = 1
        for value, width in zip(values, self.found, strict=False):
            if isinstance(value, str) and (len(value) > width or "\n" in value):
                lines = max(lines, _lines(value, int(width * _ACROSS["cell"])))
        return None if lines == 1 else min(lines * _LINE["cell"], _HIGHEST)


def _lines(text: str, room: int) -> int:
    return sum(max(1, -(-len(part) // room)) for part in text.split("\n"))
