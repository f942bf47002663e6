"""Walk the XML of one XLSX sheet, cell by cell, when a search over its bytes is not enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from cpom_schema.document import Limits
from cpom_schema.formats.workbook.opening.guard import damaged, too_heavy
from cpom_schema.formats.workbook.opening.raw import ERROR, FORMULA, column_number

_REFERENCE: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_TRUE: Final = ("1", "true")


@dataclass(slots=True)
class Walked:
    """What a walk gives.

    Attributes:
        rows: rows from the first to the last filled one.
        columns: columns from the first to the last filled one.
        weight: bytes of the shared texts, counted for each cell.
        odd: marks of the cells without a value, by row and column from 0.
        hidden: hidden rows that hold something, from 0.
    """

    rows: int = 0
    columns: int = 0
    weight: int = 0
    odd: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)


class _Walk:
    """Positions as the reader of values counts them: a cell without a name follows the last."""

    def __init__(self, texts: Sequence[int], limit: int) -> None:
        self.found = Walked()
        self.texts = texts
        self.limit = limit
        self.row = self.column = 0
        self.at = (0, 0)
        self.row_hidden = False
        self.type = ""
        self.formula = self.valued = False
        self.value: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            named = attributes.get("r")
            if named is not None:
                match = _REFERENCE.fullmatch(named)
                if match is None or match[2].strip("0") == "":
                    raise damaged()
                self.column = column_number(match[1])
                self.at = int(match[2]) - 1, self.column
            else:
                self.at = self.row, self.column
            self.column += 1
            self.type = attributes.get("t", "n")
            self.formula = self.valued = False
            self.value = []
        elif local == "row":
            number = attributes.get("r")
            if number is not None:
                if not number.isdecimal() or len(number) > 7 or int(number) == 0:  # noqa: PLR2004
                    raise damaged()
                self.row = int(number) - 1
            self.row_hidden = attributes.get("hidden") in _TRUE
        elif local == "f":
            self.formula = True
        elif local in ("v", "is"):
            self.valued = True
            self.value = []

    def text(self, text: str) -> None:
        if self.value is not None and self.valued:
            self.value.append(text)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            self.row += 1
            self.column = 0
        elif local == "c":
            self.cell("".join(self.value or ()).strip())
            self.value = None
        elif local == "f" and not self.valued:
            self.value = []

    def cell(self, value: str) -> None:
        found = self.found
        row, column = self.at
        if not self.valued and not self.formula:
            return
        if self.row_hidden:
            found.hidden.add(row)
        if self.type == "e":
            found.odd[self.at] = ERROR + (value or "#N/A")
        elif self.formula and not value and not (self.valued and self.type == "str"):
            found.odd[self.at] = FORMULA
        if self.valued:
            found.rows = max(found.rows, row + 1)
            found.columns = max(found.columns, column + 1)
        if self.type == "s" and value.isdecimal() and int(value) < len(self.texts):
            found.weight += self.texts[int(value)]
            if found.weight > self.limit:
                raise too_heavy(found.weight, self.limit)


def walk(xml: bytes, texts: Sequence[int], limits: Limits) -> Walked:
    """Measure a sheet and list what is odd in it.

    Args:
        xml: the part of the sheet, without DTD.
        texts: bytes of each shared text.
        limits: `unpacked` bounds the bytes of the shared texts of the sheet.

    Raises:
        UnreadableError: the sheet is damaged, or its texts take too much once in their cells.
    """
    walker = _Walk(texts, limits.unpacked)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise damaged() from error
    return walker.found
